using System.Globalization;

namespace NlpPipeline.Normalization;

/// <summary>Fills in what the words of a time leave out, from the context, and writes the value.</summary>
internal static partial class TimeResolver
{
    /// <summary>A story so many days before the day of writing counts its weekdays by itself.</summary>
    private const int StoryIsPast = 20;

    private static readonly string[] TwoDigits = [.. Enumerable.Range(0, 60).Select(n => n.ToString("D2", CultureInfo.InvariantCulture))];
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
                if (node.B.Hour is { } hour && IsDay(value) && type == TimexType.Date)
                {
                    type = TimexType.Time;
                    value += "T" + Clock(Hour24(hour, node.B), node.B.Minute, node.B.Second);
                }

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
            p.Decade += context.HundredOf(p.Decade.Value) * 10;
            trust *= 0.95;
        }

        if (p.ShortYear && p.Year is { } shortYear)
        {
            p.Year = Expand(shortYear, context);
            p.ShortYear = false;
        }

        if ((p.Cycle is not null || p.Branch is not null) && p.Year is null)
        {
            if (context.YearInCycle(p.Cycle, p.Branch) is not { } named)
                return null;
            p.Year = named.Year;
            trust *= named.Confidence;
        }

        if (p.Feast != 0)
            return LunarFeast(p, context, ref trust);
        if (p.Anchor != TimeAnchor.None && !ApplyAnchor(ref p, context, ref trust))
            return null;
        if (p.Century is { } century)
            return (p.BeforeChrist ? "BC" : "") + Two(century - 1);
        if (p.Decade is { } decade)
            return (p.BeforeChrist ? "BC" : "") + decade.ToString("D3", CultureInfo.InvariantCulture);
        if (p.Holiday != Holiday.None && !(p.Day is not null && p.Month is not null))
            return HolidayDate(p, context, ref trust);
        if (p.Nth != 0)
            return NthDate(p, context, ref trust);
        if (p.Year is null)
            FillYear(ref p, context, ref trust);
        if ((p.Lunar || p.Cycle is not null) && !p.Solar && p.Year is { } lunar && p.Month is { } moon)
        {
            // A lunar month runs over two of the civil year: without its day the year is all that is sure.
            if (p.Day is null)
                return YearText(lunar, p.BeforeChrist);
            if (!p.BeforeChrist && LunarCalendar.ToCivil(lunar, moon, p.Day.Value, p.LeapMonth) is { } civil)
                return $"{YearText(civil.Year, false)}-{Two(civil.Month)}-{Two(civil.Day)}";
        }

        return p.NthUnit == TimeUnit.Week ? NearDay(p) : Write(p);
    }

    /// <summary>A feast of the moon in the year that is said, or in the story's.</summary>
    private static string? LunarFeast(in PartialTime p, TemporalContext context, ref double trust)
    {
        var (month, day) = (p.Feast / 100, p.Feast % 100);
        var year = p.Year;
        if (year is null && p.Anchor != TimeAnchor.None && Base(p.Anchor, TimeUnit.Year, context, ref trust) is { } at)
            year = at.Year + (p.ShiftUnit == TimeUnit.Year ? p.Shift : 0);
        if (year is null && context.YearOf(Math.Min(month + 1, 12), null, null) is { } story)
        {
            year = story.Year;
            trust *= story.Confidence;
        }

        if (year is null && (context.ReferenceDay ?? context.Dateline) is { } today)
            year = today.Year;
        if (year is not { } known || LunarCalendar.ToCivil(known, month, Math.Max(day, 1)) is not { } civil)
            return "";
        if (p.FeastMonth)
            return $"{YearText(civil.Year, false)}-{Two(civil.Month)}";
        if (day != 0 || !CalendarDate.Exists(civil.Year, civil.Month, civil.Day))
            return $"{YearText(civil.Year, false)}-{Two(civil.Month)}-{Two(civil.Day)}";
        return new CalendarDate(civil.Year, civil.Month, civil.Day).AddDays(-1).ToString();
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
        (beforeChrist ? "BC" : "") + year.ToString("D4", CultureInfo.InvariantCulture);

    private static string Two(int number) => (uint)number < (uint)TwoDigits.Length ? TwoDigits[number] : number.ToString("D2", CultureInfo.InvariantCulture);

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

        var month = p.Month ?? (p.Quarter is { } q ? (q * 3) - 2 : p.Half is { } h ? (h * 6) - 5 : p.Week is { } w ? Math.Clamp(1 + (w * 12 / 53), 1, 12) : null);
        if (context.YearOf(month, p.Day, p.Season, p.Weekday) is { } story)
        {
            p.Year = story.Year;
            trust *= story.Confidence;
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

        p.Year = today.Year;
        if (p.Month is not { } named)
            return;
        if (p.Day is not { } day)
        {
            if (named < today.Month)
                p.Year++;
            return;
        }

        if (p.Weekday is { } weekday && p.NthUnit != TimeUnit.Week)
        {
            for (var step = 0; step <= 6; step++)
            {
                foreach (var year in (ReadOnlySpan<int>)[today.Year + step, today.Year - step])
                {
                    if (CalendarDate.Exists(year, named, day) && new CalendarDate(year, named, day).Weekday == weekday)
                    {
                        p.Year = year;
                        return;
                    }
                }
            }
        }

        if (named < today.Month || (named == today.Month && day < today.Day))
            p.Year++;
    }

    /// <summary>A day of a month that is not said, or a weekday alone.</summary>
    private static void FillMonth(ref PartialTime p, TemporalContext context, ref double trust)
    {
        if (p.Day is { } day)
        {
            if (context.Line is { Month: { } month } story)
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

        if (p.Weekday is not { } named)
            return;

        // A weekday of a story that is told by days is most often the nearest to its last day; the Monday is the one that comes.
        var told = context.Story?.Date ?? context.Line?.Date;
        if (context.Reference is null && told is { } last && (context.Dateline is not { } written || last.DayNumber < written.DayNumber - StoryIsPast || last > written))
        {
            var ahead = (named - last.Weekday + 7) % 7;
            Set(ref p, last.AddDays(ahead > 3 && !p.IsDefinite ? ahead - 7 : ahead));
            trust *= 0.6;
            return;
        }

        // The days of a report are those before it.
        if (context is { Reference: null, Dateline: { } report })
        {
            Set(ref p, report.Weekday == named ? report : NextWeekday(report, named, -1));
            trust *= 0.7;
            return;
        }

        if (p.Weekday is { } weekday && context.ReferenceDay is { } now && context.Story is null)
        {
            Set(ref p, NextWeekday(now, weekday, 1));
            trust *= 0.8;
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
        // Monday to Friday: the end is the first such day after the beginning.
        if (b.Weekday is not null && b is { Year: null, Month: null, Day: null } && StoryTime.TryRead(first)?.Date is { } from && StoryTime.TryRead(last)?.Date is { } to && to < from)
            last = to.AddDays((from.DayNumber - to.DayNumber + 6) / 7 * 7).ToString();
        return first == last ? first : first + "/" + last;
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
            else if (context.YearOf(a.Month, a.Day, null, a.Weekday) is { } story)
            {
                a.Year = story.Year;
                b.Year = b.Month < a.Month ? story.Year + 1 : story.Year;
                trust *= story.Confidence;
            }
        }
    }
}
