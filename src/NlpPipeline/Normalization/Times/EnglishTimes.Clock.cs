namespace NlpPipeline.Normalization;

/// <summary>Hours of the day, and spans between two of them.</summary>
internal sealed partial class EnglishTimes
{
    /// <summary>3pm, 15:15, 15h20, half past three, ten thirty am, noon; the token after it, or -1.</summary>
    private int Clock(int i, out PartialTime time)
    {
        time = default;
        var j = W(i) == "at" ? i + 1 : i;
        if (W(j) == "the" && W(j + 1) is "midday" or "noon")
            j++;
        switch (W(j))
        {
            case "noon" or "midday":
                (time.Hour, time.Minute, time.HasMeridiem) = (12, 0, true);
                return j + 1;
            case "midnight":
                (time.Hour, time.Minute, time.HasMeridiem) = (0, 0, true);
                return j + 1;
            case "mid" when W(j + 1) is "night" || (IsDash(j + 1) && W(j + 2) is "night"):
                (time.Hour, time.Minute, time.HasMeridiem) = (0, 0, true);
                return W(j + 1) is "night" ? j + 2 : j + 3;
        }

        if (Past(j, out time) is var past and > 0)
            return past;
        if (!ClockNumber(j, out time, out var end, out var shape))
            return -1;
        if (Meridiem(end, ref time, out var after))
            return after;
        if (W(end) is "o" && IsMark(end + 1, '\'') | IsMark(end + 1, '’') && W(end + 2) == "clock" || W(end) == "oclock")
        {
            end = W(end) == "oclock" ? end + 1 : end + 3;
            shape = ClockShape.Certain;
            if (Meridiem(end, ref time, out after))
                return after;
        }

        if (DayPartAfter(end, out var part, out after))
        {
            time.Part = part;
            return after;
        }

        if (shape == ClockShape.Certain)
            return end;
        if (Wanted == TimexType.Time && end >= Count && time.Hour is >= 0 and <= 24 && !(j > 0 && W(j - 1) is "to" or "until" or "and"))
            return end;
        // A bare hour is one only beside a part of the day or a day that is near.
        if (shape is ClockShape.Bare or ClockShape.Worded && (W(end) is "tonight" or "tomorrow" or "today" or "yesterday" || (W(end) is "this" or "last" && Role(end + 1, TimeRole.DayPart, out _)))
            && time.Hour is >= 1 and <= 12 && (i != j || T[j].Kind == TokenKind.Word || T[j].Length <= 2 && !(i > 0 && (IsWordAt(i - 1) && W(i - 1) is "" || W(i - 1) is "only"))))
        {
            if (W(i - 1) == "" && i > 0 && !IsMark(i - 1, ',') && j == i)
                return -1;
            return end;
        }

        return -1;
    }

    private enum ClockShape
    {
        Bare,
        Worded,
        Certain,
    }

    private bool ClockNumber(int i, out PartialTime time, out int end, out ClockShape shape)
    {
        time = default;
        shape = ClockShape.Bare;
        end = i + 1;
        if (Digits(i, out var hour, out var digits))
        {
            if (IsGlued(i) && i > 0 && (T[i - 1].Kind == TokenKind.Mark ? T[i - 1].First is '.' or ':' or '/' or '$' : T[i - 1].Kind == TokenKind.Word))
                return false;
            if (digits is 3 or 4 && hour % 100 < 60 && hour / 100 is >= 1 and <= 12)
            {
                // 1140 a.m.
                (time.Hour, time.Minute) = (hour / 100, hour % 100);
                shape = ClockShape.Worded;
                return IsMeridiem(i + 1);
            }

            if (digits > 2 || hour > 24)
                return false;
            time.Hour = hour;
            if (IsMark(end, ':') && IsGlued(end) && IsGlued(end + 1) && Digits(end + 1, 0, 59, out var minute) && T[end + 1].Length == 2)
            {
                time.Minute = minute;
                end += 2;
                shape = ClockShape.Certain;
                if (IsMark(end, ':') && IsGlued(end) && Digits(end + 1, 0, 59, out var second) && T[end + 1].Length == 2)
                {
                    time.Second = second;
                    end += 2;
                }

                return true;
            }

            if (IsMark(end, '.') && IsGlued(end) && IsGlued(end + 1) && Digits(end + 1, 0, 59, out minute) && T[end + 1].Length == 2
                && (IsMeridiem(end + 2) || (Wanted == TimexType.Time && W(end + 2) is "" or "in" or "at")))
            {
                time.Minute = minute;
                end += 2;
                shape = ClockShape.Certain;
                return true;
            }

            if (W(end) == "h" && IsGlued(end) && W(i - 1) != "for")
            {
                shape = ClockShape.Certain;
                end++;
                if (IsGlued(end) && Digits(end, 0, 59, out minute) && T[end].Length == 2)
                {
                    time.Minute = minute;
                    end++;
                }

                return true;
            }

            return true;
        }

        if (!Role(i, TimeRole.Small, out hour) || hour is < 1 or > 12)
            return false;
        time.Hour = hour;
        var k = IsDash(end) ? end + 1 : end;
        if (Below100(k, out var words) is var after and > 0 && words is >= 10 and <= 59 && !(W(after) is "hundred" or "thousand"))
        {
            time.Minute = words;
            end = after;
            shape = ClockShape.Worded;
        }

        return true;
    }

    private bool IsMeridiem(int i)
    {
        PartialTime probe = new() { Hour = 1 };
        return Meridiem(i, ref probe, out _);
    }

    /// <summary>am, pm, a.m., p. m., a m.</summary>
    private bool Meridiem(int i, ref PartialTime time, out int end)
    {
        end = i + 1;
        bool pm;
        if (W(i) is "am" or "pm")
        {
            pm = W(i) == "pm";
            if (!IsGlued(i) && pm == false && Span(i) is "am" && !(i + 1 >= Count || W(i + 1) is not ""))
                return false;
        }
        else if (IsWordAt(i) && Span(i) is "a" or "p" or "A" or "P")
        {
            pm = Span(i) is "p" or "P";
            var j = i + 1;
            if (IsMark(j, '.'))
                j++;
            if (W(j) == "m" && (j == i + 2 || !IsGlued(j)))
            {
                end = j + 1;
                if (IsMark(end, '.') && j == i + 2 && IsGlued(end) && end + 1 < Count)
                    end++;
                else if (IsMark(end, '.') && j == i + 2 && IsGlued(end))
                    end++;
            }
            else if (pm && IsGlued(i) && Span(i) is "p" && j == i + 1)
            {
                end = j;
            }
            else
            {
                return false;
            }
        }
        else
        {
            return false;
        }

        if (time.Hour is not { } hour || hour > 24)
            return false;
        time.HasMeridiem = true;
        if (hour <= 12)
            time.Hour = (hour % 12) + (pm ? 12 : 0);
        return true;
    }

    /// <summary>In the morning, at night, in afternoon.</summary>
    private bool DayPartAfter(int i, out DayPart part, out int end)
    {
        part = DayPart.None;
        end = -1;
        var j = i;
        if (W(j) is not ("in" or "at" or "on"))
            return false;
        j++;
        if (W(j) == "the")
            j++;
        if (!Role(j, TimeRole.DayPart, out var value) || W(j).EndsWith('s'))
            return false;
        part = (DayPart)value;
        end = j + 1;
        return true;
    }

    /// <summary>Half past three, a quarter to five, 20 past 3pm, 15 minutes past 15h.</summary>
    private int Past(int i, out PartialTime time)
    {
        time = default;
        int minutes;
        int j;
        if (W(i) == "half" || (W(i) is "a" or "an" && W(i + 1) is "quarter" or "half") || W(i) == "quarter")
        {
            j = W(i) is "a" or "an" ? i + 1 : i;
            minutes = W(j) == "half" ? 30 : 15;
            j++;
        }
        else if (Digits(i, 1, 59, out minutes))
        {
            j = i + 1;
        }
        else if (Below100(i, out minutes) is var words and > 0 && minutes is > 0 and < 60)
        {
            j = words;
        }
        else
        {
            return -1;
        }

        var unit = Unit(j, out var u) && u == TimeUnit.Minute;
        if (unit)
            j++;
        if (W(j) is not ("past" or "after" or "to" or "before" or "till"))
            return -1;
        var before = W(j) is "to" or "before" or "till";
        if (before && !unit && W(i) is not ("quarter" or "a") && !(Wanted == TimexType.Time && minutes % 5 == 0 && minutes <= 25))
            return -1;
        if (W(j) == "after" && !unit && W(i) is not ("quarter" or "a" or "half"))
            return -1;
        if (!ClockNumber(j + 1, out time, out var end, out _) || time.Minute is not null)
        {
            if (W(j + 1) is "noon" or "midnight" && Clock(j + 1, out time) > 0)
                end = j + 2;
            else
                return -1;
        }

        if (Meridiem(end, ref time, out var after))
            end = after;
        else if (DayPartAfter(end, out var part, out after))
            (time.Part, end) = (part, after);
        time.Minute = before ? 60 - minutes : minutes;
        if (before)
            time.Hour = time.Hour == 0 ? 23 : time.Hour - 1;
        return end;
    }

    /// <summary>From 9:30 to 11, 3-8pm, between 2 and 4:30pm, 5 to seven in the morning, from 2pm for 2 hours.</summary>
    private int ClockSpan(int i, out PartialTime time)
    {
        time = default;
        var j = i;
        var led = W(j) is "from" or "between";
        if (led)
            j++;
        else if (IsWordAt(j) && W(j) == "later" && W(j + 1) == "than")
        {
            led = true;
            j += 2;
        }

        if (!ClockNumber(j, out var a, out var end, out var shapeA))
        {
            if (W(j) is not ("noon" or "midnight" or "midday") || Clock(j, out a) is var whole && (end = whole) < 0)
                return -1;
            shapeA = ClockShape.Certain;
        }

        if (Meridiem(end, ref a, out var after))
        {
            end = after;
            shapeA = ClockShape.Certain;
        }

        if (W(end) == "for" && shapeA == ClockShape.Certain && Amount(end + 1, out var length) is var amount and > 0 && LengthUnit(ref amount, out length.Unit)
            && length.Unit is TimeUnit.Hour or TimeUnit.Minute && !length.Vague)
        {
            var total = (a.Hour!.Value * 60) + (a.Minute ?? 0) + (int)(length.Milli * (length.Unit == TimeUnit.Hour ? 60 : 1) / 1000);
            time = a;
            (time.EndHour, time.EndMinute, time.HasMeridiem) = (total / 60 % 24, total % 60, true);
            return amount;
        }

        var joined = W(end) is "to" or "until" or "till" or "through" or "thru" || IsDash(end) || (W(end) == "and" && W(i) == "between") || (W(end) == "but" && W(end + 1) == "before");
        if (!joined)
            return -1;
        var k = W(end) == "but" ? end + 2 : end + 1;
        if (!ClockNumber(k, out var b, out var last, out var shapeB))
        {
            if (W(k) is not ("noon" or "midnight" or "midday") || Clock(k, out b) is var whole && (last = whole) < 0)
                return -1;
            shapeB = ClockShape.Certain;
        }

        if (Meridiem(last, ref b, out after))
        {
            last = after;
            shapeB = ClockShape.Certain;
        }

        if (shapeB == ClockShape.Certain && b.HasMeridiem && !a.HasMeridiem && a.Hour <= 12)
        {
            var pm = b.Hour >= 12;
            var hour = (a.Hour!.Value % 12) + (pm ? 12 : 0);
            if (hour > b.Hour || (hour == b.Hour && (a.Minute ?? 0) >= (b.Minute ?? 0)))
                hour = a.Hour.Value % 12;
            a.Hour = hour;
            a.HasMeridiem = true;
        }
        else if (a.HasMeridiem && !b.HasMeridiem && b.Hour <= 12 && shapeA == ClockShape.Certain)
        {
            var hour = (b.Hour!.Value % 12) + (a.Hour >= 12 ? 12 : 0);
            b.Hour = hour < a.Hour ? (hour + 12) % 24 : hour;
            b.HasMeridiem = true;
        }

        time = a;
        if (DayPartAfter(last, out var part, out after))
        {
            time.Part = part;
            last = after;
            shapeB = ClockShape.Certain;
        }

        time.EndHour = b.Hour;
        time.EndMinute = b.Minute;
        if (shapeA != ClockShape.Certain && shapeB != ClockShape.Certain)
            return -1;
        if (shapeA == ClockShape.Bare && !a.HasMeridiem && time.Part == DayPart.None && !led)
            return -1;
        return last;
    }
}
