using NlpPipeline.Tagging;
using NlpPipeline.Training.Optimization;

namespace NlpPipeline.Training.Crf;

/// <summary>How a chain is trained.</summary>
/// <param name="L1">Weight of the L1 penalty (0 or more); above 0 many weights become 0.</param>
/// <param name="L2">Weight of half the squared norm (0 or more).</param>
/// <param name="Iterations">Most L-BFGS iterations.</param>
/// <param name="Cutoff">Features seen fewer times are left out.</param>
/// <param name="Tolerance">Share of the objective by which ten iterations must lower it.</param>
public sealed record CrfSettings(double L1 = 0, double L2 = 0.5, int Iterations = 150, int Cutoff = 1, double Tolerance = 0.01);

/// <summary>Trains the weights of a chain.</summary>
public static class CrfTrainer
{
    /// <param name="data">Training data, not yet frozen.</param>
    /// <param name="scheme">The tags of a chain; null for a classifier.</param>
    /// <param name="tags">Tag or class names, as many as the data has.</param>
    /// <param name="templates">The templates that made the features; none for a classifier.</param>
    /// <param name="report">Sees every iteration; returns false to stop early.</param>
    public static CrfModel Train(
        CrfDataset data,
        TagScheme? scheme,
        IReadOnlyList<string> tags,
        IReadOnlyList<FeatureTemplate> templates,
        CrfSettings settings,
        int parallelism,
        Func<OptimizationStep, bool>? report = null)
    {
        data.Freeze(settings.Cutoff);
        var objective = new CrfObjective(data, scheme, settings.L2, parallelism);
        var weights = new double[objective.Dimension];
        new OwlQn { L1 = settings.L1, MaximumIterations = settings.Iterations, Tolerance = settings.Tolerance }
            .Minimize(objective, weights, report);
        return data.Pack(weights, scheme, tags, templates);
    }

    /// <summary>
    /// Trains by averaged perceptron (Collins 2002): quicker and rougher, without probabilities that mean much.
    /// </summary>
    /// <param name="epochs">Passes over the data, in a fixed shuffled order.</param>
    public static CrfModel TrainPerceptron(
        CrfDataset data,
        TagScheme? scheme,
        IReadOnlyList<string> tags,
        IReadOnlyList<FeatureTemplate> templates,
        int cutoff,
        int epochs,
        int seed)
    {
        data.Freeze(cutoff);
        var weights = new AveragedPerceptron(data, scheme).Train(epochs, seed);
        return data.Pack(weights, scheme, tags, templates);
    }
}
