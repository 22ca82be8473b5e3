using NlpPipeline.Annotations;

namespace NlpPipeline.Normalization;

/// <content>Vietnamese items: vague numerals with hàng, vài, mấy; fractions with phần; pairs (<c>hai ba</c>, <c>ba bốn trăm</c>).</content>
internal readonly ref partial struct NumberExpressionReader
{
    private bool ReadVietnameseItem(int at, ref NumberExpression item)
    {
        if (!Scan.IsLetter(text[at]) || (text[at] is 'l' or 'I' or 'O' && at + 1 < text.Length && (Scan.IsDigit(text[at + 1]) || text[at + 1] == 'O')))
        {
            if (!ReadDigits(at, ref item))
                return false;
            if (!TryReadParts(ref item))
                TakeLowerThousands(ref item);
            return true;
        }

        if (TryReadHang(at, ref item) || TryReadSeveral(at, ref item) || TryReadHalfWord(at, ref item))
            return true;
        if (!TakeNumeral(at, ref item))
            return TryReadBareMagnitude(at, ref item);
        if (IsWordAt(Scan.SkipSpace(text, item.End), "tá", out var end))
        {
            item.First = new Amount(item.First.Value * 12);
            item.End = end;
            item.IsBareWord = false;
        }

        if (!TryReadParts(ref item) && !TryReadPair(at, ref item))
            TryReadOpenTens(ref item);
        if (Wanted is not null && item.First.Value < 10 && !item.IsRange && NumeralLexicon.At(text, Scan.SkipSpace(text, item.End), Language.Vietnamese, out end).Role == NumeralRole.AndHalf)
        {
            item.First = new Amount(item.First.Value + 0.5m);
            item.End = end;
        }

        return true;
    }

    /// <summary>2 triệu 650, 1tr2: digits behind a magnitude are its decimals, where they end the span.</summary>
    private void TakeLowerThousands(ref NumberExpression item)
    {
        if (Wanted is null || item.Magnitude < 1_000_000)
            return;
        var start = Scan.SkipSpace(text, item.End);
        if (start < 0)
            return;
        var end = Scan.DigitsEnd(text, start);
        if (end == start || end != text.Length || end - start is not (1 or 2 or 3))
            return;
        item.First = new Amount(item.First.Value + (Small(start, end) * item.Magnitude / (end - start == 1 ? 10 : end - start == 2 ? 100 : 1000)));
        item.End = end;
    }

    /// <summary>hàng trăm, hàng chục ngàn, nhiều triệu, where a label asks hằng trăm and cả ngàn too: from the unit to below its tenfold; hàng vài chục ngàn as vài.</summary>
    private bool TryReadHang(int at, ref NumberExpression item)
    {
        if (!IsWordAt(at, "hàng", out var end) && !IsWordAt(at, "nhiều", out end)
            && !(Wanted is not null && (IsWordAt(at, "hằng", out end) || IsWordAt(at, "từng", out end) || IsWordAt(at, "cả", out end))))
            return false;
        var place = Scan.SkipSpace(text, end);
        if (place <= end)
            return false;
        if (TryReadSeveral(place, ref item))
            return item.Magnitude > 1;
        if (!TryReadMagnitudes(place, out var magnitude, out end))
            return false;
        item.First = new Amount(magnitude);
        item.Last = new Amount((magnitude * 10) - 1);
        item.IsRange = item.IsVague = true;
        item.Magnitude = magnitude;
        item.End = end;
        return true;
    }

    /// <summary>The product of the magnitude words at <paramref name="at"/>: chục ngàn, trăm triệu.</summary>
    private bool TryReadMagnitudes(int at, out decimal magnitude, out int end)
    {
        magnitude = 1;
        end = at;
        for (var place = at; place >= 0;)
        {
            var word = NumeralLexicon.At(text, place, Language.Vietnamese, out var wordEnd);
            if (word.Role is not (NumeralRole.Hundred or NumeralRole.Scale) && !(word.Role == NumeralRole.TimesTen && magnitude == 1 && IsWordAt(place, "chục", out _)))
                break;
            if (magnitude * word.Value > 1e15m || (magnitude > 1 && word.Value < 1000))
                break;
            magnitude *= word.Value;
            end = wordEnd;
            place = Scan.SkipJoint(text, wordEnd);
        }

        return magnitude > 1;
    }

    private bool TryReadSeveral(int at, ref NumberExpression item)
    {
        var word = VagueWords.At(text, at, out var end);
        if (word.Low == 0)
        {
            // "một vài", "một đôi".
            if (!IsWordAt(at, "một", out end))
                return false;
            word = VagueWords.At(text, Scan.SkipSpace(text, end), out end);
            if (word.Low == 0 || word.NeedsMagnitude)
                return false;
        }
        else
        {
            // "vài ba", "dăm ba", "đôi ba", "dăm bảy".
            var place = Scan.SkipSpace(text, end);
            var second = NumeralLexicon.At(text, place, Language.Vietnamese, out var secondEnd);
            if (place > end && second is { Role: NumeralRole.Unit, Value: 3 or 7 } or { Role: NumeralRole.Teen, Value: 10 } && IsPairHead(word, second.Value))
            {
                word = word with { High = word.Low == 2 && word.High == 9 ? 9 : second.Value, NeedsMagnitude = false };
                if (word.Low == 4)
                    word = second.Value == 3 ? word with { Low = 3, High = 5 } : word with { Low = 5 };
                end = secondEnd;
            }
        }

        var after = Scan.SkipJoint(text, end);
        if (after >= 0 && TryReadMagnitudes(after, out var magnitude, out var magnitudeEnd))
        {
            item.Magnitude = magnitude;
            end = magnitudeEnd;
        }
        else if (word.NeedsMagnitude && (Wanted is null || word.Low == 2 && word.High == 3))
        {
            return false;
        }

        item.First = new Amount(word.Low * item.Magnitude);
        item.Last = new Amount(word.High * item.Magnitude);
        item.IsRange = item.IsVague = true;
        item.End = end;
        return true;
    }

    private static bool IsPairHead(VagueWord word, decimal second) => word.Low == 2 ? second == 3 : word.Low == 4;

    private bool TryReadHalfWord(int at, ref NumberExpression item)
    {
        int end;
        if (IsWordAt(at, "phân", out end) || IsWordAt(at, "một", out end))
        {
            var place = Scan.SkipSpace(text, end);
            if (place > end && (IsWordAt(place, "nửa", out end) || (IsWordAt(place, "nữa", out end) && (Wanted is not null || !IsListMarkNext(end)))))
                return TakeHalf(end, ref item);
            return false;
        }

        // "nửa" alone; "nửa triệu" is read as a numeral.
        if (!IsWordAt(at, "nửa", out end))
            return false;
        if (TakeNumeral(at, ref item))
            return true;
        return TakeHalf(end, ref item);
    }

    private bool IsListMarkNext(int at) => at >= text.Length || text[at] is '.' or ',' or ';';

    private static bool TakeHalf(int end, ref NumberExpression item)
    {
        item.First = new Amount(1, 2);
        item.End = end;
        return true;
    }

    /// <summary>một phần ba, 3 phần 4; phần trăm is a percent and left to the unit.</summary>
    private bool TryReadParts(ref NumberExpression item)
    {
        var place = Scan.SkipSpace(text, item.End);
        if (place <= item.End || !IsWordAt(place, "phần", out var end) || item.First.IsFraction || item.First.Value is < 1 or > 999)
            return false;
        place = Scan.SkipSpace(text, end);
        if (place <= end || place >= text.Length)
            return false;
        var word = NumeralLexicon.At(text, place, Language.Vietnamese, out var wordEnd);
        decimal denominator;
        if (word.Role == NumeralRole.Hundred)
            return false;
        if (word.Role is NumeralRole.FinalUnit)
        {
            denominator = word.Value;
        }
        else if (word is { Role: NumeralRole.Scale, Value: 1_000 or 10_000 or 1_000_000 })
        {
            denominator = word.Value;
        }
        else if (NumeralReader.TryRead(text, place, Language.Vietnamese, style, allowDigits: true, out var numeral) && !numeral.IsFraction)
        {
            denominator = numeral.Value;
            wordEnd = numeral.End;
        }
        else
        {
            return false;
        }

        if (denominator <= 1 || denominator != Math.Truncate(denominator))
            return false;
        item.First = new Amount(item.First.Value, denominator);
        item.End = wordEnd;
        item.IsBareWord = false;
        return true;
    }

    /// <summary>hai ba, năm bảy, ba bốn trăm, hai ba mươi, mười lăm hai mươi: two numerals side by side are a range.</summary>
    private bool TryReadPair(int at, ref NumberExpression item)
    {
        var place = Scan.SkipSpace(text, item.End);
        if (place <= item.End || item.HasDigits || !NumeralReader.TryRead(text, place, Language.Vietnamese, style, allowDigits: false, out var second))
            return false;
        var low = item.First.Value;
        if (item.IsBareWord && low is >= 1 and <= 9)
        {
            var head = NumeralLexicon.At(text, place, Language.Vietnamese, out _);
            if (head.Role != NumeralRole.Unit || head.Value == 0)
                return false;
            if (head.Value - low is not (1 or 2) && Wanted is not null && low >= 2 && second.Value == head.Value)
            {
                // "hai chín": twenty-nine with its mươi left out.
                item.First = new Amount((low * 10) + head.Value);
                item.End = second.End;
                item.IsBareWord = false;
                return true;
            }

            // "ba năm" is three years.
            if (head.Value - low is not (1 or 2) || second.Value % head.Value != 0 || (second.Value == 5 && Wanted is null))
                return false;
            var magnitude = second.Value / head.Value;
            if (magnitude is not (1 or 10 or 100 or 1_000 or 10_000 or 100_000 or 1_000_000 or 10_000_000 or 100_000_000 or 1_000_000_000))
                return false;
            low *= magnitude;
        }
        else if (low is < 10 or > 90 || second.Value <= low || second.Value - low > 10 || low % 5 != 0 || second.Value % 5 != 0)
        {
            return false;
        }

        item.First = new Amount(low);
        item.Last = new Amount(second.Value);
        item.IsRange = true;
        item.Magnitude = second.Magnitude;
        item.End = second.End;
        item.IsBareWord = false;
        return true;
    }

    /// <summary>hai mươi mấy: from twenty-one to twenty-nine; mười mấy: from eleven to nineteen.</summary>
    private void TryReadOpenTens(ref NumberExpression item)
    {
        if ((item.Magnitude != 10 && item.First.Value != 10) || item.HasDigits || item.First.Value % 10 != 0)
            return;
        var place = Scan.SkipSpace(text, item.End);
        if (place <= item.End || !IsWordAt(place, "mấy", out var end))
            return;
        item.Last = new Amount(item.First.Value + 9);
        item.First = new Amount(item.First.Value + 1);
        item.IsRange = item.IsVague = true;
        item.End = end;
    }

    /// <summary>trăm, ngàn, triệu without a number: one of it where something softens it; where a label asks.</summary>
    private bool TryReadBareMagnitude(int at, ref NumberExpression item)
    {
        if ((Wanted is not null || text[..at].TrimEnd().EndsWith("gấp")) && IsWordAt(at, "đôi", out var pairEnd))
        {
            item.First = new Amount(2);
            item.End = pairEnd;
            return true;
        }

        if (Wanted is not null && IsWordAt(at, "rưỡi", out var halfEnd))
        {
            item.First = new Amount(1.5m);
            item.End = halfEnd;
            return true;
        }

        if (!TryReadMagnitudes(at, out var magnitude, out var end) && !IsWordAt(at, "tá", out end))
            return false;
        item.First = new Amount(magnitude > 1 ? magnitude : 12);
        item.Magnitude = magnitude;
        item.End = end;
        item.IsBareWord = true;
        return true;
    }

    private bool TryReadOrdinal(int at, ref NumberExpression expression) =>
        language == Language.Vietnamese ? TryReadVietnameseOrdinal(at, ref expression) : TryReadEnglishOrdinal(at, ref expression);

    private bool TryReadVietnameseOrdinal(int at, ref NumberExpression expression)
    {
        if (!Scan.IsLetter(text[at]))
            return Wanted == NumberKind.Ordinal && TakeOrdinal(at, ref expression);
        var end = Scan.WordEnd(text, at);
        var word = text[at..end];
        if (Wanted == NumberKind.Ordinal && Is(word, "đầu") && end == text.Length)
            return Finish(ref expression, 1, end);
        if ((Is(word, "đầu") || Is(word, "trước")) && IsWordAt(Scan.SkipSpace(text, end), "tiên", out var firstEnd))
            return Finish(ref expression, 1, firstEnd);
        var place = Scan.SkipJoint(text, end);
        if (Is(word, "thứ") && place >= 0 && place < text.Length)
            return TakeOrdinal(place, ref expression);
        if (Is(word, "đệ") && place >= 0)
        {
            var next = Scan.WordEnd(text, place);
            return SinoVietnamese(text[place..next]) is var value and > 0 && Finish(ref expression, value, next);
        }

        return Wanted == NumberKind.Ordinal && TakeOrdinal(at, ref expression);
    }

    private bool TakeOrdinal(int at, ref NumberExpression expression)
    {
        if (Scan.IsDigit(text[at]))
        {
            return DigitNumerals.TryRead(text, at, Language.Vietnamese, style, out var digits) && digits.Value < 10_000
                && Finish(ref expression, digits.Value, digits.End);
        }

        var end = Scan.WordEnd(text, at);
        var word = text[at..end];
        if (Is(word, "nhất") || Is(word, "nhứt"))
            return Finish(ref expression, 1, end);
        if (Is(word, "nhì"))
            return Finish(ref expression, 2, end);
        if (Is(word, "tư"))
            return Finish(ref expression, 4, end);
        if (RomanNumeral.TryRead(word, out var roman))
            return Finish(ref expression, roman, end);
        return NumeralReader.TryRead(text, at, Language.Vietnamese, style, allowDigits: false, out var numeral) && numeral.Value is > 0 and < 10_000
            && Finish(ref expression, numeral.Value, numeral.End);
    }

    private static int SinoVietnamese(ReadOnlySpan<char> word)
    {
        string[] words = ["nhất", "nhị", "tam", "tứ", "ngũ", "lục", "thất", "bát", "cửu", "thập"];
        for (var i = 0; i < words.Length; i++)
        {
            if (Is(word, words[i]))
                return i + 1;
        }

        return Is(word, "nhứt") ? 1 : 0;
    }

    private static bool Finish(ref NumberExpression expression, decimal value, int end)
    {
        expression.First = expression.Last = new Amount(value);
        expression.Kind = NumberKind.Ordinal;
        expression.End = end;
        return true;
    }
}

/// <summary>vài, mấy, dăm, đôi: what few they stand for.</summary>
internal readonly record struct VagueWord(decimal Low, decimal High, bool NeedsMagnitude);

internal static class VagueWords
{
    private static readonly WordTable<VagueWord> Table = new(
    [
        ("vài", new VagueWord(2, 9, false)), ("vai", new VagueWord(2, 9, true)), ("mấy", new VagueWord(2, 9, true)), ("dăm", new VagueWord(4, 6, false)),
        ("đôi", new VagueWord(2, 3, true)),
    ]);

    public static VagueWord At(ReadOnlySpan<char> text, int at, out int end)
    {
        end = at;
        if (at < 0 || at >= text.Length)
            return default;
        end = Scan.WordEnd(text, at);
        return Table.TryGet(text[at..end], out var word) ? word : default;
    }
}
