namespace NlpPipeline.Normalization;

/// <summary>Days, months, years and the longer spans of the English calendar.</summary>
internal sealed partial class EnglishTimes
{
    private const int MostParts = 8;

    private bool Single(int i, out TimeNode node)
    {
        node = default;
        if (W(i) is "in" or "on" or "of" or "from" or "at" or "by" or "for")
        {
            // Prepositions stay outside, but for the few that make a time of a number.
            if (W(i) is not ("in" or "at"))
                return false;
            var end = Whole(i, out var clock);
            if (end < 0 || clock.HasDate && !clock.HasClock || !(clock.HasClock || clock.Part != DayPart.None))
                return false;
            node = Point(i, end, clock, 0.85f);
            if (W(i) == "at")
                node.From = i + 1;
            return node.From < node.To;
        }

        var j = Whole(i, out var time);
        if (j < 0)
            return false;
        var certainty = j == i + 1 && Year4(i, out _) ? 0.8f : 0.95f;
        if (j == i + 1 && Role(i, TimeRole.Season, out _))
            certainty = 0.5f;
        node = Point(i, j, time, certainty);
        return true;
    }

    private int Whole(int i, out PartialTime time)
    {
        time = default;
        var j = Prefix(i, out var modifier);
        var end = -1;
        var start = j;
        for (var parts = 0; parts < MostParts; parts++)
        {
            var next = -1;
            PartialTime part = default;
            if (end < 0)
            {
                next = Part(j, false, time, out part);
            }
            else
            {
                var k = Connector(end, time);
                next = Part(k, true, time, out part);
                if (next < 0 && k != end)
                    next = Part(end, true, time, out part);
            }

            // A week or a month has no hour of its own: "this week 8am" is two times.
            if (next < 0 || (time.HasDate && (part.HasClock || part.Part != DayPart.None) && time.Finest > TimeUnit.Day) || !time.TryMerge(part))
                break;

            end = next;
        }

        if (end < 0)
            return -1;
        if (modifier != TimexModifier.None)
            time.Modifier = modifier;
        if (!time.HasDate && !time.HasClock && time.Nth == 0)
            return time.Part != DayPart.None && W(start) is "in" or "at" && W(end - 1) is "morning" or "afternoon" or "evening" or "night" || (time.Modifier == TimexModifier.End && W(start) == "in") ? end : -1;
        // A weekday or month word alone may be a name or a verb.
        if (end == i + 1 && Role(i, TimeRole.Month, out _) && !LoneMonth(i))
            return -1;
        if (end == i + 1 && Role(i, TimeRole.Weekday, out _) && Span(i).Length <= 3 && !IsCapital(i))
            return -1;
        if (end == i + 1 && W(i) is "sun" or "sat" or "mon" or "wed" && !IsMark(i + 1, '.'))
            return -1;
        return end;
    }

    /// <summary>Whether a month's name alone is the month: <c>May</c> and <c>March</c> mean other things too.</summary>
    private bool LoneMonth(int i)
    {
        if (W(i) is "may" or "mar" or "jun" or "jan" or "dec" or "march" or "sep" or "august" or "april" or "june")
        {
            var led = W(i - 1) is "in" or "of" or "during" or "since" or "from" or "to" or "until" or "by" or "this" or "next" or "last" or "and" or "through" or "before" or "after";
            if (W(i) is "august" or "april" or "june")
                return IsCapital(i) || led;
            return (IsCapital(i) && led) || (led && W(i) is "march" && W(i - 1) is "in" or "during" or "next" or "since" && IsCapital(i)) || Wanted is not null && IsCapital(i);
        }

        return IsCapital(i) || W(i - 1) is "in" or "during" or "since" or "until" or "from" or "to" or "of" or "by" or "";
    }

    private int Connector(int i, in PartialTime so)
    {
        if (IsMark(i, ','))
        {
            var k = i + 1;
            if (W(k) is "on" or "at")
                k++;
            return k;
        }

        if (IsDash(i) && so.Anchor == TimeAnchor.Speech && Role(i + 1, TimeRole.Weekday, out _))
            return i + 1;
        if (IsMark(i, '\'') || IsMark(i, '’'))
            return W(i + 1) == "s" ? i + 2 : i;
        var j = i;
        if (W(j) is "early" or "late" && so.Weekday is not null)
            j++;
        if (W(j) is "on" or "at" or "of" or "in" or "from" or "before" or "by" && !(W(j) is "before" or "by" && so is { Anchor: TimeAnchor.None }) || W(j) == "later" && W(j + 1) == "than")
        {
            if (W(j) == "from" && (so.Weekday is null || Direction(W(j + 1)) == 0 && W(j + 1) != "this"))
                return i;
            j = W(j) == "later" ? j + 2 : j + 1;
            // in the early hours of the morning
            if (W(j) == "the" && W(j + 1) == "early" && W(j + 2) == "hours" && W(j + 3) == "of")
                return j + 4;
            return j;
        }

        return j;
    }

    /// <summary>Early, late, mid-, beginning of, end of; the token after it.</summary>
    private int Prefix(int i, out TimexModifier modifier)
    {
        modifier = TimexModifier.None;
        var j = W(i) == "the" ? i + 1 : i;
        var mod = W(j) switch
        {
            "early" or "beginning" or "start" => TimexModifier.Start,
            "mid" or "middle" => TimexModifier.Mid,
            "late" or "end" or "later" => TimexModifier.End,
            _ => TimexModifier.None,
        };
        if (mod == TimexModifier.None)
            return i;
        var k = j + 1;
        if (W(j) is "beginning" or "end" or "start" or "middle")
        {
            if (W(k) == "of")
                k++;
            else if (W(j) != "end" && W(j) != "beginning")
                return i;
            else if (W(k) is not ("this" or "next" or "last" or "month" or "year" or "week" or "the"))
                return i;
            if (W(k) == "the" && Unit(k + 1, out _) || Unit(k, out _))
            {
                modifier = mod;
                return k;
            }
        }
        else if (W(k) is "in" or "of" && W(j) is "early" or "late" or "later")
        {
            if (W(j) == "later" && W(k) == "in" && W(k + 1) == "the" && Role(k + 2, TimeRole.DayPart, out _))
            {
                modifier = mod;
                return k;
            }

            k++;
        }
        else if (W(j) == "later" && W(k) is not "this")
        {
            return i;
        }
        else if (IsDash(k) && IsGlued(k))
        {
            k++;
        }

        modifier = mod;
        return k;
    }

    private int Part(int i, bool inside, in PartialTime before, out PartialTime time)
    {
        time = default;
        if (i >= Count)
            return -1;
        int j;
        if ((j = ClockSpan(i, out time)) > 0 || (j = Nth(i, inside, before, out time)) > 0 || (j = Clock(i, out time)) > 0 || (j = NamedDate(i, inside, before, out time)) > 0
            || (j = NumericDate(i, Context.DayFirst ?? false, out time)) > 0 && NumericFits(i, j, time) || (j = DayAndPart(i, inside, before, out time)) > 0
            || (j = Weekday(i, out time)) > 0 || (j = RelativeDay(i, out time)) > 0 || (j = QuarterOrHalf(i, out time)) > 0 || (j = Relative(i, inside, before, out time)) > 0
            || (j = Decade(i, out time)) > 0 || (j = Century(i, out time)) > 0 || (j = Season(i, out time)) > 0 || (j = Week(i, out time)) > 0
            || (j = Feast(i, out time)) > 0 || (j = Year(i, inside, before, out time)) > 0)
            return j;
        if (inside && before.Part != DayPart.None && Digits(i, 1, 12, out var hour) && W(i - 1) == "at")
        {
            time.Hour = hour;
            return i + 1;
        }

        if (inside && before.Part != DayPart.None && W(i - 1) == "at" && Role(i, TimeRole.Small, out hour) && hour is >= 1 and <= 12)
        {
            time.Hour = hour;
            return i + 1;
        }

        if (inside && before.Weekday is not null && before.Day is null && Digits(i, 1, 31, out var day) && !Unit(i + 1, out _) && before.Anchor == TimeAnchor.None && !IsMark(i + 1, ':'))
        {
            time.Day = day;
            return i + 1;
        }

        // March in 1 year
        if (inside && before.Month is not null && W(i - 1) == "in" && Context.Reference is not null && Amount(i, out var length) is var end and > 0 && Unit(end, out var unit) && unit == TimeUnit.Year)
        {
            time.Anchor = TimeAnchor.Speech;
            time.ShiftUnit = TimeUnit.Year;
            time.Shift = length.Whole;
            return end + 1;
        }

        return -1;
    }

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
        if (after < 0 || number is < 1 or > 31 || IsGlued(j) && j > 0 && T[j - 1].Kind == TokenKind.Mark && T[j - 1].First is '.' or ',' or ':' or '/')
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
        if (ordinalDay && named && (inside && before.Weekday is not null || Wanted == TimexType.Date && after >= Count))
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
            return k + 1;
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

    private int Weekday(int i, out PartialTime time)
    {
        time = default;
        var j = i;
        var word = W(j);
        var past = word == "this" && W(j + 1) is "past" or "upcoming" or "coming" or "last" or "next";
        if (past)
            j++;
        word = W(j);
        if (word is "this" or "last" or "past" or "previous" or "next" or "coming" or "upcoming" or "following")
            j++;
        else
            word = "";
        if (!Role(j, TimeRole.Weekday, out var day) || W(j).EndsWith("days", StringComparison.Ordinal))
            return -1;
        time.Weekday = day;
        var end = j + 1;
        if (IsMark(end, '.') && IsGlued(end) && Span(j).Length <= 4 && !IsCapital(end + 1))
            end++;
        if (word.Length > 0)
        {
            (time.Anchor, time.ShiftUnit) = (TimeAnchor.Speech, TimeUnit.Week);
            switch (word)
            {
                case "next" when !past:
                    time.Shift = 1;
                    break;
                case "previous":
                    time.Shift = -1;
                    break;
                case "this":
                    time.Nearest = 2;
                    break;
                case "last" or "past":
                    time.Nearest = -1;
                    break;
                default:
                    time.Nearest = 1;
                    break;
            }
        }

        return end;
    }

    private int RelativeDay(int i, out PartialTime time)
    {
        time = default;
        var j = W(i) == "the" ? i + 1 : i;
        var shift = 0;
        var end = -1;
        switch (W(j))
        {
            case "today":
                end = j + 1;
                break;
            case "tomorrow":
                (shift, end) = (1, j + 1);
                break;
            case "yesterday":
                (shift, end) = (-1, j + 1);
                break;
            case "day" when W(j + 1) is "after" && W(j + 2) == "tomorrow":
                (shift, end) = (2, j + 3);
                break;
            case "day" when W(j + 1) is "before" && W(j + 2) == "yesterday":
                (shift, end) = (-2, j + 3);
                break;
            case "tonight" or "tonite":
                time.Part = DayPart.Evening;
                if (Context.Reference is not null)
                    time.Part = DayPart.Night;
                end = j + 1;
                break;
        }

        if (end < 0)
            return -1;
        (time.Anchor, time.ShiftUnit, time.Shift) = (TimeAnchor.Speech, TimeUnit.Day, shift);
        return end;
    }

    /// <summary>This morning, last night, the next night, that day, the following evening, in the morning, Monday morning.</summary>
    private int DayAndPart(int i, bool inside, in PartialTime before, out PartialTime time)
    {
        time = default;
        var j = i;
        if (W(j) is "late" or "early" or "later")
            j++;
        var the = W(j) == "the";
        if (W(j) is "in" && W(j + 1) == "the" && Role(j + 2, TimeRole.DayPart, out var p) && !W(j + 2).EndsWith('s'))
        {
            time.Part = (DayPart)p;
            return j + 3;
        }

        if (the)
            j++;
        if (W(j) is "early" && Role(j + 1, TimeRole.DayPart, out _))
            j++;
        var word = W(j);
        if (word is "this" or "that" or "last" or "next" or "following" or "same" or "previous")
            j++;
        else if (the && !inside || W(j).EndsWith('s'))
            word = null;
        else
            word = "";
        if (word is null)
            return -1;
        if (word.Length > 0 && Is(j, "day") && (word is "that" or "same" || (the && word is "next" or "following" or "previous")))
        {
            (time.Anchor, time.ShiftUnit) = (TimeAnchor.Story, TimeUnit.Day);
            time.Shift = word is "next" or "following" ? 1 : word == "previous" ? -1 : 0;
            return j + 1;
        }

        if (word.Length > 0 && Is(j, "day") && word is "next" or "following")
        {
            (time.Anchor, time.ShiftUnit, time.Shift) = (TimeAnchor.Story, TimeUnit.Day, 1);
            return j + 1;
        }

        if (!Role(j, TimeRole.DayPart, out var part))
            return -1;
        if (word.Length == 0)
        {
            if (!inside || before is { Weekday: null, Day: null } and not { Anchor: TimeAnchor.Speech, ShiftUnit: TimeUnit.Day } && before is { HasClock: false, Nth: 0 } || before.Part != DayPart.None)
                return -1;
            time.Part = (DayPart)part;
            return j + 1;
        }

        time.Part = (DayPart)part;
        var speech = word is "this" || (word is "last" && !the);
        time.Anchor = speech ? TimeAnchor.Speech : TimeAnchor.Story;
        time.ShiftUnit = TimeUnit.Day;
        time.Shift = word switch { "last" or "previous" => -1, "next" or "following" => 1, _ => 0 };
        return j + 1;
    }

    /// <summary>Next week, last month, the following year, this quarter, that summer, next March, this weekend, the week after next.</summary>
    private int Relative(int i, bool inside, in PartialTime before, out PartialTime time)
    {
        time = default;
        var j = W(i) == "the" ? i + 1 : i;
        var the = j > i;
        if (W(j) is "week" or "month" or "year" or "weekend" && Unit(j, out var named))
        {
            if (W(j + 1) == "after" && W(j + 2) == "next")
            {
                (time.Anchor, time.ShiftUnit, time.Shift) = (TimeAnchor.Speech, named, 2);
                return j + 3;
            }

            if (W(j + 1) == "before" && W(j + 2) == "last")
            {
                (time.Anchor, time.ShiftUnit, time.Shift) = (TimeAnchor.Speech, named, -2);
                return j + 3;
            }

            // the end of the year, beginning of month
            var led = W(i - 1) is "of" && W(i - 2) is "end" or "beginning" or "start" or "middle" || (W(i - 1) is "end" or "beginning");
            if (led)
            {
                (time.Anchor, time.ShiftUnit) = (Context.Reference is null ? TimeAnchor.Story : TimeAnchor.Speech, named);
                return j + 1;
            }
        }

        var word = W(j);
        var anchor = TimeAnchor.Speech;
        int shift;
        switch (word)
        {
            case "this" or "current":
                shift = 0;
                break;
            case "next":
                shift = 1;
                if (the && Context.Reference is null)
                    anchor = TimeAnchor.Story;
                break;
            case "coming" or "upcoming":
                shift = 1;
                break;
            case "following":
                shift = 1;
                anchor = Context.Reference is null || Context.Story is not null ? TimeAnchor.Story : TimeAnchor.Speech;
                break;
            case "last" or "past":
                shift = -1;
                break;
            case "previous":
                shift = -1;
                anchor = Context.Reference is null || Context.Story is not null ? TimeAnchor.Story : TimeAnchor.Speech;
                break;
            case "that" or "same":
                shift = 0;
                anchor = TimeAnchor.Story;
                break;
            default:
                return -1;
        }

        j++;
        if (word == "this" && W(j) is "coming" or "past" or "current" or "upcoming")
        {
            shift = W(j) switch { "past" => -1, "current" => 0, _ => 1 };
            j++;
        }

        time.Anchor = anchor;
        time.Shift = shift;
        if (W(j) == "week" && (IsDash(j + 1) && W(j + 2) == "end" || W(j + 1) == "end"))
        {
            time.ShiftUnit = TimeUnit.Weekend;
            time.Weekend = true;
            return W(j + 1) == "end" ? j + 2 : j + 3;
        }

        if (W(j) == "quarter")
        {
            time.ShiftUnit = TimeUnit.Quarter;
            return j + 1;
        }

        if (W(j) is "fiscal" or "calendar" && W(j + 1) == "year")
            j++;
        if (Unit(j, out var unit))
        {
            if (unit is TimeUnit.Second or TimeUnit.Minute or TimeUnit.Hour || W(j).EndsWith('s') || unit == TimeUnit.Day)
                return -1;
            time.ShiftUnit = unit;
            time.Weekend = unit == TimeUnit.Weekend;
            // 20 of next month and first Monday of last month take their day from outside.
            return j + 1;
        }

        if (Role(j, TimeRole.Month, out var month))
        {
            if (W(j) is "may" && !IsCapital(j))
                return -1;
            time.Month = month;
            time.ShiftUnit = TimeUnit.Year;
            if (shift != 0)
                time.Nearest = shift;
            var end = j + 1;
            if (Ordinal(end, out var ordinal) is var after and > 0 && ordinal <= 31)
            {
                time.Day = ordinal;
                return after;
            }

            return end;
        }

        if (Role(j, TimeRole.Season, out var season))
        {
            time.Season = season;
            time.ShiftUnit = TimeUnit.Year;
            if (shift != 0)
                time.Nearest = shift;
            return j + 1;
        }

        return -1;
    }

    private int Season(int i, out PartialTime time)
    {
        time = default;
        var j = W(i) == "the" ? i + 1 : i;
        var early = W(j) is "early" or "late";
        if (early)
            j++;
        if (!Role(j, TimeRole.Season, out var season) || W(j).EndsWith('s'))
            return -1;
        time.Season = season;
        var k = j + 1;
        if (IsMark(k, ','))
            k++;
        if (W(k) is "of" or "in")
            k++;
        if (Year4(k, out var year))
        {
            time.Year = year;
            return k + 1;
        }

        if (W(k) is "that" or "this" && W(k + 1) == "year" && k > j + 1)
        {
            (time.Anchor, time.ShiftUnit) = (TimeAnchor.Story, TimeUnit.Year);
            return k + 2;
        }

        // Fall, spring: verbs and other nouns; only the winter and the summer stand alone.
        if (W(j) is "fall" or "spring" && Wanted is null && !(W(i) == "the" && W(j) == "spring" && W(i - 1) is "in" or "by" or "until"))
            return -1;
        return j + 1 > i && W(i) == "the" && Wanted is null && W(i - 1) is not ("in" or "during" or "by" or "until" or "since" or "of" or "throughout" or "" or "whole") ? -1 : j + 1;
    }

    private int Decade(int i, out PartialTime time)
    {
        time = default;
        var j = W(i) == "the" ? i + 1 : i;
        if (W(j) is "early" or "late" or "mid" && j > i)
        {
            time.Modifier = W(j) == "early" ? TimexModifier.Start : W(j) == "late" ? TimexModifier.End : TimexModifier.Mid;
            j = IsDash(j + 1) ? j + 2 : j + 1;
        }

        if (W(j) == "decade" && (Year4(j + 1, out var named) || (W(j + 1) == "of" && Year4(j + 2, out named))) && named % 10 == 0)
        {
            time.Decade = named / 10;
            return W(j + 1) == "of" ? j + 3 : j + 2;
        }

        var apostrophe = IsMark(j, '\'') || IsMark(j, '’');
        if (apostrophe)
            j++;
        if (Digits(j, out var number, out var digits) && number % 10 == 0 && digits is 2 or 4)
        {
            var k = j + 1;
            if ((IsMark(k, '\'') || IsMark(k, '’')) && IsGlued(k))
                k++;
            if (W(k) != "s" || (!IsGlued(k) && !(digits == 4 && (k + 1 >= Count || !IsWordAt(k + 1)))))
                return -1;
            if (digits == 4 && number is >= 1000 and <= 2190)
            {
                time.Decade = number / 10;
                if (number % 100 == 0 && Wanted is null && number < 1900)
                    (time.Decade, time.Century) = (null, (number / 100) + 1);
            }
            else if (digits == 2 && number >= 10)
                time.Decade = number / 10;
            else
                return -1;
            return k + 1;
        }

        if (Role(j, TimeRole.Small, out var nineteen) && nineteen is >= 13 and <= 19 && Role(IsDash(j + 1) ? j + 2 : j + 1, TimeRole.Decade, out var tens))
        {
            time.Decade = (nineteen * 10) + tens;
            return IsDash(j + 1) ? j + 3 : j + 2;
        }

        if (Role(j, TimeRole.Decade, out tens))
        {
            if (W(i - 1) is "his" or "her" or "their" or "my" || i > 0 && IsWordAt(i - 1) && Span(i - 1) is "his" or "her" or "their")
                return -1;
            time.Decade = tens;
            return j + 1;
        }

        return -1;
    }

    private int Century(int i, out PartialTime time)
    {
        time = default;
        var j = W(i) == "the" ? i + 1 : i;
        if (W(j) is "early" or "late" or "mid" && j > i)
        {
            time.Modifier = W(j) == "early" ? TimexModifier.Start : W(j) == "late" ? TimexModifier.End : TimexModifier.Mid;
            j = IsDash(j + 1) ? j + 2 : j + 1;
        }

        var end = Ordinal(j, out var number);
        if (end < 0 || number is < 1 or > 30)
            return -1;
        if (IsDash(end) && IsGlued(end))
            end++;
        if (W(end) is not "century")
            return -1;
        time.Century = number;
        if (Era(end + 1, out var before) is var era and > 0)
        {
            time.BeforeChrist = before;
            return era;
        }

        return end + 1;
    }

    private int Era(int i, out bool before)
    {
        before = false;
        var j = i;
        if (W(j) is "bc" or "bce" or "ad" or "ce")
        {
            before = W(j) is "bc" or "bce";
            return IsCapital(j) ? j + 1 : -1;
        }

        if (IsWordAt(j) && Span(j) is "B" or "A" && IsMark(j + 1, '.') && IsWordAt(j + 2) && Span(j + 2) is "C" or "D")
        {
            before = Span(j) is "B";
            return IsMark(j + 3, '.') && j + 4 < Count ? j + 4 : j + 3;
        }

        return -1;
    }

    /// <summary>4th quarter 2018, Q1 2019, 2018Q4, first half of 1944, H2 2019.</summary>
    private int QuarterOrHalf(int i, out PartialTime time)
    {
        time = default;
        if (Year4(i, out var year))
        {
            var k = IsDash(i + 1) ? i + 2 : i + 1;
            if (W(k) is "q" or "h" && IsGlued(k + 1) && Digits(k + 1, 1, 4, out var n) && (W(k) == "q" || n <= 2))
            {
                time.Year = year;
                if (W(k) == "q")
                    time.Quarter = n;
                else
                    time.Half = n;
                return k + 2;
            }

            return -1;
        }

        if (W(i) is "q" or "h" && IsGlued(i + 1) && Digits(i + 1, 1, 4, out var number) && (W(i) == "q" || number <= 2) && (W(i) == "q" || IsCapital(i)))
        {
            if (W(i) == "q")
                time.Quarter = number;
            else
                time.Half = number;
            var k = IsDash(i + 2) || IsMark(i + 2, ',') || IsMark(i + 2, '/') || W(i + 2) is "of" ? i + 3 : i + 2;
            if (Year4(k, out year))
            {
                time.Year = year;
                return k + 1;
            }

            return W(i) == "q" ? i + 2 : -1;
        }

        var j = W(i) == "the" ? i + 1 : i;
        var end = Ordinal(j, out number);
        var last = W(j) == "last";
        if (last)
            end = j + 1;
        if (end < 0)
            return -1;
        if (W(end) == "quarter" && (last || number <= 4))
        {
            time.Quarter = last ? 4 : number;
            end++;
        }
        else if (W(end) == "half" && (last || number <= 2))
        {
            time.Half = last ? 2 : number;
            end++;
        }
        else
        {
            return -1;
        }

        var of = W(end) is "of" or "in" ? end + 1 : end;
        if (Year4(of, out year))
        {
            time.Year = year;
            return of + 1;
        }

        if (Relative(of, true, default, out var relative) is var closed and > 0 && relative is { ShiftUnit: TimeUnit.Year, Month: null, Season: null })
        {
            (time.Anchor, time.ShiftUnit, time.Shift) = (relative.Anchor, relative.ShiftUnit, relative.Shift);
            return closed;
        }

        if (W(of) == "the" && Decade(of, out var decade) is var d and > 0 && time.Half is not null)
            return -1;
        return time.Quarter is not null && (Context.Reference is not null || Wanted is not null) && !last ? end : -1;
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

    private int Year(int i, bool inside, in PartialTime before, out PartialTime time)
    {
        time = default;
        var j = W(i) == "the" ? i + 1 : i;
        if (W(j) is "calendar" or "fiscal" && W(j + 1) == "year")
            j++;
        if (W(j) is "year" && (Year4(j + 1, out var year) || Digits(j + 1, 100, 9999, out year)))
        {
            time.Year = year;
            return j + 2;
        }

        if (IsWordAt(i) && Span(i) is "AD" && Digits(i + 1, 1, 2100, out year))
        {
            time.Year = year;
            return i + 2;
        }

        if (Digits(i, 1, 9999, out year) && Era(i + 1, out var bc) is var era and > 0)
        {
            time.Year = year;
            time.BeforeChrist = bc;
            return era;
        }

        if (inside && !(before is { Month: not null } or { Season: not null } or { Quarter: not null } or { Half: not null } or { Weekday: not null } or { Holiday: not Holiday.None }))
            return -1;
        if (YearInWords(i, out year) is var words and > 0 && !Unit(words, out _) && !(IsWordAt(words) && W(words) is "" && Wanted is null))
        {
            time.Year = year;
            return words;
        }

        if (!Year4(i, out year))
            return -1;
        if (Wanted is null)
        {
            if (year > 2100 || (IsGlued(i) && i > 0 && (T[i - 1].Kind != TokenKind.Mark || T[i - 1].First is '.' or ',' or '/' or '$' or '£' or '€' or '#' or '-' && IsGlued(i - 1) && i > 1 && T[i - 2].Kind == TokenKind.Word && W(i - 2) is "")))
                return -1;
            if ((IsMark(i + 1, '.') || IsMark(i + 1, ',')) && IsGlued(i + 1) && IsGlued(i + 2) && Digits(i + 2, out _, out _))
                return -1;
            if (IsMark(i + 1, '%') || (IsGlued(i + 1) && IsWordAt(i + 1)) || Unit(i + 1, out _) && !(W(i + 1) is "second"))
                return -1;
            if (i > 0 && IsWordAt(i - 1) && Span(i - 1) is "No" or "page" or "pages" or "p" or "pp" or "number" or "Order" or "Article" or "about" or "nearly" or "almost" or "some")
                return -1;
            if (W(i - 1) == "than" && W(i - 2) is not ("later" or "earlier"))
                return -1;
            var led = W(i - 1) is "in" or "of" or "since" or "from" or "to" or "until" or "by" or "before" or "after" or "during" or "and" or "between" || i == 0 || IsMark(i - 1, '(') || IsMark(i - 1, ',');
            if (year is < 1500 or > 2050 && !led)
                return -1;
            // 1500 people: a small round number before a plural.
            if (IsWordAt(i + 1) && W(i + 1) is "" && !IsCapital(i + 1) && Span(i + 1).Length > 3 && Span(i + 1).EndsWith("s") && (year % 100 == 0 || W(i - 1) is not ("in" or "the" or "of" or "since")))
                return -1;
        }

        time.Year = year;
        return i + 1;
    }

    private int Feast(int i, out PartialTime time)
    {
        time = default;
        var holiday = Holiday.None;
        var end = i + 1;
        var next = IsWordAt(i + 1) ? Span(i + 1) : default;
        switch (W(i))
        {
            case "christmas":
                holiday = W(i + 1) == "eve" ? Holiday.ChristmasEve : Holiday.Christmas;
                end = W(i + 1) is "eve" or "day" ? i + 2 : end;
                break;
            case "new" when next is "Year" or "year" or "years" or "Years":
            {
                var k = i + 2;
                if (IsMark(k, '\'') || IsMark(k, '’'))
                    k = W(k + 1) == "s" ? k + 2 : k + 1;
                if (W(k) is "eve" or "day")
                {
                    holiday = W(k) == "eve" ? Holiday.NewYearsEve : Holiday.NewYear;
                    end = k + 1;
                }

                break;
            }

            case "easter" when IsCapital(i) || Context.Reference is not null:
                holiday = W(i + 1) == "monday" ? Holiday.EasterMonday : Holiday.Easter;
                end = W(i + 1) is "monday" or "sunday" ? i + 2 : end;
                break;
            case "good" when W(i + 1) == "friday":
                (holiday, end) = (Holiday.GoodFriday, i + 2);
                break;
            case "ash" when W(i + 1) == "wednesday":
                (holiday, end) = (Holiday.AshWednesday, i + 2);
                break;
            case "black" when W(i + 1) == "friday":
                (holiday, end) = (Holiday.BlackFriday, i + 2);
                break;
            case "thanksgiving":
                holiday = Holiday.Thanksgiving;
                end = W(i + 1) == "day" ? i + 2 : end;
                break;
            case "halloween":
                holiday = Holiday.Halloween;
                break;
            case "boxing" or "earth" or "columbus" or "groundhog" or "independence" or "memorial" or "labor" or "labour" or "armistice" when W(i + 1) == "day":
                holiday = W(i) switch
                {
                    "boxing" => Holiday.BoxingDay,
                    "earth" => Holiday.EarthDay,
                    "columbus" => Holiday.Columbus,
                    "groundhog" => Holiday.Groundhog,
                    "independence" => Holiday.IndependenceDay,
                    "memorial" => Holiday.MemorialDay,
                    "armistice" => Holiday.Veterans,
                    _ => Holiday.LaborDay,
                };
                end = i + 2;
                break;
            case "may" when IsCapital(i) && W(i + 1) == "day" && IsCapital(i + 1):
                (holiday, end) = (Holiday.MayDay, i + 2);
                break;
            case "mother" or "mothers" or "father" or "fathers" or "valentine" or "saint" or "presidents" or "veterans":
            {
                var k = i + 1;
                if (IsMark(k, '\'') || IsMark(k, '’'))
                    k = W(k + 1) == "s" ? k + 2 : k + 1;
                if (W(i) is "saint" && W(i + 1) == "patrick")
                {
                    k = i + 2;
                    if (IsMark(k, '\'') || IsMark(k, '’'))
                        k += 2;
                }

                if (W(k) != "day" || (W(i) == "saint" && W(i + 1) != "patrick"))
                    return -1;
                holiday = W(i) switch
                {
                    "mother" or "mothers" => Holiday.MothersDay,
                    "father" or "fathers" => Holiday.FathersDay,
                    "valentine" => Holiday.Valentine,
                    "presidents" => Holiday.Presidents,
                    "veterans" => Holiday.Veterans,
                    _ => Holiday.SaintPatrick,
                };
                end = k + 1;
                break;
            }

            case "april" when next is "Fools" or "fools" or "Fool" or "fool":
            {
                var k = i + 2;
                if (IsMark(k, '\'') || IsMark(k, '’'))
                    k = W(k + 1) == "s" ? k + 2 : k + 1;
                if (W(k) == "day")
                    (holiday, end) = (Holiday.AprilFools, k + 1);
                break;
            }

            case "martin" when next is "Luther" or "luther":
            {
                var k = i + 3;
                if (W(k) == "day")
                    (holiday, end) = (Holiday.MartinLutherKing, k + 1);
                break;
            }
        }

        if (holiday == Holiday.None)
            return -1;
        time.Holiday = holiday;
        return end;
    }
}
