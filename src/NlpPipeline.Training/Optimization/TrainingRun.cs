namespace NlpPipeline.Training.Optimization;

/// <summary>How a training runs; nothing of it bears on the model that comes out.</summary>
/// <param name="Parallelism">Threads.</param>
public sealed record TrainingRun(int Parallelism)
{
    public ITrainingProgress? Progress { get; init; }

    /// <summary>Where finished and half-done parts are kept; null for nowhere.</summary>
    public Checkpoints? Checkpoints { get; init; }

    public static implicit operator TrainingRun(int parallelism) => new(parallelism);
}

/// <summary>Sees how training goes on.</summary>
public interface ITrainingProgress
{
    /// <summary>A step begins.</summary>
    void Stage(string name);

    /// <summary>An iteration of the step is done.</summary>
    void Iteration(OptimizationStep step, int maximum);
}
