namespace NlpPipeline.Normalization;

/// <summary>Words that are a time only where something else says so: the day, the third day, dawn, a generation.</summary>
internal sealed partial class EnglishTimes
{
    protected override bool WantedDate(out TimeNode node)
    {
        node = default;
        var last = Count - 1;
        var j = 0;
        while (j < last && (W(j) is "the" or "that" or "this" or "those" or "these" or "same" or "following" or "one" or "all" or "early" or "late" || (IsWordAt(j) && Span(j) is "very" or "Very" or "its" or "his")))
            j++;
        var following = W(j - 1) == "following";
        if (j == last && IsWordAt(j))
        {
            var unit = Word(j) switch
            {
                "day" or "night" or "evening" or "morning" or "afternoon" or "nightfall" or "dawn" or "dusk" or "daybreak" or "sunset" or "noon" or "midday" or "midnight" => TimeUnit.Day,
                "week" => TimeUnit.Week,
                "weekend" => TimeUnit.Weekend,
                "month" => TimeUnit.Month,
                "days" or "weeks" => TimeUnit.Month,
                "year" => TimeUnit.Year,
                "months" or "years" => TimeUnit.Year,
                "decade" => TimeUnit.Decade,
                "century" => TimeUnit.Century,
                _ => TimeUnit.None,
            };
            if (unit != TimeUnit.None && (j > 0 || unit == TimeUnit.Day) && !(following && unit is TimeUnit.Day))
            {
                node = OfStory(Count, unit, following && Word(j) is "week" or "month" or "year" or "decade" ? 1 : 0);
                node.A.Weekend = unit == TimeUnit.Weekend;
                return true;
            }
        }

        // the third day, the first week: counted from where the story stands
        if (Ordinal(j, out var nth) is var end and > 0 && end == last && nth is >= 1 and <= 30)
        {
            var unit = Word(last) switch { "day" or "night" or "morning" or "evening" => TimeUnit.Day, "week" => TimeUnit.Month, "month" => TimeUnit.Month, "year" => TimeUnit.Year, _ => TimeUnit.None };
            if (unit == TimeUnit.Day || (unit != TimeUnit.None && nth == 1))
            {
                node = OfStory(Count, unit, unit == TimeUnit.Day ? nth - 1 : 0);
                return true;
            }
        }

        if (j == 1 && last == 2 && W(1) == "small" || (Count >= 2 && W(0) == "the" && IsWordAt(1) && Span(1) is "small" && Unit(2, out var hours) && hours == TimeUnit.Hour && Count == 3))
        {
            node = OfStory(Count, TimeUnit.Day);
            return true;
        }

        // five hours later, half an hour later, hours before: that same day
        var at = Amount(0, out _);
        if (at < 0 && W(0) is "a" or "an" or "few")
            at = W(1) is "few" ? 2 : 1;
        var unitAt = at > 0 ? at : 0;
        if (Unit(unitAt, out var clock) && clock is TimeUnit.Hour or TimeUnit.Minute && W(last) is "later" or "before" or "earlier" or "afterwards" or "after" && last == unitAt + 1)
        {
            node = OfStory(Count, TimeUnit.Day);
            return true;
        }

        // 1831 and 1833
        if (Count == 3 && Year4(0, out var from) && W(1) is "and" or "or" && Year4(2, out var to) && to > from)
        {
            node = RangeOf(0, 3, new PartialTime { Year = from }, new PartialTime { Year = to }, 0.7f);
            return true;
        }

        if (Count == 4 && IsWordAt(0) && Span(0) is "AD" && Digits(1, 1, 999, out from) && W(2) is "and" or "or" && Digits(3, 1, 999, out to))
        {
            node = RangeOf(0, 4, new PartialTime { Year = from }, new PartialTime { Year = to }, 0.7f);
            return true;
        }

        // 2019/20
        if (Count == 3 && Year4(0, out from) && IsMark(1, '/') && Digits(2, out to, out var digits) && digits == 2 && to == (from + 1) % 100)
        {
            node = RangeOf(0, 3, new PartialTime { Year = from }, new PartialTime { Year = from + 1 }, 0.8f);
            return true;
        }

        // January Term 1840
        if (Count == 3 && Role(0, TimeRole.Month, out var month) && Word(1) == "term" && Year4(2, out var year))
        {
            node = Point(0, 3, new PartialTime { Month = month, Year = year }, 0.8f);
            return true;
        }

        return OldYear(out node) || TwoDays(out node) || SpokenDate(out node);
    }

    /// <summary>754, July 756, the summer of 184: a year of the first thousand, before Christ in a story from there.</summary>
    private bool OldYear(out TimeNode node)
    {
        node = default;
        var last = Count - 1;
        if (!Digits(last, out var year, out var digits) || digits != 3 || (last > 0 && IsGlued(last)))
            return false;
        var time = new PartialTime { Year = year, BeforeChrist = Context.BeforeChrist is not null };
        for (var k = 0; k < last; k++)
        {
            if (Role(k, TimeRole.Month, out var month))
                time.Month = month;
            else if (Role(k, TimeRole.Season, out var season))
                time.Season = season;
            else if (time.Day is null && Digits(k, 1, 31, out var day))
                time.Day = day;
            else if (W(k) is not ("the" or "of" or "in" or "early" or "late" or "mid" or "year" or "end" or "beginning" or "th" or "st" or "nd" or "rd") && !IsDash(k) && !IsMark(k, ','))
                return false;
        }

        if (time.Day is not null && time.Month is null)
            return false;
        node = Point(0, Count, time, 0.6f);
        return true;
    }

    /// <summary>23/24 Oct, the night of 16/17 July, 4 and 5 August, 28th and 29th December 1934.</summary>
    private bool TwoDays(out TimeNode node)
    {
        node = default;
        var k0 = W(0) == "the" ? 1 : 0;
        var one = Ordinal(k0, out var early) is var ordinal and > 0 ? ordinal : Digits(k0, 1, 31, out early) ? k0 + 1 : -1;
        if (one > 0 && W(one) is "and" or "or")
        {
            var two = W(one + 1) == "the" ? one + 2 : one + 1;
            var after = Ordinal(two, out var late) is var second2 and > 0 ? second2 : Digits(two, 1, 31, out late) ? two + 1 : -1;
            if (after > 0 && W(after) == "of")
                after++;
            if (after > 0 && late > early && late <= 31 && Role(after, TimeRole.Month, out var both))
            {
                var b = new PartialTime { Day = late, Month = both };
                var end = YearAfter(after + 1, false, ref b);
                node = RangeOf(0, end, new PartialTime { Day = early, Month = both }, b, 0.8f);
                return end == Count;
            }
        }

        for (var k = 0; k + 3 < Count && k < 5; k++)
        {
            if (Digits(k, 1, 31, out var first) && IsMark(k + 1, '/') && Digits(k + 2, 1, 31, out var second) && second == first + 1 && Role(k + 3, TimeRole.Month, out var month))
            {
                var b = new PartialTime { Day = second, Month = month };
                var end = YearAfter(k + 4, false, ref b);
                node = RangeOf(0, end, new PartialTime { Day = first, Month = month }, b, 0.8f);
                return end == Count;
            }
        }

        return false;
    }

    /// <summary>14 Frimaire, Year II; 9 Thermidor; the token after it, or -1.</summary>
    private int RepublicanDay(int i, out PartialTime time)
    {
        time = default;
        if (!IsWordAt(i + 1) || !Digits(i, 1, 30, out var day))
            return -1;
        var at = W(i + 1) is "th" or "st" or "nd" or "rd" ? i + 2 : i + 1;
        if (W(at) == "of")
            at++;
        if (!IsWordAt(at) || RepublicanCalendar.MonthOf(Span(at)) is var month && month == 0)
            return -1;
        var k = at + 1;
        if (IsMark(k, ','))
            k++;
        if (Word(k) is "year" or "an")
            k++;
        var year = k == at + 1 ? 0 : IsWordAt(k) ? Roman(k) : Digits(k, 1, 14, out var number) ? number : 0;
        if (year > 0)
            k++;
        else
            (year, k) = (RepublicanCalendar.YearNear(Context.Line is { } l ? l.Date ?? new CalendarDate(l.Year, l.Month ?? 6, 15) : null, month, day), at + 1);
        if (RepublicanCalendar.ToCivil(year, month, day) is not { } date)
            return -1;
        (time.Year, time.Month, time.Day) = (date.Year, date.Month, date.Day);
        return k;
    }

    protected override bool WantedTime(out TimeNode node)
    {
        node = default;
        var last = Count - 1;
        var j = W(0) == "the" ? 1 : 0;
        while (j < last && W(j) is "early" or "late" or "mid")
            j++;
        if (j == last && IsWordAt(j))
        {
            var value = Word(j) switch
            {
                "morning" or "dawn" or "daybreak" or "sunrise" or "forenoon" => "TMO",
                "afternoon" => "TAF",
                "evening" or "dusk" or "sunset" or "twilight" => "TEV",
                "night" or "nightfall" => "TNI",
                _ => null,
            };
            if (value is not null)
            {
                node = Fixed(0, Count, TimexType.Time, value, 0.7f);
                return true;
            }
        }

        if (Count == 2 && IsWordAt(0) && Span(0) is "first" or "First" && Word(1) == "light")
        {
            node = Fixed(0, 2, TimexType.Time, "TMO", 0.7f);
            return true;
        }

        // 0800
        if (Count == 1 && Digits(0, out var number, out var digits) && digits == 4 && number % 100 < 60 && number < 2400)
        {
            node = Point(0, 1, new PartialTime { Hour = number / 100, Minute = number % 100, HasMeridiem = true }, 0.7f);
            return true;
        }

        // 9 to 5, 10.00 to 18.00
        for (var k = 1; k < Count - 1; k++)
        {
            if ((W(k) is "to" or "until" or "and" or "till" || (IsDash(k) && !IsGlued(k))) && Hour(0, k, out var from) && Hour(k + 1, Count, out var to))
            {
                if (to.HasMeridiem && !from.HasMeridiem && to.Hour >= 12 && from.Hour < 12 && from.Hour + 12 <= to.Hour)
                    from.Hour += 12;
                if (!to.HasMeridiem && from.Hour > to.Hour && to.Hour < 12)
                    to.Hour += 12;
                from.HasMeridiem = to.HasMeridiem = true;
                node = RangeOf(0, Count, from, to, 0.8f);
                node.Type = TimexType.Time;
                return true;
            }
        }

        return false;
    }

    private bool Hour(int from, int to, out PartialTime time)
    {
        if (Clock(from, out time) == to)
            return true;
        time = default;
        if (!Digits(from, 0, 24, out var hour) || T[from].Length > 2)
            return false;
        time.Hour = hour;
        if (from + 1 == to)
            return true;
        if (from + 3 == to && IsMark(from + 1, '.') && Digits(from + 2, 0, 59, out var minute))
        {
            time.Minute = minute;
            return true;
        }

        return false;
    }

    protected override bool WantedLength(out TimeNode node)
    {
        node = default;
        var last = Count - 1;
        if (!IsWordAt(last))
            return false;
        // days and nights
        if (Count > 3 && W(last - 1) == "and" && Word(last) == "nights" && W(last - 2) == "days" && Amount(0, out var days) == last - 2)
        {
            days.Unit = TimeUnit.Day;
            node = LengthOf(0, Count, days);
            return true;
        }

        if (W(last) == "two" && Count == 4 && W(0) is "a" or "an" && Unit(1, out var single) && W(2) == "or")
        {
            node = LengthOf(0, Count, new TimeLength { Milli = 1000, MaxMilli = 2000, Unit = single });
            return true;
        }

        if (ManyLengths(out node) || TwoLengths(W(0) is "from" or "between" ? 1 : 0, out node))
            return true;

        // a dozen years
        if (Count == 3 && W(0) is "a" && Word(1) == "dozen" && Unit(2, out var dozens))
        {
            node = LengthOf(0, 3, new TimeLength { Milli = 12_000, Unit = dozens });
            return true;
        }

        // two and a half hours the long way round: 2 h 40 min, 4 h 48
        if (Parts(out node))
            return true;
        var j = 0;
        while (j < last && (W(j) is "the" or "a" or "an" or "one" or "all" or "whole" or "next" or "last" or "past" or "first" || (IsWordAt(j) && Word(j) is "single" or "entire" or "full" or "long" or "very")))
            j++;
        var value = Word(last) switch
        {
            "day" or "night" or "evening" or "morning" or "afternoon" => "P1D",
            "hour" => "PT1H",
            "week" => "P1W",
            "month" => "P1M",
            "year" => "P1Y",
            "decade" => "P10Y",
            "century" => "P100Y",
            "nights" or "days" => "PXD",
            "weeks" => "PXW",
            "months" => "PXM",
            "years" or "generation" or "generations" or "decades" or "centuries" => "PXY",
            _ => null,
        };
        if (value is not null && (j == last || Word(last) is "generation" or "generations"))
        {
            node = Fixed(0, Count, TimexType.Duration, value, 0.6f);
            return true;
        }

        var end = Amount(j, out var length);
        if (end == last && !length.Vague && Word(last) is "millennia" or "millennium")
        {
            length.Milli *= 1000;
            length.Unit = TimeUnit.Year;
            node = LengthOf(0, Count, length);
            return true;
        }

        return false;
    }

    /// <summary>2 h 40 min, 4 h 48, 2 h. 54 min. 46.4 sec., 5 s.</summary>
    private bool Parts(out TimeNode node)
    {
        node = default;
        Span<decimal> parts = stackalloc decimal[3];
        var at = 0;
        var next = 0;
        while (at < Count)
        {
            if (!Digits(at, out var whole, out _))
                return false;
            decimal number = whole;
            at++;
            if (IsMark(at, '.') && IsGlued(at) && IsGlued(at + 1) && Digits(at + 1, out var fraction, out var digits))
            {
                number += fraction / (decimal)Math.Pow(10, digits);
                at += 2;
            }

            var unit = at >= Count && next > 0 ? next : Word(at) switch { "h" or "hr" or "hrs" => 0, "min" or "mins" or "m" when next > 0 || Word(at) != "m" => 1, "s" or "sec" or "secs" => 2, _ => -1 };
            if (unit < next || unit > 2)
                return false;
            parts[unit] = number;
            next = unit + 1;
            at++;
            if (IsMark(at, '.'))
                at++;
        }

        if (next == 0)
            return false;
        var text = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"PT{(parts[0] > 0 ? $"{parts[0]:0.###}H" : "")}{(parts[1] > 0 ? $"{parts[1]:0.###}M" : "")}{(parts[2] > 0 ? FormattableString.Invariant($"{parts[2]:0.###}S") : "")}");
        if (text == "PT")
            return false;
        node = Fixed(0, Count, TimexType.Duration, text, 0.9f);
        return true;
    }

    protected override bool WantedSet(out TimeNode node)
    {
        node = default;
        var last = Count - 1;
        var value = Count switch
        {
            1 => Word(0) switch
            {
                "pcm" => "P1M",
                "weekdays" => "XXXX-WXX-1/XXXX-WXX-5",
                "fortnight" => "P2W",
                "day" or "night" => "P1D",
                "week" => "P1W",
                "month" => "P1M",
                "year" => "P1Y",
                _ => null,
            },
            2 => (Word(0), Word(1)) switch
            {
                ("every", "weekday") or ("each", "weekday") => "XXXX-WXX-1/XXXX-WXX-5",
                ("twice" or "thrice", "daily") => "P1D",
                ("twice", "weekly") => "P1W",
                ("twice", "yearly") => "P1Y",
                ("per" or "a" or "an" or "any" or "each", var unit) => Single(unit),
                ("each" or "every", _) => null,
                _ => null,
            },
            3 => (Word(0), Word(1), Word(2)) switch
            {
                ("half", _, "hourly") => "PT30M",
                ("half", _, "yearly") => "P6M",
                ("night", "after", "night") or ("day", "after", "day") or ("day", "by", "day") => "P1D",
                ("year", "after" or "by" or "on", "year") => "P1Y",
                ("week", "after" or "by", "week") => "P1W",
                _ => null,
            },
            _ => null,
        };
        if (value is null && Count >= 3 && W(last - 1) is "a" or "an" or "per" && Word(last - 2) is "times" or "time" or "twice" or "once" or "thrice")
            value = Single(Word(last));
        if (value is null && Count == 1 && Role(0, TimeRole.Weekday, out var alone) && !W(0).EndsWith("days", StringComparison.Ordinal))
            value = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"XXXX-WXX-{alone}");
        if (value is null && Count == 3 && Role(0, TimeRole.Weekday, out var from) && (W(1) is "to" or "through" || IsDash(1)) && Role(2, TimeRole.Weekday, out var to))
            value = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"XXXX-WXX-{from}/XXXX-WXX-{to}");
        if (value is null && Count == 2 && W(0) is "each" or "every" && Role(1, TimeRole.Month, out var month))
            value = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"XXXX-{month:00}");
        if (value is null && Count >= 3 && W(0) is "each" or "every" && NamedDate(1, false, default, out var named) == Count && named is { Day: { } day, Month: { } of, Year: null })
            value = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"XXXX-{of:00}-{day:00}");
        if (value is null && Ordinal(W(0) == "the" ? 1 : 0, out var nth) is var end and > 0 && W(end) == "of" && W(end + 1) is "every" or "each" && W(end + 2) == "month" && Count == end + 3)
            value = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"XXXX-XX-{nth:00}");
        if (value is null)
            return false;
        node = Fixed(0, Count, TimexType.Set, value, 0.8f);
        return true;
    }

    private static string? Single(string unit) => unit switch
    {
        "second" => "PT1S",
        "minute" => "PT1M",
        "hour" => "PT1H",
        "day" or "night" or "morning" or "evening" => "P1D",
        "week" => "P1W",
        "fortnight" => "P2W",
        "month" => "P1M",
        "quarter" => "P3M",
        "year" => "P1Y",
        "decade" => "P10Y",
        _ => null,
    };
}
