namespace NlpPipeline.Normalization;

/// <summary>Days, months, years and the longer spans of the Vietnamese calendar.</summary>
internal sealed partial class VietnameseTimes
{
    private const int MostParts = 8;

    private bool Single(int i, out TimeNode node)
    {
        node = default;
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
    private int Whole(int i, out PartialTime time)
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
        int j;
        if ((j = ClockTime(i, out time)) > 0 || (j = PartOfDay(i, inside, before, out time)) > 0 || (j = Weekday(i, inside, out time)) > 0
            || (j = RelativeDay(i, out time)) > 0 || (j = DayOfMonth(i, inside, out time)) > 0 || (j = Month(i, inside, out time)) > 0
            || (j = Season(i, out time)) > 0 || (j = Decade(i, out time)) > 0 || (j = Century(i, out time)) > 0 || (j = QuarterOrHalf(i, out time)) > 0
            || (j = RelativeUnit(i, out time)) > 0 || (j = Year(i, out time)) > 0 || (j = Feast(i, out time)) > 0)
            return j;
        if (before.HasDate || inside)
        {
            // mùa hè 1922, tháng 3 1938
            if (Year4(i, out var year) && (before.Season is not null || before.Month is not null || before.Quarter is not null))
            {
                time.Year = year;
                return i + 1;
            }

            return -1;
        }

        if (NumericDate(i, Context.DayFirst ?? true, out time) is var numeric and > 0)
        {
            if (time.Year is null && !(W(i - 1) is "ngày" or "hôm" or "sáng" or "chiều" or "đêm" or "tối") && Context.Reference is null && Wanted is null)
                return -1;
            return numeric;
        }

        return BareYear(i, out time);
    }

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
            return W(i) == "t" && Digits(i + 1, 1, 12, out var tm) && IsGlued(i + 1) ? Assign(i + 2, out time, tm) : -1;
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

    private static int Assign(int to, out PartialTime time, int month)
    {
        time = new PartialTime { Month = month };
        return to;
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
        else if (Roman(j) is var roman and > 0)
        {
            number = roman;
            j++;
        }
        else if (WordNumber(j, true, out number) is var end and > 0 && number <= 30)
            j = end;
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

        if (IsMark(end, ',') && Is(end + 1, "năm") && Digits(end + 2, out _, out _))
            return end + 1;
        return end;
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
            time.Day = 15;
            return j + 1;
        }

        if (Wanted is null && W(i - 1) is "những" or "các")
            return -1;
        if (W(i) == "ngày" && W(j) == "đầu" && W(j + 1) is "tiên" or "của" or "tháng" || (W(i) == "ngày" && W(j) == "cuối" && W(j + 1) is "cùng" or "của" or "tháng"))
        {
            time.Nth = W(j) == "đầu" ? 1 : -1;
            time.NthUnit = TimeUnit.Day;
            j++;
            if (W(j) is "tiên" or "cùng")
                j++;
            return W(j) is "của" or "trong" or "tháng" ? j : -1;
        }

        if (named && NumericDate(j, Context.DayFirst ?? true, out time) is var numeric and > 0)
            return numeric;
        var end = DayNumber(j, out var day);
        if (end < 0)
            return -1;
        if (IsMark(end, '%') || ((IsMark(end, '.') || IsMark(end, ',')) && IsGlued(end) && IsGlued(end + 1) && Digits(end + 1, out _, out _)))
            return -1;
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

    private int PartOfDay(int i, bool inside, in PartialTime before, out PartialTime time)
    {
        time = default;
        var j = W(i) is "ban" or "buổi" ? i + 1 : i;
        if (W(i) == "ban" && W(j) == "ngày")
        {
            time.Part = DayPart.Day;
            return j + 1;
        }

        if (!Role(j, TimeRole.DayPart, out var part))
            return -1;
        if (W(j) == "sáng" && W(i - 1) == "rạng")
            return -1;
        time.Part = (DayPart)part;
        return j + 1;
    }

    /// <summary>2 giờ sáng, 16 giờ 30, 3 giờ rưỡi chiều, 11 giờ kém 15, 10g45, 15:23:24, 7:30 chiều.</summary>
    private int ClockTime(int i, out PartialTime time)
    {
        time = default;
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
        else if (WordNumber(j, true, out minute) is var minutes and > 0 && Is(minutes, "phút") && minute < 60)
        {
            time.Minute = minute;
            j = minutes + 1;
        }

        if (!ClockEvidence(i, at + 1, hour * 1000L) && time.Minute is null)
            return -1;
        return j;
    }

    private int Feast(int i, out PartialTime time)
    {
        time = default;
        switch (W(i))
        {
            case "giáng" when IsWordAt(i + 1) && Span(i + 1) is "sinh" or "Sinh":
                time.Holiday = Holiday.Christmas;
                return i + 2;
            case "noel" or "nôen":
                time.Holiday = Holiday.Christmas;
                return i + 1;
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
