using System.Globalization;

namespace NlpPipeline.Normalization;

/// <summary>Fills in what the words of a time leave out, from the context, and writes the value.</summary>
internal static class TimeResolver
{
    private static readonly string[] SeasonCodes = ["SP", "SU", "FA", "WI"];

    /// <summary>The value of what the grammar read; its value is empty where a time is meant that cannot be known.</summary>
    public static (TimexValue Value, double Confidence) Resolve(in TimeNode node, TemporalContext context)
    {
        var trust = 1.0;
        var type = node.Type;
        var modifier = node.A.Modifier;
        string value;
        switch (node.Form)
        {
            case TimeForm.Fixed:
                value = node.Value ?? DurationForm.Of(node.Length);
                break;
            case TimeForm.Shifted:
                value = Shifted(node, context, ref type, ref trust);
                break;
            case TimeForm.Rolling:
                value = Rolling(node, context, ref type, ref trust);
                break;
            case TimeForm.Range:
                value = Range(node.A, node.B, context, ref type, ref trust);
                modifier = TimexModifier.None;
                break;
            default:
                value = Point(node.A, context, ref type, ref trust);
                break;
        }

        if (value.Length > 0 && !TimexForm.IsWellFormed(value))
            value = "";
        return (new TimexValue(type, value, modifier), node.Certainty * (value.Length == 0 ? 0.5 : trust));
    }

    private static string Point(PartialTime p, TemporalContext context, ref TimexType type, ref double trust)
    {
        if (p.Reference is not null)
            return p.Reference;
        var explicitYear = p.Year is not null && p.Anchor == TimeAnchor.None;
        var date = DatePart(ref p, context, ref trust);
        if (p.Hour is { } hour)
        {
            type = TimexType.Time;
            var start = Clock(Hour24(hour, p), p.Minute, p.Second);
            var prefix = date is null || !IsDay(date) ? "" : date;
            if (p.EndHour is not { } end)
                return prefix + "T" + start;
            var until = Hour24(end, p);
            return prefix + "T" + start + "/" + prefix + "T" + Clock(until, p.EndMinute, null);
        }

        if (p.Part != DayPart.None)
        {
            var code = PartCode(p.Part);
            if (date is null)
            {
                if (p.HasDate)
                    return "";
                type = TimexType.Time;
                return "T" + code;
            }

            if (context.Reference is not null && !explicitYear && IsDay(date) && context.Story is null)
            {
                type = TimexType.Time;
                return date + "T" + code;
            }
        }

        return date ?? "";
    }

    private static bool IsDay(string date) => date.Length >= 10 && date[4] == '-';

    private static string PartCode(DayPart part) => part switch
    {
        DayPart.Morning => "MO",
        DayPart.Midday => "MI",
        DayPart.Afternoon => "AF",
        DayPart.Evening => "EV",
        DayPart.Night => "NI",
        _ => "DT",
    };

    private static int Hour24(int hour, in PartialTime p)
    {
        if (p.HasMeridiem || hour is > 12 or 0)
            return hour;
        return p.Part switch
        {
            DayPart.Afternoon or DayPart.Evening => hour == 12 ? (p.Part == DayPart.Evening ? 0 : 12) : hour + 12,
            DayPart.Midday => hour < 5 ? hour + 12 : hour,
            DayPart.Night => hour == 12 ? 0 : hour >= 6 ? hour + 12 : hour,
            DayPart.Morning => hour == 12 ? 0 : hour,
            _ => hour,
        };
    }

    private static string Clock(int hour, int? minute, int? second) => second is { } s
        ? string.Create(CultureInfo.InvariantCulture, $"{hour:00}:{minute ?? 0:00}:{s:00}")
        : string.Create(CultureInfo.InvariantCulture, $"{hour:00}:{minute ?? 0:00}");

    /// <summary>The date of a partial time; null where it has none or it cannot be known.</summary>
    private static string? DatePart(ref PartialTime p, TemporalContext context, ref double trust)
    {
        if (!p.HasDate && p.Nth == 0)
            return null;
        if (p.Decade is < 10)
        {
            p.Decade += (context.Story?.Year ?? 1900) / 100 * 10;
            trust *= 0.95;
        }

        if (p.ShortYear && p.Year is { } shortYear)
        {
            p.Year = Expand(shortYear, context);
            p.ShortYear = false;
        }

        if (p.Anchor != TimeAnchor.None && !ApplyAnchor(ref p, context, ref trust))
            return null;
        if (p.Century is { } century)
            return (p.BeforeChrist ? "BC" : "") + Two(century - 1);
        if (p.Decade is { } decade)
            return (p.BeforeChrist ? "BC" : "") + decade.ToString("000", CultureInfo.InvariantCulture);
        if (p.Holiday != Holiday.None)
            return HolidayDate(p, context, ref trust);
        if (p.Nth != 0)
            return NthDate(p, context, ref trust);
        if (p.Year is null)
            FillYear(ref p, context, ref trust);
        return p.NthUnit == TimeUnit.Week ? NearDay(p) : Write(p);
    }

    /// <summary>The week of a day, or the weekday closest to it.</summary>
    private static string? NearDay(in PartialTime p)
    {
        if (p.Year is not { } year || !CalendarDate.Exists(year, p.Month ?? 0, p.Day ?? 0))
            return null;
        var day = new CalendarDate(year, p.Month!.Value, p.Day!.Value);
        if (p.Weekday is { } weekday)
        {
            var ahead = (weekday - day.Weekday + 7) % 7;
            return day.AddDays(ahead > 3 ? ahead - 7 : ahead).ToString();
        }

        var (isoYear, week) = day.IsoWeek;
        return $"{YearText(isoYear, false)}-W{Two(week)}";
    }

    private static string? Write(in PartialTime p)
    {
        var year = p.Year is { } y ? YearText(y, p.BeforeChrist) : "XXXX";
        if (p.Month is { } month)
            return p.Day is { } day ? $"{year}-{Two(month)}-{Two(day)}" : $"{year}-{Two(month)}";
        if (p.Season is { } season)
            return $"{year}-{SeasonCodes[season - 1]}";
        if (p.Quarter is { } quarter)
            return $"{year}-Q{quarter}";
        if (p.Half is { } half)
            return $"{year}-H{half}";
        if (p.Week is { } week)
            return $"{year}-W{Two(week)}" + (p.Weekend ? "-WE" : p.Weekday is { } d ? "-" + d.ToString(CultureInfo.InvariantCulture) : "");
        if (p.Day is { } alone)
            return "XXXX-XX-" + Two(alone);
        if (p.Weekday is { } weekday)
            return "XXXX-WXX-" + weekday.ToString(CultureInfo.InvariantCulture);
        return p.Year is null ? null : year;
    }

    private static string YearText(int year, bool beforeChrist) =>
        (beforeChrist ? "BC" : "") + year.ToString("0000", CultureInfo.InvariantCulture);

    private static string Two(int number) => number.ToString("00", CultureInfo.InvariantCulture);

    /// <summary>A year of two digits: in the century of the story, else in the hundred years around the reference, else 1930 to 2029.</summary>
    private static int Expand(int year, TemporalContext context)
    {
        if (context.Story is { Year: > 1000 and < 2000 } story)
            return (story.Year / 100 * 100) + year;
        return year < 30 ? 2000 + year : 1900 + year;
    }

    private static void FillYear(ref PartialTime p, TemporalContext context, ref double trust)
    {
        if (p.Month is null && p.Season is null && p.Quarter is null && p.Half is null && p.Week is null)
        {
            FillMonth(ref p, context, ref trust);
            return;
        }

        if (context.Story is { } story)
        {
            // Spring after a winter is the next year's.
            p.Year = p.Season == 1 && story.Season == 4 ? story.Year + 1 : story.Year;
            trust *= context.StoryConfidence;
            return;
        }

        if (context.ReferenceDay is not { } today || p.Season is not null)
            return;
        trust *= 0.85;
        if (p.Week is not null)
        {
            p.Year = today.Year;
            return;
        }

        if (p.Month is not { } month)
        {
            p.Year = today.Year;
            return;
        }

        p.Year = today.Year;
        if (p.Day is not { } day)
        {
            if (month < today.Month)
                p.Year++;
            return;
        }

        if (p.Weekday is { } weekday && p.NthUnit != TimeUnit.Week)
        {
            for (var step = 0; step <= 6; step++)
            {
                foreach (var year in (ReadOnlySpan<int>)[today.Year + step, today.Year - step])
                {
                    if (CalendarDate.Exists(year, month, day) && new CalendarDate(year, month, day).Weekday == weekday)
                    {
                        p.Year = year;
                        return;
                    }
                }
            }
        }

        if (month < today.Month || (month == today.Month && day < today.Day))
            p.Year++;
    }

    /// <summary>A day of a month that is not said, or a weekday alone.</summary>
    private static void FillMonth(ref PartialTime p, TemporalContext context, ref double trust)
    {
        if (p.Day is { } day)
        {
            if (context.Story is { Month: { } month } story)
            {
                p.Year = story.Year;
                p.Month = month;
                trust *= context.StoryConfidence;
            }
            else if (context.ReferenceDay is { } today)
            {
                var first = new CalendarDate(today.Year, today.Month, 1);
                for (var i = 0; i < 24; i++)
                {
                    var at = first.AddMonths(i);
                    if (CalendarDate.Exists(at.Year, at.Month, day)
                        && (p.Weekday is not { } w ? i > 0 || day >= today.Day : new CalendarDate(at.Year, at.Month, day).Weekday == w))
                    {
                        p.Year = at.Year;
                        p.Month = at.Month;
                        trust *= 0.85;
                        return;
                    }
                }
            }

            return;
        }

        if (p.Weekday is { } weekday && context.ReferenceDay is { } now && context.Story is null)
        {
            Set(ref p, NextWeekday(now, weekday, 1));
            trust *= 0.8;
        }
    }

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
    private static StoryTime? Base(TimeAnchor anchor, TemporalContext context, ref double trust)
    {
        var today = context.ReferenceDay is { } r ? new StoryTime(r.Year, r.Month, r.Day, null) : (StoryTime?)null;
        if (anchor == TimeAnchor.Speech && today is not null)
            return today;
        if (context.Story is not null)
        {
            trust *= context.StoryConfidence * (anchor == TimeAnchor.Speech ? 0.7 : 1);
            return context.Story;
        }

        trust *= 0.8;
        return today;
    }

    private static bool ApplyAnchor(ref PartialTime p, TemporalContext context, ref double trust)
    {
        if (Base(p.Anchor, context, ref trust) is not { } b)
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
        var year = p.Year ?? context.Story?.Year;
        if (year is null && context.ReferenceDay is { } today)
        {
            year = Holidays.On(p.Holiday, today.Year) < today ? today.Year + 1 : today.Year;
            trust *= 0.9;
        }

        if (year is { } known)
            return Holidays.On(p.Holiday, known).ToString();
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

    private static string Range(PartialTime a, PartialTime b, TemporalContext context, ref TimexType type, ref double trust)
    {
        if (b.ShortYear && b.Year is { } yy && a.Year is { } full && !a.ShortYear)
        {
            b.Year = (full / 100 * 100) + yy;
            b.ShortYear = false;
        }

        Share(ref a, ref b, context, ref trust);
        var first = Point(a, context, ref type, ref trust);
        var last = Point(b, context, ref type, ref trust);
        if (first.Length == 0 || last.Length == 0)
            return "";
        if (first == last)
            return first;
        return first + "/" + last;
    }

    /// <summary>What one end of a range says holds for the other: <c>from 5 to 12 August 1937</c>.</summary>
    private static void Share(ref PartialTime a, ref PartialTime b, TemporalContext context, ref double trust)
    {
        if (a.Anchor != TimeAnchor.None || b.Anchor != TimeAnchor.None)
        {
            if (b.Anchor != TimeAnchor.None && a is { Anchor: TimeAnchor.None, HasYear: false } && b.ShiftUnit == TimeUnit.Year)
            {
                a.Anchor = b.Anchor;
                a.ShiftUnit = b.ShiftUnit;
                a.Shift = b.Shift;
            }

            return;
        }

        if (b.Decade >= 10 && a.Decade < 10)
            a.Decade += b.Decade / 10 * 10;
        if (a.Decade >= 10 && b.Decade < 10)
            b.Decade += a.Decade / 10 * 10;
        if (a.Decade is not null && b is { Year: not null, Month: null } && !b.HasClock && b.Year % 10 == 0 && a.Year is null)
            (b.Decade, b.Year) = (b.Year / 10, null);
        if (a.Month is null && a.Day is not null && b.Month is not null)
            a.Month = b.Month;
        else if (b.Month is null && b.Day is not null && a.Month is not null)
            b.Month = a.Month;
        if (b.Year is { } last && !a.HasYear && !b.ShortYear)
        {
            a.Year = a.Month > b.Month ? last - 1 : last;
            a.BeforeChrist = b.BeforeChrist;
        }
        else if (a.Year is { } first && !b.HasYear && !a.ShortYear)
        {
            b.Year = b.Month < a.Month ? first + 1 : first;
        }
        else if (a is { HasYear: false } && b is { HasYear: false, Month: not null } && a.Month is not null)
        {
            if (context.Story is null && context.ReferenceDay is { } today)
            {
                var wraps = b.Month < a.Month;
                a.Year = b.Month < today.Month || (b.Month == today.Month && b.Day < today.Day) ? today.Year + (wraps ? 0 : 1) : today.Year;
                b.Year = wraps ? a.Year + 1 : a.Year;
                trust *= 0.85;
            }
            else if (context.Story is { } story)
            {
                a.Year = story.Year;
                b.Year = b.Month < a.Month ? story.Year + 1 : story.Year;
                trust *= context.StoryConfidence;
            }
        }
    }

    private static string Shifted(in TimeNode node, TemporalContext context, ref TimexType type, ref double trust)
    {
        var length = node.Length;
        var point = node.A;
        var clock = length.Unit is TimeUnit.Hour or TimeUnit.Minute or TimeUnit.Second;
        if (clock)
        {
            if (context.Reference is not { } now || point.HasYear)
                return "";
            type = TimexType.Time;
            var seconds = Seconds(length.Milli, length.Unit) + (length.Unit2 == TimeUnit.None ? 0 : Seconds(length.Milli2, length.Unit2));
            if (length.Vague || Math.Abs(seconds) > 1_000_000_000)
                return "";
            var at = now.AddSeconds(node.Direction * seconds);
            return at.ToString(at.Second == 0 ? "yyyy-MM-dd'T'HH:mm" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        }

        // two months from today on Tuesday
        var on = node.A.NthUnit == TimeUnit.Weekend || point.Anchor != TimeAnchor.Speech || point.ShiftUnit != TimeUnit.Day ? null : point.Weekday;
        if (on is not null)
            point.Weekday = null;
        StoryTime origin;
        if (point.HasDate && point.Anchor != TimeAnchor.Story && !(point.Anchor == TimeAnchor.Speech && point.ShiftUnit == TimeUnit.None))
        {
            var inner = TimexType.Date;
            if (StoryTime.TryRead(Point(point, context, ref inner, ref trust)) is not { } known)
                return "";
            origin = known;
        }
        else if (Base(point.Anchor, context, ref trust) is { } known)
        {
            origin = known;
        }
        else
        {
            return "";
        }

        if (point.Weekday is { } weekday && node.A.NthUnit == TimeUnit.Weekend)
            return origin.Date is { } d ? Weekdays(d, weekday, length.Whole * node.Direction).ToString() : "";
        if (length.Vague)
            return VagueShift(origin, length.Unit, node.Direction);
        var milli = length.Milli * node.Direction;
        switch (length.Unit)
        {
            case TimeUnit.Century:
            case TimeUnit.Decade:
            case TimeUnit.Year:
            {
                if (milli % 1000 != 0)
                {
                    return origin.Month is { } m && milli * 12 % 1000 == 0
                        ? MonthText(new CalendarDate(origin.Year, m, 1).AddMonths((int)(milli * 12 / 1000)))
                        : "";
                }

                var scale = length.Unit switch { TimeUnit.Century => 100, TimeUnit.Decade => 10, _ => 1 };
                var year = origin.Year + (milli / 1000 * scale);
                if (length.Unit2 == TimeUnit.Month && origin.Month is { } month)
                    return MonthText(new CalendarDate(origin.Year, month, 1).AddMonths((int)((milli * 12) + (length.Milli2 * node.Direction)) / 1000));
                return year is < 1 or > 9999 ? "" : YearText((int)year, false);
            }

            case TimeUnit.Month:
            case TimeUnit.Quarter:
            case TimeUnit.Season:
            {
                if (origin.Month is not { } month || milli % 1000 != 0)
                    return "";
                var scale = length.Unit == TimeUnit.Month ? 1 : 3;
                if ((length.Unit2 != TimeUnit.None || point.HasDate && point.Finest == TimeUnit.Day) && origin.Date is { } exact)
                {
                    exact = exact.AddMonths((int)Math.Clamp(milli / 1000 * scale, -200_000, 200_000));
                    return OnWeekday(exact.AddDays((int)(DaysOf(length.Milli2, length.Unit2) * node.Direction)), on).ToString();
                }

                return MonthText(new CalendarDate(origin.Year, month, 1).AddMonths((int)Math.Clamp(milli / 1000 * scale, -200_000, 200_000)));
            }

            default:
            {
                if (origin.Date is not { } day)
                    return "";
                var days = (DaysOf(length.Milli, length.Unit) + (length.Unit2 == TimeUnit.None ? 0 : DaysOf(length.Milli2, length.Unit2))) * node.Direction;
                return OnWeekday(day.AddDays((int)Math.Clamp(days, -4_000_000, 4_000_000)), on).ToString();
            }
        }
    }

    /// <summary>The first such weekday from a day on, that day included.</summary>
    private static CalendarDate OnWeekday(CalendarDate day, int? weekday) => weekday is { } w ? day.AddDays((w - day.Weekday + 7) % 7) : day;

    private static CalendarDate Weekdays(CalendarDate from, int weekday, int count)
    {
        var step = NextWeekday(from, weekday, Math.Sign(count));
        return step.AddDays((count - Math.Sign(count)) * 7);
    }

    private static long DaysOf(long milli, TimeUnit unit) => unit switch
    {
        TimeUnit.Fortnight => milli * 14 / 1000,
        TimeUnit.Week => milli * 7 / 1000,
        TimeUnit.Month => milli * 30 / 1000,
        TimeUnit.Hour => milli / 24_000,
        TimeUnit.Minute or TimeUnit.Second => 0,
        _ => milli / 1000,
    };

    private static double Seconds(long milli, TimeUnit unit) =>
        milli / 1000.0 * unit switch { TimeUnit.Hour => 3600, TimeUnit.Minute => 60, TimeUnit.Day => 86400, _ => 1 };

    /// <summary>A few days or weeks later is told to the month, a few months later to the year; a few is taken for three.</summary>
    private static string VagueShift(StoryTime origin, TimeUnit unit, int direction)
    {
        if (origin.Month is not { } month)
            return "";
        var at = new CalendarDate(origin.Year, month, 1);
        switch (unit)
        {
            case TimeUnit.Day:
            case TimeUnit.Week:
                return MonthText(origin.Date?.AddDays(direction * (unit == TimeUnit.Day ? 3 : 21)) ?? at);
            case TimeUnit.Month:
                return YearText(at.AddMonths(3 * direction).Year, false);
            default:
                return "";
        }
    }

    private static string MonthText(CalendarDate date) => $"{YearText(date.Year, false)}-{Two(date.Month)}";

    private static string Rolling(in TimeNode node, TemporalContext context, ref TimexType type, ref double trust)
    {
        var length = node.Length;
        var n = length.Whole;
        StoryTime? start = null;
        if (node.A.HasDate)
        {
            var inner = TimexType.Date;
            var text = Point(node.A, context, ref inner, ref trust);
            if (inner == TimexType.Time && text.Length >= 16)
            {
                type = TimexType.Time;
                if (!DateTime.TryParseExact(text, "yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture, DateTimeStyles.None, out var at) || length.Vague)
                    return "";
                var seconds = Seconds(length.Milli, length.Unit);
                return text + "/" + at.AddSeconds(seconds).ToString("yyyy-MM-dd'T'HH:mm", CultureInfo.InvariantCulture);
            }

            start = StoryTime.TryRead(text);
            if (start is null)
                return "";
        }

        if (context.ReferenceDay is not { } today || length.Vague || n is < 1 or > 5000)
        {
            type = TimexType.Duration;
            return DurationForm.Of(length);
        }

        if (start is { Date: { } begin })
        {
            var end = length.Unit switch
            {
                TimeUnit.Year => begin.AddMonths(12 * n),
                TimeUnit.Month => begin.AddMonths(n),
                _ => begin.AddDays((int)DaysOf(length.Milli, length.Unit)),
            };
            return $"{begin}/{end.AddDays(-1)}";
        }

        var forward = node.Direction > 0;
        if (!node.Aligned && length.Unit is (TimeUnit.Week or TimeUnit.Month or TimeUnit.Year))
        {
            var far = length.Unit switch
            {
                TimeUnit.Week => today.AddDays(7 * n * node.Direction),
                TimeUnit.Month => today.AddMonths(n * node.Direction),
                _ => today.AddMonths(12 * n * node.Direction),
            };
            return forward ? $"{today.AddDays(1)}/{far}" : $"{far}/{today.AddDays(-1)}";
        }

        switch (length.Unit)
        {
            case TimeUnit.Day:
                return forward ? Pair(today.AddDays(1), today.AddDays(n)) : Pair(today.AddDays(-n), today.AddDays(-1));
            case TimeUnit.Week:
            case TimeUnit.Fortnight:
            {
                var monday = today.AddDays(1 - today.Weekday);
                if (length.Unit == TimeUnit.Fortnight)
                    n *= 2;
                return forward
                    ? $"{monday.AddDays(7)}/{monday.AddDays((7 * n) + 6)}"
                    : $"{monday.AddDays(-7 * n)}/{monday.AddDays(-1)}";
            }

            case TimeUnit.Month:
            {
                var month = new CalendarDate(today.Year, today.Month, 1);
                return forward
                    ? Join(MonthText(month.AddMonths(1)), MonthText(month.AddMonths(n)))
                    : Join(MonthText(month.AddMonths(-n)), MonthText(month.AddMonths(-1)));
            }

            case TimeUnit.Quarter:
            {
                var month = new CalendarDate(today.Year, ((today.Month - 1) / 3 * 3) + 1, 1);
                return forward
                    ? Join(MonthText(month.AddMonths(3)), MonthText(month.AddMonths((3 * n) + 2)))
                    : Join(MonthText(month.AddMonths(-3 * n)), MonthText(month.AddMonths(-1)));
            }

            case TimeUnit.Year:
                return forward
                    ? Join(YearText(today.Year + 1, false), YearText(today.Year + n, false))
                    : Join(YearText(today.Year - n, false), YearText(today.Year - 1, false));
            case TimeUnit.Decade:
            {
                var decade = today.Year / 10 * 10;
                return forward
                    ? Join(YearText(decade + 10, false), YearText(decade + (10 * n) + 9, false))
                    : Join(YearText(decade - (10 * n), false), YearText(decade - 1, false));
            }

            default:
                type = TimexType.Duration;
                return DurationForm.Of(length);
        }
    }

    private static string Pair(CalendarDate first, CalendarDate last) => Join(first.ToString(), last.ToString());

    private static string Join(string first, string last) => first == last ? first : first + "/" + last;
}
