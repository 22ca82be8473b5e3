namespace NlpPipeline.Evaluation;

/// <summary>A percentile bootstrap interval; both ends 0 to 1.</summary>
public readonly record struct Interval(double Low, double High);

/// <summary>A measured metric: counts, the three ratios, and their intervals where they were asked for.</summary>
public sealed record Score(Count Count, double Precision, double Recall, double F1)
{
    public Score(Count count)
        : this(count, count.Precision, count.Recall, count.F1)
    {
    }

    public Interval? PrecisionInterval { get; init; }

    public Interval? RecallInterval { get; init; }

    public Interval? F1Interval { get; init; }
}
