using NlpPipeline.Normalization;

namespace NlpPipeline.Reconciliation;

/// <summary>A number that one or more reports of an event give.</summary>
/// <param name="Value">The most exact form of it.</param>
/// <param name="Low">Least number that the forms given stand for: the written lower bound, rounding left out.</param>
/// <param name="High">Most number that they stand for.</param>
/// <param name="Reports">Who gives it, in the order of documents and sentences.</param>
/// <param name="CoveredBy">Places in <see cref="ReconciledEvent.Figures"/> of the ranges that this figure lies in.</param>
public sealed record Figure(NumberValue Value, decimal Low, decimal High, IReadOnlyList<SourceReport> Reports, IReadOnlyList<int> CoveredBy);

/// <summary>What the sources say of one event.</summary>
/// <param name="Id"><c>E1</c>, <c>E2</c> … in output order.</param>
/// <param name="Figures">The numbers given, smallest first; more than one where the sources differ.</param>
/// <param name="Reports">All reports, with and without a number, in the order of documents and sentences.</param>
public sealed record ReconciledEvent(
    string Id,
    string Family,
    IReadOnlyList<string> Types,
    string Polarity,
    string Subject,
    Victims Victims,
    Place? Place,
    DateInterval? Interval,
    IReadOnlyList<Figure> Figures,
    IReadOnlyList<SourceReport> Reports)
{
    /// <summary>Different witnesses: attributions, and documents that speak for themselves. Copies of a passage add none.</summary>
    public int Sources { get; } = Reports.Select(r => r.Witness).Distinct(StringComparer.Ordinal).Count();

    public int Copies { get; } = Reports.Sum(r => r.Copies.Count);

    /// <summary>Probability of the most trusted claim, 0 to 1.</summary>
    public double Confidence { get; } = Reports.Max(r => r.Claim.Confidence);

    /// <summary>Ids of events of the same family whose time lies inside this one's and whose figures are smaller: operations, places, months.</summary>
    public IReadOnlyList<string> Parts { get; init; } = [];

    /// <summary>True where two figures cannot both be right.</summary>
    public bool IsContradicted { get; } = Contradicted(Figures);

    public decimal? Low => Figures.Count == 0 ? null : Figures.Min(f => f.Low);

    public decimal? High => Figures.Count == 0 ? null : Figures.Max(f => f.High);

    /// <summary>The figure of most witnesses; among equals an exact number before a range, then the smaller one; null without figures.</summary>
    public Figure? Best => Figures
        .OrderByDescending(f => f.Reports.Select(r => r.Witness).Distinct(StringComparer.Ordinal).Count())
        .ThenBy(f => Agreement.IsWide(f.Value))
        .ThenBy(f => f.Value.Best)
        .FirstOrDefault();

    public string? Unit => Figures.Count == 0 ? null : Figures[0].Value.Unit;

    private static bool Contradicted(IReadOnlyList<Figure> figures)
    {
        for (var i = 0; i < figures.Count; i++)
        {
            for (var j = i + 1; j < figures.Count; j++)
            {
                if (!Agreement.Covers(figures[i].Value, figures[j].Value))
                    return true;
            }
        }

        return false;
    }
}
