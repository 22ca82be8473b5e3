namespace NlpPipeline.Normalization;

/// <summary>What the value strings of the guidelines look like, and the days that they cover.</summary>
internal static class TimexForm
{
    public static bool IsWellFormed(string value)
    {
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return IsPoint(value);
        return IsSide(value.AsSpan(0, slash)) && IsSide(value.AsSpan(slash + 1));
    }

    /// <summary>The days of a value; null where it has none.</summary>
    /// <param name="modifier">START, MID and END cut the interval to its first, middle and last third.</param>
    public static DateInterval? IntervalOf(string value, TimexModifier modifier)
    {
        var slash = value.IndexOf('/', StringComparison.Ordinal);
        if (slash >= 0)
        {
            var from = Days(value.AsSpan(0, slash));
            var to = Days(value.AsSpan(slash + 1));
            if (from?.Earliest is not { } first || to?.Latest is not { } last || first > last)
                return null;
            return new DateInterval(first, last);
        }

        if (Days(value) is not { Earliest: { } begin, Latest: { } end } whole)
            return null;
        var third = (end.DayNumber - begin.DayNumber + 1) / 3;
        return modifier switch
        {
            TimexModifier.Start when third > 0 => new DateInterval(begin, begin.AddDays(third)),
            TimexModifier.Mid when third > 0 => new DateInterval(begin.AddDays(third), end.AddDays(-third)),
            TimexModifier.End when third > 0 => new DateInterval(end.AddDays(-third), end),
            TimexModifier.Before => new DateInterval(null, begin.AddDays(-1)),
            TimexModifier.After => new DateInterval(end.AddDays(1), null),
            _ => whole,
        };
    }

    private static bool IsSide(ReadOnlySpan<char> side) => side is ".." || IsPoint(side);

    private static bool IsPoint(ReadOnlySpan<char> value)
    {
        if (value is "PRESENT_REF" or "PAST_REF" or "FUTURE_REF")
            return true;
        if (value.IsEmpty)
            return false;
        if (value[0] == 'P')
            return IsDuration(value[1..]);
        var t = value.IndexOf('T');
        if (t >= 0)
            return IsClock(value[(t + 1)..]) && (t == 0 || IsDate(value[..t]));
        return IsDate(value);
    }

    private static bool IsDuration(ReadOnlySpan<char> value)
    {
        var inTime = false;
        var parts = 0;
        for (var i = 0; i < value.Length;)
        {
            if (value[i] == 'T' && !inTime)
            {
                inTime = true;
                i++;
                continue;
            }

            var start = i;
            if (value[i] == 'X')
                i++;
            else
                while (i < value.Length && (char.IsAsciiDigit(value[i]) || value[i] == '.'))
                    i++;
            if (i == start || i == value.Length || !(inTime ? "HMS" : "YMWD").Contains(value[i]))
                return false;
            i++;
            parts++;
        }

        return parts > 0;
    }

    private static bool IsClock(ReadOnlySpan<char> value)
    {
        if (value is "MO" or "MI" or "AF" or "EV" or "NI" or "DT")
            return true;
        if (value.Length is not (2 or 5 or 8))
            return false;
        for (var i = 0; i < value.Length; i++)
        {
            if (i % 3 == 2 ? value[i] != ':' : !char.IsAsciiDigit(value[i]))
                return false;
        }

        return true;
    }

    private static bool IsDate(ReadOnlySpan<char> value)
    {
        if (value.StartsWith("BC"))
            value = value[2..];
        var dash = value.IndexOf('-');
        var year = dash < 0 ? value : value[..dash];
        if (year is not "XXXX" && !(year.Length is >= 2 and <= 4 && AllDigits(year)))
            return year is "SP" or "SU" or "FA" or "WI" && dash < 0;
        if (dash < 0)
            return true;
        if (year.Length < 4)
            return false;
        var rest = value[(dash + 1)..];
        if (rest is "SP" or "SU" or "FA" or "WI" or "H1" or "H2" or "Q1" or "Q2" or "Q3" or "Q4" or "QX")
            return true;
        if (rest[..Math.Min(1, rest.Length)] is "W")
        {
            return rest.Length >= 3 && (rest[1..3] is "XX" || AllDigits(rest[1..3]))
                && (rest.Length == 3 || rest[3..] is "-WE" || (rest.Length == 5 && rest[3] == '-' && char.IsAsciiDigit(rest[4])));
        }

        return rest.Length == 2
            ? rest is "XX" || AllDigits(rest)
            : rest.Length == 5 && rest[2] == '-' && (rest[..2] is "XX" || AllDigits(rest[..2])) && (rest[3..] is "XX" || AllDigits(rest[3..]));
    }

    private static bool AllDigits(ReadOnlySpan<char> value) => !value.ContainsAnyExceptInRange('0', '9');

    private static DateInterval? Days(ReadOnlySpan<char> value)
    {
        var t = value.IndexOf('T');
        if (t == 0)
            return null;
        if (t > 0)
            value = value[..t];
        var bc = value.StartsWith("BC");
        if (bc)
            value = value[2..];
        var dash = value.IndexOf('-');
        var yearText = dash < 0 ? value : value[..dash];
        if (!int.TryParse(yearText, System.Globalization.NumberStyles.None, null, out var year))
            return null;
        if (dash < 0)
        {
            var scale = yearText.Length switch { 2 => 100, 3 => 10, _ => 1 };
            var first = year * scale;
            var last = first + scale - 1;
            if (last == 0)
                return null;
            // Years before Christ count backwards: the first year of a span is the one with the greater number.
            return bc ? Span(1 - last, 1, 1 - Math.Max(1, first), 12) : Span(Math.Max(1, first), 1, last, 12);
        }

        // Neither the years before Christ nor those after have a year 0.
        if (year == 0)
            return null;
        if (bc)
            year = 1 - year;
        var rest = value[(dash + 1)..];
        switch (rest)
        {
            case "SP": return Span(year, 3, year, 5);
            case "SU": return Span(year, 6, year, 8);
            case "FA": return Span(year, 9, year, 11);
            case "WI": return year < CalendarDate.MaxYear ? Span(year, 12, year + 1, 2) : null;
            case "H1": return Span(year, 1, year, 6);
            case "H2": return Span(year, 7, year, 12);
        }

        if (rest is ['Q', >= '1' and <= '4' and var q])
            return Span(year, ((q - '0') * 3) - 2, year, (q - '0') * 3);
        if (rest is ['W', ..])
            return WeekDays(year, rest[1..]);
        if (!int.TryParse(rest[..2], System.Globalization.NumberStyles.None, null, out var month) || month is < 1 or > 12)
            return null;
        if (rest.Length == 2 || rest[3..] is "XX")
            return Span(year, month, year, month);
        return int.TryParse(rest[3..], System.Globalization.NumberStyles.None, null, out var day) && CalendarDate.Exists(year, month, day)
            ? DateInterval.Of(new CalendarDate(year, month, day))
            : null;
    }

    private static DateInterval? WeekDays(int year, ReadOnlySpan<char> rest)
    {
        if (!int.TryParse(rest[..2], System.Globalization.NumberStyles.None, null, out var week) || week is < 1 or > 53 || year is < -9990 or > 9990)
            return null;
        var monday = CalendarDate.MondayOf(year, week);
        if (rest.EndsWith("-WE"))
            return new DateInterval(monday.AddDays(5), monday.AddDays(6));
        return rest.Length == 4 && rest[3] is >= '1' and <= '7'
            ? DateInterval.Of(monday.AddDays(rest[3] - '1'))
            : new DateInterval(monday, monday.AddDays(6));
    }

    private static DateInterval Span(int fromYear, int fromMonth, int toYear, int toMonth) => new(
        new CalendarDate(fromYear, fromMonth, 1),
        new CalendarDate(toYear, toMonth, CalendarDate.DaysInMonth(toYear, toMonth)));
}
