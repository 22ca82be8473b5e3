namespace NlpPipeline.Normalization;

/// <summary>Lengths of time, and times that are counted off by them.</summary>
internal sealed partial class EnglishTimes
{
    private bool Length(int i, ref TimeNode node)
    {
        // in two weeks, within: only a moment of speaking makes "in" a date.
        var j = i;
        var ahead = W(j) is "in" or "within" && Context.Reference is not null;
        if (ahead)
            j++;
        else if (W(j) is "in" or "within")
            return false;
        if (Unit(j, out var bare) && Wanted == TimexType.Duration && W(j).EndsWith('s'))
        {
            node = LengthOf(j, j + 1, new TimeLength { Vague = true, Unit = bare });
            return true;
        }

        if (W(j) == "first" && (Wanted == TimexType.Duration || W(j - 1) is "" or "the") && Amount(j + 1, out _) > 0)
            j++;
        var end = Amount(j, out var length);
        if (end < 0)
            return false;
        if (W(i) is "a" or "an" or "some" && Wanted is null && length.Milli == 1000 && Context.Reference is null && !(Unit(end, out _) && Followed(end + 1)))
        {
            if (!(Unit(end, out var u) && u is not (TimeUnit.Second or TimeUnit.Minute)))
                return false;
        }

        // from four to six weeks, 4-6 weeks, two or three years
        if (!length.Vague && (W(end) is "to" or "or" || IsDash(end)) && Amount(end + 1, out var to) is var second and > 0 && !to.Vague && to.Milli > length.Milli
            && LengthUnit(ref second, out length.Unit))
        {
            length.MaxMilli = to.Milli;
            node = LengthOf(i, second, length);
            return true;
        }

        // three fridays from now, 2 thursdays ago
        if (!length.Vague && Role(end, TimeRole.Weekday, out var weekday) && Tail(end + 1, out var direction, out var after, out var anchor, out _) && anchor.Anchor == TimeAnchor.Speech)
        {
            anchor.Weekday = weekday;
            anchor.ShiftUnit = TimeUnit.None;
            anchor.NthUnit = TimeUnit.Weekend;
            node = new TimeNode { Form = TimeForm.Shifted, From = i, To = after, A = anchor, Length = length, Direction = direction, Certainty = 0.9f };
            return true;
        }

        var unitAt = end;
        if (!LengthUnit(ref end, out length.Unit))
        {
            // 15h, 3 oclock and other readings belong to the clock.
            return false;
        }

        if (length.Unit == TimeUnit.Second && W(unitAt) == "second" && length.Milli != 1000)
            return false;
        // "forty-second" is an ordinal unless a noun follows; "one hundred and three quarters" ends in a fraction.
        if (length.Unit == TimeUnit.Second && IsDash(unitAt) && W(unitAt + 1) == "second" && Role(unitAt - 1, TimeRole.Tens, out _) && !IsWordAt(end))
            return false;
        if (length.Unit == TimeUnit.Quarter && unitAt >= 2 && W(unitAt - 2) == "and")
            return false;
        if (length.Unit == TimeUnit.Second && W(unitAt) == "second" && W(i) is "a" or "an")
            return false;
        if (length.Unit == TimeUnit.Second && W(unitAt) is "sec" == false && W(unitAt) == "second" && !(end >= Count || IsMark(end, '.') || W(end) is not ""))
            return false;
        if (IsDash(unitAt) && IsWordAt(end + 1) && IsDash(end) && W(end + 1) == "old" || W(end) == "old")
            return false;
        if (length.Unit == TimeUnit.Century && Wanted is null && W(unitAt) == "century" && length.Milli != 1000)
            return false;
        // an hour and a half, an hour and 45 minutes, one year and a quarter
        if (!length.Vague)
        {
            if (W(end) == "and" && (W(end + 1) is "half" || W(end + 1) == "a" && W(end + 2) is "half" or "quarter"))
            {
                var word = W(end + 1) == "a" ? end + 2 : end + 1;
                if (!Unit(word + 1, out _))
                {
                    length.Milli += W(word) == "half" ? 500 : 250;
                    end = word + 1;
                }
            }

            var at = W(end) == "and" || IsMark(end, ',') ? end + 1 : end;
            var next = Amount(at, out var fine);
            if (next > 0 && !fine.Vague && W(at) is not ("a" or "an") && LengthUnit(ref next, out var fineUnit) && fineUnit < length.Unit && fineUnit != TimeUnit.None)
            {
                length.Milli2 = fine.Milli;
                length.Unit2 = fineUnit;
                end = next;
            }
        }
        else if (W(end) == "and" && W(end + 1) is "nights" && length.Unit == TimeUnit.Day)
        {
            end += 2;
        }

        node = LengthOf(i, end, length);
        if (ahead)
        {
            if (W(i) == "within" || Wanted == TimexType.Duration)
            {
                node = LengthOf(j, end, length);
                return true;
            }

            node.Form = TimeForm.Shifted;
            node.Type = TimexType.Date;
            node.Direction = 1;
            node.A.Anchor = TimeAnchor.Speech;
            if (W(end) == "from" && W(end + 1) is "now" or "today")
                node.To = end + 2;
            return true;
        }

        if (W(i) == "all" || Wanted == TimexType.Duration)
            return true;
        if (Tail(end, out var way, out var tail, out var point, out var rolling))
        {
            node.To = tail;
            node.A = point;
            node.Direction = way;
            node.Type = TimexType.Date;
            node.Form = rolling ? TimeForm.Rolling : TimeForm.Shifted;
            // 2 days ago at 5pm
            if (!rolling && W(tail) == "at" && Clock(tail, out var clock) is var closed and > 0)
            {
                node.B = clock;
                node.To = closed;
            }

            return true;
        }

        return true;
    }

    private bool Followed(int i) => W(i) is "ago" or "later" or "earlier" or "before" or "after" or "from" or "hence";

    /// <summary>Ago, later, before today, after January 12th, from now, starting Monday.</summary>
    private bool Tail(int i, out int direction, out int end, out PartialTime point, out bool rolling)
    {
        direction = 1;
        rolling = false;
        point = default;
        end = i + 1;
        switch (W(i))
        {
            case "ago":
            case "back" when Context.Reference is not null:
                direction = -1;
                point.Anchor = TimeAnchor.Speech;
                return true;
            case "hence":
                point.Anchor = TimeAnchor.Speech;
                return true;
            case "later":
            case "afterwards" or "afterward" or "thereafter":
            case "on" when Wanted == TimexType.Date && i + 1 >= Count:
                point.Anchor = TimeAnchor.Story;
                return true;
            case "earlier":
                direction = -1;
                point.Anchor = TimeAnchor.Story;
                return true;
            case "from" or "after" or "before" or "prior":
            {
                direction = W(i) is "before" or "prior" ? -1 : 1;
                var j = W(i) == "prior" ? i + 2 : i + 1;
                if (W(j) == "now")
                {
                    point.Anchor = TimeAnchor.Speech;
                    end = j + 1;
                    return true;
                }

                if (Whole(j, out point) is var after and > 0 && point.HasDate && point.Finest <= TimeUnit.Day)
                {
                    if (point.HasClock)
                    {
                        rolling = W(i) == "from";
                        end = after;
                        return rolling;
                    }

                    if (point is { Anchor: TimeAnchor.Speech, ShiftUnit: TimeUnit.Day, Shift: 0, Month: null })
                        point = new PartialTime { Anchor = TimeAnchor.Speech };
                    end = after;
                    return true;
                }

                if (W(i) is "before" or "after" && (j >= Count || T[j].Kind == TokenKind.Mark || W(j) is "that" or "this") && Context is { Story: not null } or { Reference: null })
                {
                    point = new PartialTime { Anchor = TimeAnchor.Story };
                    end = W(j) is "that" && j + 1 >= Count ? j + 1 : i + 1;
                    return true;
                }

                if (Wanted == TimexType.Date && W(i) is "before" or "after")
                {
                    point = new PartialTime { Anchor = TimeAnchor.Story };
                    return true;
                }

                return false;
            }

            case "starting" or "beginning":
            case "" when IsMark(i, ',') && W(i + 1) == "from":
            {
                var j = i + 1;
                if (W(j) is "from" or "on")
                    j++;
                if (Whole(j, out point) is var after and > 0 && point.HasDate)
                {
                    rolling = true;
                    end = after;
                    return true;
                }

                return false;
            }

            default:
                return false;
        }
    }

    /// <summary>Last two weeks, next 3 months, the past 10 years, 10 previous weeks.</summary>
    private bool Rolling(int i, ref TimeNode node)
    {
        if (Context.Reference is null || Wanted == TimexType.Duration)
            return false;
        var j = W(i) == "the" ? i + 1 : i;
        int direction;
        int end;
        TimeLength length;
        var aligned = true;
        if (Direction(W(j)) is var way and not 0)
        {
            direction = way;
            end = Amount(j + 1, out length);
            if (end < 0 || W(j + 1) is "a" && !length.Vague && length.Milli == 1000)
                return false;
            aligned = !(W(j - 1) == "the" && W(j - 2) is "for" or "over");
        }
        else
        {
            end = Amount(j, out length);
            if (end < 0 || W(end) is "next" or "last" or "past" || Direction(W(end)) == 0)
                return false;
            direction = Direction(W(end));
            end++;
            aligned = false;
        }

        if (!LengthUnit(ref end, out length.Unit))
            return false;
        node = new TimeNode { Form = TimeForm.Rolling, From = i, To = end, Length = length, Direction = direction, Aligned = aligned, Certainty = 0.85f };
        return true;
    }

    private static int Direction(string word) => word switch
    {
        "last" or "past" or "previous" => -1,
        "next" or "coming" or "upcoming" or "following" => 1,
        _ => 0,
    };
}
