namespace NlpPipeline.Normalization;

/// <summary>The calendar of the French Republic, years I (from 22 September 1792) to XIV.</summary>
internal static class RepublicanCalendar
{
    /// <summary>The day of September on which each year began.</summary>
    private static ReadOnlySpan<byte> NewYear => [22, 22, 22, 23, 22, 22, 22, 23, 23, 23, 23, 24, 23, 23];

    private static readonly string[] Months =
        ["vendémiaire", "brumaire", "frimaire", "nivôse", "pluviôse", "ventôse", "germinal", "floréal", "prairial", "messidor", "thermidor", "fructidor"];

    private static readonly string[] Plain =
        ["vendemiaire", "brumaire", "frimaire", "nivose", "pluviose", "ventose", "germinal", "floreal", "prairial", "messidor", "thermidor", "fructidor"];

    /// <summary>1 to 12; 0 where the word is none of the months.</summary>
    public static int MonthOf(ReadOnlySpan<char> word)
    {
        if (word.Length is < 6 or > 11)
            return 0;
        for (var i = 0; i < Months.Length; i++)
        {
            if (word.Equals(Months[i], StringComparison.OrdinalIgnoreCase) || word.Equals(Plain[i], StringComparison.OrdinalIgnoreCase))
                return i + 1;
        }

        return 0;
    }

    /// <summary>The Gregorian day; null where the calendar has no such year.</summary>
    public static CalendarDate? ToCivil(int year, int month, int day) =>
        year is < 1 or > 14 || month is < 1 or > 12 || day is < 1 or > 30
            ? null
            : new CalendarDate(1791 + year, 9, NewYear[year - 1]).AddDays(((month - 1) * 30) + day - 1);

    /// <summary>The year of a day that is told without one: that of the day nearest to the story, else the first of the Terror, year II.</summary>
    public static int YearNear(CalendarDate? story, int month, int day)
    {
        var best = 2;
        if (story is not { Year: >= 1791 and <= 1806 } at || month is < 1 or > 12 || day is < 1 or > 30)
            return best;
        var distance = int.MaxValue;
        for (var year = 1; year <= 14; year++)
        {
            var away = Math.Abs(ToCivil(year, month, day)!.Value.DayNumber - at.DayNumber);
            if (away < distance)
                (best, distance) = (year, away);
        }

        return best;
    }
}
