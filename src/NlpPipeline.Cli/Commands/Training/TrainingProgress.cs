using System.Globalization;
using NlpPipeline.Training.Optimization;

namespace NlpPipeline.Cli.Commands.Training;

/// <summary>
/// Shows training on standard error: a line a stage as it begins and one for each optimization as it ends, and on a terminal a bar of
/// iterations with the objective, the F1 on dev and the time left at most.
/// </summary>
internal sealed class TrainingProgress : ITrainingProgress, IDisposable
{
    private ProgressLine? line;
    private OptimizationStep last;

    public void Stage(string name)
    {
        End();
        Console.Error.WriteLine($"training: {name}");
    }

    public void Iteration(OptimizationStep step, int maximum)
    {
        if (step.Iteration <= last.Iteration)
            End();
        line ??= new ProgressLine("iterations", maximum, step.Iteration - 1);
        last = step;
        line.Report(step.Iteration, Figures(step));
    }

    public void Dispose() => End();

    private void End()
    {
        line?.Dispose();
        line = null;
        if (last.Iteration > 0)
            Console.Error.WriteLine($"training: {last.Iteration} iterations, {Figures(last)}");
        last = default;
    }

    private static string Figures(OptimizationStep step) =>
        string.Create(CultureInfo.InvariantCulture, $"objective {step.Value:0.0}{(step.DevF1 is { } f1 ? $", dev F1 {f1:0.000}" : "")}");
}
