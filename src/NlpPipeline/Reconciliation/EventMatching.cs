using NlpPipeline.Normalization;

namespace NlpPipeline.Reconciliation;

/// <summary>Whether two reports tell of one event. Rules of thumb, each with its reason; docs/claims.md lists them for users.</summary>
internal static class EventMatching
{
    /// <summary>Least Jaccard similarity of two periods whose totals may be set side by side: 1937-1938 and 1936-1938 are (0.67),
    /// 1937 alone and 1936-1938 are not (0.33).</summary>
    private const double PeriodThreshold = 0.4;

    /// <summary>A figure from which on a count of unnamed victims is a total rather than one operation among many.</summary>
    public const decimal Total = 10_000;

    /// <summary>A figure so large that its like in another source is seldom another event's.</summary>
    private const decimal LargeTotal = 100_000;

    private enum TimeRelation
    {
        Apart,
        Unknown,
        Nearby,
        Inside,
        Similar,
    }

    private enum PlaceRelation
    {
        Apart,
        Mixed,
        Open,
        Same,
    }

    /// <summary>Whether a sentence sets two figures of different authorities against each other (<c>A says 600,000, B 30,000</c>).</summary>
    public static bool Rivals(SourceReport a, SourceReport b) =>
        a.Document == b.Document && IsAttributed(a) && IsAttributed(b) && a.Witness != b.Witness && a.Victims == b.Victims
        && a.Quantity!.Unit == b.Quantity!.Unit && Math.Abs(a.Claim.Sentence.Start - b.Claim.Sentence.Start) <= 400
        && Math.Min(a.Quantity.Best, b.Quantity.Best) is >= 100 and var smaller && Math.Max(a.Quantity.Best, b.Quantity.Best) <= smaller * 100
        && Time(a.Time, b.Time) is TimeRelation.Similar or TimeRelation.Nearby or TimeRelation.Unknown;

    /// <summary>Whether two counts are figures of one event.</summary>
    public static bool Counts(SourceReport a, SourceReport b)
    {
        var (x, y) = (a.Quantity!, b.Quantity!);
        var place = Place(a.Place, b.Place);
        var time = Time(a.Time, b.Time);
        if (x.Unit != y.Unit || place == PlaceRelation.Apart || time == TimeRelation.Apart)
            return false;
        var agree = Agreement.Agree(x, y) && !Agreement.IsWide(x);
        var smaller = Math.Min(x.Best, y.Best);
        var larger = Math.Max(x.Best, y.Best);
        // Round small numbers coincide by chance; 681,692 and 680,000 do not.
        var telling = agree && smaller >= 100 && (Digits(x, y) >= 2 || smaller >= Total);
        var sameVictims = a.Victims == b.Victims;
        var local = place == PlaceRelation.Same && a.Place is { IsCountry: false, IsNamed: true };
        if (!EventFamily.CountsCompare(a.Claim.Type, b.Claim.Type, (telling && FewestDigits(x, y) >= 2) || local || (sameVictims && !a.Victims.IsGeneric)))
            return false;

        var sameDocument = (a.RepeatedFrom ?? a.Document) == (b.RepeatedFrom ?? b.Document);
        if (Rivals(a, b))
            return true;
        // One sentence with two numbers and one voice counts two groups of victims.
        if (a.Document == b.Document && a.Claim.Sentence.Overlaps(b.Claim.Sentence) && !agree)
            return false;
        if (!sameVictims)
        {
            var oneIsGeneric = a.Victims.IsGeneric || b.Victims.IsGeneric;
            var total = oneIsGeneric && time == TimeRelation.Similar && smaller >= Total && a.Claim.Type == b.Claim.Type;
            // Within 5% of each other above 100,000, in one time: the source's own words for the victims differ, the figure is one.
            total |= oneIsGeneric && smaller >= LargeTotal && larger <= SaturatingDecimal.Scale(smaller, 1.05m);
            return telling && time != TimeRelation.Unknown && (total || FewestDigits(x, y) >= (oneIsGeneric ? 2 : 3));
        }

        if (place == PlaceRelation.Mixed)
            return telling && time is TimeRelation.Similar or TimeRelation.Inside;

        // One voice gives one figure for one event, unless it comes back to a total of years or to a narrow class of people.
        var compatible = agree || (Agreement.Covers(x, y) && !IsVague(x) && !IsVague(y));
        if (sameDocument && !compatible && (a.Attribution is null || b.Attribution is null || a.Witness == b.Witness))
            return smaller >= Total && larger <= smaller * 3 / 2 && (!a.Victims.IsGeneric || (time == TimeRelation.Similar && IsLong(a) && IsLong(b)));
        switch (time)
        {
            case TimeRelation.Similar:
                var days = Math.Max(a.Time.Interval!.Value.Days!.Value, b.Time.Interval!.Value.Days!.Value);
                if (telling || (agree && days <= 31))
                    return true;
                var specific = local || !a.Victims.IsGeneric || days <= 3 || smaller >= Total;
                return specific && (larger <= smaller * 10 || (days <= 31 && local));
            case TimeRelation.Inside:
                return telling || (agree && local);
            case TimeRelation.Nearby:
                return telling || (agree && local) || (smaller >= Total && larger <= smaller * 3);
            default:
                return telling && (Digits(x, y) >= 3 || smaller >= LargeTotal);
        }
    }

    /// <summary>Whether two reports about one named person tell of one event. People die once; they may be arrested or appointed often.</summary>
    public static bool Persons(SourceReport a, SourceReport b)
    {
        var (x, y) = (FoldedName.Initial(a.Subject!.Name), FoldedName.Initial(b.Subject!.Name));
        if (x is not null && y is not null && x != y)
            return false;
        var time = Time(a.Time, b.Time);
        if (a.Family == EventFamily.Deaths)
            return time != TimeRelation.Apart || Gap(a.Time.Interval!.Value, b.Time.Interval!.Value) <= 5 * 366 || a.Time.Basis == TimeBasis.Context || b.Time.Basis == TimeBasis.Context;
        if (Place(a.Place, b.Place) == PlaceRelation.Apart || Differ(Body(a), Body(b)))
            return false;
        return time is TimeRelation.Similar or TimeRelation.Inside || (time == TimeRelation.Nearby && a.Claim.Type == b.Claim.Type);
    }

    /// <summary>Whether two reports without count and person, about one named thing or noun, tell of one event.</summary>
    public static bool Things(SourceReport a, SourceReport b)
    {
        var time = Time(a.Time, b.Time);
        var place = Place(a.Place, b.Place);
        if (place == PlaceRelation.Apart || Differ(Body(a), Body(b)))
            return false;
        if (a.Subject is not { Label.Length: > 0 })
            return time == TimeRelation.Similar && (place == PlaceRelation.Same || (a.Agent is not null && a.Agent == b.Agent)) && !Differ(a.Agent, b.Agent);
        if (a.Subject.Label == "WORK" || a.Claim.Type == "Found")
            return time != TimeRelation.Apart;
        return time is TimeRelation.Similar or TimeRelation.Inside && !Differ(a.Agent, b.Agent);
    }

    /// <summary>Whether a report without number backs an event that others count.</summary>
    public static bool Supports(SourceReport vague, SourceReport counted) =>
        vague.Time.Basis == TimeBasis.Stated
        && Time(vague.Time, counted.Time) == TimeRelation.Similar
        && Place(vague.Place, counted.Place) is PlaceRelation.Same or PlaceRelation.Open
        && vague.Victims == counted.Victims
        && EventFamily.CountsCompare(vague.Claim.Type, counted.Claim.Type, tied: !vague.Victims.IsGeneric);

    /// <summary>Whether an event is one of those that another sums up.</summary>
    public static bool IsPart(ReconciledEvent part, ReconciledEvent whole) =>
        part.Interval is { Days: { } days } inner && whole.Interval is { Days: { } all } outer && days < all && outer.Contains(inner)
        && part.Unit == whole.Unit && part.High < whole.Low
        && (part.Types.Any(whole.Types.Contains) || whole.Types.Any(t => t != "Die") && part.Types.Any(t => t != "Die"))
        && (whole.Victims.IsGeneric || whole.Victims == part.Victims)
        && (whole.Place is null || whole.Place == part.Place || (whole.Place.IsCountry && part.Place is not { IsCountry: true }));

    private static bool IsAttributed(SourceReport report) => report.Witness.StartsWith("by ", StringComparison.Ordinal);

    private static bool IsLong(SourceReport report) => report.Time.Interval?.Days >= 300;

    private static int Digits(NumberValue x, NumberValue y) =>
        Math.Max(Agreement.SignificantDigits(x.First.Value), Agreement.SignificantDigits(y.First.Value));

    private static int FewestDigits(NumberValue x, NumberValue y) =>
        Math.Min(Agreement.SignificantDigits(x.First.Value), Agreement.SignificantDigits(y.First.Value));

    /// <summary>Hundreds, thousands, several: no estimate that somebody made.</summary>
    private static bool IsVague(NumberValue value) => value.IsRange && value.Last.Value > value.First.Value * 3;

    private static string? Body(SourceReport report) =>
        report.Claim.Arguments.FirstOrDefault(a => a.Role == "Organization")?.Text is { } text ? FoldedName.Of(text) : null;

    private static bool Differ(string? a, string? b) => a is not null && b is not null && a != b;

    private static int Gap(DateInterval a, DateInterval b) => a.CompareTo(b) < 0
        ? b.Earliest!.Value.DayNumber - a.Latest!.Value.DayNumber
        : a.Earliest!.Value.DayNumber - b.Latest!.Value.DayNumber;

    private static PlaceRelation Place(Place? a, Place? b)
    {
        if (a == b)
            return a is null ? PlaceRelation.Open : PlaceRelation.Same;
        if (a is null || b is null)
            return (a ?? b)!.IsCountry ? PlaceRelation.Open : PlaceRelation.Mixed;
        return a.IsNamed && b.IsNamed ? PlaceRelation.Apart : PlaceRelation.Mixed;
    }

    private static TimeRelation Time(ReportTime a, ReportTime b)
    {
        if (a.Interval is not { } x || b.Interval is not { } y)
            return TimeRelation.Unknown;
        if (!x.Overlaps(y))
            return TimeRelation.Apart;
        if (a.Basis == TimeBasis.Context || b.Basis == TimeBasis.Context)
            return TimeRelation.Nearby;
        if (ReportTime.Similarity(x, y) >= PeriodThreshold)
            return TimeRelation.Similar;
        return x.Contains(y) || y.Contains(x) ? TimeRelation.Inside : TimeRelation.Apart;
    }
}
