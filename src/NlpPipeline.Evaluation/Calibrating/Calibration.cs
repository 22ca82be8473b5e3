namespace NlpPipeline.Evaluation;

/// <summary>A prediction with its confidence and whether it was right.</summary>
public readonly record struct Outcome(double Confidence, bool Correct);

/// <summary>The predictions of one stretch of confidence.</summary>
/// <param name="Low">Where the bin begins, 0 to 1 (the lowest confidence in it, for adaptive bins).</param>
/// <param name="High">Where it ends (the highest confidence in it, for adaptive bins).</param>
/// <param name="Count">Predictions in it.</param>
/// <param name="Confidence">Their mean confidence; 0 in an empty bin.</param>
/// <param name="Accuracy">The share of them that is right; 0 in an empty bin.</param>
public sealed record ReliabilityBin(double Low, double High, int Count, double Confidence, double Accuracy);

/// <summary>The scores of the predictions whose confidence is at least <paramref name="Threshold"/>.</summary>
public sealed record ThresholdScore(double Threshold, Count Count);

/// <summary>How far confidences are probabilities.</summary>
public sealed record Calibration(
    double ExpectedError,
    double AdaptiveError,
    double Brier,
    IReadOnlyList<ReliabilityBin> Bins,
    IReadOnlyList<ReliabilityBin> AdaptiveBins,
    IReadOnlyList<ThresholdScore> Thresholds)
{
    private const int BinCount = 10;

    private static readonly double[] ThresholdValues = [0, .1, .2, .3, .4, .5, .6, .7, .8, .9, .95, .98, .99];

    /// <summary>
    /// Measures outcomes: the expected calibration error Σ n_b/n · |accuracy_b − confidence_b| over ten bins of equal width
    /// (Guo et al. 2017) and over ten of equal mass (Nguyen and O'Connor 2015), and the Brier score, the mean of
    /// (confidence − correct)².
    /// </summary>
    /// <param name="gold">Number of gold things, for recall at the thresholds.</param>
    public static Calibration Of(IReadOnlyCollection<Outcome> outcomes, double gold)
    {
        // Ties in confidence are put into one adaptive bin, so the order among equals cannot matter.
        var sorted = outcomes.OrderBy(o => o.Confidence).ThenBy(o => o.Correct).ToArray();
        var bins = EqualWidth(sorted);
        var adaptive = EqualMass(sorted);
        var brier = sorted.Length == 0 ? 0 : sorted.Average(o => (o.Confidence - (o.Correct ? 1 : 0)) * (o.Confidence - (o.Correct ? 1 : 0)));
        return new Calibration(Error(bins, sorted.Length), Error(adaptive, sorted.Length), brier, bins, adaptive, Sweep(sorted, gold));
    }

    private static double Error(IReadOnlyList<ReliabilityBin> bins, int total) =>
        total == 0 ? 0 : bins.Sum(b => (double)b.Count / total * Math.Abs(b.Accuracy - b.Confidence));

    /// <summary>Bin b holds confidences of [b/10, (b+1)/10), the last one 1 as well.</summary>
    private static ReliabilityBin[] EqualWidth(Outcome[] sorted)
    {
        var groups = sorted.ToLookup(o => Math.Min((int)(o.Confidence * BinCount), BinCount - 1));
        return [.. Enumerable.Range(0, BinCount).Select(b => Bin((double)b / BinCount, (b + 1.0) / BinCount, [.. groups[b]]))];
    }

    private static List<ReliabilityBin> EqualMass(Outcome[] sorted)
    {
        var bins = new List<ReliabilityBin>();
        var start = 0;
        for (var b = 1; b <= BinCount && start < sorted.Length; b++)
        {
            var end = Math.Max(start + 1, (int)((long)sorted.Length * b / BinCount));
            while (end < sorted.Length && sorted[end].Confidence == sorted[end - 1].Confidence)
                end++;
            bins.Add(Bin(sorted[start].Confidence, sorted[end - 1].Confidence, sorted[start..end]));
            start = end;
        }

        return bins;
    }

    private static ReliabilityBin Bin(double low, double high, Outcome[] outcomes) => outcomes.Length == 0
        ? new ReliabilityBin(low, high, 0, 0, 0)
        : new ReliabilityBin(
            low, high, outcomes.Length, outcomes.Average(o => o.Confidence), (double)outcomes.Count(o => o.Correct) / outcomes.Length);

    private static List<ThresholdScore> Sweep(Outcome[] sorted, double gold)
    {
        var scores = new List<ThresholdScore>();
        foreach (var threshold in ThresholdValues)
        {
            var kept = sorted.Where(o => o.Confidence >= threshold).ToArray();
            scores.Add(new ThresholdScore(threshold, new Count(gold, kept.Length, kept.Count(o => o.Correct))));
        }

        return scores;
    }
}
