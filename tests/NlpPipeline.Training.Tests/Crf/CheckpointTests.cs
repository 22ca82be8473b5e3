using NlpPipeline.Tagging;
using NlpPipeline.Training.Crf;
using NlpPipeline.Training.Optimization;

namespace NlpPipeline.Training.Tests.Crf;

public sealed class CheckpointTests : IDisposable
{
    private static readonly FeatureTemplate[] Templates = [FeatureTemplate.Parse("bias"), FeatureTemplate.Parse("word[0]"), FeatureTemplate.Parse("word[-1] word[0]")];

    private readonly string folder = Directory.CreateTempSubdirectory("nlp-checkpoint-").FullName;

    [Theory]
    [InlineData(0, 1, 0)]
    [InlineData(0.05, 1, 0)]
    [InlineData(0.05, 9, 0)]
    [InlineData(0.05, 23, 0)]
    [InlineData(0.05, 12, 40)]
    public void A_training_stopped_within_an_optimization_goes_on_to_the_same_bytes(double l1, int stop, int patience)
    {
        var settings = new CrfSettings(l1, 0.01, Iterations: 30, Tolerance: 0, Patience: patience);
        var whole = new Watch();
        var expected = Bytes(Train(settings, new TrainingRun(1) { Progress = whole }));

        FluentActions.Invoking(() => Train(settings, Run(new Watch(stop)))).Should().Throw<OperationCanceledException>();
        Directory.GetFiles(folder, "*.state").Should().HaveCount(stop > 1 ? 1 : 0);
        var rest = new Watch();
        Bytes(Train(settings, Run(rest))).Should().Equal(expected);
        rest.Steps[0].Iteration.Should().Be(stop > 1 ? stop : 1, "the iteration that was cut off is done again, none before it");
        rest.Steps[^1].Should().Be(whole.Steps[^1]);

        var none = new Watch();
        Bytes(Train(settings, Run(none))).Should().Equal(expected);
        none.Steps.Should().BeEmpty("the finished model is taken as it is");
        Directory.GetFiles(folder, "*.state").Should().BeEmpty();
    }

    [Fact]
    public void A_damaged_state_or_model_is_not_used()
    {
        var settings = new CrfSettings(0.05, 0.01, Iterations: 20, Tolerance: 0);
        var expected = Bytes(Train(settings, 1));
        FluentActions.Invoking(() => Train(settings, Run(new Watch(10)))).Should().Throw<OperationCanceledException>();
        Damage("*.state");
        var watch = new Watch();
        Bytes(Train(settings, Run(watch))).Should().Equal(expected);
        watch.Steps[0].Iteration.Should().Be(1);

        Damage("*.crf");
        var again = new Watch();
        Bytes(Train(settings, Run(again))).Should().Equal(expected);
        again.Steps.Should().NotBeEmpty();
    }

    [Fact]
    public void Other_data_or_settings_use_nothing_that_was_kept()
    {
        var settings = new CrfSettings(0.05, 0.01, Iterations: 12, Tolerance: 0);
        Train(settings, Run(new Watch()));
        foreach (var other in (CrfSettings[])[settings with { L1 = 0.06 }, settings with { Iterations = 13 }, settings with { Cutoff = 2 }])
        {
            var watch = new Watch();
            Train(other, Run(watch));
            watch.Steps.Should().NotBeEmpty();
        }

        var data = new Watch();
        Train(settings, Run(data), seed: 8);
        data.Steps.Should().NotBeEmpty();
        var same = new Watch();
        Train(settings, Run(same));
        same.Steps.Should().BeEmpty();
    }

    [Fact]
    public void Where_nothing_can_be_kept_training_goes_on_without()
    {
        var settings = new CrfSettings(0.05, 0.01, Iterations: 12, Tolerance: 0);
        var run = Run(new Watch());
        Directory.Delete(folder, true);
        Bytes(Train(settings, run)).Should().Equal(Bytes(Train(settings, 1)));
        run.Checkpoints!.Failure.Should().NotBeNull();
        Directory.CreateDirectory(folder);
    }

    [Fact]
    public void Patience_keeps_the_weights_that_were_best_on_dev()
    {
        var settings = new CrfSettings(0, 0.01, Iterations: 60, Tolerance: 0, Patience: 10);
        double[] scores = [0.2, 0.7, 0.5, 0.6];
        var looked = new List<byte[]>();
        var watch = new Watch();
        var model = Train(settings, new TrainingRun(1) { Progress = watch }, dev: new DevMeasure("dev", m =>
        {
            looked.Add(Bytes(m));
            return looked.Count <= scores.Length ? scores[looked.Count - 1] : 0;
        }));
        watch.Steps[^1].Iteration.Should().Be(20, "the best was at 10 and two looks more, at 15 and 20, were no better");
        Bytes(model).Should().Equal(looked[1]);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static CrfModel Train(CrfSettings settings, TrainingRun run, int seed = 5, DevMeasure? dev = null)
    {
        var scheme = new TagScheme(TagEncoding.Bio, ["PER", "LOC"]);
        var data = RandomChain.Dataset(new Random(seed), scheme, Templates, sentences: 40, length: 8);
        var tags = Enumerable.Range(0, scheme.Count).Select(scheme.NameOf).ToList();

        // A score that the patience has something to follow in: it falls with the size of the model.
        dev ??= settings.Patience > 0 ? new DevMeasure("size", m => 1.0 / (1 + m.WeightCount)) : null;
        return CrfTrainer.Train(data, scheme, tags, Templates, settings, run, dev: dev);
    }

    private static byte[] Bytes(CrfModel model)
    {
        var path = Path.GetTempFileName();
        model.Write(path);
        var bytes = File.ReadAllBytes(path);
        File.Delete(path);
        return bytes;
    }

    private TrainingRun Run(Watch watch) => new(2) { Progress = watch, Checkpoints = new Checkpoints(folder, TimeSpan.Zero) };

    private void Damage(string pattern)
    {
        var path = Directory.GetFiles(folder, pattern).Single();
        var bytes = File.ReadAllBytes(path);
        bytes[bytes.Length / 2] ^= 1;
        File.WriteAllBytes(path, bytes);
    }

    /// <summary>Sees all steps; kills the training at one of them, as a signal would.</summary>
    private sealed class Watch(int stop = 0) : ITrainingProgress
    {
        public List<OptimizationStep> Steps { get; } = [];

        public void Stage(string name)
        {
        }

        public void Iteration(OptimizationStep step, int maximum)
        {
            if (step.Iteration == stop)
                throw new OperationCanceledException();
            Steps.Add(step);
        }
    }
}
