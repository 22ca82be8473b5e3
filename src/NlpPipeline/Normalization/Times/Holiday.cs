namespace NlpPipeline.Normalization;

/// <summary>Feasts whose day is fixed in the Gregorian calendar or can be computed from it.</summary>
internal enum Holiday : byte
{
    None,
    NewYear,
    NewYearsEve,
    Christmas,
    ChristmasEve,
    Valentine,
    AprilFools,
    Halloween,
    MayDay,
    Thanksgiving,
    LaborDay,
    MemorialDay,
    MothersDay,
    FathersDay,
    MartinLutherKing,
    Presidents,
    Columbus,
    Veterans,
    BoxingDay,
    SaintPatrick,
    Easter,
    GoodFriday,
    EasterMonday,
    AshWednesday,
    Pentecost,
    BlackFriday,
    IndependenceDay,
    EarthDay,
    Groundhog,
    WomensDay,
    VietnamNational,
    VietnamReunification,
    AllSaints,
    AllSouls,
    ShroveTuesday,
    PalmSunday,
    MaundyThursday,
    HolySaturday,
    Ascension,
    WhitMonday,
    CorpusChristi,
    Epiphany,
    Candlemas,
    LadyDay,
    SaintGeorge,
    Midsummer,
    Lammas,
    Michaelmas,
    Martinmas,
    Bastille,
    GuyFawkes,
    IdesOfMarch,
    DecorationDay,
}

internal static class Holidays
{
    public static CalendarDate On(Holiday holiday, int year) => holiday switch
    {
        Holiday.NewYear => new(year, 1, 1),
        Holiday.NewYearsEve => new(year, 12, 31),
        Holiday.Christmas => new(year, 12, 25),
        Holiday.ChristmasEve => new(year, 12, 24),
        Holiday.Valentine => new(year, 2, 14),
        Holiday.AprilFools => new(year, 4, 1),
        Holiday.Halloween => new(year, 10, 31),
        Holiday.MayDay => new(year, 5, 1),
        Holiday.Thanksgiving => Nth(year, 11, 4, 4),
        Holiday.BlackFriday => Nth(year, 11, 4, 4).AddDays(1),
        Holiday.LaborDay => Nth(year, 9, 1, 1),
        Holiday.MemorialDay => Last(year, 5, 1),
        Holiday.MothersDay => Nth(year, 5, 7, 2),
        Holiday.FathersDay => Nth(year, 6, 7, 3),
        Holiday.MartinLutherKing => Nth(year, 1, 1, 3),
        Holiday.Presidents => Nth(year, 2, 1, 3),
        Holiday.Columbus => Nth(year, 10, 1, 2),
        Holiday.Veterans => new(year, 11, 11),
        Holiday.BoxingDay => new(year, 12, 26),
        Holiday.SaintPatrick => new(year, 3, 17),
        Holiday.Easter => Easter(year),
        Holiday.GoodFriday => Easter(year).AddDays(-2),
        Holiday.EasterMonday => Easter(year).AddDays(1),
        Holiday.AshWednesday => Easter(year).AddDays(-46),
        Holiday.Pentecost => Easter(year).AddDays(49),
        Holiday.IndependenceDay => new(year, 7, 4),
        Holiday.EarthDay => new(year, 4, 22),
        Holiday.Groundhog => new(year, 2, 2),
        Holiday.WomensDay => new(year, 3, 8),
        Holiday.VietnamNational => new(year, 9, 2),
        Holiday.VietnamReunification => new(year, 4, 30),
        Holiday.AllSaints => new(year, 11, 1),
        Holiday.AllSouls => new(year, 11, 2),
        Holiday.ShroveTuesday => Easter(year).AddDays(-47),
        Holiday.PalmSunday => Easter(year).AddDays(-7),
        Holiday.MaundyThursday => Easter(year).AddDays(-3),
        Holiday.HolySaturday => Easter(year).AddDays(-1),
        Holiday.Ascension => Easter(year).AddDays(39),
        Holiday.WhitMonday => Easter(year).AddDays(50),
        Holiday.CorpusChristi => Easter(year).AddDays(60),
        Holiday.Epiphany => new(year, 1, 6),
        Holiday.Candlemas => new(year, 2, 2),
        Holiday.LadyDay => new(year, 3, 25),
        Holiday.SaintGeorge => new(year, 4, 23),
        Holiday.Midsummer => new(year, 6, 24),
        Holiday.Lammas => new(year, 8, 1),
        Holiday.Michaelmas => new(year, 9, 29),
        Holiday.Martinmas => new(year, 11, 11),
        Holiday.Bastille => new(year, 7, 14),
        Holiday.GuyFawkes => new(year, 11, 5),
        Holiday.IdesOfMarch => new(year, 3, 15),
        Holiday.DecorationDay => new(year, 5, 30),
        _ => throw new ArgumentOutOfRangeException(nameof(holiday)),
    };

    /// <summary>The nth (from 1) such weekday of a month.</summary>
    public static CalendarDate Nth(int year, int month, int weekday, int n)
    {
        var first = new CalendarDate(year, month, 1);
        return first.AddDays(((weekday - first.Weekday + 7) % 7) + ((n - 1) * 7));
    }

    /// <summary>The last such weekday of a month.</summary>
    public static CalendarDate Last(int year, int month, int weekday)
    {
        var last = new CalendarDate(year, month, CalendarDate.DaysInMonth(year, month));
        return last.AddDays(-((last.Weekday - weekday + 7) % 7));
    }

    /// <summary>The first Easter of the Gregorian calendar; the dates of earlier texts are Julian.</summary>
    private const int FirstGregorianEaster = 1583;

    /// <summary>
    /// Western Easter (the anonymous Gregorian algorithm, Nature 1876; before 1583 the Julian one; Meeus, Astronomical Algorithms, ch. 8), in the
    /// calendar of its time.
    /// </summary>
    private static CalendarDate Easter(int year)
    {
        if (year < FirstGregorianEaster)
        {
            var moon = ((19 * (year % 19)) + 15) % 30;
            var sunday = ((2 * (year % 4)) + (4 * (year % 7)) - moon + 34) % 7;
            var sum = moon + sunday + 114;
            return new CalendarDate(year, sum / 31, (sum % 31) + 1);
        }

        var a = year % 19;
        var b = year / 100;
        var c = year % 100;
        var d = ((19 * a) + b - (b / 4) - ((b - ((b + 8) / 25) + 1) / 3) + 15) % 30;
        var e = (32 + (2 * (b % 4)) + (2 * (c / 4)) - d - (c % 4)) % 7;
        var f = d + e - (7 * ((a + (11 * d) + (22 * e)) / 451)) + 114;
        return new CalendarDate(year, f / 31, (f % 31) + 1);
    }
}
