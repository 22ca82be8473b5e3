namespace NlpPipeline.Normalization;

/// <summary>Days, months, years and the longer spans of the Vietnamese calendar.</summary>
internal sealed partial class VietnameseTimes
{
    private const int MostParts = 8;

    private bool Single(int i, ref TimeNode node)
    {
        var j = Whole(i, out var time);
        if (j < 0)
            return false;
        var certainty = 0.95f;
        if (j == i + 1 && Year4(i, out _))
            certainty = 0.75f;
        node = Point(i, j, time, certainty);
        if (time.Week is not null && !time.Weekend && time.Weekday is null && time.Year is null && time.Anchor == TimeAnchor.None)
            node.Certainty = 0.5f;
        return true;
    }

    /// <summary>One time made of parts that agree: clock, part of the day, weekday, date, relative words.</summary>
    protected override int ReadWhole(int i, out PartialTime time)
    {
        time = default;
        var j = Prefix(i, out var modifier);
        var end = -1;
        for (var parts = 0; parts < MostParts; parts++)
        {
            var k = end < 0 ? j : Connector(end);
            var next = Part(k, end >= 0, time, out var part);
            if (next < 0 || !time.TryMerge(part))
                break;
            end = next;
        }

        if (end < 0)
        {
            // cuối năm, đầu tháng: of the year or month that the story has reached
            if (modifier != TimexModifier.None && j == i + 1 && Unit(j, out var unit) && unit is TimeUnit.Year or TimeUnit.Month
                && (!IsWordAt(j + 1) || W(j + 1) is not "" || W(i - 1) is "đến" or "vào" or "tới" or "cho"))
            {
                time = new PartialTime { Anchor = TimeAnchor.Story, ShiftUnit = unit, Modifier = modifier };
                return j + 1;
            }

            return -1;
        }

        if (modifier != TimexModifier.None)
            time.Modifier = modifier;
        // A part of the day alone is no time, but for ban đêm, ban ngày.
        if (!time.HasDate && !time.HasClock && time.Nth == 0)
            return W(i) == "ban" ? end : -1;
        return end;
    }

    private int Connector(int i)
    {
        if (IsMark(i, ',') && (Role(i + 1, TimeRole.Weekday, out _) || Is(i + 1, "ngày") || Is(i + 1, "năm") || Is(i + 1, "tháng")))
            return i + 1;
        return W(i) is "của" or "thuộc" or "vào" or "lúc" ? i + 1 : i;
    }

    /// <summary>Đầu, cuối, giữa, những năm cuối của; the token after it.</summary>
    private int Prefix(int i, out TimexModifier modifier)
    {
        modifier = W(i) switch
        {
            "đầu" => TimexModifier.Start,
            "cuối" => TimexModifier.End,
            "giữa" => TimexModifier.Mid,
            _ => TimexModifier.None,
        };
        if (modifier != TimexModifier.None)
            return W(i) == "cuối" && W(i + 1) == "tuần" ? Cancel(i, out modifier) : i + 1;
        if (W(i) is "những" or "các" && W(i + 1) is "năm" or "tháng" or "ngày" && W(i + 2) is "đầu" or "cuối" or "giữa")
        {
            var k = i + 3;
            if (IsWordAt(k) && Span(k) is "cùng" or "tiên")
                k++;
            if (W(k) is "của" or "thuộc" && W(k + 1) is "thập" or "thế" or "năm" or "tháng" or "mùa" || W(k) is "thập" or "thế" or "năm" or "tháng" or "mùa")
            {
                modifier = W(i + 2) == "đầu" ? TimexModifier.Start : W(i + 2) == "cuối" ? TimexModifier.End : TimexModifier.Mid;
                return W(k) is "của" or "thuộc" ? k + 1 : k;
            }
        }

        if (W(i) is "các" or "những" && W(i + 1) == "năm" && W(i + 2) is "của" or "thuộc" && W(i + 3) is "thập" or "thế")
            return i + 3;
        return W(i) is "những" && W(i + 1) is "ngày" or "tháng" && W(i + 2) is "mùa" ? i + 2 : i;
    }

    private static int Cancel(int i, out TimexModifier modifier)
    {
        modifier = TimexModifier.None;
        return i;
    }

    private int Part(int i, bool inside, in PartialTime before, out PartialTime time)
    {
        time = default;
        if (i >= Count)
            return -1;
        var may = MayBegin(i);
        int j;
        if (((may & TimeReaders.LunarFeast) != 0 && (j = LunarFeast(i, before, out time)) > 0)
            || ((may & TimeReaders.LunarYear) != 0 && (j = LunarYear(i, inside, out time)) > 0)
            || ((may & TimeReaders.Clock) != 0 && (j = ClockTime(i, out time)) > 0)
            || ((may & TimeReaders.DayPart) != 0 && (j = PartOfDay(i, inside, before, out time)) > 0)
            || ((may & TimeReaders.Weekday) != 0 && (j = Weekday(i, inside, out time)) > 0)
            || ((may & TimeReaders.RelativeDay) != 0 && (j = RelativeDay(i, out time)) > 0)
            || ((may & TimeReaders.Day) != 0 && (j = DayOfMonth(i, inside, out time)) > 0)
            || ((may & TimeReaders.Month) != 0 && (j = Month(i, inside, out time)) > 0)
            || ((may & TimeReaders.Season) != 0 && (j = Season(i, out time)) > 0)
            || ((may & TimeReaders.Decade) != 0 && (j = Decade(i, out time)) > 0)
            || ((may & TimeReaders.Century) != 0 && (j = Century(i, out time)) > 0)
            || ((may & TimeReaders.QuarterOrHalf) != 0 && (j = QuarterOrHalf(i, out time)) > 0)
            || ((may & TimeReaders.Relative) != 0 && (j = RelativeUnit(i, out time)) > 0)
            || ((may & TimeReaders.Year) != 0 && (j = Year(i, out time)) > 0)
            || ((may & TimeReaders.Feast) != 0 && (j = Feast(i, out time)) > 0))
            return j;
        time = default;
        if (before.HasDate || inside)
        {
            // mùa hè 1922, tháng 3 1938
            if (Year4(i, out var year) && (before.Season is not null || before.Month is not null || before.Quarter is not null || before.Holiday != Holiday.None))
            {
                time.Year = year;
                return i + 1;
            }

            return -1;
        }

        if (T[i].Kind != TokenKind.Number)
            return -1;
        if (NumericDate(i, Context.DayFirst ?? true, out time) is var numeric and > 0)
        {
            if (time.Year is null && !(W(i - 1) is "ngày" or "hôm" or "sáng" or "chiều" or "đêm" or "tối") && Context.Reference is null && Wanted is null)
                return -1;
            return numeric;
        }

        return BareYear(i, out time);
    }

    private int Month(int i, bool inside, out PartialTime time)
    {
        time = default;
        var j = i;
        if (W(j) is "thượng" or "trung" or "hạ" && W(j + 1) == "tuần")
        {
            time.Modifier = W(j) switch { "thượng" => TimexModifier.Start, "trung" => TimexModifier.Mid, _ => TimexModifier.End };
            j += 2;
        }

        // "cách mạng tháng 10" is the event's name.
        if (!Is(j, "tháng") || (i > 0 && Wanted is null && IsWordAt(i - 1) && Span(i - 1) is "mạng" or "Mạng"))
            return -1;

        var end = MonthNumber(j + 1, out var month);
        if (end < 0)
            return -1;
        if (IsMark(end, '%') || ((IsMark(end, '.') || IsMark(end, ',')) && IsGlued(end) && IsGlued(end + 1) && Digits(end + 1, out _, out _)))
            return -1;
        time.Month = month;
        if ((IsMark(end, '/') || IsDash(end)) && IsGlued(end) && Year4(end + 1, out var year) && Digits(j + 1, out _, out _))
        {
            time.Year = year;
            return end + 2;
        }

        // 10 Tháng Tư, 1912
        if (IsMark(end, ',') && Year4(end + 1, out year) && (Wanted == TimexType.Date || end + 2 >= Count || T[end + 2].Kind == TokenKind.Mark))
        {
            time.Year = year;
            return end + 2;
        }

        if (IsMark(end, ',') && Is(end + 1, "năm") && Digits(end + 2, out _, out _))
            return end + 1;
        return Calendar(end, ref time);
    }

    /// <summary>Ngày 27, mồng 5, rằm; 27 tháng 3; ngày 7/11.</summary>
    private int DayOfMonth(int i, bool inside, out PartialTime time)
    {
        time = default;
        var j = i;
        var named = false;
        if (W(j) is "ngày" or "hôm")
        {
            named = true;
            j++;
        }

        if (W(j) is "mồng" or "mùng")
        {
            named = true;
            j++;
        }

        if (W(j) == "rằm")
        {
            // The full moon is the lunar month's, unless another calendar is named.
            time.Day = 15;
            time.Lunar = true;
            return j + 1;
        }

        if (Wanted is null && W(i - 1) is "những" or "các")
            return -1;
        var week = W(i) == "tuần";
        if (week)
            j++;
        if (W(i) is "ngày" or "tuần" && (W(j) == "đầu" && W(j + 1) is "tiên" or "của" or "tháng" || (W(j) == "cuối" && W(j + 1) is "cùng" or "của" or "tháng") || (!week && W(j) is "đầu" or "cuối" && W(j + 1) == "năm" && Year4(j + 2, out _))))
        {
            time.Nth = W(j) == "đầu" ? 1 : -1;
            time.NthUnit = week ? TimeUnit.Week : TimeUnit.Day;
            j++;
            if (W(j) is "tiên" or "cùng")
                j++;
            return W(j) is "của" or "trong" or "tháng" or "năm" ? j : -1;
        }

        if (week)
            return -1;
        if (named && NumericDate(j, Context.DayFirst ?? true, out time) is var numeric and > 0)
            return numeric;
        var end = DayNumber(j, out var day);
        if (end < 0)
            return -1;
        if (IsMark(end, '%') || ((IsMark(end, '.') || IsMark(end, ',')) && IsGlued(end) && IsGlued(end + 1) && Digits(end + 1, out _, out _)))
            return -1;
        // le 1er Mai
        if (day == 1 && IsWordAt(end) && IsGlued(end) && Span(end) is "er")
            end++;
        if (FrenchMonth(end, out var french) is var foreign and > 0)
        {
            (time.Day, time.Month) = (day, french);
            return IsMark(foreign, '.') && Year4(foreign + 1, out _) ? foreign + 1 : foreign;
        }

        if (RepublicanDay(end, day, out var republican) is var citizen and > 0)
        {
            time = republican;
            return citizen;
        }

        // sáng 7-5-1954, chiều 15/4/1975
        if (inside && T[j].Kind == TokenKind.Number && W(i - 1) is "đêm" or "sáng" or "chiều" or "tối" or "trưa" or "khuya"
            && NumericDate(j, Context.DayFirst ?? true, out var whole) is var full and > 0 && whole.Year is not null)
        {
            time = whole;
            return full;
        }

        // đêm 21-1, chiều 15-4
        if (inside && T[j].Kind == TokenKind.Number && IsDash(end) && IsGlued(end) && IsGlued(end + 1) && Digits(end + 1, 1, 12, out var numbered) && T[end + 1].Length <= 2
            && !Is(end + 2, "tháng") && !IsDash(end + 2) && !IsMark(end + 2, '/') && W(i - 1) is "đêm" or "sáng" or "chiều" or "tối" or "trưa")
        {
            (time.Day, time.Month) = (day, numbered);
            return end + 2;
        }

        var month = Is(end, "tháng") && MonthNumber(end + 1, out _) > 0;
        if (!named && !month && !(inside && T[j].Kind == TokenKind.Number && W(i - 1) is "đêm" or "sáng" or "chiều" or "tối" or "trưa"))
            return -1;
        // "ngày 3 tháng" without a number is a day still; "ngày thứ ba" is not a date.
        if (!named && T[j].Kind == TokenKind.Word && Wanted is null && !month)
            return -1;
        time.Day = day;
        // hôm 29 tháng (the month is left out)
        return Is(end, "tháng") && !month && W(end + 1) is "" ? end + 1 : end;
    }

    /// <summary>Lễ Các Thánh; the token after it, or -1.</summary>
    private int AllSaints(int i)
    {
        var j = i;
        while (j < i + 2 && (W(j) is "lễ" or "ngày" or "đêm"))
            j++;
        return j > i && W(j) == "các" && IsCapital(j) && IsWordAt(j + 1) && Span(j + 1) is "Thánh" ? j + 2 : -1;
    }

    /// <summary>Lễ Phục sinh, lễ Phục-sinh; the token after it, or -1.</summary>
    private int EasterSunday(int i)
    {
        var second = IsDash(i + 2) ? i + 3 : i + 2;
        return IsWordAt(i + 1) && Span(i + 1) is "Phục" or "phục" && IsWordAt(second) && Span(second) is "sinh" or "Sinh" ? second + 1 : -1;
    }

    private int Feast(int i, out PartialTime time)
    {
        time = default;
        switch (W(i))
        {
            case "giáng" when IsWordAt(i + 1) && Span(i + 1) is "sinh" or "Sinh":
                time.Holiday = Holiday.Christmas;
                return i + 2;
            case "lễ" or "ngày" or "đêm" or "các" when AllSaints(i) is var saints and > 0:
                time.Holiday = Holiday.AllSaints;
                return saints;
            case "noel" or "nôen":
                time.Holiday = Holiday.Christmas;
                return i + 1;
            case "lễ" when EasterSunday(i) is var easter and > 0:
                time.Holiday = Holiday.Easter;
                return easter;
            case "quốc" when IsWordAt(i + 1) && Span(i + 1) is "khánh" or "Khánh":
                time.Holiday = Holiday.VietnamNational;
                return i + 2;
            case "quốc" when IsWordAt(i + 1) && Span(i + 1) is "tế" or "Tế" && IsWordAt(i + 2) && Span(i + 2) is "lao" or "Lao":
                time.Holiday = Holiday.MayDay;
                return Math.Min(i + 4, Count);
            case "quốc" when IsWordAt(i + 1) && Span(i + 1) is "tế" or "Tế" && IsWordAt(i + 2) && Span(i + 2) is "phụ" or "Phụ":
                time.Holiday = Holiday.WomensDay;
                return Math.Min(i + 4, Count);
            case "tết" when IsWordAt(i + 1) && Span(i + 1) is "tây" or "Tây" or "dương" or "Dương":
                time.Holiday = Holiday.NewYear;
                return Span(i + 1) is "dương" or "Dương" && IsWordAt(i + 2) ? i + 3 : i + 2;
            default:
                return -1;
        }
    }
}
