namespace NlpPipeline.Normalization;

/// <summary>Hours and parts of the day.</summary>
internal sealed partial class VietnameseTimes
{
    private int PartOfDay(int i, bool inside, in PartialTime before, out PartialTime time)
    {
        time = default;
        var j = W(i) is "ban" or "buổi" ? i + 1 : i;
        if (W(i) == "ban" && W(j) == "ngày")
        {
            time.Part = DayPart.Day;
            return j + 1;
        }

        // rạng ngày 5, rạng sáng, rạng đông, mờ sáng, tảng sáng, sáng sớm
        if (W(j) is "rạng" or "mờ" or "tảng" or "hừng")
        {
            time.Part = DayPart.Morning;
            var k = j + 1;
            if (IsWordAt(k) && (W(k) == "sáng" || (W(j) is "rạng" or "hừng" && Span(k) is "đông" or "Đông")))
                return k + 1;
            return W(j) == "rạng" && W(k) is "ngày" or "mồng" or "mùng" ? k : -1;
        }

        if (!Role(j, TimeRole.DayPart, out var part))
            return -1;
        if (W(j) == "sáng" && W(i - 1) is "rạng" or "mờ" or "tảng" or "hừng")
            return -1;
        time.Part = (DayPart)part;
        return W(j) == "sáng" && IsWordAt(j + 1) && Span(j + 1) is "sớm" ? j + 2 : j + 1;
    }

    /// <summary>2 giờ sáng, 16 giờ 30, 3 giờ rưỡi chiều, 11 giờ kém 15, 10g45, 15:23:24, 7:30 chiều.</summary>
    private int ClockTime(int i, out PartialTime time)
    {
        time = default;
        if (W(i) is "nửa" or "giữa" && W(i + 1) is "đêm" or "trưa")
        {
            (time.Hour, time.Minute, time.HasMeridiem) = (W(i + 1) == "đêm" ? 0 : 12, 0, true);
            return W(i) == "nửa" && W(i + 1) == "trưa" ? -1 : i + 2;
        }

        if (!Digits(i, 0, 24, out var hour) || T[i].Length > 2)
        {
            if (WordNumber(i, Is(i + 1, "giờ"), out hour) is var words and > 0 && hour <= 24 && Is(words, "giờ"))
                return ClockTail(i, words, hour, out time);
            return -1;
        }

        var j = i + 1;
        if (IsMark(j, ':') && IsGlued(j) && IsGlued(j + 1) && Digits(j + 1, 0, 59, out var minute) && T[j + 1].Length == 2 && !(IsGlued(i) && IsMark(i - 1, ':')))
        {
            (time.Hour, time.Minute) = (hour, minute);
            j += 2;
            if (IsMark(j, ':') && IsGlued(j) && Digits(j + 1, 0, 59, out var second) && T[j + 1].Length == 2)
            {
                time.Second = second;
                j += 2;
            }

            return j;
        }

        if (IsWordAt(j) && IsGlued(j) && Span(j) is "g" or "h" or "G" or "H")
        {
            time.Hour = hour;
            j++;
            if (IsGlued(j) && Digits(j, 0, 59, out minute) && T[j].Length == 2)
            {
                time.Minute = minute;
                j++;
            }

            return j;
        }

        return Is(j, "giờ") ? ClockTail(i, j, hour, out time) : -1;
    }

    private int ClockTail(int i, int at, int hour, out PartialTime time)
    {
        time = new PartialTime { Hour = hour };
        var j = at + 1;
        if (W(j) == "đồng" || Wanted is TimexType.Duration)
            return -1;
        if (W(j) == "rưỡi")
        {
            time.Minute = 30;
            j++;
        }
        else if (W(j) == "kém" && Digits(j + 1, 1, 59, out var less))
        {
            time.Hour = hour == 0 ? 23 : hour - 1;
            time.Minute = 60 - less;
            j += 2;
            if (Is(j, "phút"))
                j++;
        }
        else if (W(j) == "kém" && WordNumber(j + 1, true, out less) is var words and > 0 && less < 60)
        {
            time.Hour = hour == 0 ? 23 : hour - 1;
            time.Minute = 60 - less;
            j = Is(words, "phút") ? words + 1 : words;
        }
        else if (Digits(j, 0, 59, out var minute) && !Is(j + 1, "giờ"))
        {
            time.Minute = minute;
            j++;
            if (Is(j, "phút"))
                j++;
            if (Digits(j, 0, 59, out var second) && Is(j + 1, "giây"))
            {
                time.Second = second;
                j += 2;
            }
        }
        else if (WordNumber(j, true, out minute) is var minutes and > 0 && minute < 60 && (Is(minutes, "phút") || (Wanted is TimexType.Time && minutes > j + 1)))
        {
            // bốn giờ năm mươi lăm; of one word alone, năm is rather the year that follows
            time.Minute = minute;
            j = Is(minutes, "phút") ? minutes + 1 : minutes;
        }

        if (!ClockEvidence(i, at + 1, hour * 1000L) && time.Minute is null)
            return -1;
        return j;
    }
}
