namespace NlpPipeline.Normalization;

/// <summary>Ranges and lists that are one time: <c>từ năm 1936 đến năm 1938</c>, <c>1936-1938</c>, <c>ngày 3 và 5 tháng 9</c>.</summary>
internal sealed partial class VietnameseTimes
{
    private bool Range(int i, ref TimeNode node)
    {
        var j = i;

        // 1936/37
        if (Year4(i, out var season) && IsMark(i + 1, '/') && IsGlued(i + 1) && IsGlued(i + 2) && Digits(i + 2, out var short2, out var two) && two == 2 && short2 == (season + 1) % 100 && !IsMark(i + 3, '/'))
        {
            node = RangeOf(i, i + 3, new PartialTime { Year = season }, new PartialTime { Year = season + 1 }, 0.9f);
            return true;
        }

        var from = W(j) == "từ";
        if (from)
            j++;
        var between = W(i) == "giữa" && W(i + 1) is "năm" or "tháng" or "ngày";
        // hai năm 1936-1938, những năm 1918-1922, trong vòng các năm
        if (W(j) == "trong" && W(j + 1) == "vòng")
            j += 2;
        var counted = false;
        if ((W(j) is "những" or "các") || ((Role(j, TimeRole.Small, out _) || Digits(j, 1, 12, out _)) && Is(j + 1, "năm") && Year4(j + 2, out _)))
        {
            counted = true;
            j++;
            if (W(j) == "năm" && W(j + 1) == "từ")
            {
                from = true;
                j += 2;
            }
        }

        var end = Side(j, counted, from, out var a);
        if (end < 0)
            return false;
        var k = Joiner(end, out var strong);
        if (k < 0)
        {
            if (counted && a.Year is not null && a.Year % 10 != 0 && W(j) == "năm" && j > i)
            {
                node = Point(i, end, a);
                return true;
            }

            return false;
        }

        var second = Side(k, false, true, out var b);
        if (second < 0 || !Compatible(ref a, ref b, strong, from, IsAnd(k - 1)))
            return false;
        if (IsAnd(k - 1) || IsMark(k - 1, ','))
        {
            if (a.Year is not null && a.Month is null && a.Season is null && b.Month is null && !a.ShortYear && a.Modifier == TimexModifier.None)
            {
                if (!ListOfYears(j, ref second, ref a, ref b, counted, between))
                    return false;
            }
            else if (a.HasYear && b.HasYear && a.Modifier == TimexModifier.None && !between)
            {
                return false;
            }
        }

        // The winter of two years is named by the first.
        if (a is { Season: 4, Year: { } winter } && b is { Season: null, Month: null, Year: { } next } && (next == winter + 1 || b.ShortYear))
        {
            node = Point(i, second, a);
            return true;
        }

        if (a.Season is not null && b.Season is null != (a.Month is not null))
            return false;
        // mùa Thu và mùa Đông 1946-1947
        if (b is { Season: 4, Year: { } turn } && IsDash(second) && Digits(second + 1, turn + 1, turn + 1, out _))
            second += 2;
        node = RangeOf(from && IsDash(k - 1) && j == i + 1 ? j : i, second, a, b, 0.95f);
        node.Type = a.HasClock || b.HasClock ? TimexType.Time : TimexType.Date;
        return true;
    }

    private bool IsAnd(int i) => W(i) is "và" or "hoặc" or "hay" or "rạng";

    /// <summary>One end of a range: a whole time, or a number that the other end explains.</summary>
    private int Side(int i, bool counted, bool bare, out PartialTime time)
    {
        var end = Whole(i, out time);
        if (end > 0)
            return end;
        if (Digits(i, out var number, out var digits) && !(IsGlued(i) && i > 0 && T[i - 1].Kind == TokenKind.Number))
        {
            if (digits == 4 && number is >= 1000 and <= 2199)
            {
                time = new PartialTime { Year = number };
                return i + 1;
            }

            if (digits <= 2 && number is >= 1 and <= 31)
            {
                time = new PartialTime { Day = number };
                if (number <= 12 && Is(i + 1, "năm") && Year4(i + 2, out var year4))
                {
                    time.Year = year4;
                    return i + 3;
                }

                return i + 1;
            }

            if (digits <= 2 && number <= 99)
            {
                time = new PartialTime { Year = number, ShortYear = true };
                return i + 1;
            }
        }

        // mùa Thu-Đông năm 1936
        if (Role(i, TimeRole.Season, out var season) && IsDash(i - 1))
        {
            time = new PartialTime { Season = season };
            if (Year(i + 1, out var year) is var after and > 0)
            {
                time.Year = year.Year;
                return after;
            }

            return i + 1;
        }

        return -1;
    }

    /// <summary>The words between the ends; the token after them, or -1.</summary>
    private int Joiner(int i, out bool strong)
    {
        strong = true;
        if (W(i) is "cho" or "sang" or "qua" or "kéo" && W(i + 1) is "đến" or "tới")
            return i + 2;
        if (W(i) is "đến" or "tới" or "sang" or "qua" or "rạng")
            return i + 1;
        if (IsDash(i))
            return i + 1;
        strong = false;
        if (W(i) is "và" or "hoặc" or "hay")
            return i + 1;
        if (IsMark(i, ',') && Year4(i + 1, out _))
            return i + 1;
        return -1;
    }

    private bool Compatible(ref PartialTime a, ref PartialTime b, bool strong, bool from, bool and)
    {
        if (a.Weekday is not null && b.Weekday is not null && !strong)
            return false;
        if ((OnlyDay(a) && OnlyDay(b)) || (a.ShortYear && b.ShortYear))
            return false;
        // A bare number takes its kind from the other end.
        if (OnlyDay(b) && a.Day is null)
        {
            if (a.Month is not null && a.Year is null && b.Day <= 12 && !a.HasClock)
                (b.Month, b.Day) = (b.Day, null);
            else if (a is { Year: not null, Month: null, ShortYear: false })
                (b.Year, b.Day, b.ShortYear) = (b.Day, null, true);
            else if (a.HasClock && b.Day <= 24)
                (b.Hour, b.Day) = (b.Day, null);
            else
                return false;
        }

        if (b is { ShortYear: true, Month: null } && a is { Year: { } full, ShortYear: false } && !strong)
            return full % 100 < b.Year;
        if (b is { ShortYear: true, Year: { } yy } && a is { Year: { } first, ShortYear: false } && yy <= first % 100)
            return false;
        if (OnlyDay(a) && b.Day is null)
        {
            if (b.HasClock)
                (a.Hour, a.Day) = (a.Day, null);
            else if (b.Month is not null && a.Day <= 12)
                (a.Month, a.Day) = (a.Day, null);
            else
                return false;
        }

        if (a.HasClock != b.HasClock)
            return false;
        if (a.HasClock && b.Part != DayPart.None && a.Part == DayPart.None)
            a.Part = b.Part;
        // tháng 9 và 10 năm 1918: the second number was read as a day of nothing.
        if (a is { Month: not null, Day: null } && b is { Day: not null, Month: null, Year: not null } && b.Day <= 12)
            (b.Month, b.Day) = (b.Day, null);
        if (a is { Day: not null, Month: null } && b is { Month: null, Year: not null })
            return false;
        if (!strong)
        {
            if (a.Anchor != TimeAnchor.None || b.Anchor != TimeAnchor.None || (a.Finest != b.Finest && !(a.Day is not null && b.Day is not null)))
                return false;
            // Neighbours are one time; two days of two months, or two months apart, are two.
            if (a is { Month: { } m1, Day: not null } && b is { Month: { } m2, Day: not null } && m1 != m2)
                return false;
            if (a is { Month: { } m3, Day: null, Year: null } && b is { Month: { } m4, Day: null } && m4 != m3 + 1 && !(m3 == 12 && m4 == 1))
                return false;
        }

        if (a is { Year: { } y1, ShortYear: false, BeforeChrist: false } && b is { Year: { } y2, ShortYear: false } && y2 < y1)
            return false;
        return a.Finest is not TimeUnit.None && b.Finest is not TimeUnit.None;
    }

    private static bool OnlyDay(in PartialTime p) => p is { Day: not null, Month: null, Year: null, Weekday: null, Anchor: TimeAnchor.None, Hour: null, Part: DayPart.None };

    /// <summary>Years that follow one another are one time: <c>các năm 1936, 1937 và 1938</c>, <c>những năm 1950, 1960, 1970</c>.</summary>
    private bool ListOfYears(int from, ref int end, ref PartialTime a, ref PartialTime b, bool counted, bool between)
    {
        if (between)
            return true;
        if (a.Year is not { } first || b.Year is not { } last)
            return false;
        var step = last - first;
        if (step != 1 && !(step == 10 && counted && first % 10 == 0))
            return false;
        for (var more = 0; more < 12; more++)
        {
            var k = IsMark(end, ',') || W(end) is "và" ? end + 1 : -1;
            if (k < 0)
                break;
            if (Is(k, "năm"))
                k++;
            if (!Year4(k, out var next) || next != last + step)
                break;
            last = next;
            end = k + 1;
        }

        if (step == 10)
            (a, b) = (new PartialTime { Decade = first / 10 }, new PartialTime { Decade = last / 10 });
        else
            b.Year = last;
        return true;
    }
}
