namespace NlpPipeline.Normalization;

/// <summary>Years of the sexagenary cycle and of reigns, the lunar new year, and the months that translators leave in French.</summary>
internal sealed partial class VietnameseTimes
{
    /// <summary>Giáp (0) to quý (9) by last digit of the year counted from AD 4; -1 where the word is none.</summary>
    private static int Stem(ReadOnlySpan<char> word) => word.Length is < 2 or > 4 ? -1 : Lower(word, stackalloc char[4]) switch
    {
        "giáp" => 0,
        "ất" => 1,
        "bính" => 2,
        "đinh" => 3,
        "mậu" => 4,
        "kỷ" or "kỉ" => 5,
        "canh" => 6,
        "tân" => 7,
        "nhâm" => 8,
        "quý" or "quí" => 9,
        _ => -1,
    };

    /// <summary>Tý (0) to hợi (11); -1 where the word is none.</summary>
    private static int Branch(ReadOnlySpan<char> word) => word.Length is < 2 or > 4 ? -1 : Lower(word, stackalloc char[4]) switch
    {
        "tý" or "tí" => 0,
        "sửu" => 1,
        "dần" => 2,
        "mão" or "mẹo" => 3,
        "thìn" => 4,
        "tỵ" or "tị" => 5,
        "ngọ" => 6,
        "mùi" => 7,
        "thân" => 8,
        "dậu" => 9,
        "tuất" => 10,
        "hợi" => 11,
        _ => -1,
    };

    private static ReadOnlySpan<char> Lower(ReadOnlySpan<char> word, Span<char> buffer) => buffer[..word.ToLowerInvariant(buffer)];

    /// <summary>Two words that make one name, with or without a hyphen between; the token after them, or -1.</summary>
    private int Pair(int i, out int second)
    {
        second = IsDash(i + 1) ? i + 2 : i + 1;
        return IsWordAt(i) && IsWordAt(second) ? second + 1 : -1;
    }

    /// <summary>Ất Dậu, Giáp-tí: the place of the year in the cycle of sixty; the token after it, or -1.</summary>
    private int CycleName(int i, out int cycle)
    {
        cycle = -1;
        if (!IsCapital(i) || Pair(i, out var second) is var end && end < 0)
            return -1;
        var stem = Stem(Span(i));
        if (stem < 0)
            return -1;
        var branch = Branch(Span(second));
        if (branch < 0 || (stem - branch) % 2 != 0)
            return -1;
        cycle = stem;
        while (cycle % 12 != branch)
            cycle += 10;
        return end;
    }

    /// <summary>Năm Ất Dậu, năm Tự Đức thứ 21, Minh-Mạng nguyên-niên, Giáp Thìn alone where a date is wanted; the token after it, or -1.</summary>
    private int LunarYear(int i, bool inside, out PartialTime time)
    {
        time = default;
        var j = i;
        var named = W(j) is "năm" or "khoa" || (IsWordAt(j) && Span(j) is "khoa" or "Khoa");
        if (named)
            j++;
        if (!IsWordAt(j) || !IsCapital(j) || !(named || inside || Wanted == TimexType.Date))
            return -1;
        var end = CycleName(j, out var cycle);
        if (end > 0)
        {
            time.Cycle = cycle;
            return Bracketed(end, ref time);
        }

        if (!named || Pair(j, out var second) is var after && after < 0 || Reign.Named(Span(j), Span(second)) is not { } reign)
            return -1;
        var n = 0;
        if (IsWordAt(after) && Span(after) is "nguyên" && (Pair(after, out var last) is var origin and > 0) && Span(last) is "niên")
            (n, end) = (1, origin);
        else if (W(after) == "thứ" && OrdinalNumber(after + 1, out n) is var counted and > 0)
            end = counted;
        else if (Digits(after, 1, 62, out n))
            end = after + 1;
        if (n < 1 || reign.First + n - 1 > reign.Last + 1)
            return -1;
        time.Year = reign.First + n - 1;
        time.Lunar = reign.First < 1868 || reign.First is 1889 or 1907 or 1909 or 1916;
        return end;
    }

    private int OrdinalNumber(int i, out int number)
    {
        if (Digits(i, 1, 62, out number))
            return i + 1;
        if (IsWordAt(i) && Span(i) is "nhất" or "nhì")
        {
            number = Span(i) is "nhất" ? 1 : 2;
            return i + 1;
        }

        if (W(i) == "năm" && !(W(i + 1) is "mươi"))
        {
            number = 5;
            return i + 1;
        }

        if (W(i) == "tư")
        {
            number = 4;
            return i + 1;
        }

        return WordNumber(i, true, out number);
    }

    /// <summary>Năm Quý Tỵ (1953): the year in brackets settles the cycle.</summary>
    private int Bracketed(int i, ref PartialTime time)
    {
        if ((IsMark(i, '(') && Year4(i + 1, out var year) && IsMark(i + 2, ')') || (Year4(i, out year) && IsWordAt(i - 1))) && LunarCalendar.CycleOf(year) == time.Cycle)
        {
            time.Year = year;
            time.Lunar = true;
            time.Cycle = null;
            return IsMark(i, '(') ? i : i + 1;
        }

        return i;
    }

    /// <summary>Mồng ba Tết Bính Tuất, Tết Giáp Thìn, giao thừa, rằm Trung thu; the token after it, or -1.</summary>
    private int LunarFeast(int i, in PartialTime before, out PartialTime time)
    {
        time = default;
        var next = IsWordAt(i + 1) ? Span(i + 1) : default;
        var (month, day, end) = W(i) switch
        {
            "tết" when next is "Trung" or "trung" && IsWordAt(i + 2) && Span(i + 2) is "thu" or "Thu" => (8, 15, i + 3),
            "tết" when next is "Đoan" or "đoan" => (5, 5, i + 3),
            "tết" when next is "Nguyên" or "nguyên" && IsWordAt(i + 2) && Span(i + 2) is "tiêu" or "Tiêu" => (1, 15, i + 3),
            "tết" when next is "Nguyên" or "nguyên" && IsWordAt(i + 2) && Span(i + 2) is "đán" or "Đán" => (1, before.Day ?? 1, i + 3),
            "tết" when next is "ta" or "âm" => (1, before.Day ?? 1, next is "âm" ? i + 3 : i + 2),
            "tết" when next is "Tây" or "tây" or "Dương" or "dương" => (0, 0, -1),
            "tết" when IsCapital(i) || Wanted == TimexType.Date || before.Day is not null => (1, before.Day ?? 1, i + 1),
            "trung" when next is "thu" or "Thu" && (IsCapital(i) || Wanted == TimexType.Date) => (8, 15, i + 2),
            "vu" when next is "Lan" or "lan" => (7, 15, i + 2),
            "giao" when next is "thừa" => (1, 0, i + 2),
            _ => (0, 0, -1),
        };
        if (end < 0 || end > Count || (W(i) != "tết" && before.Day is not null))
            return -1;
        time.Feast = (month * 100) + day;
        if (CycleName(end, out var cycle) is var named and > 0)
        {
            time.Cycle = cycle;
            return named;
        }

        // Tết Dần: the branch alone.
        if (W(i) == "tết" && end == i + 1 && IsCapital(end) && Branch(Span(end)) is var branch and >= 0)
        {
            time.Branch = branch;
            return end + 1;
        }

        if (Year(end, out var year) is var told and > 0 && year is { ShortYear: false, BeforeChrist: false })
        {
            time.Year = year.Year;
            return told;
        }

        if (Year4(end, out var bare))
        {
            time.Year = bare;
            return end + 1;
        }

        // Tết alone is the days around it.
        if (W(i) == "tết" && end == i + 1 && before.Day is null)
            time.FeastMonth = true;
        return end;
    }

    /// <summary>Juin, Décembre, 1er Mai: the month that follows a day; the token after it, or -1.</summary>
    private int FrenchMonth(int i, out int month)
    {
        month = 0;
        if (!IsWordAt(i))
            return -1;
        var word = Span(i);
        if (word.Length is < 3 or > 9)
            return -1;
        month = Lower(word, stackalloc char[9]) switch
        {
            "janvier" => 1,
            "février" or "fevrier" => 2,
            "mars" => 3,
            "avril" => 4,
            "mai" when IsCapital(i) => 5,
            "juin" => 6,
            "juillet" => 7,
            "août" or "aoùt" or "aout" => 8,
            "septembre" => 9,
            "octobre" => 10,
            "novembre" => 11,
            "décembre" or "decembre" => 12,
            _ => 0,
        };
        return month == 0 ? -1 : i + 1;
    }

    /// <summary>16 Pluviôse năm II, 9 Thermidor: the token after it, or -1.</summary>
    private int RepublicanDay(int i, int day, out PartialTime time)
    {
        time = default;
        if (!IsWordAt(i) || RepublicanCalendar.MonthOf(Span(i)) is var month && month == 0)
            return -1;
        var end = i + 1;
        var k = end;
        if (IsMark(k, ','))
            k++;
        if (W(k) == "năm" || (IsWordAt(k) && Span(k) is "an" or "An"))
            k++;
        var year = IsWordAt(k) && k > end ? Roman(k) : 0;
        if (year == 0 && k > end && (Digits(k, 1, 14, out year) || Role(k, TimeRole.Small, out year)))
            year = Math.Min(year, 14);
        if (year > 0)
            end = k + 1;
        else
            year = RepublicanCalendar.YearNear(Context.Line?.Date ?? (Context.Line is { } l ? new CalendarDate(l.Year, l.Month ?? 6, 15) : null), month, day);
        if (RepublicanCalendar.ToCivil(year, month, day) is not { } date)
            return -1;
        (time.Year, time.Month, time.Day) = (date.Year, date.Month, date.Day);
        return end;
    }

    /// <summary>Âm lịch, ta, nhuận after a month: the lunar calendar; dương lịch: not. The token after them.</summary>
    private int Calendar(int i, ref PartialTime time)
    {
        var j = i;
        for (var step = 0; step < 2; step++)
        {
            if (!IsWordAt(j))
                break;
            if (Span(j) is "nhuận")
            {
                time.LeapMonth = time.Lunar = true;
                j++;
            }
            else if (Span(j) is "âm" or "Âm" or "dương" && Pair(j, out var last) is var end and > 0 && Span(last) is "lịch")
            {
                time.Lunar = Span(j) is not "dương";
                time.Solar = !time.Lunar;
                j = end;
            }
            else if (Span(j) is "ta" or "âm" && time.Month is not null && (W(j + 1) == "năm" || Wanted == TimexType.Date))
            {
                time.Lunar = true;
                j++;
            }
            else
            {
                break;
            }
        }

        return j;
    }
}
