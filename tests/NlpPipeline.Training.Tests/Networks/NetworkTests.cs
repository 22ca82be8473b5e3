using System.IO.Hashing;
using NlpPipeline.Annotations;
using NlpPipeline.Claims;
using NlpPipeline.Segmentation;
using NlpPipeline.Tagging;
using NlpPipeline.Training.Claims;
using NlpPipeline.Training.Crf;
using NlpPipeline.Training.Networks;
using NlpPipeline.Training.Optimization;
using NlpPipeline.Training.Recognizers;

namespace NlpPipeline.Training.Tests.Networks;

public sealed class NetworkTests : IDisposable
{
    private static readonly TaggerSettings Settings = new()
    {
        Templates = ["bias", "lower[0]", "kind[0]"],
        Network = new NetworkSettings(Hidden: 32, Epochs: 60, Dropout: 0.1, InputDropout: 0, Weight: 1) { Batch = 60, Rate = 0.02, Cutoff = 1 },
    };

    private static readonly LexicalResources Resources = new(null, null, WordVectors.Of(["red", "blue", "one"], [[0.5f, -0.2f, 0, 0.1f], [-0.5f, 0.1f, 0.3f, 0], [0f, 0.7f, 0, -0.7f]]));

    private static readonly IReadOnlyList<AttributeKind> Kinds = NetworkData.KindsOf(Settings.Templates.Select(FeatureTemplate.Parse));

    private readonly string path = Path.GetTempFileName();

    [Fact]
    public void Gradients_are_those_of_finite_differences()
    {
        var settings = Settings.Network with { Dropout = 0, Dilations = [1, 2] };
        var sentences = Sentences(6).Select(s => (s.Sequence, Gold: Gold(s))).ToList();
        foreach (var (_, gold) in sentences.Take(3))
            gold[0] = gold[2] = -1;
        var data = NetworkData.Of(sentences, Kinds, Resources, 1);
        var random = new Random(3);
        var network = RandomNetwork(data, settings, random);

        var pass = new NetworkPass(network, settings, Resources.Vectors);
        pass.Run(data.Sentences, 1);
        var table = new float[network.Embeddings.Length];
        pass.AddEmbeddingGradients(table, [], new bool[data.Keys.Length]);
        var gradients = pass.Gradients.Append(table).Select(g => g.ToArray()).ToList();
        var looked = 0;
        foreach (var (weights, gradient) in network.Dense.Append(network.Embeddings).Zip(gradients))
        {
            for (var i = random.Next(7); i < weights.Length; i += 1 + (weights.Length / 25))
            {
                const float step = 1e-3f;
                var old = weights[i];
                weights[i] = old + step;
                var above = pass.Run(data.Sentences, 1);
                weights[i] = old - step;
                var below = pass.Run(data.Sentences, 1);
                weights[i] = old;
                gradient[i].Should().BeApproximately((float)((above - below) / (2 * step)), 0.05f + (0.1f * Math.Abs(gradient[i])), $"of weight {i} of {weights.Length}");
                looked += gradient[i] == 0 ? 0 : 1;
            }
        }

        looked.Should().BeGreaterThan(60);
    }

    [Fact]
    public void A_sentence_that_weighs_two_has_twice_the_loss_and_gradient()
    {
        var settings = Settings.Network with { Dropout = 0 };
        var sentences = Sentences(3).Select(s => (s.Sequence, Gold: Gold(s))).ToList();
        var (once, twice) = (Of(1), Of(2));
        twice.Loss.Should().BeApproximately(2 * once.Loss, 1e-4);
        for (var p = 0; p < once.Gradients.Count; p++)
            once.Gradients[p].Zip(twice.Gradients[p]).Should().AllSatisfy(g => g.Second.Should().BeApproximately(2 * g.First, 1e-4f));
        once.Gradients[^1].Should().Contain(g => g != 0);

        (double Loss, List<float[]> Gradients) Of(int weight)
        {
            var data = NetworkData.Of(sentences, Kinds, Resources, 1, [.. sentences.Select(_ => weight)]);
            var network = RandomNetwork(data, settings, new Random(3));

            var pass = new NetworkPass(network, settings, Resources.Vectors);
            var loss = pass.Run(data.Sentences, 1);
            return (loss, [.. pass.Gradients.Select(g => g.ToArray())]);
        }
    }

    [Fact]
    public void A_network_sees_what_stands_beyond_the_reach_of_the_chains_templates()
    {
        // "one" is a GOOD thing where the sentence began with "red", a BAD one where it began with "blue".
        var train = Sentences(60);
        var chain = TaggerTrainer.Train(train, ["BAD", "GOOD"], Resources, Settings with { Network = NetworkSettings.None }, 2);
        var both = TaggerTrainer.Train(train, ["BAD", "GOOD"], Resources, Settings, 2);
        Right(chain).Should().BeLessThan(30);
        Right(both).Should().Be(40);

        int Right(CrfModel model)
        {
            var tagger = new SequenceTagger(model, Resources);
            return Sentences(40, seed: 9).Count(s => tagger.Tag(s.Sequence).Select(t => (t.Start, t.End, t.Label)).SequenceEqual(s.Spans));
        }
    }

    [Fact]
    public void Tokens_whose_tag_is_not_asked_for_teach_nothing()
    {
        var chain = TaggerTrainer.Train(Sentences(5), ["BAD", "GOOD"], Resources, Settings with { Network = NetworkSettings.None }, 1);
        var (asked, other) = (Sentences(8).Select(s => (s.Sequence, Gold(s))).ToList(), Sentences(8).Select(s => (s.Sequence, Gold(s))).ToList());
        foreach (var (first, second) in asked.Zip(other))
            (first.Item2[0], second.Item2[0]) = (-1, 0);
        var none = Sentences(8).Select(s => (s.Sequence, Enumerable.Repeat(-1, s.Sequence.Count).ToArray())).ToList();
        var settings = Settings.Network with { Epochs = 2 };
        Output(asked).Should().NotEqual(Output(other));

        // With nothing to learn from, only the decay of weights moves the first, random ones.
        Output(none).Max(Math.Abs).Should().BeLessThan(1);
        Output([.. none, .. asked]).Should().NotEqual(Output(none));

        float[] Output(List<(TokenSequence, int[])> sentences) => NetworkTrainer.Train(chain, Kinds, sentences, Resources, settings, 1).Network!.Output;
    }

    [Fact]
    public void A_network_beside_a_classifier_may_score_further_classes_and_one_beside_a_chain_may_not()
    {
        var cases = new ClassifierTrainer(["no", "yes"]);
        var features = new FeatureList();
        features.Add(1);
        foreach (var name in new[] { "no", "yes", "no", "yes" })
            cases.Add(features, name, 1);
        var classifier = cases.Train(new CrfSettings(L1: 0.1, L2: 1, Cutoff: 1), 1);
        var sentences = Sentences(30).Select(s => (s.Sequence, Gold: Enumerable.Repeat(-1, s.Sequence.Count).ToArray())).ToList();
        foreach (var (sequence, gold) in sentences)
            (gold[0], gold[1]) = (sequence.Text[0] == 'R' ? 2 : 3, 0);

        NetworkTrainer.Train(classifier, Kinds, sentences, Resources, Settings.Network, 1, further: 2).Write(path);

        var network = CrfModel.Read(path).Network!;
        var scorer = new NetworkScorer(network, Resources.Vectors, new LexicalAttributes(Resources));
        scorer.Tags.Should().Be(4);
        foreach (var (sequence, gold) in sentences)
        {
            var first = scorer.Score(sequence)[..4].ToArray();
            Array.IndexOf(first, first.Max()).Should().Be(gold[0]);
        }

        var chain = TaggerTrainer.Train(Sentences(5), ["BAD", "GOOD"], Resources, Settings with { Network = NetworkSettings.None }, 1);
        FluentActions.Invoking(() => chain.With(network)).Should().Throw<ArgumentException>();
    }

    [Fact]
    public void Any_number_of_threads_gives_the_same_bytes_and_a_file_gives_the_same_scores()
    {
        var files = new[] { 1, 2, 4 }.Select(threads =>
        {
            TaggerTrainer.Train(Sentences(30), ["BAD", "GOOD"], Resources, Settings, threads).Write(path);
            return File.ReadAllBytes(path);
        }).ToList();
        files[1].Should().Equal(files[0]);
        files[2].Should().Equal(files[0]);

        var model = TaggerTrainer.Train(Sentences(30), ["BAD", "GOOD"], Resources, Settings, 2);
        var read = CrfModel.Read(path);
        foreach (var sentence in Sentences(10, seed: 4))
            Score(read, sentence).Should().Equal(Score(model, sentence));

        static float[] Score(CrfModel model, TaggedSentence sentence) => new NetworkScorer(model.Network!, Resources.Vectors, new LexicalAttributes(Resources)).Score(sentence.Sequence).ToArray();
    }

    [Fact]
    public void A_cut_or_ill_fitting_network_is_noticed_though_the_checksum_is_right()
    {
        TaggerTrainer.Train(Sentences(5), ["BAD", "GOOD"], Resources, Settings with { Network = Settings.Network with { Epochs = 1 } }, 1).Write(path);
        var body = File.ReadAllBytes(path)[..^sizeof(ulong)];
        for (var cut = body.Length - 1; cut > 200; cut -= 1 + (body.Length / 60))
        {
            File.WriteAllBytes(path, [.. body[..cut], .. XxHash3.Hash(body[..cut])]);
            FluentActions.Invoking(() => CrfModel.Read(path)).Should().Throw<InvalidInputException>($"the body ends at {cut}");
        }
    }

    [Fact]
    public void A_finished_network_is_taken_from_the_checkpoints()
    {
        var folder = Directory.CreateTempSubdirectory("nlp-network-").FullName;
        try
        {
            var first = new Counter();
            Train(first);
            var again = new Counter();
            Train(again);
            first.Iterations.Should().BeGreaterThan(60);
            again.Iterations.Should().Be(0);
        }
        finally
        {
            Directory.Delete(folder, true);
        }

        void Train(Counter counter) => TaggerTrainer.Train(
            Sentences(20), ["BAD", "GOOD"], Resources, Settings, new TrainingRun(1) { Progress = counter, Checkpoints = new Checkpoints(folder, TimeSpan.Zero) });
    }

    [Fact]
    public void Vectors_are_read_back_as_they_were_written()
    {
        Resources.Vectors!.Write(path);
        var read = WordVectors.Read(path);
        read.Count.Should().Be(3);
        var (expected, found) = (new float[4], new float[4]);
        foreach (var word in (string[])["red", "blue", "one"])
        {
            Resources.Vectors.CopyTo(Resources.Vectors.Find(word), expected);
            read.CopyTo(read.Find(word), found);
            found.Should().Equal(expected);
        }

        expected.Should().BeEquivalentTo([0f, 0.7f, 0f, -0.7f], o => o.Using<float>(c => c.Subject.Should().BeApproximately(c.Expectation, 0.004f)).WhenTypeIs<float>());
        read.Find("green").Should().Be(-1);
        var bytes = File.ReadAllBytes(path);
        foreach (var length in (int[])[0, 4, 12, bytes.Length - 1])
        {
            File.WriteAllBytes(path, bytes[..length]);
            FluentActions.Invoking(() => WordVectors.Read(path)).Should().Throw<InvalidInputException>();
        }
    }

    public void Dispose() => File.Delete(path);

    private static TaggingNetwork RandomNetwork(NetworkData data, NetworkSettings settings, Random random)
    {
        var network = new TaggingNetwork(data.Kinds, data.Keys, 32, 5, settings.Dilations, 4, 1);
        foreach (var weights in network.Dense.Append(network.Embeddings))
        {
            for (var i = 0; i < weights.Length; i++)
                weights[i] = (float)(random.NextDouble() - 0.5);
        }

        return network;
    }

    private static int[] Gold(TaggedSentence sentence) => new TagScheme(TagEncoding.Bio, ["BAD", "GOOD"]).Encode(sentence.Spans, sentence.Sequence.Count);

    private static List<TaggedSentence> Sentences(int count, int seed = 1)
    {
        var random = new Random(seed);
        return [.. Enumerable.Range(0, count).Select(_ =>
        {
            var isRed = random.Next(2) == 0;
            var fill = string.Concat(Enumerable.Range(0, 3 + random.Next(3)).Select(_ => random.Next(2) == 0 ? " and" : " then"));
            var text = (isRed ? "Red" : "Blue") + fill + " one here";
            var tokens = new List<Token>();
            Tokenizer.Tokenize(text, 0, text.Length, tokens);
            return new TaggedSentence(new TokenSequence(text, tokens), [(tokens.Count - 2, tokens.Count - 1, isRed ? "GOOD" : "BAD")]);
        })];
    }

    private sealed class Counter : ITrainingProgress
    {
        public int Iterations { get; private set; }

        public void Stage(string name)
        {
        }

        public void Iteration(OptimizationStep step, int maximum) => Iterations++;
    }
}
