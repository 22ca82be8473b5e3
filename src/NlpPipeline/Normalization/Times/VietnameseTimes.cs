using System.Globalization;

namespace NlpPipeline.Normalization;

/// <summary>The grammar of Vietnamese times: what may stand at a place, and the longest of it.</summary>
internal sealed partial class VietnameseTimes() : TimeReader(VietnameseLexicon.Table)
{
    /// <summary>But for a few, a syllable begins a time only where a syllable of times or a number follows.</summary>
    public override bool MayStart(int i)
    {
        if (T[i].Kind == TokenKind.Word)
        {
            if (T[i].Word is not { Starts: true } word)
                return false;
            if (i + 1 >= Count || T[i + 1] is not { Kind: TokenKind.Word, Word: null })
                return true;
            return !word.NeedsTimes && word.Text switch { "quý" => Roman(i + 1) > 0, "năm" => IsCapital(i + 1), _ => true };
        }

        return base.MayStart(i);
    }

    protected override TimeReaders Beginning(int i)
    {
        ref readonly var token = ref T[i];
        return token.Kind switch
        {
            TokenKind.Number => TimeReaders.Range | TimeReaders.Length | TimeReaders.Clock | TimeReaders.Day | TimeReaders.Year,

            // The years of the cycle and of reigns are named by words of which only some are of times: Ất Dậu, Quý Tỵ, khoa Nhâm Tuất.
            TokenKind.Word => token.Word is not { } word ? TimeReaders.LunarYear : IsCapital(i) ? word.Begins | TimeReaders.LunarYear : word.Begins,
            _ => token.First == '½' ? TimeReaders.Length : TimeReaders.None,
        };
    }

    public override bool Match(int i, out TimeNode node)
    {
        BeginMatch(i);
        var any = false;
        if (Wanted is null)
            node = default;
        else if (SettledByLabel(i, out node))
            return true;
        TimeNode candidate = default;
        var may = MayBegin(i);
        if ((may & (TimeReaders.Range | TimeReaders.Single)) != 0)
            Consider(Range(i, ref candidate), candidate, ref node, ref any);
        if ((may & TimeReaders.Fixed) != 0)
            Consider(Fixed(i, ref candidate), candidate, ref node, ref any);
        if ((may & TimeReaders.Set) != 0)
            Consider(Set(i, ref candidate), candidate, ref node, ref any);
        if ((may & TimeReaders.Length) != 0)
            Consider(Length(i, ref candidate), candidate, ref node, ref any);
        if ((may & TimeReaders.Single) != 0)
            Consider(Single(i, ref candidate), candidate, ref node, ref any);
        if (Wanted is not (null or TimexType.Set))
            Consider(WantedOnly(i, out candidate), candidate, ref node, ref any);
        return any;
    }

    /// <summary>Now, formerly, some day.</summary>
    private bool Fixed(int i, ref TimeNode node)
    {
        var (length, value) = W(i) switch
        {
            "hiện" when W(i + 1) is "nay" or "tại" or "giờ" => (2, "PRESENT_REF"),
            "hiện" when IsWordAt(i + 1) && Span(i + 1) is "tại" => (2, "PRESENT_REF"),
            "hiện" when IsWordAt(i + 1) && Span(i + 1) is "thời" or "đại" or "thân" or "tượng" or "ra" or "lên" or "diện" or "hữu" or "trường" or "vật" or "thực"
                or "hành" or "hình" => (0, ""),
            "hiện" when i > 0 && IsWordAt(i - 1) && Span(i - 1) is "thực" or "phát" or "xuất" or "thể" or "biểu" or "hiển" or "tái" or "ẩn" or "Thực" or "Phát" or "Xuất" => (0, ""),
            "hiện" => (1, "PRESENT_REF"),
            "ngày" or "ngay" when W(i + 1) is "nay" => (2, "PRESENT_REF"),
            "ngày" when W(i + 1) is "hôm" && W(i + 2) is "nay" && Context is { Reference: null, Dateline: null } => (3, "PRESENT_REF"),
            "ngày" when W(i + 1) is "mai" && Context is { Reference: null, Dateline: null } => (2, "FUTURE_REF"),
            "ngày" when W(i + 1) is "xưa" or "trước" && W(i + 2) is not "đó" => (2, "PAST_REF"),
            "nay" when W(i - 1) is not ("hôm" or "năm" or "ngày" or "tháng" or "lâu" or "xưa") => (1, "PRESENT_REF"),
            "bây" when W(i + 1) is "giờ" => (2, "PRESENT_REF"),
            "giờ" when W(i + 1) is "đây" or "này" => (2, "PRESENT_REF"),
            "trước" when W(i + 1) is "đây" or "kia" => (2, "PAST_REF"),
            "gần" when W(i + 1) is "đây" => (2, "PAST_REF"),
            "quá" when IsWordAt(i + 1) && Span(i + 1) is "khứ" => (2, "PAST_REF"),
            "tương" when IsWordAt(i + 1) && W(i + 1) is "lai" or "" && Span(i + 1) is "lai" => (2, "FUTURE_REF"),
            "mai" when IsWordAt(i + 1) && Span(i + 1) is "hậu" or "sau" => (2, "FUTURE_REF"),
            _ => (0, ""),
        };
        if (length == 0)
            return StoryTimes(i, ref node);
        node = Fixed(i, i + length, TimexType.Date, value, length == 1 ? 0.7f : 0.9f);
        return true;
    }

    /// <summary>Lúc đó, thời bấy giờ: the time that the story has reached.</summary>
    private bool StoryTimes(int i, ref TimeNode node)
    {
        // những ngày đầu, những tháng cuối cùng: somewhere in the story's year
        if (Wanted == TimexType.Date && W(i) is "những" or "các" && W(i + 1) is "ngày" or "tháng" && W(i + 2) is "đầu" or "cuối")
        {
            var after = IsWordAt(i + 3) && Span(i + 3) is "tiên" or "cùng" ? i + 4 : i + 3;
            node = Point(i, after, new PartialTime { Anchor = TimeAnchor.Story, ShiftUnit = TimeUnit.Year }, 0.5f);
            return true;
        }

        if (W(i) is not ("lúc" or "thời" or "khi" or "hồi" or "dạo"))
            return false;
        var j = i + 1;
        if (IsWordAt(j) && Span(j) is "điểm" or "gian" or "kỳ" or "kì")
            j++;
        if (W(j) is "bấy" or "bây" && W(j + 1) is "giờ")
            j += 2;
        else if (W(j) is "đó" or "ấy" or "này" or "nọ")
            j++;
        else
            return false;
        if (W(i) is "khi" or "hồi" or "dạo" && (W(j - 1) is "này" || Wanted is null))
            return false;
        node = Fixed(i, j, TimexType.Date, "", 0.6f);
        node.Form = TimeForm.Point;
        node.A = new PartialTime { Anchor = TimeAnchor.Story, ShiftUnit = W(i) is "thời" ? TimeUnit.Year : TimeUnit.None };
        return true;
    }

    /// <summary>Hàng năm, mỗi ngày, từng mùa.</summary>
    private bool Set(int i, ref TimeNode node)
    {
        // thứ bảy hàng tuần
        if (W(i) is "thứ" or "chủ" or "chúa" && Weekday(i, true, out var weekly) is var each and > 0 && W(each) is "hàng" or "hằng" && W(each + 1) == "tuần" && weekly.Weekday is { } recurring)
        {
            node = Fixed(i, each + 2, TimexType.Set, string.Create(CultureInfo.InvariantCulture, $"XXXX-WXX-{recurring}"), 0.9f);
            return true;
        }

        if (W(i) is not ("mỗi" or "hàng" or "hằng" or "từng"))
            return false;
        // mỗi thứ tư, mỗi chủ nhật
        if (W(i) == "mỗi" && Weekday(i + 1, true, out var day) is var weekday and > 0 && day is { Weekday: { } number, Anchor: TimeAnchor.None })
        {
            node = Fixed(i, weekday, TimexType.Set, string.Create(CultureInfo.InvariantCulture, $"XXXX-WXX-{number}"), 0.9f);
            return true;
        }

        var length = new TimeLength { Milli = 1000 };
        var j = i + 1;
        if (W(i) == "mỗi" && Amount(j, true, out var count) is var after && after > 0)
        {
            length = count;
            j = after;
        }

        if (!AnyUnit(ref j, out length.Unit))
            return false;
        node = LengthOf(i, j, length, TimexType.Set);
        return true;
    }

    /// <summary>A unit of a length; steps over it and the words that go with it.</summary>
    private bool AnyUnit(ref int j, out TimeUnit unit)
    {
        if (Unit(j, out unit))
        {
            if (unit == TimeUnit.Hour && W(j) == "tiếng" && W(j + 1) != "đồng" && Wanted is null && IsWordAt(j + 1) && Span(j + 1) is "Anh" or "Nga" or "Việt" or "Pháp" or "Đức" or "nói")
                return false;
            j++;
            if (unit == TimeUnit.Hour && W(j) == "đồng" && W(j + 1) == "hồ")
                j += 2;
            if (unit == TimeUnit.Week && W(j) == "lễ")
                j++;
            return true;
        }

        unit = W(j) switch
        {
            "mùa" => TimeUnit.Season,
            "quý" => TimeUnit.Quarter,
            "đêm" when W(j - 1) is not "nửa" => TimeUnit.Day,
            "hôm" => TimeUnit.Day,
            "sáng" or "chiều" or "tối" => TimeUnit.Day,
            "thập" when W(j + 1) is "niên" or "kỷ" or "kỉ" => TimeUnit.Decade,
            "thế" when W(j + 1) is "kỷ" or "kỉ" => TimeUnit.Century,
            _ => TimeUnit.None,
        };
        if (unit == TimeUnit.None)
            return false;
        j += unit is TimeUnit.Decade or TimeUnit.Century ? 2 : 1;
        return true;
    }

    /// <summary>A length of time, and what it is counted from.</summary>
    private bool Length(int i, ref TimeNode node)
    {
        var j = i;
        if (W(j) == "trong" && W(j + 1) == "vòng")
            j += 2;
        var ago = false;
        if (W(i) == "cách" && W(i + 1) is "đây" or "đó")
        {
            ago = true;
            j = i + 2;
            if (W(j) is "khoảng" or "gần" or "hơn")
                j++;
        }

        var lead = 0;
        if (W(i) is "sau" or "trước" && W(i + 1) is "đó" && i == j)
        {
            lead = W(i) == "sau" ? 1 : -1;
            j = i + 2;
            if (W(j) is "khoảng" or "gần")
                j++;
        }

        var range = W(j) == "từ" ? j + 1 : j;
        var end = Amount(range, true, out var length);
        if (end < 0)
            return false;
        var unitAt = end;
        if (!AnyUnit(ref end, out length.Unit))
        {
            if (!LengthRange(range, unitAt, ref length, ref end))
                return false;
        }
        else if (!length.Vague && (W(end) is "đến" or "tới" or "hay" or "hoặc" || (W(end) == "cho" && W(end + 1) == "đến") || IsDash(end)))
        {
            // từ 5 năm cho đến 25 năm
            var next = W(end) == "cho" ? end + 2 : end + 1;
            var second = Amount(next, true, out var to);
            if (second > 0 && AnyUnit(ref second, out var toUnit) && toUnit == length.Unit && to.Milli > length.Milli && !to.Vague
                && !(Digits(second, 1000, 2199, out _)))
            {
                length.MaxMilli = to.Milli;
                end = second;
            }
        }

        if (range != j && length.MaxMilli == 0)
            return false;
        // từ 3 giờ đến 5 giờ chiều: hours of the day, unless they are said to be a length
        if (length.MaxMilli > 0 && length.Unit == TimeUnit.Hour && W(end - 1) == "giờ" && Wanted is not TimexType.Duration)
            return false;
        if (length.Unit == TimeUnit.Year && W(end) is "chục" or "mươi")
            return false;
        // "năm 1937", "tháng 5", "ngày 3" after a number are dates, unless the number counts: "hai năm 1936".
        if (length.MaxMilli == 0 && range == unitAt - 1 && length.Unit == TimeUnit.Year && Digits(end, out _, out var yearDigits) && yearDigits >= 3)
            return false;
        if (length.MaxMilli == 0 && length.Unit is TimeUnit.Month or TimeUnit.Day && Digits(end, 1, 31, out _) && !Unit(end + 1, out _) && !IsMark(end + 1, '%')
            && !(Digits(range, out _, out _) && length.Unit == TimeUnit.Month))
            return false;
        if (length.Unit == TimeUnit.Month && W(j) is "mười" or "năm" == false && Role(end, TimeRole.Month, out _))
            return false;
        if (W(end) == "rưỡi")
        {
            length.Milli += 500;
            end++;
        }

        // một giờ 45 phút, 2 năm 6 tháng
        if (length.MaxMilli == 0 && !length.Vague)
        {
            var at = W(end) == "và" ? end + 1 : end;
            var second = Amount(at, false, out var fine);
            if (second > 0 && !fine.Vague && AnyUnit(ref second, out var fineUnit) && fineUnit < length.Unit && fine.Milli < 100_000
                && !(length.Unit == TimeUnit.Hour && Wanted is null && W(at) != "và" && W(unitAt) == "giờ"))
            {
                length.Milli2 = fine.Milli;
                length.Unit2 = fineUnit;
                end = second;
            }
        }

        if (length.Unit == TimeUnit.Hour && W(unitAt) == "giờ" && W(unitAt + 1) != "đồng" && !length.Vague && length.MaxMilli == 0 && length.Unit2 == TimeUnit.None
            && length.Milli <= 24_000 && Wanted is not TimexType.Duration && ClockEvidence(i, end, length.Milli))
            return false;
        if (Wanted == TimexType.Time && length.Unit == TimeUnit.Hour && W(unitAt) == "giờ" && W(unitAt + 1) != "đồng" && length.Milli <= 24_000)
            return false;
        node = LengthOf(i, end, length);
        if (lead != 0 || ago)
        {
            node.Form = TimeForm.Shifted;
            node.Type = TimexType.Date;
            node.Direction = ago ? -1 : lead;
            node.A.Anchor = ago && W(i + 1) == "đây" ? TimeAnchor.Speech : TimeAnchor.Story;
            return true;
        }

        Follow(ref node, length, i, j);
        return true;
    }

    /// <summary>Whether <c>9 giờ</c> is an hour of the day rather than a length.</summary>
    private bool ClockEvidence(int from, int after, long milli) =>
        Wanted == TimexType.Time || milli > 12_000 || Digits(after, 0, 59, out _) || Role(after, TimeRole.DayPart, out _) || W(after) is "kém" or "rưỡi"
        || (from > 0 && W(from - 1) is "lúc" or "hồi" or "vào" or "đến" or "tới" or "từ")
        || (W(after) is "đến" or "tới" && Digits(after + 1, 0, 24, out _) && Is(after + 2, "giờ") && W(after + 3) != "đồng");

    /// <summary>Từ 10 đến 25 năm; 4, 5 năm; 2-3 tháng.</summary>
    private bool LengthRange(int from, int at, ref TimeLength length, ref int end)
    {
        var next = at;
        if (W(next) == "cho" && W(next + 1) is "đến" or "tới")
            next += 2;
        else if (W(next) is "đến" or "tới" or "hay" or "hoặc" || IsMark(next, ',') || IsDash(next))
            next++;
        else if (!Role(from, TimeRole.Small, out _))
            return false;
        var second = Amount(next, true, out var to);
        if (length.Vague || second < 0 || to.Vague || to.Milli <= length.Milli || !AnyUnit(ref second, out length.Unit))
            return false;
        if (length.Unit == TimeUnit.Year && Digits(second, out _, out var digits) && digits >= 3)
            return false;
        length.MaxMilli = to.Milli;
        end = second;
        return true;
    }

    /// <summary>Sau, trước đó, nữa, qua, tới: a length that is counted from somewhere.</summary>
    private void Follow(ref TimeNode node, in TimeLength length, int from, int amountAt)
    {
        var j = node.To;
        if (length.MaxMilli != 0)
            return;
        // "trong vòng hai năm sau" stays a length.
        var within = amountAt != from;
        // "sáu tháng sau khi", "một năm sau chiến dịch": what it is counted from follows, the length alone is the time.
        if (W(j) is "sau" or "trước" && Context.Reference is null && Wanted is not TimexType.Date
            && (W(j + 1) is "khi" || (from > 0 && IsWordAt(j + 1) && W(j + 1) is "" && !IsCapital(j + 1)) || (length.Vague && W(j) == "sau" && W(j + 1) == "này")))
            return;
        // hai năm một lần
        if (W(j) == "một" && IsWordAt(j + 1) && Span(j + 1) is "lần" && !length.Vague && Wanted is null or TimexType.Set)
        {
            node.Type = TimexType.Set;
            node.To = j + 2;
            return;
        }

        switch (W(j))
        {
            case "sau" when !within && !(W(j + 1) is "cùng"):
            case "trước" when !within:
                node.Form = TimeForm.Shifted;
                node.Type = TimexType.Date;
                node.Direction = W(j) == "sau" ? 1 : -1;
                node.A.Anchor = TimeAnchor.Story;
                node.To = j + 1;
                if (W(j + 1) is "đó" or "này" or "ấy")
                    node.To++;
                else if (W(j + 1) == "đây")
                {
                    node.A.Anchor = TimeAnchor.Speech;
                    node.To++;
                }
                else if (W(j + 1) == "khi" || W(j + 1) == "" && Context.Story is null && Context.Reference is not null)
                {
                    node.A.Anchor = TimeAnchor.Speech;
                }

                return;
            case "nữa":
                node.Form = TimeForm.Shifted;
                node.Type = TimexType.Date;
                node.Direction = 1;
                node.A.Anchor = TimeAnchor.Story;
                node.To = j + 1;
                return;
            case "qua":
            case "vừa" when W(j + 1) is "rồi" or "qua":
            case "gần" when W(j + 1) == "đây":
                if (W(j) == "qua" && !length.Vague && Context.Reference is null && Wanted is null)
                    return;
                node.To = W(j) == "qua" ? j + 1 : j + 2;
                Roll(ref node, -1);
                return;
            case "tới":
            case "tiếp" when W(j + 1) == "theo":
            case "kế" when W(j + 1) == "tiếp":
                if (Context.Reference is null && W(j) == "tới")
                    return;
                node.To = W(j) == "tới" ? j + 1 : j + 2;
                Roll(ref node, 1);
                return;
            case "nay":
            case "này":
                node.To = j + 1;
                return;
            case "đầu":
            case "cuối":
            case "sau" when W(j + 1) is "cùng":
                FirstPart(ref node, length, j);
                return;
        }
    }

    private void Roll(ref TimeNode node, int direction)
    {
        if (Context.Reference is null || Wanted == TimexType.Duration)
            return;
        node.Form = TimeForm.Rolling;
        node.Type = TimexType.Date;
        node.Direction = direction;
        node.Aligned = true;
    }

    /// <summary>Sáu tháng đầu năm 1944; 5 năm đầu của thập niên 30; 6 tháng đầu.</summary>
    private void FirstPart(ref TimeNode node, in TimeLength length, int j)
    {
        var direction = W(j) == "đầu" ? 1 : -1;
        var k = j + 1;
        if (W(k) is "tiên" or "cùng")
            k++;
        node.To = W(k - 1) == "tiên" && Wanted is null ? j : k;
        var of = W(k) is "của" or "trong" ? k + 1 : k;
        if (length.Vague || length.Milli % 1000 != 0 || Wanted == TimexType.Duration || !(Year(of, out var time) is var end and > 0 || Decade(of, out time) is var end2 and > 0 && (end = end2) > 0))
            return;
        if (time.ShortYear)
            return;
        var n = length.Whole;
        if (time.Decade is { } decade && length.Unit == TimeUnit.Year && n is > 0 and < 10)
        {
            if (decade < 10)
                decade += (Context.Story?.Year ?? 1900) / 100 * 10;
            var first = direction > 0 ? decade * 10 : (decade * 10) + 10 - n;
            node = RangeOf(node.From, end, new PartialTime { Year = first }, new PartialTime { Year = first + n - 1 });
        }
        else if (time.Year is { } year && year is > 0 and < 9999)
        {
            switch (length.Unit)
            {
                case TimeUnit.Month when n is > 0 and <= 12:
                {
                    var first = direction > 0 ? 1 : 13 - n;
                    node = RangeOf(node.From, end, new PartialTime { Year = year, Month = first }, new PartialTime { Year = year, Month = first + n - 1 });
                    break;
                }

                case TimeUnit.Week or TimeUnit.Day when n is > 0 and <= 52:
                {
                    var days = length.Unit == TimeUnit.Week ? n * 7 : n;
                    var first = direction > 0 ? new CalendarDate(year, 1, 1) : new CalendarDate(year, 12, 31).AddDays(1 - days);
                    var last = first.AddDays(days - 1);
                    node = RangeOf(
                        node.From,
                        end,
                        new PartialTime { Year = year, Month = first.Month, Day = first.Day },
                        new PartialTime { Year = year, Month = last.Month, Day = last.Day });
                    break;
                }
            }
        }
    }
}
