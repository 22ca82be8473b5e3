using System.Globalization;

namespace NlpPipeline.Evaluation;

/// <summary>
/// The stretch that a TIMEX3 value of the guidelines, section 2, stands for: days for dates, minutes of the day for times without
/// a date, days for the lengths of durations (a year 365.2425 days, a month a twelfth of it). Both ends belong to it.
/// </summary>
internal readonly record struct TimeInterval(TimeInterval.Axis Kind, double Low, double High)
{
    internal enum Axis
    {
        Day,
        MinuteOfDay,
        LengthInDays,
    }

    public bool Meets(TimeInterval other) => Kind == other.Kind && Low <= other.High && other.Low <= High;

    /// <summary>False where the value stands for no known stretch: <c>XXXX-12-12</c>, <c>PXY</c>, <c>PRESENT_REF</c>.</summary>
    public static bool TryParse(string text, out TimeInterval interval)
    {
        text = text.Trim();
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        if (slash < 0)
            return TryParseOne(text, out interval);
        if (TryParseOne(text[..slash], out interval) && TryParseOne(text[(slash + 1)..], out var end) && interval.Kind == end.Kind)
        {
            interval = new TimeInterval(interval.Kind, interval.Low, Math.Max(interval.High, end.High));
            return true;
        }

        interval = default;
        return false;
    }

    private static bool TryParseOne(string text, out TimeInterval interval)
    {
        interval = default;
        if (text.StartsWith('P'))
            return TryParseLength(text, out interval);
        if (text.StartsWith('T'))
            return TryParseClock(text.AsSpan(1), out interval);
        var time = text.IndexOf('T', StringComparison.Ordinal);
        var parts = (time < 0 ? text : text[..time]).Split('-');
        if (parts[0].Length is < 2 or > 4 || !Number(parts[0], out var head))
            return false;
        var scale = parts[0].Length switch { 2 => 100, 3 => 10, _ => 1 };
        var (first, last) = (head * scale, (head * scale) + scale - 1);
        if (first is < 1 or > 9000 || (scale > 1 && parts.Length > 1))
            return false;
        if (parts.Length == 1)
            return Days(new DateOnly(first, 1, 1), new DateOnly(last, 12, 31), out interval);
        if (parts.Length == 2)
            return TryParsePart(first, parts[1], out interval);
        if (parts.Length != 3 || !Number(parts[1], out var month) || !Number(parts[2], out var day)
            || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(first, month))
            return false;
        return Days(new DateOnly(first, month, day), new DateOnly(first, month, day), out interval);
    }

    private static bool TryParsePart(int year, string part, out TimeInterval interval)
    {
        interval = default;
        if (part.Length == 2 && Number(part, out var month) && month is >= 1 and <= 12)
            return Months(year, month, 1, out interval);
        if (part.Length == 3 && part[0] == 'W' && Number(part.AsSpan(1), out var week) && week >= 1 && week <= ISOWeek.GetWeeksInYear(year))
        {
            var monday = DateOnly.FromDateTime(ISOWeek.ToDateTime(year, week, DayOfWeek.Monday));
            return Days(monday, monday.AddDays(6), out interval);
        }

        return part switch
        {
            // Meteorological seasons of the northern hemisphere; winter begins in the named year.
            "SP" => Months(year, 3, 3, out interval),
            "SU" => Months(year, 6, 3, out interval),
            "FA" => Months(year, 9, 3, out interval),
            "WI" => Months(year, 12, 3, out interval),
            "Q1" => Months(year, 1, 3, out interval),
            "Q2" => Months(year, 4, 3, out interval),
            "Q3" => Months(year, 7, 3, out interval),
            "Q4" => Months(year, 10, 3, out interval),
            "H1" => Months(year, 1, 6, out interval),
            "H2" => Months(year, 7, 6, out interval),
            _ => false,
        };
    }

    private static bool TryParseClock(ReadOnlySpan<char> text, out TimeInterval interval)
    {
        interval = default;
        if (text.Length is not (2 or 5) || !Number(text[..2], out var hour) || hour > 24)
            return false;
        if (text.Length == 2)
        {
            interval = new TimeInterval(Axis.MinuteOfDay, hour * 60, (hour * 60) + 59);
            return true;
        }

        if (text[2] != ':' || !Number(text[3..], out var minute) || minute > 59)
            return false;
        interval = new TimeInterval(Axis.MinuteOfDay, (hour * 60) + minute, (hour * 60) + minute);
        return true;
    }

    private static bool TryParseLength(string text, out TimeInterval interval)
    {
        const double year = 365.2425;
        interval = default;
        var days = 0.0;
        var clock = false;
        var number = -1;
        var parts = 0;
        for (var i = 1; i < text.Length; i++)
        {
            var c = text[i];
            if (char.IsAsciiDigit(c) || c == '.')
            {
                number = number < 0 ? i : number;
                continue;
            }

            if (c == 'T' && number < 0 && !clock)
            {
                clock = true;
                continue;
            }

            var unit = (c, clock) switch
            {
                ('Y', false) => year,
                ('M', false) => year / 12,
                ('W', false) => 7,
                ('D', false) => 1,
                ('H', true) => 1.0 / 24,
                ('M', true) => 1.0 / 1440,
                ('S', true) => 1.0 / 86400,
                _ => 0,
            };
            if (unit == 0 || number < 0
                || !double.TryParse(text.AsSpan(number, i - number), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount))
                return false;
            days += amount * unit;
            number = -1;
            parts++;
        }

        interval = new TimeInterval(Axis.LengthInDays, days, days);
        return parts > 0 && number < 0;
    }

    private static bool Months(int year, int month, int count, out TimeInterval interval)
    {
        var first = new DateOnly(year, month, 1);
        return Days(first, first.AddMonths(count).AddDays(-1), out interval);
    }

    private static bool Days(DateOnly first, DateOnly last, out TimeInterval interval)
    {
        interval = new TimeInterval(Axis.Day, first.DayNumber, last.DayNumber);
        return true;
    }

    private static bool Number(ReadOnlySpan<char> text, out int value) =>
        int.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);
}
