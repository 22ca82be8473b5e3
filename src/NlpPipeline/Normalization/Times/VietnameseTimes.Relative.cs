namespace NlpPipeline.Normalization;

/// <summary>Days, weeks and years that are counted from the moment of speaking or from the story.</summary>
internal sealed partial class VietnameseTimes
{
    private int Weekday(int i, bool inside, out PartialTime time)
    {
        time = default;
        var j = i;
        if (W(j) == "ngày")
            j++;
        int day;
        if (W(j) is "chủ" or "chúa" && IsWordAt(j + 1) && W(j + 1) == "nhật")
        {
            day = 7;
            j += 2;
        }
        else if (W(j) is "chủ" or "chúa" && IsDash(j + 1) && W(j + 2) == "nhật")
        {
            day = 7;
            j += 3;
        }
        else if (W(j) == "thứ" && (Digits(j + 1, 2, 7, out day) || (Role(j + 1, TimeRole.Small, out day) && day is >= 2 and <= 7 && W(j + 1) != "lăm") || (Is(j + 1, "năm") && (day = 5) > 0)))
        {
            day--;
            j += 2;
        }
        else
        {
            return -1;
        }

        time.Weekday = day;
        if (W(j) is "tới" or "sau" or "này" or "trước" or "qua" && (day == 7 || Context.Reference is not null) || (W(j) == "vừa" && W(j + 1) is "rồi" or "qua"))
        {
            time.Anchor = TimeAnchor.Speech;
            time.ShiftUnit = TimeUnit.Week;
            time.Nearest = W(j) switch { "tới" or "sau" => 1, "này" => 2, _ => -1 };
            return W(j) == "vừa" ? j + 2 : j + 1;
        }

        // An ordinal (the second) looks like Monday: without a date beside it only a reference time makes it a day.
        var dated = W(j) is "ngày" or "tuần" or "mồng" or "mùng" or "của" || IsMark(j, ',') || Digits(j, 1, 31, out _);
        if (day != 7 && !dated && !inside && (Context.Reference is null || Context.Story is not null || j < Count && W(j) == "" && IsWordAt(j)))
            return -1;
        return j;
    }

    private int RelativeDay(int i, out PartialTime time)
    {
        time = default;
        var j = W(i) == "ngày" && W(i + 1) is "hôm" or "mai" or "kia" or "mốt" or "sau" or "trước" or "đó" or "này" or "ấy" or "kế" or "tiếp" ? i + 1 : i;
        var named = j > i;
        var speech = TimeAnchor.Speech;
        int? shift = null;
        var anchor = speech;
        switch (W(j))
        {
            case "hôm" or "bữa" when W(j + 1) is "nay":
                (shift, j) = (0, j + 2);
                break;
            case "hôm" when W(j + 1) is "qua":
                (shift, j) = (-1, j + 2);
                break;
            case "bữa" when W(j + 1) is "qua":
                (shift, j) = (-1, j + 2);
                break;
            case "hôm" when W(j + 1) is "kia":
                (shift, j) = (-2, j + 2);
                break;
            case "hôm" when W(j + 1) is "sau" or "trước" or "đó" or "ấy":
                shift = W(j + 1) switch { "sau" => 1, "trước" => -1, _ => 0 };
                anchor = TimeAnchor.Story;
                j += 2;
                break;
            case "mai" when named || W(i - 1) is "ngày" or "sáng" or "chiều" or "tối" or "trưa" or "đêm":
                if (IsWordAt(j + 1) && Span(j + 1) is "hậu" or "sau")
                    return -1;
                (shift, j) = (1, j + 1);
                break;
            case "kia" or "mốt" when named:
                (shift, j) = (2, j + 1);
                break;
            case "sau" or "kế" or "tiếp" when named:
                anchor = TimeAnchor.Story;
                shift = 1;
                j = W(j) is not "sau" && W(j + 1) is "tiếp" or "theo" or "đó" ? j + 2 : j + 1;
                break;
            case "trước" when named && W(j + 1) is "đó":
                (shift, anchor, j) = (-1, TimeAnchor.Story, j + 2);
                break;
            case "đó" or "ấy" when named:
                (shift, anchor, j) = (0, TimeAnchor.Story, j + 1);
                break;
            case "này" when named:
                (shift, anchor, j) = (0, TimeAnchor.Story, j + 1);
                break;
            case "cùng" when W(j + 1) is "ngày" or "đêm" or "hôm":
                (shift, anchor, j) = (0, TimeAnchor.Story, j + 2);
                if (W(j) is "này" or "đó" or "ấy")
                    j++;
                break;
            case "nay" or "qua" when W(i - 1) is "sáng" or "chiều" or "tối" or "trưa" or "đêm":
                (shift, j) = (W(j) == "nay" ? 0 : -1, j + 1);
                break;
            case "đó" or "ấy" or "sau" or "trước" or "này" when W(i - 1) is "đêm" or "sáng" or "chiều" or "tối" or "trưa":
                shift = W(j) switch { "sau" => 1, "trước" => -1, _ => 0 };
                anchor = TimeAnchor.Story;
                j++;
                break;
        }

        if (shift is null)
            return -1;
        time.Anchor = anchor;
        time.ShiftUnit = TimeUnit.Day;
        time.Shift = shift.Value;
        return j;
    }

    /// <summary>Tuần này, tháng trước, năm sau, quý tới, cuối tuần này, thế kỷ trước.</summary>
    private int RelativeUnit(int i, out PartialTime time)
    {
        time = default;
        var j = i;
        TimeUnit unit;
        if (W(j) == "cùng" && Unit(j + 1, out unit) && unit is TimeUnit.Year or TimeUnit.Month or TimeUnit.Week)
        {
            (time.Anchor, time.ShiftUnit) = (TimeAnchor.Story, unit);
            return W(j + 2) is "này" or "đó" or "ấy" ? j + 3 : j + 2;
        }

        if (W(j) == "cuối" && W(j + 1) == "tuần")
        {
            unit = TimeUnit.Weekend;
            j += 2;
            if (W(j) is not ("này" or "sau" or "tới" or "trước" or "qua" or "rồi" or "vừa"))
            {
                if (Context.Reference is null)
                    return -1;
                (time.Anchor, time.ShiftUnit, time.Weekend) = (TimeAnchor.Speech, unit, true);
                return j;
            }
        }
        else if (W(j) == "quý")
        {
            unit = TimeUnit.Quarter;
            j++;
        }
        else if (W(j) == "thế" && W(j + 1) is "kỷ" or "kỉ")
        {
            unit = TimeUnit.Century;
            j += 2;
        }
        else if (W(j) == "thập" && W(j + 1) is "niên" or "kỷ")
        {
            unit = TimeUnit.Decade;
            j += 2;
        }
        else if (Unit(j, out unit) && unit is TimeUnit.Week or TimeUnit.Month or TimeUnit.Year)
        {
            j++;
            if (unit == TimeUnit.Week && W(j) == "lễ")
                j++;
        }
        else
        {
            return -1;
        }

        var word = W(j);
        int shift;
        var anchor = TimeAnchor.Speech;
        if (Wanted is null && i > 0 && W(i - 1) is "những" or "các")
            return -1;
        switch (word)
        {
            case "này":
                shift = 0;
                anchor = Context.Reference is null ? TimeAnchor.Story : TimeAnchor.Speech;
                j++;
                break;
            case "nay":
                shift = 0;
                j++;
                break;
            case "đó" or "ấy":
                shift = 0;
                anchor = TimeAnchor.Story;
                j++;
                break;
            case "sau":
            case "tới":
                shift = 1;
                anchor = word == "sau" ? TimeAnchor.Story : TimeAnchor.Speech;
                j++;
                if (W(j) is "đó" or "này")
                    j++;
                break;
            case "tiếp":
            case "kế":
                shift = 1;
                anchor = TimeAnchor.Story;
                j = W(j + 1) is "theo" or "tiếp" or "đó" ? j + 2 : j + 1;
                break;
            case "trước":
                shift = -1;
                anchor = TimeAnchor.Story;
                j++;
                if (W(j) is "đó")
                    j++;
                else if (W(j) is "đây")
                    return -1;
                break;
            case "ngoái":
            case "qua" when unit != TimeUnit.Year:
            case "rồi":
                shift = -1;
                j++;
                break;
            case "vừa" when W(j + 1) is "rồi" or "qua":
                shift = -1;
                j += 2;
                break;
            case "kia" when unit == TimeUnit.Year:
                shift = -2;
                j++;
                break;
            default:
                return -1;
        }

        if (Context is { Reference: not null, Story: null })
            anchor = TimeAnchor.Speech;
        time.Anchor = anchor;
        time.ShiftUnit = unit;
        time.Shift = shift;
        time.Weekend = unit == TimeUnit.Weekend;
        return j;
    }
}
