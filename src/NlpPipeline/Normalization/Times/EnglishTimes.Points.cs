namespace NlpPipeline.Normalization;

/// <summary>Days, months, years and the longer spans of the English calendar.</summary>
internal sealed partial class EnglishTimes
{
    private const int MostParts = 8;

    private bool Single(int i, ref TimeNode node)
    {
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

    protected override int ReadWhole(int i, out PartialTime time)
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
        if (end == i + 1 && Role(i, TimeRole.Weekday, out _) && Span(i).Length <= 3 && !(IsCapital(i) && W(i) is not ("sun" or "sat" or "mon" or "wed")) && Count > 1)
            return -1;
        return end;
    }

    /// <summary>Whether a month's name alone is the month: <c>May</c> and <c>March</c> mean other things too.</summary>
    private bool LoneMonth(int i)
    {
        if (W(i) is "may" or "mar" or "jun" or "jan" or "dec" or "march" or "sep" or "august" or "april" or "june")
        {
            if (IsCapital(i) && (IsDash(i + 1) || IsMark(i + 1, '/')) && IsGlued(i + 1) && Role(i + 2, TimeRole.Month, out _))
                return true;
            var led = W(i - 1) is "in" or "of" or "during" or "since" or "from" or "to" or "until" or "by" or "this" or "next" or "last" or "and" or "through" or "before" or "after" or "between";
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
        if (W(j) is "around" or "about" && (so.Part != DayPart.None || so.Finest == TimeUnit.Day) && !IsMark(j + 1, '$'))
            return j + 1;
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

    /// <summary>The first decade of the twentieth century.</summary>
    private int NthDecade(int i, out PartialTime time)
    {
        time = default;
        var j = W(i) == "the" ? i + 1 : i;
        var after = W(j) is "last" ? j + 1 : Ordinal(j, out _);
        if (after < 0 || W(after) != "decade" || W(after + 1) != "of" || Century(after + 2, out var century) is var end && end < 0 || century is not { Century: { } hundred, BeforeChrist: false })
            return -1;
        var nth = 10;
        if (W(j) != "last")
            Ordinal(j, out nth);
        if (nth is < 1 or > 10)
            return -1;
        time.Decade = ((hundred - 1) * 10) + nth - 1;
        return end;
    }

    private int Part(int i, bool inside, in PartialTime before, out PartialTime time)
    {
        time = default;
        if (i >= Count)
            return -1;
        int j;
        if ((T[i].Kind == TokenKind.Number || (W(i) == "the" && Digits(i + 1, 1, 30, out _))) && RepublicanDay(W(i) == "the" ? i + 1 : i, out time) is var republican and > 0)
            return republican;
        var may = MayBegin(i);
        // the morning of the 15th of February, evening of May 5
        if (!inside && (may & TimeReaders.DayPart) != 0 && Role(W(i) == "the" ? i + 1 : i, TimeRole.DayPart, out var part))
        {
            j = W(i) == "the" ? i + 2 : i + 1;
            if (W(j) == "of" && NamedDate(j + 1, false, default, out time) is var dated and > 0)
            {
                time.Part = (DayPart)part;
                return dated;
            }
        }

        if (((may & TimeReaders.ClockSpan) != 0 && (j = ClockSpan(i, out time)) > 0)
            || ((may & TimeReaders.Nth) != 0 && (j = Nth(i, inside, before, out time)) > 0)
            || ((may & TimeReaders.Clock) != 0 && (j = Clock(i, out time)) > 0)
            || ((may & TimeReaders.Day) != 0 && (j = NamedDate(i, inside, before, out time)) > 0)
            || ((may & TimeReaders.Day) != 0 && (j = NumericDate(i, Context.DayFirst ?? false, out time)) > 0 && NumericFits(i, j, time))
            || ((may & TimeReaders.DayPart) != 0 && (j = DayAndPart(i, inside, before, out time)) > 0)
            || ((may & TimeReaders.Weekday) != 0 && (j = Weekday(i, out time)) > 0)
            || ((may & TimeReaders.RelativeDay) != 0 && (j = RelativeDay(i, out time)) > 0)
            || ((may & TimeReaders.QuarterOrHalf) != 0 && (j = QuarterOrHalf(i, out time)) > 0)
            || ((may & TimeReaders.Relative) != 0 && (j = Relative(i, inside, before, out time)) > 0)
            || ((may & TimeReaders.Nth) != 0 && (j = NthDecade(i, out time)) > 0)
            || ((may & TimeReaders.Decade) != 0 && (j = Decade(i, out time)) > 0)
            || ((may & TimeReaders.Century) != 0 && (j = Century(i, out time)) > 0)
            || ((may & TimeReaders.Season) != 0 && (j = Season(i, out time)) > 0)
            || ((may & TimeReaders.Week) != 0 && (j = Week(i, out time)) > 0)
            || ((may & TimeReaders.Feast) != 0 && (j = Feast(i, out time)) > 0)
            || ((may & TimeReaders.Year) != 0 && (j = Year(i, inside, before, out time)) > 0))
            return j;
        time = default;
        if (inside && before.Part != DayPart.None && Digits(i, 1, 12, out var hour) && W(i - 1) is "at" or "around" or "about")
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
}
