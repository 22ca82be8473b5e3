namespace NlpPipeline.Normalization;

/// <summary>A time as the guidelines write it (section 2): a TIMEX3 value, its type, and its modifier beside it.</summary>
/// <remarks>
/// Forms: <c>1953-03-27</c>, <c>1918-12</c>, <c>1937</c>, <c>193</c> (decade), <c>19</c> (the 20th century), <c>1922-SU</c>, <c>1998-Q2</c>,
/// <c>1944-H1</c>, <c>2018-W20</c>, <c>2018-W20-WE</c>, <c>XXXX-12-12</c>, <c>BC0044-03-15</c>, <c>1936/1938</c>, <c>T02:00</c>,
/// <c>2018-06-26T16:00</c>, <c>2018-06-26TEV</c>, <c>P3Y</c>, <c>PXY</c>, <c>P10Y/P25Y</c>, <c>PRESENT_REF</c>, and the empty value where
/// a time is meant but cannot be known. A day that is well formed and impossible (<c>1938-02-30</c>) keeps its value and has no interval.
/// </remarks>
public sealed record TimexValue
{
    /// <exception cref="ArgumentException">The value is none of the forms.</exception>
    public TimexValue(TimexType type, string value, TimexModifier modifier = TimexModifier.None)
    {
        if (value.Length > 0 && !TimexForm.IsWellFormed(value))
            throw new ArgumentException($"'{value}' is no TIMEX3 value of the guidelines", nameof(value));
        Type = type;
        Value = value;
        Modifier = modifier;
    }

    public TimexType Type { get; }

    /// <summary>The TIMEX3 value; empty where it cannot be known.</summary>
    public string Value { get; }

    public TimexModifier Modifier { get; }

    /// <summary>First and last day; null for durations, sets, clock times without a day and impossible days.</summary>
    public DateInterval? Interval => Type is TimexType.Duration or TimexType.Set ? null : TimexForm.IntervalOf(Value, Modifier);

    /// <summary>Reads a value string; false where it is none of the forms.</summary>
    public static bool TryRead(TimexType type, string value, [System.Diagnostics.CodeAnalysis.NotNullWhen(true)] out TimexValue? result)
    {
        result = value.Length == 0 || TimexForm.IsWellFormed(value) ? new TimexValue(type, value) : null;
        return result is not null;
    }

    public override string ToString() => Value;
}
