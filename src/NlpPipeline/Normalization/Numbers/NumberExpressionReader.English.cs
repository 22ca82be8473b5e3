using NlpPipeline.Annotations;

namespace NlpPipeline.Normalization;

/// <content>English items: vague numerals (<c>hundreds of thousands</c>, <c>several thousand</c>, <c>twenty-odd</c>), shares (<c>one in three</c>),
/// ordinals (<c>17th</c>, <c>twenty-first</c>).</content>
internal readonly ref partial struct NumberExpressionReader
{
    private bool ReadEnglishItem(int at, ref NumberExpression item)
    {
        if (!Scan.IsLetter(text[at]) || (text[at] is 'l' or 'I' or 'O' && at + 1 < text.Length && (Scan.IsDigit(text[at + 1]) || text[at + 1] == 'O')))
        {
            if (!ReadDigits(at, ref item))
                return false;
        }
        else if (TryReadPluralMagnitude(at, ref item) || TryReadEnglishSeveral(at, ref item) || TryReadTimesWord(at, ref item))
        {
            return true;
        }
        else if (!TakeNumeral(at, ref item))
        {
            return Wanted is not null && TryReadLabelled(at, ref item);
        }

        if (!TryReadShare(ref item) && !TryReadShortHundreds(ref item) && !TryReadOver(ref item))
            TryReadOdd(ref item);
        return true;
    }

    /// <summary>one twenty-two: a hundred and twenty-two.</summary>
    private bool TryReadShortHundreds(ref NumberExpression item)
    {
        if (!item.IsBareWord || item.First.Value is < 1 or > 9)
            return false;
        var place = Scan.SkipSpace(text, item.End);
        if (place <= item.End || NumeralLexicon.At(text, place, Language.English, out _).Role != NumeralRole.Tens
            || !NumeralReader.TryRead(text, place, Language.English, style, allowDigits: false, out var tens) || tens.IsOrdinal || tens.Value >= 100 || tens.HasDecimals)
            return false;
        item.First = new Amount((item.First.Value * 100) + tens.Value);
        item.End = tens.End;
        item.IsBareWord = false;
        return true;
    }

    /// <summary>three over five, where nothing follows: else over is a bound or a length of time.</summary>
    private bool TryReadOver(ref NumberExpression item)
    {
        var place = Scan.SkipSpace(text, item.End);
        if (place <= item.End || item.First.IsFraction || item.First.Value <= 0 || !IsWordAt(place, "over", out var end))
            return false;
        place = Scan.SkipSpace(text, end);
        if (place <= end || !NumeralReader.TryRead(text, place, Language.English, style, allowDigits: true, out var below) || below.IsOrdinal || below.IsFraction
            || below.Value <= 0 || below.End < text.Length)
            return false;
        item.First = new Amount(item.First.Value, below.Value);
        item.End = below.End;
        item.IsBareWord = false;
        return true;
    }

    /// <summary>hundreds, tens of thousands, hundreds of millions: from the unit to below its tenfold.</summary>
    private bool TryReadPluralMagnitude(int at, ref NumberExpression item)
    {
        var end = Scan.WordEnd(text, at);
        var word = text[at..end];
        decimal low, high;
        if (Is(word, "tens"))
            (low, high) = (10, 99);
        else if (Is(word, "dozens"))
            (low, high) = (10, 99);
        else if (Is(word, "scores"))
            (low, high) = (20, 99);
        else if (NumeralLexicon.TryGet(word, Language.English, out var entry) && entry.Role == NumeralRole.PluralMagnitude)
            (low, high) = (entry.Value, (entry.Value * 10) - 1);
        else
            return false;
        var first = end;
        var isTens = Is(word, "tens");
        if (IsWordAt(Scan.SkipSpace(text, end), "of", out var ofEnd))
        {
            var next = NumeralLexicon.At(text, Scan.SkipSpace(text, ofEnd), Language.English, out var nextEnd);
            if (next.Role is NumeralRole.PluralMagnitude or NumeralRole.Scale && next.Value >= 1000 && low * next.Value <= 1e15m)
            {
                low *= next.Value;
                high = ((high + 1) * next.Value) - 1;
                first = nextEnd;
                isTens = false;
            }
        }

        if (isTens)
            return false;
        item.First = new Amount(low);
        item.Last = new Amount(high);
        item.Magnitude = low;
        item.IsRange = item.IsVague = true;
        item.End = first;
        return true;
    }

    private bool TryReadEnglishSeveral(int at, ref NumberExpression item)
    {
        decimal low = 2, high = 9;
        int end;
        if (IsWordAt(at, "several", out end))
        {
        }
        else if (IsWordAt(at, "a", out end) || IsWordAt(at, "the", out end))
        {
            var place = Scan.SkipSpace(text, end);
            if (place <= end || Scan.Lower(text[at]) != 'a')
                return false;
            if (IsWordAt(place, "pair", out end) || IsWordAt(place, "couple", out end))
                high = 2;
            else if (!IsWordAt(place, "few", out end))
                return false;
        }
        else if (!IsWordAt(at, "few", out end) || NumeralLexicon.At(text, Scan.SkipSpace(text, end), Language.English, out _).Role is not (NumeralRole.Hundred or NumeralRole.Scale or NumeralRole.Dozen))
        {
            return false;
        }

        // "a couple of hundred", "several dozen", "a few hundred thousand".
        var after = Scan.SkipSpace(text, end);
        if (IsWordAt(after, "of", out var ofEnd))
            after = Scan.SkipSpace(text, ofEnd);
        decimal magnitude = 1;
        for (var i = 0; i < 2; i++)
        {
            var word = NumeralLexicon.At(text, after, Language.English, out var wordEnd);
            if (word.Role is not (NumeralRole.Hundred or NumeralRole.Scale or NumeralRole.Dozen) && !(i == 0 && word.Role == NumeralRole.PluralMagnitude))
                break;
            magnitude *= word.Value;
            end = wordEnd;
            after = Scan.SkipSpace(text, wordEnd);
            if (word.Role == NumeralRole.PluralMagnitude && IsWordAt(after, "of", out var next) && NumeralLexicon.At(text, Scan.SkipSpace(text, next), Language.English, out _) is { Role: NumeralRole.PluralMagnitude, Value: >= 1000 } larger)
            {
                magnitude *= larger.Value;
                NumeralLexicon.At(text, Scan.SkipSpace(text, next), Language.English, out end);
                break;
            }
        }

        if (magnitude > 1e12m)
            return false;
        item.First = new Amount(low * magnitude);
        item.Last = new Amount(high * magnitude);
        item.IsRange = high > low;
        item.IsVague = item.IsRange;
        item.Magnitude = magnitude;
        item.End = end;
        return true;
    }

    /// <summary>What is a number only because a label says so: a shilling, hundred or so, (a) third, XXI.</summary>
    private bool TryReadLabelled(int at, ref NumberExpression item)
    {
        var word = NumeralLexicon.At(text, at, Language.English, out var end);
        item.First = new Amount(1);
        item.End = end;
        switch (word.Role)
        {
            case NumeralRole.Article when Wanted is NumberKind.Money or NumberKind.Quantity:
                return true;
            case NumeralRole.Hundred or NumeralRole.Scale or NumeralRole.Dozen:
                item.First = new Amount(word.Value);
                item.Magnitude = word.Value;
                return true;
            case NumeralRole.Ordinal or NumeralRole.Denominator when word.Value > 2:
                item.First = new Amount(1, word.Value);
                return true;
        }

        if (IsWordAt(at, "double", out end))
        {
            item.First = new Amount(2);
            item.End = end;
            return true;
        }

        end = Scan.WordEnd(text, at);
        Span<char> capitals = stackalloc char[15];
        if (end - at > 15 || text[at..end].ToUpperInvariant(capitals) < 0 || !RomanNumeral.TryRead(capitals[..(end - at)], out var roman))
            return false;
        item.First = new Amount(roman);
        item.End = end;
        return true;
    }

    private bool TryReadTimesWord(int at, ref NumberExpression item)
    {
        decimal value;
        int end;
        if (IsWordAt(at, "twice", out end))
            value = 2;
        else if (IsWordAt(at, "thrice", out end))
            value = 3;
        else
            return false;
        item.First = new Amount(value);
        item.End = end;
        return true;
    }

    /// <summary>one in three, 7 out of 10.</summary>
    private bool TryReadShare(ref NumberExpression item)
    {
        if (item.First.IsFraction || item.Magnitude != 1 || item.First.Value is < 1 or > 99 || item.HasDecimals)
            return false;
        var place = Scan.SkipJoint(text, item.End);
        if (place <= item.End)
            return false;
        var isSmall = !item.HasDigits && item.First.Value < 10;
        var isWritten = false;
        if (IsWordAt(place, "out", out var end))
        {
            isWritten = true;
            place = Scan.SkipSpace(text, end);
            if (!IsWordAt(place, "of", out end))
                return false;
        }
        else if ((item.First.Value != 1 && !isSmall) || !IsWordAt(place, "in", out end))
        {
            return false;
        }

        place = Scan.SkipJoint(text, end);
        if (IsWordAt(place, "every", out end))
        {
            isWritten = true;
            place = Scan.SkipSpace(text, end);
        }

        if (place < 0 || !NumeralReader.TryRead(text, place, Language.English, style, allowDigits: true, out var second) || second.IsOrdinal
            || second.IsFraction || second.HasDecimals || second.Value <= item.First.Value
            || (item.First.Value != 1 && !isWritten && (second.HasDigits || second.Value > 10)) || (second.HasDigits && !isWritten && second.Value is > 1000 and < 2100))
            return false;
        item.First = new Amount(item.First.Value, second.Value);
        item.End = second.End;
        item.IsBareWord = false;
        return true;
    }

    /// <summary>twenty-odd, sixty odd.</summary>
    private void TryReadOdd(ref NumberExpression item)
    {
        if (!IsWordAt(Scan.SkipJoint(text, item.End), "odd", out var end) || item.First.Value < 10)
            return;
        item.End = end;
        item.IsBareWord = false;

        var tens = item.First.Value is < 100 && item.First.Value % 10 == 0;
        TakeMagnitude(ref item);

        // A round number and something up to the next: 20 to 29; beyond that it is only a guess.
        if (tens)
        {
            item.Last = new Amount(item.First.Value + (10 * item.Magnitude) - 1);
            item.IsRange = item.IsVague = true;
        }
        else
        {
            item.Bound = NumberBound.About;
        }
    }

    private bool TryReadEnglishOrdinal(int at, ref NumberExpression expression)
    {
        if (Scan.IsDigit(text[at]))
        {
            var end = Scan.DigitsEnd(text, at);
            if (end - at > 6 || end + 2 > text.Length)
                return Wanted == NumberKind.Ordinal && end - at <= 6 && Finish(ref expression, Small(at, end), end);
            var suffix = text.Slice(end, 2);
            if ((end + 2 == text.Length || !char.IsLetterOrDigit(text[end + 2])) && (Is(suffix, "st") || Is(suffix, "nd") || Is(suffix, "rd") || Is(suffix, "th")))
                return Finish(ref expression, Small(at, end), end + 2);
            return Wanted == NumberKind.Ordinal && Finish(ref expression, Small(at, end), end);
        }

        if (!Scan.IsLetter(text[at]))
            return false;
        if (NumeralReader.TryRead(text, at, Language.English, style, allowDigits: false, out var numeral))
        {
            if (numeral.IsOrdinal)
                return Finish(ref expression, numeral.Value, numeral.End);
            return Wanted == NumberKind.Ordinal && !numeral.IsFraction && Finish(ref expression, numeral.Value, numeral.End);
        }

        if (Wanted != NumberKind.Ordinal)
            return false;
        var wordEnd = Scan.WordEnd(text, at);
        return RomanNumeral.TryRead(text[at..wordEnd], out var roman) && Finish(ref expression, roman, wordEnd);
    }
}
