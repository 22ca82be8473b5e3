using System.Globalization;

namespace NlpPipeline.Normalization;

/// <summary>Years, eras, seasons, quarters, decades and centuries in Vietnamese.</summary>
internal sealed partial class VietnameseTimes
{
    /// <summary>A year with no word before it, where nothing beside it says that it counts.</summary>
    private int BareYear(int i, out PartialTime time)
    {
        time = default;
        if (!Year4(i, out var year) || year > 2040)
            return -1;
        if (Wanted is null)
        {
            if ((IsGlued(i) && i > 0 && T[i - 1].Kind == TokenKind.Mark && T[i - 1].First is '.' or ',' or '/' or '$' or '№' or '#') || (IsGlued(i) && i > 0 && T[i - 1].Kind != TokenKind.Mark))
                return -1;
            if ((IsMark(i + 1, '.') || IsMark(i + 1, ',')) && IsGlued(i + 1) && IsGlued(i + 2) && Digits(i + 2, out _, out _))
                return -1;
            if (IsGlued(i + 1) && IsWordAt(i + 1) || IsMark(i + 1, '%') || year < 1700)
                return -1;
            // A lower-case word beside a bare number is most often what it counts; marks and capitals are not.
            if (IsWordAt(i + 1) && !IsCapital(i + 1) && W(i + 1) is not ("và" or "đến" or "tới" or "hoặc" or "hay"))
                return -1;
            if (i > 0 && IsWordAt(i - 1) && (Span(i - 1) is "số" or "trang" or "tr" or "điều" or "Điều" or "hơn" or "gần" or "có"))
                return -1;
        }

        time.Year = year;
        return i + 1;
    }

    private int Year(int i, out PartialTime time)
    {
        time = default;
        var j = i;
        if (W(j) is "những" or "các")
            j++;
        if (!Is(j, "năm"))
            return -1;
        j++;
        int end;
        if (Digits(j, out var year, out var digits))
        {
            end = j + 1;
            if (digits > 4 || year == 0)
            {
                if (Wanted is null || digits != 5)
                    return -1;
                year = Undouble(year);
            }

            if (IsGlued(end) && ((IsMark(end, '.') || IsMark(end, ',')) && IsGlued(end + 1) && Digits(end + 1, out _, out var after) && after == 3))
                return -1;
        }
        else
        {
            end = YearInWords(j, out year);
            if (end < 0)
                return -1;
            digits = 4;
        }

        time.Year = year;
        var era = Era(end, out var before);
        if (era > 0)
        {
            time.BeforeChrist = before;
            return era;
        }

        if (Context.BeforeChrist is not null && digits is 2 or 3)
        {
            time.BeforeChrist = true;
            return end;
        }

        if (digits < 3)
        {
            // "năm 30" is a short year; "năm 5" a number of years or a class.
            if (digits != 2 || year < 10 && Wanted is null)
                return -1;
            if (Unit(end, out _) && Wanted is null)
                return -1;
            time.ShortYear = true;
        }
        else if (year is > 2199 and < 10000 && Wanted is not null && year % 1000 is >= 900)
        {
            // A misprint that has one sensible reading: 7947 in a text of the 1900s.
            time.Year = 1000 + (year % 1000);
        }

        return end;
    }

    /// <summary>A year of five digits with one digit twice or too many: the reading that lies in 1000 to 2199 and keeps its order.</summary>
    private static int Undouble(int year)
    {
        var text = year.ToString(System.Globalization.CultureInfo.InvariantCulture);
        var best = 0;
        for (var k = text.Length - 1; k >= 0; k--)
        {
            var candidate = int.Parse(text.Remove(k, 1), System.Globalization.CultureInfo.InvariantCulture);
            if (candidate is >= 1000 and <= 2099 && (best == 0 || Math.Abs(candidate - 1950) < Math.Abs(best - 1950)))
                best = candidate;
        }

        return best == 0 ? year : best;
    }

    /// <summary>Trước Công nguyên, TCN, sau Công nguyên, SCN; the token after it, or -1.</summary>
    private int Era(int i, out bool before)
    {
        before = W(i) is "tcn" or "trước";
        if (W(i) is "tcn" or "scn" or "cn")
            return i + 1;
        if (W(i) is "trước" or "sau" && W(i + 1) == "công" && W(i + 2) == "nguyên")
            return i + 3;
        if (W(i) is "trước" or "sau" && W(i + 1) == "cn")
            return i + 2;
        if (IsWordAt(i) && Span(i) is "tr" && IsMark(i + 1, '.') && W(i + 2) == "cn")
        {
            before = true;
            return i + 3;
        }

        if (W(i) is "trước" or "sau" && W(i + 1) == "tây" && IsWordAt(i + 2) && Span(i + 2) is "lịch")
            return i + 3;
        return -1;
    }

    /// <summary>Một nghìn chín trăm ba mươi bảy; một chín ba bảy.</summary>
    private int YearInWords(int i, out int year)
    {
        if (WordNumber(i, false, out year) is var end and > 0 && year >= 1000)
            return end;
        year = 0;
        for (var k = 0; k < 4; k++)
        {
            if (Role(i + k, TimeRole.Small, out var digit) && digit < 10)
                year = (year * 10) + digit;
            else if (Is(i + k, "năm") && k > 0)
                year = (year * 10) + 5;
            else
                return -1;
        }

        return year is >= 1000 and <= 2199 ? i + 4 : -1;
    }

    /// <summary>Thập niên 30, thập kỷ 1960, những năm 30, những năm 1960, những năm ba mươi.</summary>
    private int Decade(int i, out PartialTime time)
    {
        time = default;
        int j;
        var years = false;
        if (W(i) == "thập" && W(i + 1) is "niên" or "kỷ" or "kỉ")
        {
            j = i + 2;
            if (W(j) is "những" or "các")
                j++;
            if (W(j) == "năm")
                j++;
        }
        else if (W(i) is "những" or "các" && W(i + 1) == "năm")
        {
            j = i + 2;
            years = true;
        }
        else
        {
            return -1;
        }

        if (Digits(j, out var number, out var digits))
        {
            if (years && (digits is not (2 or 4) || number % 10 != 0 || IsDash(j + 1) || W(j + 1) is "đến" or "tới"))
                return -1;
            if (years && digits == 2 && number == 10 && W(j + 1) is not ("của" or "thế" or ""))
                return -1;
            if (digits == 4 && number is >= 1000 and <= 2199)
                time.Decade = number / 10;
            else if (digits <= 2 && number is >= 10 and <= 90)
                time.Decade = number / 10;
            else
                return -1;
            j++;
        }
        else
        {
            var end = WordNumber(j, false, out number);
            if (end < 0 || number is < 10 or > 90 || number % 10 != 0)
                return -1;
            time.Decade = number / 10;
            j = end;
        }

        if (time.Decade < 10 && (W(j) is "của" or "thuộc" ? j + 1 : j) is var at && Century(at, out var century) is var after and > 0 && century.Century is { } c)
        {
            time.Decade += (c - 1) * 10;
            return after;
        }

        return j;
    }

    private int Century(int i, out PartialTime time)
    {
        time = default;
        if (W(i) != "thế" || W(i + 1) is not ("kỷ" or "kỉ"))
            return -1;
        var j = i + 2;
        var ordinal = W(j) == "thứ";
        if (ordinal)
            j++;
        int number;
        if (Digits(j, 1, 30, out number))
            j++;
        else if (Roman(j) is var roman and > 0 and <= 30)
        {
            number = roman;
            j++;
        }
        else if (WordNumber(j, true, out number) is var end and > 0 && number <= 30)
            j = end;
        else if (ordinal && IsWordAt(j) && Span(j) is "nhất" or "nhì")
        {
            number = Span(j) is "nhất" ? 1 : 2;
            j++;
        }
        else if (W(j) is "này" or "nay" or "trước" or "qua" or "tới" or "sau" or "đó" or "ấy")
            return -1;
        else if (W(i - 1) is "đầu" or "cuối" or "giữa" && Context.Story is not null)
        {
            (time.Anchor, time.ShiftUnit) = (TimeAnchor.Story, TimeUnit.Century);
            return j;
        }
        else
            return -1;
        time.Century = number;
        if (Era(j, out var before) is var era and > 0)
        {
            time.BeforeChrist = before;
            return era;
        }

        return j;
    }

    /// <summary>Quý ba 1998, quý III; nửa đầu năm 1944; đệ nhị lục cá nguyệt.</summary>
    private int QuarterOrHalf(int i, out PartialTime time)
    {
        time = default;
        if (W(i) == "quý")
        {
            var j = W(i + 1) == "thứ" ? i + 2 : i + 1;
            if (Digits(j, 1, 4, out var q))
                time.Quarter = q;
            else if (Roman(j) is var roman and >= 1 and <= 4)
                time.Quarter = roman;
            else if (Role(j, TimeRole.Small, out var n) && n is >= 1 and <= 4)
                time.Quarter = n;
            else if (IsWordAt(j) && Span(j) is "nhất" or "nhì" && (W(j + 1) is "năm" || Context.Reference is not null))
                time.Quarter = Span(j) is "nhất" ? 1 : 2;
            else
                return -1;
            if (IsMark(j + 1, '/') && Year4(j + 2, out var year))
            {
                time.Year = year;
                return j + 3;
            }

            return j + 1;
        }

        if (W(i) == "nửa" && (W(i + 1) is "đầu" or "cuối" or "sau") && W(i + 2) is "năm" or "của")
        {
            time.Half = W(i + 1) == "đầu" ? 1 : 2;
            return i + 2;
        }

        if (W(i) == "đệ" && IsWordAt(i + 1) && W(i + 2) == "lục" && W(i + 3) == "cá")
        {
            time.Half = Span(i + 1) is "nhất" ? 1 : 2;
            return i + 5 <= Count ? i + 5 : -1;
        }

        return -1;
    }

    private int Season(int i, out PartialTime time)
    {
        time = default;
        // hè 1922: without mùa only before a year
        if (Role(i, TimeRole.Season, out var bare) && (W(i) == "hè" || Wanted == TimexType.Date) && (Year4(i + 1, out _) || (Is(i + 1, "năm") && Year4(i + 2, out _))))
        {
            time.Season = bare;
            return i + 1;
        }

        // "vụ mùa thu hoạch" is a harvest, "Lâu đài Mùa Đông" a palace.
        if (W(i) != "mùa" || (IsWordAt(i + 2) && Span(i + 2) is "hoạch" or "họach") || (i > 0 && IsCapital(i) && IsCapital(i + 1) && W(i + 2) != "năm" && !Year4(i + 2, out _) && Wanted is null))
            return -1;
        if (Role(i + 1, TimeRole.Season, out var season))
            time.Season = season;
        else if (W(i + 1) == "hạ")
            time.Season = 2;
        else
            return -1;
        var j = i + 2;
        if (W(j) is "này" or "nay" or "đó" or "ấy" or "trước" or "sau" or "tới" or "qua")
        {
            time.Anchor = W(j) is "đó" or "ấy" ? TimeAnchor.Story : TimeAnchor.Speech;
            time.ShiftUnit = TimeUnit.Year;
            time.Shift = W(j) switch { "trước" => -1, "sau" or "tới" => 1, _ => 0 };
            if (W(j) is "trước" or "qua" or "sau" or "tới")
                time.Nearest = W(j) is "trước" or "qua" ? -1 : 1;
            return j + 1;
        }

        return j;
    }
}
