namespace NlpPipeline.Normalization;

/// <summary>Times that are told by their place beside another: next week, that summer, the first Monday of May.</summary>
internal static partial class TimeResolver
{
    private static CalendarDate NextWeekday(CalendarDate from, int weekday, int direction)
    {
        var delta = direction > 0 ? ((weekday - from.Weekday + 6) % 7) + 1 : -(((from.Weekday - weekday + 6) % 7) + 1);
        return from.AddDays(delta);
    }

    private static void Set(ref PartialTime p, CalendarDate date)
    {
        p.Year = date.Year;
        p.Month = date.Month;
        p.Day = date.Day;
        p.Weekday = null;
        p.Anchor = TimeAnchor.None;
    }

    /// <summary>The story's or the speaker's time; null where the context has none.</summary>
    private static StoryTime? Base(TimeAnchor anchor, TimeUnit unit, TemporalContext context, ref double trust)
    {
        var today = (context.ReferenceDay ?? context.Dateline) is { } r ? new StoryTime(r.Year, r.Month, r.Day, null) : (StoryTime?)null;
        if (anchor == TimeAnchor.Speech && today is not null)
            return today;
        if (context.Story is { } story)
        {
            trust *= context.StoryConfidence * (anchor == TimeAnchor.Speech ? 0.7 : 1);

            // An aside that names a year alone says nothing of days: those go on from the line of the story.
            if (story.Day is null && context.Line is { Day: not null } line && unit is TimeUnit.Day or TimeUnit.Week or TimeUnit.Weekend or TimeUnit.Fortnight)
                return line;
            return story.Month is null && story.Season is null && unit == TimeUnit.Month && context.Line is { Month: not null } month ? month : story;
        }

        trust *= 0.8;
        return today;
    }

    private static bool ApplyAnchor(ref PartialTime p, TemporalContext context, ref double trust)
    {
        // Of a story before Christ the year is all that is told.
        if (context.BeforeChrist is { } ancient && p.Anchor == TimeAnchor.Story && p.ShiftUnit is TimeUnit.Year or TimeUnit.Day or TimeUnit.Month or TimeUnit.Season or TimeUnit.None)
        {
            var year = p.ShiftUnit == TimeUnit.Year ? ancient - p.Shift : ancient;
            if (year < 1)
                return false;
            (p.Year, p.BeforeChrist, p.Anchor, p.Nearest) = (year, true, TimeAnchor.None, 0);
            return true;
        }

        if (Base(p.Anchor, p.ShiftUnit, context, ref trust) is not { } b)
            return false;
        var anchor = p.Anchor;
        p.Anchor = TimeAnchor.None;
        if (p.Nearest != 0)
            return ApplyNearest(ref p, b);
        switch (p.ShiftUnit)
        {
            case TimeUnit.Century:
                p.Century = ((b.Year - 1) / 100) + 1 + p.Shift;
                return true;
            case TimeUnit.Decade:
                p.Decade = (b.Year / 10) + p.Shift;
                return true;
            case TimeUnit.Year:
            case TimeUnit.Season when p.Season is not null:
                if (p.Year is null)
                    p.Year = b.Year + p.Shift;
                return true;
            case TimeUnit.Half:
            {
                if (b.Month is not { } m)
                    return false;
                var halves = (b.Year * 2) + ((m - 1) / 6) + p.Shift;
                p.Year = Math.DivRem(halves, 2, out var half);
                p.Half = half + 1;
                return true;
            }

            case TimeUnit.Quarter:
            {
                if (b.Month is not { } m)
                    return false;
                var quarters = (b.Year * 4) + ((m - 1) / 3) + p.Shift;
                p.Year = Math.DivRem(quarters, 4, out var quarter);
                p.Quarter = quarter + 1;
                return true;
            }

            case TimeUnit.Season:
            {
                var season = b.Season ?? (b.Month is { } m ? (m % 12 / 3) switch { 0 => 4, var s => s } : 0);
                if (season == 0)
                    return false;
                var seasons = (b.Year * 4) + season - 1 + p.Shift;
                p.Year = Math.DivRem(seasons, 4, out var index);
                p.Season = index + 1;
                return true;
            }

            case TimeUnit.Month:
            {
                if (b.Month is not { } m)
                    return false;
                var at = new CalendarDate(b.Year, m, 1).AddMonths(p.Shift);
                p.Year = at.Year;
                p.Month = at.Month;
                return true;
            }

            case TimeUnit.Week:
            case TimeUnit.Weekend:
            {
                if (b.Date is not { } day)
                    return false;
                var monday = day.AddDays(1 - day.Weekday + (7 * p.Shift));
                if (p.Weekday is { } weekday)
                {
                    Set(ref p, monday.AddDays(weekday - 1));
                    return true;
                }

                (p.Year, p.Week) = monday.IsoWeek;
                p.Weekend |= p.ShiftUnit == TimeUnit.Weekend;
                return true;
            }

            case TimeUnit.None:
                // At that time: as coarse as a reader would say it, never the day.
                p.Year = b.Year;
                p.Month = b.Month;
                p.Season = b.Season;
                return true;
            default:
            {
                if (b.Date is not { } day)
                {
                    // The night before, that day: the story is told no finer than a month.
                    if (p.Shift == 0 && anchor == TimeAnchor.Story && b.Month is not null)
                    {
                        p.Year = b.Year;
                        p.Month = b.Month;
                        return true;
                    }

                    return false;
                }

                Set(ref p, day.AddDays(p.Shift));
                return true;
            }
        }
    }

    private static bool ApplyNearest(ref PartialTime p, StoryTime b)
    {
        if (p.Weekday is { } weekday)
        {
            if (b.Date is not { } day)
                return false;
            var found = p.Nearest == 2
                ? (weekday >= day.Weekday ? day.AddDays(weekday - day.Weekday) : NextWeekday(day, weekday, 1))
                : NextWeekday(day, weekday, p.Nearest);
            Set(ref p, found);
            return true;
        }

        if (p.Month is { } month)
        {
            var now = b.Month ?? 6;
            p.Year = p.Nearest > 0 ? (month > now ? b.Year : b.Year + 1) : month < now ? b.Year : b.Year - 1;
            return true;
        }

        if (p.Season is { } season)
        {
            var now = b.Season ?? (b.Month is { } m ? (m % 12 / 3) switch { 0 => 4, var s => s } : 0);
            p.Year = p.Nearest > 0 ? (now != 0 && season > now ? b.Year : b.Year + 1) : now != 0 && season < now ? b.Year : b.Year - 1;
            return true;
        }

        return false;
    }

    private static string? HolidayDate(PartialTime p, TemporalContext context, ref double trust)
    {
        var year = p.Year;
        if (year is null && context.YearOf(Holidays.On(p.Holiday, 1900).Month, null, null) is { } story)
        {
            year = story.Year;
            trust *= story.Confidence;
        }

        if (year is null && context.ReferenceDay is { } today)
        {
            year = Holidays.On(p.Holiday, today.Year) < today ? today.Year + 1 : today.Year;
            trust *= 0.9;
        }

        if (year is { } known)
            return known is >= 1 and <= CalendarDate.MaxYear ? Holidays.On(p.Holiday, known).ToString() : "";
        var a = Holidays.On(p.Holiday, 1900);
        var b = Holidays.On(p.Holiday, 1901);
        return a.Month == b.Month && a.Day == b.Day ? $"XXXX-{Two(a.Month)}-{Two(a.Day)}" : "";
    }

    /// <summary>The nth day, weekday, week or weekend of a month or year.</summary>
    private static string? NthDate(PartialTime p, TemporalContext context, ref double trust)
    {
        var weekday = p.Weekday;
        p.Weekday = null;
        if (p.Year is null)
            FillYear(ref p, context, ref trust);
        if (p.Year is not { } year || year is < 1 or > 9998)
            return null;
        var firstMonth = p.Month ?? (p.Quarter is { } q ? (q * 3) - 2 : 1);
        var lastMonth = p.Month ?? (p.Quarter is { } q2 ? q2 * 3 : 12);
        if (firstMonth is < 1 or > 12)
            return null;
        var first = new CalendarDate(year, firstMonth, 1);
        var last = new CalendarDate(year, lastMonth, CalendarDate.DaysInMonth(year, lastMonth));
        if (weekday is { } w)
        {
            var at = p.Nth > 0 ? Holidays.Nth(year, firstMonth, w, p.Nth) : Holidays.Last(year, lastMonth, w).AddDays((p.Nth + 1) * 7);
            return at.ToString();
        }

        switch (p.NthUnit)
        {
            case TimeUnit.Day:
                return (p.Nth > 0 ? first.AddDays(p.Nth - 1) : last.AddDays(p.Nth + 1)).ToString();
            case TimeUnit.Week:
            {
                // A week belongs to the month or year that has its Thursday (ISO 8601).
                var thursday = p.Nth > 0
                    ? first.AddDays(((4 - first.Weekday + 7) % 7) + ((p.Nth - 1) * 7))
                    : last.AddDays(-((last.Weekday - 4 + 7) % 7) + ((p.Nth + 1) * 7));
                var (isoYear, week) = thursday.IsoWeek;
                return $"{YearText(isoYear, false)}-W{Two(week)}";
            }

            case TimeUnit.Weekend:
            {
                var saturday = p.Nth > 0 ? Holidays.Nth(year, firstMonth, 6, p.Nth) : Holidays.Last(year, lastMonth, 6).AddDays((p.Nth + 1) * 7);
                var (isoYear, week) = saturday.IsoWeek;
                return $"{YearText(isoYear, false)}-W{Two(week)}-WE";
            }

            case TimeUnit.Month:
                return $"{YearText(year, p.BeforeChrist)}-{Two(p.Nth > 0 ? firstMonth + p.Nth - 1 : lastMonth + p.Nth + 1)}";
            default:
                return null;
        }
    }
}
