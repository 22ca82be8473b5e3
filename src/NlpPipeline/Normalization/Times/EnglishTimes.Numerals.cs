namespace NlpPipeline.Normalization;

/// <summary>Numbers inside English times.</summary>
internal sealed partial class EnglishTimes
{
    /// <summary>1 to 99 in words; the token after it, or -1.</summary>
    private int Below100(int i, out int value)
    {
        if (Role(i, TimeRole.Small, out value))
            return i + 1;
        if (!Role(i, TimeRole.Tens, out value))
            return -1;
        var j = IsDash(i + 1) ? i + 2 : W(i + 1) == "and" ? i + 2 : i + 1;
        if (Role(j, TimeRole.Small, out var one) && one is > 0 and < 10)
        {
            value += one;
            return j + 1;
        }

        return i + 1;
    }

    /// <summary>1 to 9999 in words; the token after it, or -1.</summary>
    private int WordNumber(int i, out int value)
    {
        var j = Below100(i, out value);
        if (j < 0)
            return -1;
        var total = 0;
        if (W(j) == "thousand" && value < 10)
        {
            total = value * 1000;
            value = 0;
            j++;
            var k = W(j) == "and" ? j + 1 : j;
            var next = Below100(k, out var n);
            if (next < 0)
            {
                value = total;
                return j;
            }

            value = n;
            j = next;
        }

        if (W(j) == "hundred")
        {
            value *= 100;
            j++;
            var k = W(j) == "and" ? j + 1 : j;
            if (Below100(k, out var n) is var next and > 0)
            {
                value += n;
                j = next;
            }
        }

        value += total;
        return j;
    }

    /// <summary>Nineteen seventy-two, two thousand and twenty, seventeen hundred thirty three, nineteen oh five.</summary>
    private int YearInWords(int i, out int year)
    {
        year = 0;
        if (!Role(i, TimeRole.Small, out var first) && !Role(i, TimeRole.Tens, out first))
            return -1;
        if (first is >= 13 and <= 19 || first == 20)
        {
            var k = i + 1;
            if (IsDash(k))
                k++;
            if (W(k) == "o" && Role(k + 1, TimeRole.Small, out var ones) && ones is > 0 and < 10)
            {
                year = (first * 100) + ones;
                return k + 2;
            }

            if (Below100(k, out var rest) is var end and > 0 && rest >= 10 && W(end) is not ("hundred" or "thousand"))
            {
                year = (first * 100) + rest;
                return end;
            }
        }

        var j = WordNumber(i, out year);
        return j > i + 2 && year is >= 1000 and <= 2199 || (j > i + 1 && year is 2000 && W(j - 1) == "thousand" && Wanted is not null) ? j : -1;
    }

    /// <summary>1st, 22nd, third, twenty-sixth; the token after it, or -1.</summary>
    private int Ordinal(int i, out int value)
    {
        if (Digits(i, out value, out var digits) && digits <= 2 && IsGlued(i + 1) && W(i + 1) is "st" or "nd" or "rd" or "th" or "d")
            return i + 2;
        if (Role(i, TimeRole.Ordinal, out value))
            return i + 1;
        if (Is(i, "second"))
        {
            value = 2;
            return i + 1;
        }

        if (Role(i, TimeRole.Tens, out var tens))
        {
            var j = IsDash(i + 1) ? i + 2 : i + 1;
            if (Role(j, TimeRole.Ordinal, out var one) && one < 10 || (Is(j, "second") && (one = 2) > 0))
            {
                value = tens + one;
                return j + 1;
            }
        }

        return -1;
    }

    /// <summary>How many units, with halves and quarters; the token after it, or -1.</summary>
    private int Amount(int i, out TimeLength length)
    {
        length = default;
        var j = i;
        switch (W(i))
        {
            case "several" or "few" or "many" or "some" when W(i) != "some" || Unit(i + 1, out _):
                length.Vague = true;
                return i + 1;
            case "a" when W(i + 1) is "few":
                length.Vague = true;
                return i + 2;
            case "a" when W(i + 1) is "couple" or "pair":
                length.Milli = 2000;
                return W(i + 2) == "of" ? i + 3 : i + 2;
            case "a" when W(i + 1) is "hundred" or "thousand":
                length.Milli = W(i + 1) == "hundred" ? 100_000 : 1_000_000;
                return i + 2;
            case "couple":
                length.Milli = 2000;
                return W(i + 1) == "of" ? i + 2 : i + 1;
            case "a" when W(i + 1) == "half" || W(i + 1) == "quarter" && W(i + 2) == "of":
                length.Milli = W(i + 1) == "half" ? 500 : 250;
                j = i + 2;
                if (W(j) == "of")
                    j++;
                return W(j) is "a" or "an" ? j + 1 : j;
            case "a" or "an":
                length.Milli = 1000;
                return i + 1;
            case "half":
                length.Milli = 500;
                return W(i + 1) is "a" or "an" ? i + 2 : i + 1;
            case "all":
                length.Milli = 1000;
                return Unit(i + 1, out var whole) && whole is TimeUnit.Day or TimeUnit.Week or TimeUnit.Month or TimeUnit.Year ? i + 1 : -1;
        }

        j = DigitAmount(i, ',', out length.Milli);
        if (j < 0)
        {
            j = WordNumber(i, out var value);
            if (j < 0)
                return -1;
            length.Milli = value * 1000L;
        }
        else if (IsGlued(i) && i > 0 && T[i - 1].Kind == TokenKind.Word || (IsGlued(i) && i > 0 && T[i - 1].Kind == TokenKind.Mark && T[i - 1].First is '.' or '/' or ':' or ','))
        {
            return -1;
        }

        // one and a half, one and three quarters, twenty and four
        if (W(j) == "and")
        {
            if (W(j + 1) == "a" && W(j + 2) is "half" or "quarter")
            {
                length.Milli += W(j + 2) == "half" ? 500 : 250;
                return j + 3;
            }

            if (W(j + 1) == "half")
            {
                length.Milli += 500;
                return j + 2;
            }

            if (W(j + 1) == "three" && W(j + 2) == "quarters")
            {
                length.Milli += 750;
                return j + 3;
            }
        }

        if (W(j) is "more" or "additional" or "extra" && Unit(j + 1, out _))
            j++;
        return j;
    }

    /// <summary>The unit after an amount; steps over it.</summary>
    private bool LengthUnit(ref int j, out TimeUnit unit)
    {
        if (IsDash(j) && IsGlued(j) && Unit(j + 1, out unit) && IsGlued(j + 1))
        {
            j += 2;
            return true;
        }

        if (Unit(j, out unit) && unit is not (TimeUnit.Weekend or TimeUnit.Half))
        {
            j++;
            return true;
        }

        if (IsWordAt(j) && IsGlued(j) && j > 1 && T[j - 1].Kind == TokenKind.Number && Span(j) is "h" && W(j - 2) == "for")
        {
            unit = TimeUnit.Hour;
            j++;
            return true;
        }

        if (W(j) is "nights" or "night" && !Role(j + 1, TimeRole.DayPart, out _) || W(j) is "summers" or "winters")
        {
            unit = W(j) is "nights" or "night" ? TimeUnit.Day : TimeUnit.Year;
            j++;
            return true;
        }

        unit = TimeUnit.None;
        return false;
    }
}
