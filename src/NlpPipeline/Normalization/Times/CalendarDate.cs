namespace NlpPipeline.Normalization;

/// <summary>A day of the proleptic Gregorian calendar, astronomical years (0 is 1 BC, -43 is 44 BC), -9999 to 9999.</summary>
public readonly record struct CalendarDate : IComparable<CalendarDate>
{
    public const int MinYear = -9999;
    public const int MaxYear = 9999;

    /// <exception cref="ArgumentOutOfRangeException">The day does not exist.</exception>
    public CalendarDate(int year, int month, int day)
    {
        if (!Exists(year, month, day))
            throw new ArgumentOutOfRangeException(nameof(day), $"{year}-{month}-{day} is no day of the calendar");
        Year = year;
        Month = month;
        Day = day;
    }

    public int Year { get; }

    public int Month { get; }

    public int Day { get; }

    /// <summary>Days since 1970-01-01 (H. Hinnant, chrono-compatible low-level date algorithms).</summary>
    public int DayNumber
    {
        get
        {
            var y = Month <= 2 ? Year - 1 : Year;
            var era = (y >= 0 ? y : y - 399) / 400;
            var yearOfEra = y - (era * 400);
            var dayOfYear = (((153 * (Month + (Month > 2 ? -3 : 9))) + 2) / 5) + Day - 1;
            return (era * 146097) + (yearOfEra * 365) + (yearOfEra / 4) - (yearOfEra / 100) + dayOfYear - 719468;
        }
    }

    /// <summary>ISO 8601 day of the week: Monday is 1, Sunday 7.</summary>
    public int Weekday => ((((DayNumber + 3) % 7) + 7) % 7) + 1;

    /// <summary>ISO 8601 week: its year and its number, 1 to 53.</summary>
    public (int Year, int Week) IsoWeek
    {
        get
        {
            var thursday = FromDayNumber(DayNumber + 4 - Weekday);
            return (thursday.Year, ((thursday.DayNumber - new CalendarDate(thursday.Year, 1, 1).DayNumber) / 7) + 1);
        }
    }

    public static bool Exists(int year, int month, int day) =>
        year is >= MinYear and <= MaxYear && month is >= 1 and <= 12 && day >= 1 && day <= DaysInMonth(year, month);

    public static int DaysInMonth(int year, int month) => month switch
    {
        2 => IsLeap(year) ? 29 : 28,
        4 or 6 or 9 or 11 => 30,
        _ => 31,
    };

    public static bool IsLeap(int year) => year % 4 == 0 && (year % 100 != 0 || year % 400 == 0);

    /// <summary>The day so many days after 1970-01-01; held to the first and last day of the calendar.</summary>
    public static CalendarDate FromDayNumber(int number)
    {
        var z = number + 719468;
        var era = (z >= 0 ? z : z - 146096) / 146097;
        var dayOfEra = z - (era * 146097);
        var yearOfEra = (dayOfEra - (dayOfEra / 1460) + (dayOfEra / 36524) - (dayOfEra / 146096)) / 365;
        var dayOfYear = dayOfEra - ((365 * yearOfEra) + (yearOfEra / 4) - (yearOfEra / 100));
        var mp = ((5 * dayOfYear) + 2) / 153;
        var month = mp < 10 ? mp + 3 : mp - 9;
        var year = yearOfEra + (era * 400) + (month <= 2 ? 1 : 0);
        if (year < MinYear)
            return new CalendarDate(MinYear, 1, 1);
        return year > MaxYear ? new CalendarDate(MaxYear, 12, 31) : new CalendarDate(year, month, dayOfYear - (((153 * mp) + 2) / 5) + 1);
    }

    /// <summary>Monday of an ISO 8601 week; a week past the year's end runs on into the next year.</summary>
    public static CalendarDate MondayOf(int year, int week)
    {
        var fourth = new CalendarDate(year, 1, 4);
        return FromDayNumber(fourth.DayNumber - fourth.Weekday + 1 + ((week - 1) * 7));
    }

    public CalendarDate AddDays(int days) => FromDayNumber((int)Math.Clamp((long)DayNumber + days, -5_000_000, 3_000_000));

    /// <summary>The same day so many months on, or the last of that month where it is shorter.</summary>
    public CalendarDate AddMonths(int months)
    {
        var total = ((long)Year * 12) + Month - 1 + months;
        var year = (int)Math.Clamp(Math.DivRem(total, 12, out var month) - (month < 0 ? 1 : 0), MinYear, MaxYear);
        var m = (int)(month < 0 ? month + 12 : month) + 1;
        return new CalendarDate(year, m, Math.Min(Day, DaysInMonth(year, m)));
    }

    public int CompareTo(CalendarDate other) => DayNumber.CompareTo(other.DayNumber);

    public static bool operator <(CalendarDate left, CalendarDate right) => left.CompareTo(right) < 0;

    public static bool operator >(CalendarDate left, CalendarDate right) => left.CompareTo(right) > 0;

    public static bool operator <=(CalendarDate left, CalendarDate right) => left.CompareTo(right) <= 0;

    public static bool operator >=(CalendarDate left, CalendarDate right) => left.CompareTo(right) >= 0;

    /// <summary>ISO 8601; years before 1 with a sign (<c>-0043-03-15</c> is in 44 BC).</summary>
    public override string ToString() =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{(Year < 0 ? "-" : "")}{Math.Abs(Year):0000}-{Month:00}-{Day:00}");
}
