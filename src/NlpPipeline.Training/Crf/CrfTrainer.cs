using System.Globalization;
using NlpPipeline.Tagging;
using NlpPipeline.Training.Optimization;

namespace NlpPipeline.Training.Crf;

/// <summary>How a chain is trained.</summary>
/// <param name="L1">Weight of the L1 penalty (0 or more); above 0 many weights become 0.</param>
/// <param name="L2">Weight of half the squared norm (0 or more).</param>
/// <param name="Iterations">Most L-BFGS iterations.</param>
/// <param name="Cutoff">Features seen fewer times are left out.</param>
/// <param name="Tolerance">Share of the objective by which ten iterations must lower it.</param>
/// <param name="Least">Weights under this are dropped when training has ended; 0.002 or more, since smaller ones never stay.</param>
/// <param name="Patience">Iterations without a better F1 on dev after which training stops; 0 for never. Counts only where there is a dev set.</param>
public sealed record CrfSettings(double L1 = 0, double L2 = 0.5, int Iterations = 150, int Cutoff = 1, double Tolerance = 0.01, int Patience = 0, double Least = CrfModel.Negligible);

/// <summary>Trains the weights of a chain.</summary>
public static class CrfTrainer
{
    /// <param name="data">Training data, not yet frozen.</param>
    /// <param name="scheme">The tags of a chain; null for a classifier.</param>
    /// <param name="tags">Tag or class names, as many as the data has.</param>
    /// <param name="templates">The templates that made the features; none for a classifier.</param>
    /// <param name="run">Threads, who watches, and where finished and half-done parts are kept.</param>
    /// <param name="report">Sees every iteration; returns false to stop early, which is not to be mixed with checkpoints.</param>
    /// <param name="dev">What the model is measured on while it is trained.</param>
    public static CrfModel Train(
        CrfDataset data,
        TagScheme? scheme,
        IReadOnlyList<string> tags,
        IReadOnlyList<FeatureTemplate> templates,
        CrfSettings settings,
        TrainingRun run,
        Func<OptimizationStep, bool>? report = null,
        DevMeasure? dev = null)
    {
        data.Freeze(settings.Cutoff);
        var key = run.Checkpoints is null ? "" : KeyOf(data, scheme, tags, templates, settings, dev);
        if (run.Checkpoints?.Find(key) is { } finished)
            return finished;
        var objective = new CrfObjective(data, scheme, settings.L2, run.Parallelism);
        var stopping = dev is not null && (settings.Patience > 0 || run.Progress is not null)
            ? new EarlyStopping(dev, settings.Patience, w => data.Pack(w, scheme, tags, templates, settings.Least))
            : null;
        var state = run.Checkpoints?.FindState(key, Read) ?? new OwlQnState(new double[objective.Dimension]);
        new OwlQn { L1 = settings.L1, MaximumIterations = settings.Iterations, Tolerance = settings.Tolerance }.Minimize(
            objective,
            state,
            step =>
            {
                var goesOn = stopping?.Look(step.Iteration, state.Point) ?? true;
                run.Progress?.Iteration(step with { DevF1 = stopping?.F1 }, settings.Iterations);
                return goesOn && (report is null || report(step));
            },
            () =>
            {
                if (run.Checkpoints is { IsDue: true } checkpoints)
                    checkpoints.KeepState(key, Write);
            });
        var model = data.Pack(stopping?.Best(state.Point) ?? state.Point, scheme, tags, templates, settings.Least);
        run.Checkpoints?.Keep(key, model);
        return model;

        void Write(BinaryWriter writer)
        {
            state.Write(writer);
            if (stopping is { IsOn: true })
                stopping.Write(writer);
        }

        OwlQnState Read(BinaryReader reader)
        {
            var read = OwlQnState.Read(reader, objective.Dimension);
            if (stopping is { IsOn: true })
                stopping.Read(reader);
            return read;
        }
    }

    /// <summary>Of all that the model hangs on.</summary>
    private static string KeyOf(
        CrfDataset data, TagScheme? scheme, IReadOnlyList<string> tags, IReadOnlyList<FeatureTemplate> templates, CrfSettings settings, DevMeasure? dev)
    {
        using var key = new TrainingKey();
        data.AddTo(key);
        key.Add(scheme is null ? "classifier" : $"{scheme.Encoding}")
            .Add(string.Join('\n', tags))
            .Add(string.Join('\n', templates.Select(t => t.Text)))
            .Add<double>([settings.L1, settings.L2, settings.Iterations, settings.Cutoff, settings.Tolerance])
            .Add(settings.Patience > 0 && dev is not null ? $"{settings.Patience} {dev.Key}" : "")
            .Add(settings.Least > CrfModel.Negligible ? settings.Least.ToString("R", CultureInfo.InvariantCulture) : "");
        return key.ToString();
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
