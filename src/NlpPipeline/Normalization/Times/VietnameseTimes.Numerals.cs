namespace NlpPipeline.Normalization;

/// <summary>Numbers inside Vietnamese times. <c>Năm</c> is both five and year, so that places, not words, decide.</summary>
internal sealed partial class VietnameseTimes
{
    /// <summary>A whole number in words, 1 to 9999; the token after it, or -1.</summary>
    /// <param name="five">Whether <c>năm</c> at this place may be five.</param>
    private int WordNumber(int i, bool five, out int value)
    {
        value = 0;
        var j = i;
        var total = 0;
        var part = Below1000(j, five, out var n);
        if (part < 0)
            return -1;
        j = part;
        if (W(j) is "nghìn" or "ngàn")
        {
            total = n * 1000;
            j++;
            if (W(j) is "lẻ" or "linh")
                j++;
            part = Below1000(j, false, out n);
            if (part > 0)
                j = part;
            else
                n = 0;
        }

        value = total + n;
        return value > 0 ? j : -1;
    }

    private int Below1000(int i, bool five, out int value)
    {
        var j = Below100(i, five, out value);
        if (j < 0)
            return -1;
        if (W(j) != "trăm" || value > 9)
            return j;
        value *= 100;
        j++;
        var linked = W(j) is "lẻ" or "linh";
        var rest = Below100(linked ? j + 1 : j, linked, out var n);
        if (rest < 0)
            return j;
        value += n;
        return rest;
    }

    private int Below100(int i, bool five, out int value)
    {
        value = 0;
        if (W(i) == "hăm")
        {
            value = 20;
            if (Ones(i + 1, out var one))
            {
                value += one;
                return i + 2;
            }

            return i + 1;
        }

        if (Role(i, TimeRole.Small, out var n) && W(i) is not ("lăm" or "nhăm" or "tư" or "mốt"))
        {
            value = n;
        }
        else if (Is(i, "năm") && (five || W(i + 1) is "mươi" or "trăm"))
        {
            value = n = 5;
        }
        else
        {
            return -1;
        }

        if (W(i + 1) == "mươi")
        {
            value = n * 10;
            if (Ones(i + 2, out var one))
            {
                value += one;
                return i + 3;
            }

            return i + 2;
        }

        if (n == 10 && Ones(i + 1, out var teen) && W(i + 1) is not ("mốt" or "tư"))
        {
            value += teen;
            return i + 2;
        }

        return i + 1;
    }

    private bool Ones(int i, out int value)
    {
        if (Role(i, TimeRole.Small, out value) && value is > 0 and < 10)
            return true;
        // hai mươi năm năm: the first is five only where a unit follows.
        if (Is(i, "năm") && Unit(i + 1, out _))
        {
            value = 5;
            return true;
        }

        value = 0;
        return false;
    }

    /// <summary>How many units: digits, words, vague words; the token after it, or -1.</summary>
    private int Amount(int i, bool five, out TimeLength length)
    {
        length = default;
        switch (W(i))
        {
            case "vài":
                length.Vague = true;
                return W(i + 1) is "ba" or "chục" ? i + 2 : i + 1;
            case "mấy":
            case "nhiều":
                length.Vague = true;
                return i + 1;
            case "một" when W(i + 1) == "vài":
            case "dăm" when W(i + 1) == "ba":
                length.Vague = true;
                return i + 2;
            case "hàng" when W(i + 1) is "chục" or "trăm" or "nghìn" or "ngàn":
                length.Vague = true;
                return i + 2;
            case "nửa":
                length.Milli = 500;
                return i + 1;
            case "cả":
                length.Milli = 1000;
                return i + 1;
        }

        var j = DigitAmount(i, '.', out length.Milli);
        if (j > 0)
        {
            if (IsGlued(i) && i > 0 && T[i - 1].Kind != TokenKind.Mark)
                return -1;
            return j;
        }

        j = WordNumber(i, five && Is(i, "năm") && (Unit(i + 1, out var u) && u != TimeUnit.None || W(i + 1) is "thập" or "thế"), out var value);
        if (j < 0)
            return -1;
        length.Milli = value * 1000L;
        return j;
    }

    /// <summary>A day of the month: <c>27</c>, <c>mồng 5</c>, <c>hai mươi mốt</c>; the token after it, or -1.</summary>
    private int DayNumber(int i, out int day)
    {
        if (Digits(i, 1, 31, out day) && T[i].Length <= 2)
            return i + 1;
        var j = WordNumber(i, true, out day);
        return j > 0 && day <= 31 ? j : -1;
    }

    /// <summary>The name of a month after <c>tháng</c>; the token after it, or -1.</summary>
    private int MonthNumber(int i, out int month)
    {
        if (Role(i, TimeRole.Month, out month))
            return i + 1;
        if (Digits(i, 1, 12, out month) && T[i].Length <= 2)
            return i + 1;
        if (W(i) == "tư")
        {
            month = 4;
            return i + 1;
        }

        if (W(i) == "năm" && !(Digits(i + 1, out _, out _) && !Year4(i + 1, out _)))
        {
            month = 5;
            return i + 1;
        }

        if (Role(i, TimeRole.Small, out month) && month is >= 1 and <= 10 && W(i) is not ("lăm" or "mốt"))
        {
            if (month == 10 && W(i + 1) is "một" or "hai")
            {
                month = W(i + 1) == "một" ? 11 : 12;
                return i + 2;
            }

            return i + 1;
        }

        return -1;
    }
}
