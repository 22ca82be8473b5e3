using NlpPipeline.Tagging;
using NlpPipeline.Training.Crf;

namespace NlpPipeline.Training.Tests.Crf;

/// <summary>Viterbi, marginals and span probabilities against the enumeration of every legal path.</summary>
public class CrfLatticeTests
{
    private static readonly FeatureTemplate[] Templates = [FeatureTemplate.Parse("bias"), FeatureTemplate.Parse("word[0]"), FeatureTemplate.Parse("word[1]")];

    [Theory]
    [InlineData(TagEncoding.Bio, 11)]
    [InlineData(TagEncoding.Bio, 12)]
    [InlineData(TagEncoding.Bioes, 13)]
    [InlineData(TagEncoding.Bioes, 14)]
    public void Agrees_with_enumeration(TagEncoding encoding, int seed)
    {
        var random = new Random(seed);
        var scheme = new TagScheme(encoding, ["PER", "LOC"]);
        var data = RandomChain.Dataset(random, scheme, Templates, sentences: 30, length: 6);
        var tags = Enumerable.Range(0, scheme.Count).Select(scheme.NameOf).ToList();
        var model = CrfTrainer.Train(data, scheme, tags, Templates, new CrfSettings(L2: 0.2, Iterations: 30), 1);
        var lattice = new CrfLattice(model, new FeatureExtractor(Templates, LexicalResources.None));
        var tagger = new SequenceTagger(model, LexicalResources.None);
        for (var round = 0; round < 5; round++)
        {
            var length = 1 + random.Next(5);
            var sentence = RandomChain.Sentence(random, length);
            lattice.Load(sentence);
            var paths = RandomChain.AllPaths(scheme, length)
                .Select(p => (Path: p, Weight: Math.Exp(Score(model, lattice, p))))
                .ToList();
            var total = paths.Sum(p => p.Weight);

            var best = new int[length];
            lattice.Viterbi(best);
            best.Should().Equal(paths.MaxBy(p => p.Weight).Path);

            lattice.ForwardBackward();
            foreach (var (path, weight) in paths)
                Math.Exp(lattice.LogProbability(path)).Should().BeApproximately(weight / total, 1e-4);
            tagger.BestPathLogProbability(sentence).Should().BeApproximately(Math.Log(paths.Max(p => p.Weight) / total), 1e-3);
            for (var t = 0; t < length; t++)
            {
                for (var y = 0; y < scheme.Count; y++)
                    lattice.Marginal(t, y).Should().BeApproximately(paths.Where(p => p.Path[t] == y).Sum(p => p.Weight) / total, 1e-4);
            }

            foreach (var span in tagger.Tag(sentence))
            {
                var expected = paths.Where(p => scheme.Decode(p.Path).Contains((span.Start, span.End, span.Label))).Sum(p => p.Weight) / total;
                span.Probability.Should().BeApproximately(expected, 1e-4);
            }
        }
    }

    private static double Score(CrfModel model, CrfLattice lattice, int[] path)
    {
        var score = (double)model.Starts[path[0]];
        for (var t = 0; t < path.Length; t++)
        {
            score += lattice.Score(t, path[t]);
            if (t > 0)
                score += model.Transitions[(path[t - 1] * model.Tags.Count) + path[t]];
        }

        return score;
    }
}
