using NlpPipeline.Annotations;

namespace NlpPipeline.Normalization;

/// <summary>Reads the longest number expression at a place: sign and currency sign, numeral or vague numeral or fraction, the other end
/// of a range, percent, unit or currency. The two languages differ in their items (<see cref="ReadItem"/>) and joining words.</summary>
internal readonly ref partial struct NumberExpressionReader(ReadOnlySpan<char> text, Language language, NumberStyleHint style)
{
    private readonly ReadOnlySpan<char> text = text;

    /// <summary>The kind that a label gives; null where the text alone must tell.</summary>
    public NumberKind? Wanted { get; init; }

    /// <summary>Whether "and" / "và" joins a range, as it does behind between / giữa.</summary>
    public bool AndJoins { get; init; }

    public bool TryRead(int at, out NumberExpression expression)
    {
        expression = new NumberExpression { Start = at, Magnitude = 1 };
        if (Wanted is NumberKind.Ordinal or null && TryReadOrdinal(at, ref expression))
            return true;
        if (!TryReadEnd(at, ref expression))
            return false;
        if (expression.Unit == "GBP" && !expression.IsRange && expression.Magnitude == 1)
            TakeShillings(ref expression);
        var withUnit = expression;
        if (expression.Unit is null)
            TryReadUnit(ref withUnit);
        if (!TryReadRange(ref expression, withUnit))
            expression = withUnit;
        else if (expression.Unit is null)
            TryReadUnit(ref expression);
        return true;
    }

    /// <summary>One end of a range with its own sign and unit, or the whole expression where it is no range.</summary>
    private bool TryReadEnd(int at, ref NumberExpression expression)
    {
        var place = at;
        string? unit = null;
        if (Units.TryReadPrefix(text, place, out var code, out var prefixEnd) || (Wanted == NumberKind.Money && Units.TryReadInitial(text, place, out code, out prefixEnd)))
        {
            unit = code;
            expression.Kind = NumberKind.Money;
            place = Scan.SkipSpace(text, prefixEnd);
            if (place < 0 || place >= text.Length)
                return false;
        }

        var negative = TryReadSign(ref place);
        if (!ReadItem(place, ref expression))
            return false;
        if (negative)
        {
            if (expression.IsRange)
                return false;
            expression.First = expression.First.Negate();
            expression.Last = expression.First;
            expression.IsBareWord = false;
        }

        if (unit is not null)
        {
            expression.Unit = unit;
            expression.Kind = NumberKind.Money;
        }

        return true;
    }

    private bool TryReadSign(ref int place)
    {
        if (place >= text.Length)
            return false;
        if (Scan.IsDash(text[place]))
        {
            var next = Scan.SkipSpace(text, place + 1);
            if (next < 0 || next >= text.Length || !(Scan.IsDigit(text[next]) || text[next] == '.'))
                return false;
            place = next;
            return true;
        }

        if (text[place] == '+' && Wanted is not null)
        {
            place++;
            return false;
        }

        var word = NumeralLexicon.At(text, place, language, out var end);
        if (word.Role != NumeralRole.Minus)
            return false;
        var after = Scan.SkipSpace(text, end);
        if (after <= end)
            return false;
        place = after;
        return true;
    }

    private bool ReadItem(int at, ref NumberExpression item)
    {
        if (at < 0 || at >= text.Length)
            return false;
        var found = language == Language.Vietnamese ? ReadVietnameseItem(at, ref item) : ReadEnglishItem(at, ref item);
        if (!item.IsRange)
            item.Last = item.First;
        return found;
    }

    private bool TakeNumeral(int at, ref NumberExpression item)
    {
        if (!NumeralReader.TryRead(text, at, language, style, allowDigits: true, out var numeral) || numeral.IsOrdinal)
            return false;
        item.First = numeral.IsFraction ? new Amount(numeral.Numerator, numeral.Denominator) : new Amount(numeral.Value);
        item.End = numeral.End;
        item.Magnitude = numeral.Magnitude;
        item.HasDigits = Scan.IsDigit(text[at]);
        item.HasDecimals = numeral.HasDecimals;
        item.IsBareWord = !item.HasDigits && numeral.End == Scan.WordEnd(text, at);
        return true;
    }

    /// <summary>Digits with what only digits take: fraction strokes, mixed fractions, K and M, damaged letters among them.</summary>
    private bool ReadDigits(int at, ref NumberExpression item)
    {
        if (TryReadVulgar(at, ref item) || TryReadLeadingPoint(at, ref item) || TryReadDamaged(at, ref item))
            return true;
        if (!Scan.IsDigit(text[at]) || !TakeNumeral(at, ref item))
            return false;
        if (TryReadExponent(ref item))
            return true;
        if (item.HasDecimals || item.Magnitude != 1)
        {
            TryReadSuffix(ref item);
            return true;
        }

        if (item.End < text.Length && TryReadVulgarPart(item.End, out var part))
        {
            item.First = new Amount(item.First.Value + part.Value);
            item.End++;
            TakeMagnitude(ref item);
            return true;
        }

        if (TryReadStroke(item.End, item.First.Value, out var fraction, out var end))
        {
            item.First = fraction;
            item.End = end;
            return true;
        }

        // "1 4/5": a whole number and a fraction.
        var next = item.End + 1;
        if (next < text.Length && text[item.End] == ' ' && Scan.IsDigit(text[next]) && item.First.Value < 1000)
        {
            var digits = Scan.DigitsEnd(text, next);
            if (digits - next <= 2 && TryReadStroke(digits, Small(next, digits), out fraction, out end) && fraction.Value < 1)
            {
                item.First = new Amount(item.First.Value + fraction.Value);
                item.End = end;
                return true;
            }
        }

        TryReadSuffix(ref item);
        return true;
    }

    /// <summary>1.2e6, 7e-3.</summary>
    private bool TryReadExponent(ref NumberExpression item)
    {
        var at = item.End;
        if (at + 1 >= text.Length || text[at] is not ('e' or 'E') || item.Magnitude != 1)
            return false;
        var negative = Scan.IsDash(text[at + 1]);
        var start = negative || text[at + 1] == '+' ? at + 2 : at + 1;
        var end = Scan.DigitsEnd(text, start);
        if (end == start || end - start > 2 || (end < text.Length && char.IsLetterOrDigit(text[end])))
            return false;
        var exponent = (int)Small(start, end);
        if (exponent > 24 || item.First.Value >= 1000)
            return false;
        decimal factor = 1;
        for (var i = 0; i < exponent; i++)
            factor *= 10;
        item.First = new Amount(negative ? item.First.Value / factor : item.First.Value * factor);
        item.End = end;
        return true;
    }

    /// <summary>£18 7s. 6d.: shillings and pence behind pounds.</summary>
    private void TakeShillings(ref NumberExpression expression)
    {
        foreach (var (sign, worth) in (ReadOnlySpan<(char, decimal)>)[('s', 0.05m), ('d', 1m / 240)])
        {
            var start = Scan.SkipSpace(text, expression.End);
            if (start < 0)
                return;
            var end = Scan.DigitsEnd(text, start);
            if (end == start || end - start > 2 || end >= text.Length || text[end] != sign || (end + 1 < text.Length && char.IsLetterOrDigit(text[end + 1])))
                continue;
            expression.First = expression.Last = new Amount(Math.Round(expression.First.Value + (Small(start, end) * worth), 6));
            expression.End = end + 1 < text.Length && text[end + 1] == '.' && Scan.SkipSpace(text, end + 2) is var next && next < text.Length && next > 0 && Scan.IsDigit(text[next]) ? end + 2 : end + 1;
        }

        if (Wanted is not null && expression.End == text.Length - 1 && text[^1] == '.')
            expression.End++;
    }

    private decimal Small(int start, int end)
    {
        decimal value = 0;
        for (var i = start; i < end; i++)
            value = (value * 10) + (text[i] - '0');
        return value;
    }

    /// <summary>2/3, 1/ 3, 20/100: not dates, so nothing joined to it by another stroke.</summary>
    private bool TryReadStroke(int at, decimal numerator, out Amount fraction, out int end)
    {
        fraction = default;
        end = at;
        if (at >= text.Length || numerator is 0 or > 9999)
            return false;
        var place = at;
        if (text[place] == ' ' && place + 2 < text.Length && text[place + 1] is '/' or '⁄' && text[place + 2] == ' ')
            place++;
        if (text[place] is not ('/' or '⁄'))
            return false;
        place++;
        if (place < text.Length && text[place] == ' ')
            place++;
        end = Scan.DigitsEnd(text, place);
        if (end == place || end - place > 4 || text[place] == '0')
            return false;
        if (end < text.Length && (text[end] is '/' or '⁄' || Scan.IsLetter(text[end]) || (text[end] is '.' or '-' or ',' && end + 1 < text.Length && Scan.IsDigit(text[end + 1]))))
            return false;
        fraction = new Amount(numerator, Small(place, end));
        return true;
    }

    private bool TryReadVulgar(int at, ref NumberExpression item)
    {
        if (!TryReadVulgarPart(at, out var part))
            return false;
        item.First = part;
        item.End = at + 1;
        item.HasDigits = true;
        TakeMagnitude(ref item);
        return true;
    }

    private void TakeMagnitude(ref NumberExpression item)
    {
        var word = NumeralLexicon.At(text, Scan.SkipSpace(text, item.End), language, out var end);
        if (word.Role != NumeralRole.Scale)
            return;
        item.First = new Amount(item.First.Value * word.Value);
        item.Magnitude = word.Value;
        item.End = end;
    }

    private bool TryReadVulgarPart(int at, out Amount part)
    {
        part = default;
        if (text[at] < '¼')
            return false;
        (decimal Numerator, decimal Denominator) pair = text[at] switch
        {
            '½' => (1, 2),
            '⅓' => (1, 3),
            '⅔' => (2, 3),
            '¼' => (1, 4),
            '¾' => (3, 4),
            '⅕' => (1, 5),
            '⅖' => (2, 5),
            '⅗' => (3, 5),
            '⅘' => (4, 5),
            '⅙' => (1, 6),
            '⅚' => (5, 6),
            '⅐' => (1, 7),
            '⅛' => (1, 8),
            '⅜' => (3, 8),
            '⅝' => (5, 8),
            '⅞' => (7, 8),
            '⅑' => (1, 9),
            '⅒' => (1, 10),
            _ => default,
        };
        if (pair.Denominator == 0)
            return false;
        part = new Amount(pair.Numerator, pair.Denominator);
        return true;
    }

    private bool TryReadLeadingPoint(int at, ref NumberExpression item)
    {
        if (text[at] != '.' || at + 1 >= text.Length || !Scan.IsDigit(text[at + 1]))
            return false;
        var end = Scan.DigitsEnd(text, at + 1);
        if (end - at > 12)
            return false;
        decimal value = 0, unit = 1;
        for (var i = at + 1; i < end; i++)
        {
            unit /= 10;
            value += (text[i] - '0') * unit;
        }

        item.First = new Amount(value);
        item.End = end;
        item.HasDigits = item.HasDecimals = true;
        TakeMagnitude(ref item);
        if (item.Magnitude == 1)
            TryReadSuffix(ref item);
        return true;
    }

    /// <summary>l0, 1O0, l2.000: letters that a scanner takes for digits, where all the rest is digits.</summary>
    private bool TryReadDamaged(int at, ref NumberExpression item)
    {
        // Most numbers begin with digits and end before something else.
        if (Scan.IsDigit(text[at]) && Scan.DigitsEnd(text, at) is var plain && (plain == text.Length || text[plain] is not ('l' or 'I' or 'O' or 'o' or '.' or ',')))
            return false;
        const int longest = 12;
        Span<char> mended = stackalloc char[longest];
        int digits = 0, letters = 0, length = 0;
        for (var i = at; i < text.Length; i++)
        {
            var c = text[i];
            var digit = c switch { 'l' or 'I' => '1', 'O' or 'o' => '0', _ => c };
            if (!Scan.IsDigit(digit) && !(c is '.' or ',' && i + 1 < text.Length && (Scan.IsDigit(text[i + 1]) || text[i + 1] is 'O' or 'o' or 'l')))
            {
                if (Scan.IsLetter(c))
                    return false;
                break;
            }

            if (length == longest)
                return false;
            mended[length++] = digit;
            if (digit != c)
                letters++;
            else if (Scan.IsDigit(c))
                digits++;
        }

        if (letters == 0 || digits == 0 || (letters > digits && digits < 2 && length > 2))
            return false;
        if (!DigitNumerals.TryRead(mended[..length], 0, language, style, out var numeral) || numeral.End != length)
            return false;
        item.First = new Amount(numeral.Value);
        item.End = at + length;
        item.HasDigits = true;
        TakeMagnitude(ref item);
        return true;
    }

    /// <summary>100K, 1.2M, 2.33 k.</summary>
    private void TryReadSuffix(ref NumberExpression item)
    {
        var place = item.End;
        if (place < text.Length && text[place] == ' ')
            place++;
        if (place >= text.Length || (place + 1 < text.Length && char.IsLetterOrDigit(text[place + 1])))
            return;
        decimal factor = (text[place], place > item.End) switch
        {
            ('K' or 'k', false) => 1_000,
            ('k', true) => 1_000,
            ('M', false) => 1_000_000,
            ('G', false) => 1_000_000_000,
            ('B', false) when item.Kind == NumberKind.Money || Wanted == NumberKind.Money => 1_000_000_000,
            ('m', false) when item.Kind == NumberKind.Money => 1_000_000,
            _ => 0,
        };
        if (factor == 0 || Wanted == NumberKind.Quantity || item.First.Value > 1e9m)
            return;
        item.First = new Amount(item.First.Value * factor);
        item.Magnitude = factor;
        item.End = place + 1;
    }

    /// <summary>The joining word or dash and the other end of a range, where there is one and the ends ascend.</summary>
    /// <param name="ahead">The expression with the unit behind it, where there is one.</param>
    private bool TryReadRange(ref NumberExpression expression, NumberExpression ahead)
    {
        if (expression.IsRange && !expression.IsVague)
            return false;
        var firstUnit = expression.Unit;
        var joined = SkipJoiner(ahead.End, out var isDash, out var isOr);
        if (joined < 0)
        {
            if (ahead.Unit is null)
                return false;

            // "10 to 15 km" keeps its unit for the end.
            joined = SkipJoiner(expression.End, out isDash, out isOr);
            if (joined < 0)
                return false;
            ahead = expression;
        }

        var other = new NumberExpression { Start = joined, Magnitude = 1 };
        if (isDash && joined < text.Length && Scan.IsDash(text[joined]))
            return false;
        if (!TryReadEnd(joined, ref other) || (other.HasDigits != expression.HasDigits && isDash && other.Magnitude == 1))
            return false;
        if (other.Unit is null)
            TryReadUnit(ref other);
        if (ahead.Unit is not null && other.Unit != ahead.Unit && other.Unit is not null)
            return false;
        if (ahead.Unit is not null && other.Unit is null && firstUnit is null)
            return false;
        if (isDash && IsNumberRun(other.End))
            return false;
        var low = expression.First;
        var high = other.IsRange ? other.Last : other.First;
        if (expression.Magnitude == 1 && other.Magnitude >= 100 && !other.IsVague && low.Value < 1000 && !low.IsFraction
            && low.Value <= other.First.Value / other.Magnitude)
            low = new Amount(low.Value * other.Magnitude);
        if (low.CompareTo(high) >= 0 || (expression.IsVague != other.IsVague))
            return false;

        // "5 or 6", "1% hay 2%" are a range; "10 or 1000", "a third or a half" are two numbers.
        if (isOr && (high.Value > low.Value * 2 || low.IsFraction || high.IsFraction))
            return false;
        expression.First = low;
        expression.Last = high;
        expression.IsRange = true;
        expression.End = other.End;
        expression.Unit = ahead.Unit ?? other.Unit;
        expression.Kind = ahead.Unit is not null ? ahead.Kind : other.Kind;
        expression.Magnitude = other.Magnitude;
        expression.IsBareWord = false;
        expression.HasDigits |= other.HasDigits;
        expression.HasDecimals |= other.HasDecimals;
        return true;
    }

    /// <summary>A third number behind another dash: a date or an identifier.</summary>
    private bool IsNumberRun(int at) => at + 1 < text.Length && Scan.IsDash(text[at]) && Scan.IsDigit(text[at + 1]);

    private int SkipJoiner(int at, out bool isDash, out bool isOr)
    {
        isDash = isOr = false;
        var place = Scan.SkipSpace(text, at);
        if (place < 0 || place >= text.Length)
            return -1;
        if (Scan.IsDash(text[place]) || text[place] == '~')
        {
            isDash = true;
            var next = Scan.SkipSpace(text, place + 1);
            if (next < 0 || next >= text.Length)
                return -1;

            // A dash with space on one side only is a break of thought or a minus.
            return next > place + 1 == place > at ? next : -1;
        }

        if (place == at)
            return -1;
        var end = Scan.WordEnd(text, place);
        var word = text[place..end];
        var joins = language == Language.Vietnamese
            ? Is(word, "đến") || Is(word, "tới") || ((isOr = Is(word, "hay") || Is(word, "hoặc")) || Is(word, "cho") && IsChoDen(ref end)) || (AndJoins && Is(word, "và"))
            : Is(word, "to") || (isOr = Is(word, "or")) || (AndJoins && Is(word, "and"));
        if (!joins)
            return -1;
        var after = Scan.SkipSpace(text, end);
        return after > end && after < text.Length ? after : -1;
    }

    /// <summary>cho đến, cho tới.</summary>
    private bool IsChoDen(ref int end)
    {
        var place = Scan.SkipSpace(text, end);
        if (!IsWordAt(place, "đến", out var next) && !IsWordAt(place, "tới", out next))
            return false;
        end = next;
        return true;
    }

    /// <summary>Percent, currency or measure behind the number.</summary>
    private void TryReadUnit(ref NumberExpression expression)
    {
        var place = Scan.SkipSpace(text, expression.End);
        if (place < 0 || place >= text.Length)
            return;
        if (TryReadPercent(place, out var end))
        {
            expression.Unit = "%";
            expression.Kind = NumberKind.Percent;
            expression.End = end;
            if (language == Language.Vietnamese && !expression.IsRange && NumeralLexicon.At(text, Scan.SkipSpace(text, end), language, out var halfEnd).Role == NumeralRole.AndHalf)
            {
                expression.First = expression.Last = new Amount(expression.First.Value + 0.5m);
                expression.End = halfEnd;
            }

            return;
        }

        if (Scan.IsDash(text[place]) && place == expression.End && place + 1 < text.Length && Scan.IsLetter(text[place + 1]))
            place++;
        else if (place == expression.End && Scan.IsLetter(text[place]) && !expression.HasDigits)
            return;
        if (expression.Wanted(Wanted) is NumberKind.Cardinal or NumberKind.Percent or NumberKind.Ordinal)
            return;
        if (language == Language.English && (expression.First.IsFraction || expression.IsVague))
            place = SkipOfA(place);
        if (!Units.TryRead(text, place, language, out var unit, out end))
            return;
        if (Wanted is { } wanted)
            unit = Units.ForLabel(unit, wanted);
        if (Wanted is null ? unit.IsWeak || IsNameNext(unit, place, end) : unit.Kind != Wanted)
            return;
        expression.Unit = unit.Code;
        expression.Kind = unit.Kind;
        if (unit.Factor != 1)
        {
            expression.First = new Amount(Math.Round(expression.First.Value * unit.Factor, 6));
            expression.Last = new Amount(Math.Round(expression.Last.Value * unit.Factor, 6));
        }

        // Dong in large sums is the money of today's state; in small ones a coin of some earlier one.
        if (unit.Code == "đồng" && expression.Last.Value >= 1000)
            expression.Unit = "VND";
        expression.End = end;
        if (expression.First.IsFraction || expression.Last.IsFraction)
        {
            expression.First = new Amount(Math.Round(expression.First.Value, 6));
            expression.Last = new Amount(Math.Round(expression.Last.Value, 6));
        }

        if (language == Language.Vietnamese && !expression.IsRange && (Wanted is not null || expression.Kind == NumberKind.Quantity))
            TakeLowerPlace(ref expression, unit.Factor);
    }

    /// <summary>half a mile, hundreds of millions of dollars.</summary>
    private int SkipOfA(int place)
    {
        if (IsWordAt(place, "of", out var end))
            place = Math.Max(place, Scan.SkipSpace(text, end));
        return IsWordAt(place, "a", out end) || IsWordAt(place, "an", out end) ? Math.Max(place, Scan.SkipSpace(text, end)) : place;
    }

    /// <summary>một lạng rưỡi, một thước tám, 4 m 53: what follows the unit is its decimals.</summary>
    private void TakeLowerPlace(ref NumberExpression expression, decimal factor)
    {
        var place = Scan.SkipSpace(text, expression.End);
        if (place <= expression.End || place >= text.Length || expression.First.Value != Math.Truncate(expression.First.Value))
            return;
        var word = NumeralLexicon.At(text, place, language, out var end);
        decimal part;
        if (word.Role == NumeralRole.AndHalf)
        {
            part = 0.5m;
        }
        else if (Wanted is null)
        {
            return;
        }
        else if (word.Role is NumeralRole.Unit or NumeralRole.FinalUnit && end == text.Length)
        {
            part = word.Value / 10;
        }
        else
        {
            end = Scan.DigitsEnd(text, place);
            if (end == place || end != text.Length || end - place > 2)
                return;
            part = Small(place, end) / (end - place == 1 ? 10 : 100);
        }

        expression.First = expression.Last = new Amount(expression.First.Value + (part * factor));
        expression.End = end;
    }

    /// <summary>A capitalized unit word is a name (<c>2 Mark</c>), unless the unit is written so.</summary>
    private bool IsNameNext(UnitWord unit, int place, int end) =>
        Scan.IsLetter(text[place]) && char.IsUpper(text[place]) && end - place > 3 && unit.Code is not ("RUB" or "USD" or "DEM" or "FRF");

    private bool TryReadPercent(int at, out int end)
    {
        end = at + 1;
        if (text[at] is '%' or '％')
            return true;
        end = Scan.WordEnd(text, at);
        var word = text[at..end];
        if (language == Language.Vietnamese)
        {
            if (!Is(word, "phần"))
                return false;
            var place = Scan.SkipSpace(text, end);
            if (place < 0)
                return false;
            end = Scan.WordEnd(text, place);
            return Is(text[place..end], "trăm");
        }

        if (Is(word, "percent") || Is(word, "percentage") || Is(word, "percents") || Is(word, "pct"))
            return true;
        if (!Is(word, "per"))
            return false;
        var next = Scan.SkipSpace(text, end);
        if (next < 0)
            return false;
        end = Scan.WordEnd(text, next);
        return Is(text[next..end], "cent");
    }

    /// <summary>Equal but for case; <paramref name="lower"/> is in lower case.</summary>
    private static bool Is(ReadOnlySpan<char> word, string lower)
    {
        if (word.Length != lower.Length)
            return false;
        for (var i = 0; i < word.Length; i++)
        {
            if (Scan.Lower(word[i]) != lower[i])
                return false;
        }

        return true;
    }

    private bool IsWordAt(int at, string lower, out int end)
    {
        end = at;
        if (at < 0 || at >= text.Length)
            return false;
        end = Scan.WordEnd(text, at);
        return Is(text[at..end], lower);
    }
}

internal static class NumberExpressionExtensions
{
    /// <summary>The kind that is asked for, or that the expression already has a unit of.</summary>
    public static NumberKind? Wanted(this in NumberExpression expression, NumberKind? asked) =>
        asked ?? (expression.Kind == NumberKind.Cardinal ? null : expression.Kind);
}
