using System.Globalization;
using NlpPipeline.Training.Optimization;
using NlpPipeline.Training.Pipelines;

namespace NlpPipeline.Cli.Commands.Training;

/// <summary>Shows training on standard error: a line a stage, and on a terminal a bar of iterations with the objective.</summary>
internal sealed class TrainingProgress : ITrainingProgress, IDisposable
{
    private ProgressLine? line;

    public void Stage(string name)
    {
        line?.Dispose();
        line = null;
        Console.Error.WriteLine($"training: {name}");
    }

    public void Iteration(OptimizationStep step, int maximum)
    {
        line ??= new ProgressLine("iterations", maximum);
        line.Report(step.Iteration, string.Create(CultureInfo.InvariantCulture, $"objective {step.Value:0.0}"));
    }

    public void Dispose() => line?.Dispose();
}
