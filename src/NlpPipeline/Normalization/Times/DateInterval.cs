namespace NlpPipeline.Normalization;

/// <summary>The days that a time may cover, first and last included; an open end is null.</summary>
public readonly record struct DateInterval
{
    /// <exception cref="ArgumentException">The first day lies after the last.</exception>
    public DateInterval(CalendarDate? earliest, CalendarDate? latest)
    {
        if (earliest is { } first && latest is { } last && first > last)
            throw new ArgumentException($"{first} lies after {last}", nameof(latest));
        Earliest = earliest;
        Latest = latest;
    }

    /// <summary>First day; null where the interval has no beginning.</summary>
    public CalendarDate? Earliest { get; }

    /// <summary>Last day; null where the interval has no end.</summary>
    public CalendarDate? Latest { get; }

    /// <summary>Number of days; null where an end is open.</summary>
    public int? Days => Earliest is { } first && Latest is { } last ? last.DayNumber - first.DayNumber + 1 : null;

    public static DateInterval Of(CalendarDate day) => new(day, day);

    /// <summary>True where the two share a day.</summary>
    public bool Overlaps(DateInterval other) => Intersect(other) is not null;

    public bool Contains(DateInterval other) =>
        (Earliest is null || (other.Earliest is { } first && first >= Earliest))
        && (Latest is null || (other.Latest is { } last && last <= Latest));

    /// <summary>The days that both cover; null where there are none.</summary>
    public DateInterval? Intersect(DateInterval other)
    {
        var first = Max(Earliest, other.Earliest);
        var last = Min(Latest, other.Latest);
        return first is { } f && last is { } l && f > l ? null : new DateInterval(first, last);
    }

    /// <summary>The shortest interval that covers both.</summary>
    public DateInterval Union(DateInterval other) => new(
        Earliest is { } a && other.Earliest is { } b ? (a < b ? a : b) : null,
        Latest is { } c && other.Latest is { } d ? (c > d ? c : d) : null);

    /// <summary>-1 where all of this lies before all of the other, 1 where after, 0 where they share a day.</summary>
    public int CompareTo(DateInterval other)
    {
        if (Latest is { } last && other.Earliest is { } first && last < first)
            return -1;
        return Earliest is { } mine && other.Latest is { } theirs && mine > theirs ? 1 : 0;
    }

    /// <summary>ISO 8601-2: <c>1918-12-01/1918-12-31</c>, <c>../</c> and <c>/..</c> where an end is open.</summary>
    public override string ToString() => $"{Earliest?.ToString() ?? ".."}/{Latest?.ToString() ?? ".."}";

    private static CalendarDate? Max(CalendarDate? a, CalendarDate? b) => a is null ? b : b is null || a >= b ? a : b;

    private static CalendarDate? Min(CalendarDate? a, CalendarDate? b) => a is null ? b : b is null || a <= b ? a : b;
}
