namespace NlpPipeline.Normalization;

/// <summary>
/// The Vietnamese and Chinese lunisolar calendar: new moons by Meeus' series, months without a major solar term leap
/// (Hồ Ngọc Đức, Computing the Vietnamese lunar calendar, 2004; J. Meeus, Astronomical Algorithms, 1998).
/// </summary>
internal static class LunarCalendar
{
    /// <summary>Years of the sexagenary cycle: <c>giáp tý</c> is 0, <c>quý hợi</c> 59; AD 4 was giáp tý.</summary>
    public const int Cycle = 60;

    /// <summary>The last day before the Gregorian reform, as a Julian day number.</summary>
    private const int LastJulianDay = 2299160;

    /// <summary>The calendar of the Jesuits (1645) took the true sun in place of the mean.</summary>
    private const int TrueSunSince = 1645;

    /// <summary>Until 1967 the Vietnamese calendar followed Peking's meridian, then 105° east.</summary>
    private const int OwnMeridianSince = 1968;

    private const double MeanMonth = 29.530588853;
    private const double FirstNewMoon = 2415021.076998695;

    public static int CycleOf(int year) => (((year - 4) % Cycle) + Cycle) % Cycle;

    /// <summary>The civil day of a lunar date, Julian before 15 October 1582; null where the year has no such month.</summary>
    /// <param name="year">The civil year in which the lunar year begins, 1 to 9990.</param>
    public static (int Year, int Month, int Day)? ToCivil(int year, int month, int day, bool leap = false)
    {
        if (year is < 1 or > 9990 || month is < 1 or > 12 || day is < 1 or > 30)
            return null;
        var sun = new Sky(year);
        var first = month < 11 ? sun.WinterMonth(year - 1) : sun.WinterMonth(year);
        var next = month < 11 ? sun.WinterMonth(year) : sun.WinterMonth(year + 1);
        var offset = month < 11 ? month + 1 : month - 11;
        if (next - first > 365)
        {
            var leapAt = sun.LeapOffset(first);
            if (leap && offset != leapAt - 1)
                leap = false;
            if (leap || offset >= leapAt)
                offset++;
        }

        var moon = (int)Math.Floor(0.5 + ((first - FirstNewMoon) / MeanMonth));
        return Civil(sun.NewMoon(moon + offset) + day - 1);
    }

    private static (int Year, int Month, int Day) Civil(int julianDay)
    {
        if (julianDay > LastJulianDay)
        {
            var date = CalendarDate.FromDayNumber(julianDay - 2440588);
            return (date.Year, date.Month, date.Day);
        }

        var c = julianDay + 32082;
        var d = ((4 * c) + 3) / 1461;
        var e = c - (1461 * d / 4);
        var m = ((5 * e) + 2) / 153;
        return (d - 4800 + (m / 10), m + 3 - (12 * (m / 10)), e - (((153 * m) + 2) / 5) + 1);
    }

    /// <summary>Sun and moon as the calendar of a time reckoned them.</summary>
    private readonly struct Sky(int year)
    {
        private readonly bool trueSun = year >= TrueSunSince;
        private readonly double zone = (year >= OwnMeridianSince ? 7 : 8) / 24.0;

        /// <summary>The first day of the eleventh month, that of the winter solstice, of a civil year.</summary>
        public int WinterMonth(int civilYear)
        {
            var end = new CalendarDate(civilYear, 12, 31).DayNumber + 2440588;
            var k = (int)Math.Floor((end - 2415021) / MeanMonth);
            var moon = NewMoon(k);
            return SunSign(moon) >= 9 ? NewMoon(k - 1) : moon;
        }

        /// <summary>How many months after the eleventh the leap month comes.</summary>
        public int LeapOffset(int winterMonth)
        {
            var k = (int)Math.Floor(((winterMonth - FirstNewMoon) / MeanMonth) + 0.5);
            var last = -1;
            var i = 1;
            var sign = SunSign(NewMoon(k + i));
            while (sign != last && i < 14)
            {
                last = sign;
                i++;
                sign = SunSign(NewMoon(k + i));
            }

            return i - 1;
        }

        /// <summary>The day of the k-th new moon since 1900-01-01.</summary>
        public int NewMoon(int k)
        {
            const double degree = Math.PI / 180;
            var t = k / 1236.85;
            var t2 = t * t;
            var t3 = t2 * t;
            var mean = 2415020.75933 + (29.53058868 * k) + (0.0001178 * t2) - (0.000000155 * t3)
                + (0.00033 * Math.Sin((166.56 + (132.87 * t) - (0.009173 * t2)) * degree));
            var m = (359.2242 + (29.10535608 * k) - (0.0000333 * t2) - (0.00000347 * t3)) * degree;
            var p = (306.0253 + (385.81691806 * k) + (0.0107306 * t2) + (0.00001236 * t3)) * degree;
            var f = (21.2964 + (390.67050646 * k) - (0.0016528 * t2) - (0.00000239 * t3)) * degree;
            var c = ((0.1734 - (0.000393 * t)) * Math.Sin(m)) + (0.0021 * Math.Sin(2 * m)) - (0.4068 * Math.Sin(p)) + (0.0161 * Math.Sin(2 * p))
                - (0.0004 * Math.Sin(3 * p)) + (0.0104 * Math.Sin(2 * f)) - (0.0051 * Math.Sin(m + p)) - (0.0074 * Math.Sin(m - p))
                + (0.0004 * Math.Sin((2 * f) + m)) - (0.0004 * Math.Sin((2 * f) - m)) - (0.0006 * Math.Sin((2 * f) + p))
                + (0.0010 * Math.Sin((2 * f) - p)) + (0.0005 * Math.Sin((2 * p) + m));
            var delta = t < -11
                ? 0.001 + (0.000839 * t) + (0.0002261 * t2) - (0.00000845 * t3) - (0.000000081 * t * t3)
                : -0.000278 + (0.000265 * t) + (0.000262 * t2);
            return (int)Math.Floor(mean + c - delta + 0.5 + zone);
        }

        /// <summary>The twelfth of the ecliptic that the sun stands in at the beginning of a day, 0 from the March equinox.</summary>
        private int SunSign(int julianDay)
        {
            const double degree = Math.PI / 180;
            var t = (julianDay - 2451545.5 - zone) / 36525;
            var m = (357.52910 + (35999.05030 * t) - (0.0001559 * t * t) - (0.00000048 * t * t * t)) * degree;
            var longitude = 280.46645 + (36000.76983 * t) + (0.0003032 * t * t);
            if (trueSun)
                longitude += ((1.914600 - (0.004817 * t) - (0.000014 * t * t)) * Math.Sin(m)) + ((0.019993 - (0.000101 * t)) * Math.Sin(2 * m)) + (0.000290 * Math.Sin(3 * m));
            longitude -= 360 * Math.Floor(longitude / 360);
            return (int)(longitude / 30);
        }
    }
}
