using System.Globalization;

namespace NlpPipeline.Normalization;

/// <summary>Words that are a time only where something else says so: buổi chiều, thuở ấy, trưa, đêm đêm.</summary>
internal sealed partial class VietnameseTimes
{
    protected override bool WantedDate(out TimeNode node)
    {
        node = default;
        var j = 0;
        while (j < Count && Word(j) is "cùng" or "ngay" or "trong" or "nội" or "đúng" or "buổi" or "ban" or "một" or "những" or "các" or "mấy" or "suốt" or "cả")
            j++;
        var end = Count;
        var that = end > j && Word(end - 1) is "ấy" or "đó" or "này" or "kia";
        if (that)
            end--;
        if (end == j + 1)
        {
            var unit = Word(j) switch
            {
                "sáng" or "trưa" or "chiều" or "tối" or "đêm" or "khuya" or "hôm" or "bữa" or "ngày" => TimeUnit.Day,
                "tuần" => TimeUnit.Week,
                "tháng" => W(0) is "những" or "các" or "mấy" ? TimeUnit.Year : TimeUnit.Month,
                "năm" or "thuở" or "thời" or "hồi" or "dạo" => TimeUnit.Year,
                _ => TimeUnit.None,
            };
            if (unit != TimeUnit.None && (that || unit == TimeUnit.Day))
            {
                node = OfStory(Count, unit);
                return true;
            }
        }

        // mai, mốt, ngày kia, hôm kìa, sang năm
        var (shift, of) = Count switch
        {
            1 => Word(0) switch { "mai" => (1, TimeUnit.Day), "mốt" => (2, TimeUnit.Day), "kia" => (2, TimeUnit.Day), _ => (0, TimeUnit.None) },
            2 => (Word(0), Word(1)) switch
            {
                ("hôm" or "bữa", "kìa") => (-3, TimeUnit.Day),
                ("hồi", "nãy") or ("lúc", "nãy") => (0, TimeUnit.Day),
                ("sang", "năm") => (1, TimeUnit.Year),
                _ => (0, TimeUnit.None),
            },
            _ => (0, TimeUnit.None),
        };
        if (of != TimeUnit.None)
        {
            node = OfStory(Count, of, shift, TimeAnchor.Speech);
            return true;
        }

        // hôm thứ tư, thứ 3, tối thứ sáu
        j = Word(0) is "hôm" or "ngày" or "sáng" or "chiều" or "tối" or "trưa" or "đêm" ? 1 : 0;
        if (Word(j) == "thứ" && WeekdayNumber(j + 1, out var weekday) is var named and > 0)
        {
            if (named == Count && (Context.Dateline is not null || Context.Story is not null))
            {
                node = Point(0, Count, new PartialTime { Weekday = weekday }, 0.5f);
                return true;
            }

            if (named == Count - 1 && W(named) is "này" or "tới" or "trước" or "rồi")
            {
                node = Point(0, Count, new PartialTime { Weekday = weekday, Anchor = TimeAnchor.Speech, ShiftUnit = TimeUnit.Week, Nearest = W(named) switch { "này" => 2, "tới" => 1, _ => -1 } }, 0.6f);
                return true;
            }

            if (named == Count - 1 && Digits(named, 1, 31, out var day))
            {
                node = Point(0, Count, new PartialTime { Day = day, Weekday = weekday }, 0.6f);
                return true;
            }
        }

        // năm giờ sau, nửa tiếng sau: that same day
        if (Amount(0, true, out _) is var unitAt and > 0 && Unit(unitAt, out var clock) && clock is TimeUnit.Hour or TimeUnit.Minute && Word(Count - 1) is "sau" or "trước" && Count <= unitAt + 3)
        {
            node = OfStory(Count, TimeUnit.Day);
            return true;
        }

        // tháng bảy kế tiếp, tháng chạp năm ấy
        if (W(0) == "tháng" && MonthNumber(1, out var month) is var monthEnd and > 0 && (Word(monthEnd) is "kế" || (Word(monthEnd) == "sau" && monthEnd == Count - 1)))
        {
            node = Point(0, Count, new PartialTime { Month = month, Anchor = TimeAnchor.Story, ShiftUnit = TimeUnit.Year, Nearest = 1 }, 0.7f);
            return true;
        }

        // bốn năm muộn hơn
        if (Amount(0, true, out var length) is var later and > 0 && AnyUnit(ref later, out length.Unit) && Word(later) is "muộn" or "sớm" && Word(later + 1) == "hơn")
        {
            node = LengthOf(0, Count, length, TimexType.Date);
            (node.Form, node.Direction, node.A.Anchor) = (TimeForm.Shifted, Word(later) == "muộn" ? 1 : -1, TimeAnchor.Story);
            return true;
        }

        if (SpokenDate(out node))
            return true;

        // cách nay sáu năm
        if (W(0) == "cách" && Word(1) is "nay" && Amount(2, true, out length) is var ago and > 0 && AnyUnit(ref ago, out length.Unit))
        {
            node = LengthOf(0, Count, length, TimexType.Date);
            (node.Form, node.Direction, node.A.Anchor) = (TimeForm.Shifted, -1, TimeAnchor.Speech);
            return true;
        }

        return false;
    }

    private int WeekdayNumber(int i, out int weekday)
    {
        if (Digits(i, 2, 7, out weekday) || (Role(i, TimeRole.Small, out weekday) && weekday is >= 2 and <= 7 && W(i) != "lăm"))
        {
            weekday--;
            return i + 1;
        }

        weekday = 4;
        return W(i) == "năm" ? i + 1 : -1;
    }

    protected override bool WantedTime(out TimeNode node)
    {
        node = default;
        var j = W(0) is "buổi" or "ban" || Word(0) is "rạng" or "xế" or "lúc" or "buổi" ? 1 : 0;
        if (Count == j + 1)
        {
            var value = Word(j) switch
            {
                "sáng" => "TMO",
                "trưa" => Word(0) == "xế" ? "TAF" : "T12:00",
                "chiều" => "TAF",
                "tối" => "TEV",
                "đêm" or "khuya" => "TNI",
                _ => null,
            };
            if (value is not null)
            {
                node = Fixed(0, Count, TimexType.Time, value, 0.7f);
                return true;
            }
        }

        if (Count == 2 && Word(0) == "nửa" && Word(1) == "khuya")
        {
            node = Fixed(0, 2, TimexType.Time, "T00:00", 0.8f);
            return true;
        }

        // 4 rưỡi chiều
        var at = Digits(0, 1, 12, out var hour) ? 1 : WordNumber(0, true, out hour);
        if (at > 0 && hour <= 12 && W(at) == "rưỡi")
        {
            var time = new PartialTime { Hour = hour, Minute = 30 };
            var part = at + 1;
            if (Role(part, TimeRole.DayPart, out var of))
            {
                time.Part = (DayPart)of;
                part++;
            }

            node = Point(0, part, time, 0.8f);
            return true;
        }

        return false;
    }

    protected override bool WantedLength(out TimeNode node)
    {
        node = default;
        if (ManyLengths(out node) || TwoLengths(Word(0) == "từ" ? 1 : 0, out node))
            return true;
        var last = Count - 1;
        var j = Word(0) is "một" or "nguyên" or "cả" or "trọn" or "suốt" ? 1 : 0;
        if (j < Count && Word(j) is "buổi" && (j == last || (j == last - 1 && Role(last, TimeRole.DayPart, out _))) && j == 1)
        {
            node = Fixed(0, Count, TimexType.Duration, "P1D", 0.6f);
            return true;
        }

        if (j == last && Word(j) is "ngày" or "đêm" or "hôm" or "bữa")
        {
            node = Fixed(0, Count, TimexType.Duration, "P1D", 0.6f);
            return true;
        }

        if (Word(last) is "kỷ" or "kỉ" && Word(last - 1) == "thế" && Count == 6 && Word(1) == "phần" && Word(2) == "tư" && Word(0) == "một")
        {
            node = Fixed(0, Count, TimexType.Duration, "P25Y", 0.9f);
            return true;
        }

        // nghìn năm, 1,3 tỷ năm
        if (Word(last) == "năm" && last > 0 && Word(last - 1) is "nghìn" or "ngàn" or "vạn" or "triệu" or "tỷ" or "tỉ"
            && (last == 1 ? NumberParser.TryParse("một " + Word(0), Annotations.Language.Vietnamese, out var value) : NumberParser.TryParse(Text.AsSpan(T[0].Start, T[last - 1].End - T[0].Start).ToString(), Annotations.Language.Vietnamese, out value))
            && value is { IsRange: false, Bound: NumberBound.Exact })
        {
            node = Fixed(0, Count, TimexType.Duration, "P" + value.First.Value.ToString("0", CultureInfo.InvariantCulture) + "Y", 0.9f);
            return true;
        }

        return false;
    }

    protected override bool WantedSet(out TimeNode node)
    {
        node = default;
        var last = Count - 1;
        string? value = null;

        // sáu tháng một lần, cứ hai năm một kỳ
        var j = Word(0) == "cứ" ? 1 : 0;
        if (Count >= j + 4 && Word(last) is "lần" or "kỳ" or "kì" && Word(last - 1) == "một" && Amount(j, true, out var length) is var end and > 0 && AnyUnit(ref end, out length.Unit) && end == last - 1)
        {
            node = LengthOf(0, Count, length, TimexType.Set);
            return true;
        }

        if (Count == 1)
            value = OneOf(Word(0));
        else if (Count == 2 && (Word(0) == Word(1) || Word(1) is "nào"))
            value = OneOf(Word(0));
        else if (Count == 2 && Word(0) == "cách" && Word(1) is "nhật")
            value = "P2D";
        else if (Word(0) is "mỗi" or "mổi" && Count is 2 or 3)
            value = OneOf(Word(Word(1) == "buổi" ? 2 : 1)) ?? (Word(1) is "hè" or "xuân" or "đông" or "mùa" ? "P1Y" : null);
        if (value is null && Word(0) is "mỗi" && Word(1) == "mùa")
            value = "P1Y";
        j = Word(0) is "mỗi" ? 1 : 0;
        if (Word(j) is "sáng" or "chiều" or "tối" or "trưa" or "đêm")
            j++;
        var every = j > 0 && W(0) == "mỗi" || Word(last) is "tuần" or "nào" or "năm" || Count - j <= 2;
        if (value is null && every && Word(j) == "thứ" && WeekdayNumber(j + 1, out var day) > 0)
            value = string.Create(CultureInfo.InvariantCulture, $"XXXX-WXX-{day}");
        else if (value is null && every && Word(j) is "chủ" or "chúa" && Word(j + 1) == "nhật")
            value = "XXXX-WXX-7";
        else if (value is null && Word(j) == "tháng" && MonthNumber(j + 1, out var month) is var after and > 0 && (after == Count || Word(after) is "hằng" or "hàng"))
            value = string.Create(CultureInfo.InvariantCulture, $"XXXX-{month:00}");
        else if (value is null && Word(0) == "từ" && Word(1) == "thứ" && WeekdayNumber(2, out var first) is var to and > 0 && Word(to) is "đến" or "tới" && Word(to + 1) == "thứ" && WeekdayNumber(to + 2, out var second) > 0)
            value = string.Create(CultureInfo.InvariantCulture, $"XXXX-WXX-{first}/XXXX-WXX-{second}");
        if (value is null)
            return false;
        node = Fixed(0, Count, TimexType.Set, value, 0.8f);
        return true;
    }

    private static string? OneOf(string unit) => unit switch
    {
        "giây" => "PT1S",
        "phút" => "PT1M",
        "giờ" => "PT1H",
        "ngày" or "đêm" or "sáng" or "chiều" or "tối" or "trưa" or "mai" or "hôm" or "bữa" => "P1D",
        "tuần" => "P1W",
        "tháng" => "P1M",
        "quý" => "P3M",
        "năm" => "P1Y",
        _ => null,
    };
}
