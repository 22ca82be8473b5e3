using System.Globalization;
using NlpPipeline.Normalization;

namespace NlpPipeline.Storage;

/// <summary>The days that a time covers, as days that can be compared.</summary>
public sealed record DayBounds(CalendarDate? Earliest, CalendarDate? Latest)
{
    /// <summary>The days of a time: of its interval where that is known (it heeds <c>early</c> and <c>late</c>), else of its value.</summary>
    /// <returns>Null where neither says a day.</returns>
    public static DayBounds? Of(string? interval, string? value)
    {
        if (TryReadInterval(interval, out var days))
            return days;
        if (string.IsNullOrEmpty(value) || !TimexValue.TryRead(TimexType.Date, value, out var time) || time.Interval is not { } known)
            return null;
        return known.Earliest is null && known.Latest is null ? null : new DayBounds(known.Earliest, known.Latest);
    }

    /// <summary>The days of a date that a user types: <c>1937</c>, <c>1937-08</c>, <c>1937-08-05</c>, <c>193</c> (the thirties).</summary>
    public static DayBounds? OfQuery(string text) => Of(null, text.Trim());

    private static bool TryReadInterval(string? interval, out DayBounds? days)
    {
        days = null;
        if (string.IsNullOrEmpty(interval))
            return false;
        var slash = interval.IndexOf('/', StringComparison.Ordinal);
        var first = interval.AsSpan(0, slash < 0 ? interval.Length : slash);
        var last = slash < 0 ? first : interval.AsSpan(slash + 1);
        if (!TryReadDay(first, out var earliest) || !TryReadDay(last, out var latest) || (earliest is null && latest is null))
            return false;
        days = new DayBounds(earliest, latest);
        return true;
    }

    private static bool TryReadDay(ReadOnlySpan<char> text, out CalendarDate? day)
    {
        day = null;
        if (text.IsEmpty || text is "..")
            return true;
        var sign = text[0] == '-' ? -1 : 1;
        if (sign < 0)
            text = text[1..];
        if (text.Length != 10 || text[4] != '-' || text[7] != '-'
            || !int.TryParse(text[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year)
            || !int.TryParse(text[5..7], NumberStyles.None, CultureInfo.InvariantCulture, out var month)
            || !int.TryParse(text[8..], NumberStyles.None, CultureInfo.InvariantCulture, out var date)
            || !CalendarDate.Exists(sign * year, month, date))
        {
            return false;
        }

        day = new CalendarDate(sign * year, month, date);
        return true;
    }
}
