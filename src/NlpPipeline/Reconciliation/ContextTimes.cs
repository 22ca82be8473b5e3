using NlpPipeline.Annotations;
using NlpPipeline.Normalization;

namespace NlpPipeline.Reconciliation;

/// <summary>The times around a sentence, for claims that carry none.</summary>
internal sealed class ContextTimes
{
    /// <summary>How far before and after a sentence its context reaches, UTF-16 code units.</summary>
    private const int Far = 2000;
    private const int After = 600;

    /// <summary>The stretch before a sentence that most often still speaks of the same time, tried first.</summary>
    private const int Close = 700;

    /// <summary>Longest interval, days, that still says something of when: ten years.</summary>
    private const int Longest = 3653;

    /// <summary>Fewest dates that tell the time of a whole document.</summary>
    private const int FewestOfDocument = 5;

    private ReportTime? whole;
    private bool wholeIsKnown;
    private readonly List<(int Offset, DateInterval Interval)> dates = [];
    private readonly List<(int Offset, DateInterval Interval)> events = [];

    public ContextTimes(IEnumerable<Mention> mentions)
    {
        foreach (var mention in mentions)
        {
            if (mention.Label == "EVENT" && NamedPeriods.Of(mention.Canonical, mention.Text) is { } period)
                events.Add((mention.Span.Start, period));
            else if (mention.Label == "DATE" && Times.IntervalOf(mention) is { Days: <= Longest } interval)
                dates.Add((mention.Span.Start, interval));
        }

        dates.Sort((a, b) => a.Offset.CompareTo(b.Offset));
        events.Sort((a, b) => a.Offset.CompareTo(b.Offset));
    }

    /// <summary>The period of a named event in the sentence, else the dates shortly before it, else what those further around
    /// or those of the whole document cover once a quarter at each end is left out.</summary>
    public ReportTime At(TextSpan sentence)
    {
        var first = LowerBound(events, sentence.Start);
        if (first < events.Count && events[first].Offset < sentence.End)
            return new ReportTime(events[first].Interval, null, TimeBasis.NamedEvent);

        return Before(sentence) ?? MiddleOf(Within(sentence.Start - Far, sentence.End + After)) ?? WholeDocument() ?? ReportTime.Unknown;
    }

    /// <summary>The last date shortly before, or in, the sentence, joined with the close ones that lie within a year of it. Of the last three
    /// dates one that stands alone in its time (a book's year, a look ahead) is passed over.</summary>
    private ReportTime? Before(TextSpan sentence)
    {
        var near = Within(sentence.Start - Close, sentence.End);
        if (near.Count == 0)
            return null;
        var last = near.TakeLast(3).Reverse().ToList();
        var seed = last.FindIndex(d => last.Count(o => Years(d, o) <= 5) > 1) is >= 0 and var found ? last[found] : last[0];
        var hull = seed;
        foreach (var date in near)
        {
            if (Years(seed, date) <= 1)
                hull = hull.Union(date);
        }

        return new ReportTime(hull, null, TimeBasis.Context);
    }

    /// <summary>A document whose dates keep to one time speaks of that time.</summary>
    private ReportTime? WholeDocument()
    {
        if (!wholeIsKnown)
        {
            wholeIsKnown = true;
            whole = dates.Count + events.Count >= FewestOfDocument ? MiddleOf([.. dates.Concat(events).Select(d => d.Interval)]) : null;
        }

        return whole;
    }

    /// <summary>What the intervals cover once a quarter at each end is left out; null where that is too long.</summary>
    private static ReportTime? MiddleOf(List<DateInterval> near)
    {
        if (near.Count == 0)
            return null;
        var starts = near.Select(d => d.Earliest!.Value).Order().ToList();
        var ends = near.Select(d => d.Latest!.Value).Order().ToList();
        var cut = near.Count / 4;
        var hull = new DateInterval(starts[cut], ends[^(cut + 1)] < starts[cut] ? starts[cut] : ends[^(cut + 1)]);
        return hull.Days <= Longest ? new ReportTime(hull, null, TimeBasis.Context) : null;
    }

    /// <summary>The intervals that begin in the stretch, in text order.</summary>
    private List<DateInterval> Within(int from, int to)
    {
        var near = new List<(int Offset, DateInterval Interval)>();
        foreach (var list in (List<(int Offset, DateInterval Interval)>[])[dates, events])
        {
            for (var i = LowerBound(list, from); i < list.Count && list[i].Offset < to; i++)
                near.Add(list[i]);
        }

        return [.. near.OrderBy(d => d.Offset).Select(d => d.Interval)];
    }

    /// <summary>Whole years between two intervals; 0 where they share one.</summary>
    private static int Years(DateInterval a, DateInterval b) =>
        Math.Max(0, Math.Max(a.Earliest!.Value.Year - b.Latest!.Value.Year, b.Earliest!.Value.Year - a.Latest!.Value.Year));

    private static int LowerBound(List<(int Offset, DateInterval Interval)> list, int offset)
    {
        int low = 0, high = list.Count;
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (list[middle].Offset < offset)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}

/// <summary>Intervals of extracted time values.</summary>
internal static class Times
{
    /// <summary>The mention's own interval, else that of its value; null where either end is unknown.</summary>
    public static DateInterval? IntervalOf(Mention mention) => Parse(mention.Interval) ?? IntervalOf(mention.Value);

    public static DateInterval? IntervalOf(string? value) =>
        value is { Length: > 0 } && TimexValue.TryRead(TimexType.Date, value, out var time) && time.Interval is { Earliest: not null, Latest: not null } interval
            ? interval
            : null;

    private static DateInterval? Parse(string? interval)
    {
        if (interval is null)
            return null;
        var slash = interval.IndexOf('/', StringComparison.Ordinal);
        return slash > 0 ? IntervalOf(interval[..slash])?.Earliest is { } first && IntervalOf(interval[(slash + 1)..])?.Latest is { } last && first <= last
            ? new DateInterval(first, last) : null : null;
    }
}
