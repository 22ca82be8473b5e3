using NlpPipeline.Tagging;
using NlpPipeline.Training.Crf;
using NlpPipeline.Training.Optimization;

namespace NlpPipeline.Training.Tests.Crf;

public class CrfObjectiveTests
{
    private static readonly FeatureTemplate[] Templates = [FeatureTemplate.Parse("bias"), FeatureTemplate.Parse("word[0]"), FeatureTemplate.Parse("word[-1] word[0]")];

    [Theory]
    [InlineData(TagEncoding.Bio, 0)]
    [InlineData(TagEncoding.Bioes, 0.7)]
    public void Gradient_agrees_with_finite_differences(TagEncoding encoding, double l2)
    {
        var random = new Random(5);
        var scheme = new TagScheme(encoding, ["PER", "LOC"]);
        var data = RandomChain.Dataset(random, scheme, Templates, sentences: 12, length: 5);
        data.Freeze(1);
        var objective = new CrfObjective(data, scheme, l2, 2);
        var point = new double[objective.Dimension];
        for (var i = 0; i < point.Length; i++)
            point[i] = random.NextDouble() - 0.5;
        var gradient = new double[point.Length];
        var ignored = new double[point.Length];
        objective.Evaluate(point, gradient);
        const double h = 1e-5;
        for (var i = 0; i < point.Length; i++)
        {
            var saved = point[i];
            point[i] = saved + h;
            var above = objective.Evaluate(point, ignored);
            point[i] = saved - h;
            var below = objective.Evaluate(point, ignored);
            point[i] = saved;
            gradient[i].Should().BeApproximately((above - below) / (2 * h), 1e-6, "weight {0} of {1}", i, point.Length);
        }
    }

    [Fact]
    public void Value_is_the_negative_log_likelihood_over_all_legal_paths()
    {
        var random = new Random(6);
        var scheme = new TagScheme(TagEncoding.Bioes, ["PER"]);
        var data = RandomChain.Dataset(random, scheme, Templates, sentences: 1, length: 1);
        data.Freeze(1);
        var objective = new CrfObjective(data, scheme, 0, 1);

        // At zero weights every legal path is as likely as any other: one token may be O or S-PER.
        objective.Evaluate(new double[objective.Dimension], new double[objective.Dimension]).Should().BeApproximately(Math.Log(2), 1e-12);
    }

    /// <summary>With a cut-off of 3, so that what is counted for it is weighed too.</summary>
    [Fact]
    public void A_sentence_that_weighs_three_is_one_that_stands_there_three_times()
    {
        var scheme = new TagScheme(TagEncoding.Bioes, ["PER"]);
        var weighed = Objective(weight: s => 1 + (s % 3), times: null);
        var repeated = Objective(weight: null, times: s => 1 + (s % 3));
        weighed.Dimension.Should().Be(repeated.Dimension).And.NotBe(Objective(null, null).Dimension);
        var random = new Random(9);
        var point = Enumerable.Range(0, weighed.Dimension).Select(_ => random.NextDouble() - 0.5).ToArray();
        var (first, second) = (new double[point.Length], new double[point.Length]);
        weighed.Evaluate(point, first).Should().BeApproximately(repeated.Evaluate(point, second), 1e-9);
        first.Zip(second).Should().AllSatisfy(pair => pair.First.Should().BeApproximately(pair.Second, 1e-9));

        CrfObjective Objective(Func<int, int>? weight, Func<int, int>? times)
        {
            var data = RandomChain.Dataset(new Random(8), scheme, Templates, sentences: 12, length: 5, weight, times);
            data.Freeze(3);
            return new CrfObjective(data, scheme, 0.3, 1);
        }
    }

    [Fact]
    public void Weights_under_the_least_are_dropped_and_the_others_stay()
    {
        var (all, large) = (Train(0.002), Train(0.3));
        large.WeightCount.Should().BeInRange(1, all.WeightCount - 1);
        large.Scale.Should().Be(all.Scale);
        large.Transitions.Should().Equal(all.Transitions);

        static CrfModel Train(double least)
        {
            var scheme = new TagScheme(TagEncoding.Bioes, ["PER", "LOC"]);
            var data = RandomChain.Dataset(new Random(7), scheme, Templates, sentences: 40, length: 6);
            var tags = Enumerable.Range(0, scheme.Count).Select(scheme.NameOf).ToList();
            return CrfTrainer.Train(data, scheme, tags, Templates, new CrfSettings(L2: 0.1, Iterations: 20, Least: least), new TrainingRun(1));
        }
    }

    [Fact]
    public void Threads_do_not_change_the_model()
    {
        var bytes = new[] { 1, 2, 4 }.Select(threads =>
        {
            var random = new Random(7);
            var scheme = new TagScheme(TagEncoding.Bioes, ["PER", "LOC"]);
            var data = RandomChain.Dataset(random, scheme, Templates, sentences: 40, length: 6);
            var tags = Enumerable.Range(0, scheme.Count).Select(scheme.NameOf).ToList();
            var path = Path.GetTempFileName();
            CrfTrainer.Train(data, scheme, tags, Templates, new CrfSettings(L1: 0.01, L2: 0.1, Iterations: 20), threads).Write(path);
            var content = File.ReadAllBytes(path);
            File.Delete(path);
            return content;
        }).ToList();
        bytes[1].Should().Equal(bytes[0]);
        bytes[2].Should().Equal(bytes[0]);
    }
}
