namespace NlpPipeline.Normalization;

/// <summary>Days with the name of their month, and the nth day, week or weekend of a longer time.</summary>
internal sealed partial class EnglishTimes
{
    /// <summary>Two numbers and a slash are a fraction unless something makes them a day.</summary>
    private bool NumericFits(int i, int end, in PartialTime time) =>
        time.Year is not null || Context.Reference is not null && !Unit(end, out _) || Wanted is not null;

    /// <summary>December 1934, 1st December, 1934, July 30, 1937, the 1st of December, 05-Aug-2016, Feb13.</summary>
    private int NamedDate(int i, bool inside, in PartialTime before, out PartialTime time)
    {
        time = default;
        var j = i;
        if (Role(j, TimeRole.Month, out var month))
        {
            // "the October Revolution" is the event's name.
            if (IsCapital(j) && IsWordAt(j + 1) && Span(j + 1) is "Revolution" or "Uprising" or "Manifesto" or "Days")
                return -1;
            time.Month = month;
            j++;
            if (IsMark(j, '.') && IsGlued(j) && Span(i).Length <= 4 && (Digits(j + 1, 1, 31, out _) || Year4(j + 1, out _)))
                j++;
            if (W(i) == "may" && !IsCapital(i) && !Digits(j, out _, out _) && Ordinal(j, out _) < 0)
                return -1;
            var dash = IsDash(j) && IsGlued(j) && IsGlued(j + 1) || IsMark(j, '/') && IsGlued(j);
            var k = dash ? j + 1 : j;
            if (W(k) == "the")
                k++;
            var end = -1;
            int day;
            if (Ordinal(k, out day) is var ordinal and > 0 && day <= 31 && !(W(k) == "second" && !inside && Unit(k, out _)))
                end = ordinal;
            else if (Digits(k, 1, 31, out day) && T[k].Length <= 2 && !IsMark(k + 1, ':') && W(k + 1) is not ("h" or "am" or "pm"))
                end = k + 1;
            if (end > 0 && W(j) == "the" && T[k].Kind == TokenKind.Number && end == k + 1)
                end = -1;
            if (end > 0 && Unit(end, out var counted) && T[k].Kind == TokenKind.Number && end == k + 1 && counted != TimeUnit.None && W(end) is not "second")
                end = -1;
            if (end > 0)
            {
                time.Day = day;
                return YearAfter(end, dash, ref time);
            }

            if (k != j && !dash)
                k = j;
            if (Year4(k, out var year))
            {
                time.Year = year;
                return k + 1;
            }

            if (k == j && IsMark(j, '/') && Year4(j + 1, out year))
            {
                time.Year = year;
                return j + 2;
            }

            return YearAfter(j, false, ref time);
        }

        // 2020/Sep/23, 2019-aug-1
        if (Year4(j, out var yearFirst) && (IsDash(j + 1) || IsMark(j + 1, '/')) && IsGlued(j + 1) && Role(j + 2, TimeRole.Month, out month)
            && (IsDash(j + 3) || IsMark(j + 3, '/')) && Digits(j + 4, 1, 31, out var dayLast))
        {
            (time.Year, time.Month, time.Day) = (yearFirst, month, dayLast);
            return j + 5;
        }

        var named = W(j) == "the";
        if (named)
            j++;
        var after = Ordinal(j, out var number);
        var ordinalDay = after > 0;
        if (after < 0 && Digits(j, 1, 31, out number) && T[j].Length <= 2)
            after = j + 1;
        if (after < 0 || number is < 1 or > 31 || IsGlued(j) && j > 0 && T[j - 1].Kind == TokenKind.Mark && T[j - 1].First is '.' or ',' or ':' or '/' && !(IsMark(j - 1, '/') && Digits(j - 2, number - 1, number - 1, out _)))
            return -1;
        var at = after;
        if (Is(at, "day") && ordinalDay)
            at++;
        if (W(at) == "of")
            at++;
        else if ((IsDash(at) || IsMark(at, '/')) && IsGlued(at))
            at++;
        if (Role(at, TimeRole.Month, out month) && !(W(at) is "may" or "march" && !IsCapital(at) && !ordinalDay && W(at - 1) != "of" && !Year4(at + 1, out _) && Context.Reference is null))
        {
            time.Day = number;
            time.Month = month;
            at++;
            if (IsMark(at, '.') && IsGlued(at) && Year4(at + 1, out _))
                at++;
            return YearAfter(at, IsDash(at) && IsGlued(at) || IsMark(at, '/'), ref time);
        }

        // 20th of next month, the 21st this month, the twenty-sixth day of the month
        var relative = W(at) == "the" && !(Unit(at + 1, out _)) ? at + 1 : at;
        if ((ordinalDay || W(after) == "of") && (Relative(relative, true, default, out var span) is var closed and > 0) && span.ShiftUnit == TimeUnit.Month && span.Month is null)
        {
            time = span;
            time.Day = number;
            return closed;
        }

        if ((ordinalDay || W(after) == "of") && W(at) == "the" && W(at + 1) == "month")
        {
            (time.Anchor, time.ShiftUnit, time.Day) = (Context.Reference is null ? TimeAnchor.Story : TimeAnchor.Speech, TimeUnit.Month, number);
            return at + 2;
        }

        // Tuesday the 19th; the 13th
        if (ordinalDay && named && (inside && before.Weekday is not null || Wanted == TimexType.Date && after >= Count
            || (Context.Reference is not null && T[j].Kind == TokenKind.Number && (after >= Count || T[after].Kind == TokenKind.Mark) && W(i - 1) is "on" or "by" or "until" or "since")))
        {
            time.Day = number;
            return after;
        }

        return -1;
    }

    private int YearAfter(int j, bool dash, ref PartialTime time)
    {
        var k = j;
        if (IsMark(k, ',') || (dash && (IsDash(k) || IsMark(k, '/'))))
            k++;
        else if (W(k) is "of" or "in")
            k++;
        if (W(k) == "the" && W(k + 1) == "year")
            k += 2;
        if (Year4(k, out var year))
        {
            if (IsMark(k + 1, ':') && IsGlued(k + 1))
                return j;
            time.Year = year;
            return DoubleYear(k, ref time);
        }

        if (YearInWords(k, out year) is var words and > 0)
        {
            time.Year = year;
            return words;
        }

        if (IsMark(k, '\'') | IsMark(k, '’') && Digits(k + 1, 0, 99, out year) && T[k + 1].Length == 2)
        {
            time.Year = year;
            time.ShortYear = true;
            return k + 2;
        }

        // 14th April 15; 5-Aug-16
        if (time.Day is not null && (k == j || dash) && Digits(k, 0, 99, out year) && T[k].Length == 2 && !IsMark(k + 1, ':') && !Unit(k + 1, out _)
            && W(k + 1) is not ("h" or "am" or "pm" or "th" or "to") && !IsDash(k + 1) && W(j - 1) is not ("st" or "nd" or "rd" or "th")
            && (k + 1 >= Count || !IsWordAt(k + 1)))
        {
            time.Year = year;
            time.ShortYear = true;
            return k + 1;
        }

        if (Digits(k, 1, 999, out year) && Era(k + 1, out var before) is var era and > 0)
        {
            time.Year = year;
            time.BeforeChrist = before;
            return era;
        }

        return j;
    }

    /// <summary>24 March 1691/2: until 1752 the English year began on 25 March, and a date before it names both; the later one is ours.</summary>
    private int DoubleYear(int k, ref PartialTime time)
    {
        if (time is { Month: <= 3, Day: not null, Year: { } year and < 1800 } && IsMark(k + 1, '/') && IsGlued(k + 1) && IsGlued(k + 2)
            && Digits(k + 2, out var later, out var digits) && (digits == 1 ? later == (year + 1) % 10 : digits == 2 && later == (year + 1) % 100))
        {
            time.Year = year + 1;
            return k + 3;
        }

        return k + 1;
    }

    /// <summary>First Monday of May, the last week of 2016, third last day of the month, last weekend of October.</summary>
    private int Nth(int i, bool inside, in PartialTime before, out PartialTime time)
    {
        time = default;
        var j = W(i) is "the" ? i + 1 : i;
        var end = Ordinal(j, out var n);
        if (W(j) is "last" or "final")
        {
            n = -1;
            end = j + 1;
        }
        else if (end > 0 && W(end) == "last" && n < 20)
        {
            n = -n;
            end++;
        }

        if (end < 0 || n is > 53 or < -20 or 0)
            return -1;
        if (Role(end, TimeRole.Weekday, out var weekday) && n is <= 5 and >= -5)
        {
            time.Weekday = weekday;
            time.NthUnit = TimeUnit.Day;
            end++;
        }
        else if (W(end) == "week" && (IsDash(end + 1) && W(end + 2) == "end" || W(end + 1) == "end"))
        {
            time.NthUnit = TimeUnit.Weekend;
            end = W(end + 1) == "end" ? end + 2 : end + 3;
        }
        else if (Unit(end, out var unit) && unit is TimeUnit.Day or TimeUnit.Week or TimeUnit.Weekend or TimeUnit.Month && !W(end).EndsWith('s'))
        {
            time.NthUnit = unit;
            end++;
        }
        else
        {
            return -1;
        }

        time.Nth = n;
        // A clock or part of the day may stand between: the first Monday evening of next month.
        var at = end;
        if (Role(at, TimeRole.DayPart, out var part))
        {
            time.Part = (DayPart)part;
            at++;
        }
        else if (ClockSpan(at, out var clock) is var spanned and > 0 || (spanned = Clock(at, out clock)) > 0)
        {
            (time.Hour, time.Minute, time.EndHour, time.EndMinute, time.HasMeridiem) = (clock.Hour, clock.Minute, clock.EndHour, clock.EndMinute, clock.HasMeridiem);
            at = spanned;
        }

        if (W(at) is not ("of" or "in"))
            return -1;
        at++;
        if (W(at) == "the" && W(at + 1) is "month" or "year" && Context.Reference is not null)
        {
            (time.Anchor, time.ShiftUnit) = (TimeAnchor.Speech, W(at + 1) == "year" ? TimeUnit.Year : TimeUnit.Month);
            return at + 2;
        }

        if (NamedDate(at, true, default, out var month) is var monthEnd and > 0 && month is { Month: not null, Day: null })
        {
            (time.Month, time.Year) = (month.Month, month.Year);
            return monthEnd;
        }

        if (Relative(at, true, default, out var relative) is var relativeEnd and > 0 && relative is { ShiftUnit: TimeUnit.Month or TimeUnit.Year or TimeUnit.Quarter, Season: null, Month: null })
        {
            (time.Anchor, time.ShiftUnit, time.Shift) = (relative.Anchor, relative.ShiftUnit, relative.Shift);
            return relativeEnd;
        }

        if (Year4(at, out var year))
        {
            time.Year = year;
            return at + 1;
        }

        return -1;
    }

    /// <summary>Week 3 of 2027, week 1, the week of October 7th.</summary>
    private int Week(int i, out PartialTime time)
    {
        time = default;
        var j = W(i) == "the" ? i + 1 : i;
        if (W(j) == "closest" && Role(j + 1, TimeRole.Weekday, out var weekday) && W(j + 2) == "to" && NamedDate(j + 3, true, default, out time) is var near and > 0 && time.Day is not null)
        {
            time.NthUnit = TimeUnit.Week;
            time.Week = null;
            time.Weekday = weekday;
            time.Nearest = 3;
            return near;
        }

        if (W(j) != "week")
            return -1;
        if (Digits(j + 1, 1, 53, out var week))
        {
            time.Week = week;
            var k = W(j + 2) is "of" or "in" || IsMark(j + 2, ',') ? j + 3 : j + 2;
            if (Year4(k, out var year))
            {
                time.Year = year;
                return k + 1;
            }

            return j + 2;
        }

        if (W(j + 1) == "of" && NamedDate(j + 2, true, default, out time) is var end and > 0 && time.Day is not null)
        {
            time.NthUnit = TimeUnit.Week;
            return end;
        }

        return -1;
    }
}
