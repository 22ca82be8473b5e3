using NlpPipeline.Normalization;

namespace NlpPipeline.Reconciliation;

/// <summary>Where a report's time comes from, most trusted first.</summary>
public enum TimeBasis
{
    /// <summary>The claim's Time argument.</summary>
    Stated,

    /// <summary>A named event with a known period in the sentence (<c>the Great Terror</c>).</summary>
    NamedEvent,

    /// <summary>The dates around the sentence; the text does not tie them to the claim.</summary>
    Context,

    /// <summary>Nothing near says when.</summary>
    Unknown,
}

/// <summary>When a report says the event was.</summary>
/// <param name="Interval">First and last day; null where unknown.</param>
/// <param name="Value">The TIMEX3 value as extracted; null unless stated.</param>
public readonly record struct ReportTime(DateInterval? Interval, string? Value, TimeBasis Basis)
{
    public static ReportTime Unknown => new(null, null, TimeBasis.Unknown);

    /// <summary>Share of days that both cover of those that either covers (Jaccard), 0 to 1; 0 where an end is open or unknown.</summary>
    public static double Similarity(DateInterval a, DateInterval b) =>
        a.Intersect(b)?.Days is { } common && a.Days is { } first && b.Days is { } second ? (double)common / (first + second - common) : 0;
}

/// <summary>Periods of named events that histories of the twentieth century lean on for dates. Facts, kept by hand.</summary>
internal static class NamedPeriods
{
    private static readonly (string Names, int From, int To)[] Rows =
    [
        ("great purge|great terror|great purges|dai khung bo|dai thanh trung|the great purge|the great terror|yezhovshchina|ejovschina", 1936, 1938),
        ("holodomor", 1932, 1933),
        ("world war ii|second world war|the chien thu hai|the chien thu 2|de nhi the chien|chien tranh the gioi thu hai|world war two", 1939, 1945),
        ("world war i|first world war|de nhat the chien|the chien thu nhat|chien tranh the gioi thu nhat|world war one", 1914, 1918),
        ("russian civil war", 1918, 1922),
        ("october revolution|cach mang thang muoi|cach mang thang 10|bolshevik revolution", 1917, 1917),
        ("spanish civil war", 1936, 1939),
        ("cultural revolution|cach mang van hoa", 1966, 1976),
        ("great leap forward|buoc dai nhay vot|dai nhay vot", 1958, 1962),
        ("korean war", 1950, 1953),
        ("winter war", 1939, 1940),
    ];

    private static readonly Dictionary<string, DateInterval> Periods = Build();

    public static DateInterval? Of(string? canonical, string text) =>
        canonical is not null && Periods.TryGetValue(FoldedName.Of(canonical), out var period) ? period
        : Periods.TryGetValue(FoldedName.Of(text), out period) ? period : null;

    private static Dictionary<string, DateInterval> Build()
    {
        var result = new Dictionary<string, DateInterval>(StringComparer.Ordinal);
        foreach (var (names, from, to) in Rows)
        {
            foreach (var name in names.Split('|'))
                result[name] = new DateInterval(new CalendarDate(from, 1, 1), new CalendarDate(to, 12, 31));
        }

        return result;
    }
}
