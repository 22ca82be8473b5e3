using NlpPipeline.Tagging;
using NlpPipeline.Training.Recognizers;

namespace NlpPipeline.Training.Tuning;

/// <summary>Right and predicted spans at every score bonus, against the number of gold spans.</summary>
/// <param name="Counts">In the order of <see cref="TrialEvaluator.Bonuses"/>.</param>
public sealed record TrialCounts(int Gold, IReadOnlyList<(int Right, int Predicted)> Counts)
{
    /// <summary>Micro-averaged F1 at a bonus, 0 to 1.</summary>
    public double F1(int bonus) => Counts[bonus].Predicted + Gold == 0 ? 0 : 2.0 * Counts[bonus].Right / (Counts[bonus].Predicted + Gold);

    /// <summary>The bonus with the best F1, the smallest of equals.</summary>
    public int BestBonus => Enumerable.Range(0, Counts.Count).MaxBy(F1);

    /// <summary>F1 at the best bonus.</summary>
    public double BestF1 => F1(BestBonus);

    public static TrialCounts Sum(IReadOnlyList<TrialCounts> parts) => new(
        parts.Sum(p => p.Gold),
        [.. Enumerable.Range(0, parts[0].Counts.Count).Select(b => (parts.Sum(p => p.Counts[b].Right), parts.Sum(p => p.Counts[b].Predicted)))]);
}

/// <summary>Trains a recognizer with a trial's settings and counts what it finds elsewhere.</summary>
internal static class TrialEvaluator
{
    /// <summary>Score bonuses of span tags; training chooses among them, too, so trials are compared each at its best.</summary>
    public static IReadOnlyList<double> Bonuses { get; } = [0, 0.25, 0.5, 0.75, 1, 1.5, 2];

    /// <remarks>Where there is nothing to learn from (a small share may lack a language), nothing is found.</remarks>
    /// <exception cref="OperationCanceledException">Time was up in the midst of training.</exception>
    public static TrialCounts Evaluate(
        TuningTask task,
        TaggerSettings settings,
        LexicalResources resources,
        IReadOnlyList<TaggedSentence> train,
        IReadOnlyList<TaggedSentence> test,
        int parallelism,
        CancellationToken cancellation)
    {
        if (train.Count == 0)
            return new TrialCounts(test.Sum(s => s.Spans.Count), [.. Bonuses.Select(_ => (0, 0))]);
        var model = TaggerTrainer.Train(train, task.Labels, resources, settings, parallelism, _ => !cancellation.IsCancellationRequested);
        cancellation.ThrowIfCancellationRequested();
        return new TrialCounts(test.Sum(s => s.Spans.Count), [.. Bonuses.Select(b => Count(new SequenceTagger(model, resources, b), test, task.IsExact))]);
    }

    private static (int Right, int Predicted) Count(SequenceTagger tagger, IReadOnlyList<TaggedSentence> test, bool exact)
    {
        var (right, predicted) = (0, 0);
        foreach (var (sequence, gold, _) in test)
        {
            foreach (var (start, end, label) in tagger.Scheme.Decode(tagger.BestPath(sequence)))
            {
                predicted++;
                if (gold.Any(g => g.Label == label && (exact ? g.Start == start && g.End == end : g.Start < end && start < g.End)))
                    right++;
            }
        }

        return (right, predicted);
    }
}
