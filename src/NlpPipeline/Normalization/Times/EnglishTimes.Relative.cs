namespace NlpPipeline.Normalization;

/// <summary>Days, weeks and years that are counted from the moment of speaking or from the story.</summary>
internal sealed partial class EnglishTimes
{
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
            return NightBefore(i, out time);
        (time.Anchor, time.ShiftUnit, time.Shift) = (TimeAnchor.Speech, TimeUnit.Day, shift);
        return end;
    }

    /// <summary>The night before last; the evening before, the day after, where a date is wanted.</summary>
    private int NightBefore(int i, out PartialTime time)
    {
        time = default;
        if (W(i) != "the")
            return -1;
        var isPart = Role(i + 1, TimeRole.DayPart, out var part);
        if (!isPart && W(i + 1) != "day")
            return -1;
        if (isPart)
            time.Part = (DayPart)part;
        if (W(i + 2) == "before" && W(i + 3) == "last")
        {
            (time.Anchor, time.ShiftUnit, time.Shift) = (TimeAnchor.Speech, TimeUnit.Day, -2);
            return i + 4;
        }

        if (W(i + 2) is not ("before" or "after") || Wanted != TimexType.Date || i + 3 < Count)
            return -1;
        (time.Anchor, time.ShiftUnit, time.Shift) = (TimeAnchor.Story, TimeUnit.Day, W(i + 2) == "before" ? -1 : 1);
        return i + 3;
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

            // the year before, the week after: of the story's time
            if (the && W(j + 1) is "before" or "after" && (Wanted == TimexType.Date ? j + 2 >= Count : j + 2 < Count && T[j + 2].Kind == TokenKind.Mark && Context.Story is not null))
            {
                (time.Anchor, time.ShiftUnit, time.Shift) = (TimeAnchor.Story, named, W(j + 1) == "before" ? -1 : 1);
                time.Weekend = named == TimeUnit.Weekend;
                return j + 2;
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
}
