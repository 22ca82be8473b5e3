using System.Globalization;

namespace NlpPipeline.Normalization;

/// <summary>Times that lie a length before or after another, and the days, months or years that roll on from now.</summary>
internal static partial class TimeResolver
{
    /// <summary>So many hours on, in thousandths, it is the same day more often than not.</summary>
    private const long MostHours = 12_000;

    /// <summary>So many days after a month, in thousandths, a reader still knows a month.</summary>
    private const long FewestDaysOfMonth = 4000;

    /// <summary>Hours of a day and of the ten days that are still told in hours, in thousandths.</summary>
    private const long HoursOfDay = 24_000;
    private const long MostDaysOfHours = 240_000;

    private static string Shifted(in TimeNode node, TemporalContext context, ref TimexType type, ref double trust)
    {
        var length = node.Length;
        var point = node.A;
        var clock = length.Unit is TimeUnit.Hour or TimeUnit.Minute or TimeUnit.Second;
        if (clock)
        {
            // Twenty-four hours later.
            if (context.Reference is null && !point.HasYear && length is { Vague: false, Unit: TimeUnit.Hour, Unit2: TimeUnit.None, Milli: > 0 and <= MostDaysOfHours } && length.Milli % HoursOfDay == 0
                && Base(TimeAnchor.Story, TimeUnit.Day, context, ref trust)?.Date is { } before)
            {
                return before.AddDays((int)(length.Milli / HoursOfDay) * node.Direction).ToString();
            }

            if (context.Reference is null && !point.HasYear && !length.Vague && length is { Unit2: TimeUnit.None, Milli: <= MostHours } && Base(TimeAnchor.Story, TimeUnit.Day, context, ref trust)?.Date is { } day)
                return day.ToString();
            if (context.Reference is not { } now || point.HasYear)
                return "";
            type = TimexType.Time;
            var seconds = Seconds(length.Milli, length.Unit) + (length.Unit2 == TimeUnit.None ? 0 : Seconds(length.Milli2, length.Unit2));
            if (length.Vague || Math.Abs(seconds) > 1_000_000_000)
                return "";
            var shift = node.Direction * seconds;
            if (shift > (DateTime.MaxValue - now).TotalSeconds || -shift > (now - DateTime.MinValue).TotalSeconds)
                return "";
            var at = now.AddSeconds(shift);
            return at.ToString(at.Second == 0 ? "yyyy-MM-dd'T'HH:mm" : "yyyy-MM-dd'T'HH:mm:ss", CultureInfo.InvariantCulture);
        }

        if (context.BeforeChrist is { } ancient && point is { HasDate: true, Anchor: TimeAnchor.Story } && !length.Vague && length.Unit is TimeUnit.Year or TimeUnit.Day or TimeUnit.Month or TimeUnit.Decade)
        {
            var then = ancient - (length.Unit switch { TimeUnit.Year => length.Whole, TimeUnit.Decade => 10 * length.Whole, _ => 0 } * node.Direction);
            return then is > 0 and < 9999 ? YearText(then, true) : "";
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
        else if (Base(point.Anchor, length.Unit, context, ref trust) is { } known)
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
                // Exactly thirty years after a year that is told without a day.
                if (origin.Month is null && length.Unit == TimeUnit.Month && point.HasDate && point.Finest == TimeUnit.Day && milli % 12_000 == 0)
                    return origin.Year + (milli / 12_000) is >= 1 and <= 9999 and var then ? YearText((int)then, false) : "";
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
                // Ten weeks after a month that is told without a day: the month that its middle reaches.
                if (origin is { Day: null, Month: { } told } && (length is { Unit: TimeUnit.Week or TimeUnit.Fortnight } || (length is { Unit: TimeUnit.Day, Milli: >= FewestDaysOfMonth } && context.Reference is null)))
                    return MonthText(new CalendarDate(origin.Year, told, 15).AddDays((int)Math.Clamp(DaysOf(milli, length.Unit), -4_000_000, 4_000_000)));
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
