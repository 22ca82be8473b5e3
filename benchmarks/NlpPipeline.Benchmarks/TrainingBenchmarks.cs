using BenchmarkDotNet.Attributes;
using NlpPipeline.Tagging;
using NlpPipeline.Training.Crf;

namespace NlpPipeline.Benchmarks;

/// <summary>One evaluation of the training objective (likelihood and gradient) over made-up sentences of a fixed seed.</summary>
public class TrainingBenchmarks
{
    private const int Sentences = 1000;
    private const int Length = 25;
    private const int FeaturesPerToken = 60;

    private CrfObjective objective = null!;
    private double[] point = [];
    private double[] gradient = [];

    [Params(1, 2)]
    public int Threads { get; set; }

    [GlobalSetup]
    public void Setup()
    {
        var random = new Random(1);
        var scheme = new TagScheme(TagEncoding.Bioes, ["PER", "ORG", "LOC", "GROUP", "EVENT", "WORK"]);
        var data = new CrfDataset(scheme.Count);
        var features = new ulong[FeaturesPerToken];
        for (var s = 0; s < Sentences; s++)
        {
            for (var t = 0; t < Length; t++)
            {
                for (var f = 0; f < features.Length; f++)
                    features[f] = (ulong)((f * 100_000L) + (long)(Math.Pow(random.NextDouble(), 3) * 5000)) * 0x9E3779B97F4A7C15;
                data.AddToken(features, 0);
            }

            data.EndSentence();
        }

        data.Freeze(1);
        objective = new CrfObjective(data, scheme, 1, Threads);
        point = new double[objective.Dimension];
        gradient = new double[objective.Dimension];
    }

    [Benchmark]
    public double Evaluate() => objective.Evaluate(point, gradient);
}
