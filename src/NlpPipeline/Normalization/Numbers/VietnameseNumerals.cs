using NlpPipeline.Annotations;

namespace NlpPipeline.Normalization;

/// <summary>Vietnamese cardinals: units, mươi/chục, trăm, nghìn/ngàn, vạn, triệu, tỷ; the short forms hăm, mốt, lăm, tư, linh/lẻ and
/// rưỡi. Digits may stand for the number before a magnitude (<c>5 nghìn</c>).</summary>
/// <remarks>năm is five or year: as the last word of a longer numeral it is read as year (<c>hai mươi năm</c> is twenty years),
/// since five there is lăm, save behind linh and lẻ.</remarks>
internal readonly ref struct VietnameseNumerals(ReadOnlySpan<char> text, NumberStyleHint style, bool allowDigits)
{
    private readonly ReadOnlySpan<char> text = text;

    public bool TryRead(int at, out Numeral numeral)
    {
        numeral = default;
        numeral.Magnitude = 1;
        if (TryReadBareHalf(at, ref numeral))
            return true;
        decimal total = 0, lastScale = decimal.MaxValue;
        var place = at;
        var found = false;
        while (TryReadGroup(place, found, out var group))
        {
            var after = group.End;
            var scale = ReadScales(ref after);
            if (group.NeedsScale && scale == 1)
                break;
            if (!found && group.HasDigits)
                numeral.HasDigits = true;
            if (found && group.HasDigits && scale == 1)
                break;
            if (scale > 1 && scale >= lastScale)
            {
                // "một nghìn hai trăm tỷ", "hai triệu ba nghìn tỷ": only tỷ may count what was said before it.
                const decimal billion = 1e9m;
                if (scale < billion || lastScale >= billion || scale / billion >= lastScale
                    || total + (group.Value * (scale / billion)) > Numeral.Largest / billion)
                {
                    break;
                }

                total = (total + (group.Value * (scale / billion))) * billion;
            }
            else
            {
                if (scale > 1 && group.Value > Numeral.Largest / scale)
                    break;
                var value = scale > 1 ? group.Value * scale : group.Value;
                if (found && scale == 1 && group.IsLoneUnit)
                {
                    // "ba nghìn hai": the last unit counts the next lower place.
                    value *= lastScale / 10;
                    total += value;
                    numeral.End = after;
                    numeral.Value = total;
                    return true;
                }

                if (found && value >= lastScale)
                    break;
                total += value;
            }

            found = true;
            numeral.End = after;
            numeral.Value = total;
            if (scale == 1)
            {
                if (group.Magnitude > 1)
                    numeral.Magnitude = group.Magnitude;
                TryReadDecimals(ref numeral, mayScale: lastScale == decimal.MaxValue);
                return true;
            }

            numeral.Magnitude = scale;
            lastScale = scale;
            var next = Scan.SkipJoint(text, after);
            if (Word(next, out var end).Role == NumeralRole.AndHalf)
            {
                numeral.Value += LastScaleWord(after, scale) / 2;
                numeral.End = end;
                return true;
            }

            if (next < 0)
                return true;
            if (TryReadDecimals(ref numeral, mayScale: false))
                return true;
            place = next;
        }

        return found;
    }

    /// <summary>nghìn rưỡi, triệu rưỡi: one and a half without the one.</summary>
    private bool TryReadBareHalf(int at, ref Numeral numeral)
    {
        var head = Word(at, out var end);
        if (head.Role is not (NumeralRole.Scale or NumeralRole.Hundred) || Word(Scan.SkipJoint(text, end), out var halfEnd).Role != NumeralRole.AndHalf)
            return false;
        numeral.Value = head.Value * 1.5m;
        numeral.Magnitude = head.Value;
        numeral.End = halfEnd;
        return true;
    }

    /// <summary>The product of the magnitude words at <paramref name="at"/> (<c>nghìn tỷ</c>), 1 where there is none.</summary>
    private decimal ReadScales(ref int at)
    {
        decimal scale = 1;
        while (true)
        {
            var word = Word(Scan.SkipJoint(text, at), out var end);
            if (word.Role != NumeralRole.Scale)
            {
                // "5triệu": the word runs on from the digits.
                if (scale > 1 || at == 0 || !Scan.IsDigit(text[at - 1]) || (word = Word(at, out end)).Role != NumeralRole.Scale)
                    return scale;
            }

            if (scale > 1 && word.Value <= scale)
                return scale;
            scale *= word.Value;
            at = end;
            if (scale > 1e15m)
                return scale;
        }
    }

    private decimal LastScaleWord(int scalesEnd, decimal product)
    {
        var start = Scan.WordStart(text, scalesEnd);
        return Word(start, out _) is { Role: NumeralRole.Scale } word ? word.Value : product;
    }

    private struct Group
    {
        public int End;
        public decimal Value;
        public decimal Magnitude;
        public bool IsLoneUnit;
        public bool NeedsScale;
        public bool HasDigits;
    }

    private bool TryReadGroup(int at, bool afterScale, out Group group)
    {
        group = default;
        if (at < 0 || at >= text.Length)
            return false;
        if (Scan.IsDigit(text[at]))
            return allowDigits && TryReadDigitGroup(at, ref group);
        var word = Word(at, out var end);
        switch (word.Role)
        {
            case NumeralRole.Gap when afterScale:
                return TryReadAfterGap(end, 0, ref group);
            case NumeralRole.Half when !afterScale:
                return Finish(ref group, end, 0.5m, needsScale: true);
            case NumeralRole.FinalUnit when afterScale:
                group.IsLoneUnit = true;
                return Finish(ref group, end, word.Value);
            case NumeralRole.Teen:
                return ReadUnitAfterTens(end, word.Value, ref group);
            case NumeralRole.Tens:
                return ReadUnitAfterTens(end, word.Value, ref group) && group.Value > word.Value;
            case NumeralRole.Unit:
                break;
            default:
                return false;
        }

        var next = Word(Scan.SkipJoint(text, end), out var nextEnd);
        switch (next.Role)
        {
            case NumeralRole.Hundred:
                if (word.Value == 0 && !afterScale)
                    return Finish(ref group, end, 0);
                return ReadAfterHundred(nextEnd, word.Value * 100, ref group);
            case NumeralRole.TimesTen when word.Value > 0:
                group.Magnitude = 10;
                return ReadUnitAfterTens(nextEnd, word.Value * 10, ref group);
            case NumeralRole.FinalUnit when word.Value >= 2:
                return Finish(ref group, nextEnd, (word.Value * 10) + next.Value);
        }

        if (afterScale && IsYearHere(word, end))
            return false;
        group.IsLoneUnit = word.Value != 0 && next.Role != NumeralRole.Scale;
        return Finish(ref group, end, word.Value);
    }

    private bool TryReadDigitGroup(int at, ref Group group)
    {
        if (!DigitNumerals.TryRead(text, at, Language.Vietnamese, style, out var digits))
            return false;
        group.HasDigits = true;
        var word = Word(Scan.SkipJoint(text, digits.End), out var end);
        if (word.Role is NumeralRole.Hundred && digits.Value < 10)
            return ReadAfterHundred(end, digits.Value * 100, ref group);
        if (word.Role is NumeralRole.Hundred or NumeralRole.TimesTen && digits.Value < 1000)
        {
            group.Magnitude = word.Value;
            return Finish(ref group, end, digits.Value * word.Value);
        }

        return Finish(ref group, digits.End, digits.Value);
    }

    private bool ReadAfterHundred(int at, decimal hundreds, ref Group group)
    {
        group.Magnitude = 100;
        var place = Scan.SkipJoint(text, at);
        var word = Word(place, out var end);
        switch (word.Role)
        {
            case NumeralRole.Gap when TryReadAfterGap(end, hundreds, ref group):
                group.Magnitude = 0;
                return true;
            case NumeralRole.AndHalf when hundreds > 0:
                return Finish(ref group, end, hundreds + 50);
            case NumeralRole.Teen:
                group.Magnitude = 0;
                return ReadUnitAfterTens(end, hundreds + word.Value, ref group);
            case NumeralRole.Tens:
                return ReadUnitAfterTens(end, hundreds + word.Value, ref group);
            case NumeralRole.FinalUnit when word.Value != 5 && hundreds > 0:
                return Finish(ref group, end, hundreds + (word.Value * 10));
            case NumeralRole.Unit:
                var next = Word(Scan.SkipJoint(text, end), out var nextEnd);
                if (next.Role == NumeralRole.TimesTen && word.Value > 0)
                {
                    group.Magnitude = next.Value;
                    return ReadUnitAfterTens(nextEnd, hundreds + (word.Value * 10), ref group);
                }

                if (next.Role == NumeralRole.FinalUnit && word.Value >= 2)
                    return Finish(ref group, nextEnd, hundreds + (word.Value * 10) + next.Value);
                if (next.Role is NumeralRole.Hundred or NumeralRole.Gap or NumeralRole.Unit || word.Value is 0 or 1 or 5)
                    return Finish(ref group, at, hundreds);
                return Finish(ref group, end, hundreds + (word.Value * 10));
            default:
                return Finish(ref group, at, hundreds);
        }
    }

    /// <summary>The unit behind linh or lẻ; tens too, since old prose has <c>một nghìn lẻ hai mươi</c>.</summary>
    private bool TryReadAfterGap(int at, decimal before, ref Group group)
    {
        var word = Word(Scan.SkipJoint(text, at), out var end);
        if (word.Role == NumeralRole.Teen)
            return ReadUnitAfterTens(end, before + word.Value, ref group);
        if (word.Role is not (NumeralRole.Unit or NumeralRole.FinalUnit) || word.Value == 0)
            return false;
        var next = Word(Scan.SkipJoint(text, end), out var nextEnd);
        return next.Role == NumeralRole.TimesTen
            ? ReadUnitAfterTens(nextEnd, before + (word.Value * 10), ref group)
            : Finish(ref group, end, before + word.Value);
    }

    private bool ReadUnitAfterTens(int at, decimal tens, ref Group group)
    {
        var word = Word(Scan.SkipJoint(text, at), out var end);
        if (word.Role == NumeralRole.FinalUnit)
        {
            group.Magnitude = 0;
            return Finish(ref group, end, tens + word.Value);
        }

        if (word.Role != NumeralRole.Unit || word.Value == 0 || IsYearHere(word, end))
            return Finish(ref group, at, tens);
        var next = Word(Scan.SkipJoint(text, end), out _);
        if (next.Role is NumeralRole.TimesTen or NumeralRole.Hundred or NumeralRole.Unit or NumeralRole.FinalUnit or NumeralRole.Gap)
            return Finish(ref group, at, tens);
        group.Magnitude = 0;
        return Finish(ref group, end, tens + word.Value);
    }

    /// <summary>Whether năm behind another number word means year: no magnitude follows it.</summary>
    private bool IsYearHere(NumeralWord word, int end) =>
        word is { Role: NumeralRole.Unit, Value: 5 }
        && Word(Scan.SkipJoint(text, end), out _).Role is not (NumeralRole.Scale or NumeralRole.Hundred or NumeralRole.TimesTen);

    /// <summary>phẩy and the digits behind it, one by one or as one number, and a magnitude behind them.</summary>
    private bool TryReadDecimals(ref Numeral numeral, bool mayScale)
    {
        if (numeral.HasDigits)
            return false;
        var at = Scan.SkipJoint(text, numeral.End);
        if (Word(at, out var end).Role != NumeralRole.Point)
            return false;
        decimal fraction = 0, place = 1;
        var digits = 0;
        while (digits < 12)
        {
            at = Scan.SkipJoint(text, end);
            var word = Word(at, out var wordEnd);
            if (digits == 0 && TryReadGroup(at, false, out var group) && !group.NeedsScale && group.Value is >= 10 and < 100)
            {
                fraction = group.Value / 100;
                digits = 2;
                end = group.End;
                break;
            }

            if (word.Role is not (NumeralRole.Unit or NumeralRole.FinalUnit))
                break;
            place /= 10;
            fraction += word.Value * place;
            digits++;
            end = wordEnd;
        }

        if (digits == 0)
            return false;
        numeral.End = end;
        numeral.Value += fraction;
        numeral.HasDecimals = true;
        if (!mayScale)
            return true;
        var scale = ReadScales(ref numeral.End);
        if (numeral.Value <= Numeral.Largest / scale)
            numeral.Value *= scale;
        numeral.Magnitude = scale;
        return true;
    }

    private static bool Finish(ref Group group, int end, decimal value, bool needsScale = false)
    {
        group.End = end;
        group.Value = value;
        group.NeedsScale = needsScale;
        return true;
    }

    private NumeralWord Word(int at, out int end) => NumeralLexicon.At(text, at, Language.Vietnamese, out end);
}
