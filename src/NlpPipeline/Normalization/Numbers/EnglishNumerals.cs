using NlpPipeline.Annotations;

namespace NlpPipeline.Normalization;

/// <summary>English cardinals and ordinals in words, with digits where they stand before a magnitude (<c>3 hundred and one</c>), fractions
/// (<c>two thirds</c>, <c>one million and a half</c>) and decimals (<c>nought point nought three</c>).</summary>
internal readonly ref struct EnglishNumerals(ReadOnlySpan<char> text, NumberStyleHint style, bool allowDigits)
{
    private readonly ReadOnlySpan<char> text = text;

    public bool TryRead(int at, out Numeral numeral)
    {
        numeral = default;
        numeral.Magnitude = 1;
        if (TryReadHalfOf(at, ref numeral))
            return true;
        var first = Word(at, out var firstEnd);
        if (first.Role == NumeralRole.Article)
        {
            var next = Word(Scan.SkipJoint(text, firstEnd), out var nextEnd);
            if (next.Role is NumeralRole.Denominator or NumeralRole.Ordinal)
                return IsDenominator(next, singular: true) && Fraction(ref numeral, 1, next.Value, nextEnd);
            if (next.Role is not (NumeralRole.Hundred or NumeralRole.Scale or NumeralRole.Dozen))
                return false;
        }
        else if (first.Role == NumeralRole.Point)
        {
            numeral.End = at;
            return TryReadPoint(ref numeral);
        }

        if (!TryReadWhole(at, ref numeral, out var beforeAnd))
            return false;
        if (numeral.IsOrdinal)
            return true;
        if (beforeAnd.End >= 0 && TryReadOrdinalWords(SkipToDenominator(numeral.End), false, out _, out _))
        {
            // "one hundred and three quarters": what follows the "and" is the head of a fraction.
            Take(beforeAnd, ref numeral);
            TryReadAndFraction(ref numeral);
            return true;
        }

        if (TryReadDenominator(ref numeral) || TryReadPoint(ref numeral))
            return true;
        TryReadAndFraction(ref numeral);
        return true;
    }

    /// <summary>The state of a cardinal that is being read, kept so that a group that turns out to belong elsewhere can be given back.</summary>
    private struct State
    {
        public decimal Total;
        public decimal Section;
        public decimal LastScale;
        public NumeralRole Last;
        public int End;
        public decimal Magnitude;
    }

    private bool TryReadWhole(int at, ref Numeral numeral, out State beforeAnd)
    {
        var state = new State { LastScale = decimal.MaxValue, End = -1, Magnitude = 1 };
        var before = state;
        beforeAnd = state;
        var place = at;
        while (place >= 0 && place < text.Length)
        {
            if (Scan.IsDigit(text[place]))
            {
                if (!allowDigits || state.End >= 0 || !DigitNumerals.TryRead(text, place, Language.English, style, out var digits))
                    break;
                state.Section = digits.Value;
                state.End = digits.End;
                state.Last = NumeralRole.Teen;
                numeral.HasDigits = true;
                numeral.HasDecimals = digits.HasDecimals;
                place = NextPlace(state.End);
                continue;
            }

            var word = Word(place, out var end);
            var role = word.Role;
            var crossedAnd = false;
            if (role == NumeralRole.And && state.Last is NumeralRole.Hundred or NumeralRole.Scale or NumeralRole.Dozen or NumeralRole.Tens)
            {
                place = Scan.SkipJoint(text, end);
                word = Word(place, out end);
                if (word.Role is not (NumeralRole.Unit or NumeralRole.Teen or NumeralRole.Tens or NumeralRole.Ordinal))
                    break;
                if (state.Last == NumeralRole.Tens && word.Role != NumeralRole.Unit)
                    break;
                role = word.Role;
                crossedAnd = true;
                beforeAnd = state;
            }

            if (state.Last is NumeralRole.Hundred or NumeralRole.Scale or NumeralRole.Dozen && role is NumeralRole.Unit or NumeralRole.Teen or NumeralRole.Tens)
                before = state;
            var took = role switch
            {
                NumeralRole.Unit => AddUnit(ref state, word.Value, crossedAnd),
                NumeralRole.Teen => AddTeen(ref state, word.Value, role),
                NumeralRole.Tens => AddTeen(ref state, word.Value, role),
                NumeralRole.Hundred => Multiply(ref state, word.Value, role),
                NumeralRole.Dozen => Multiply(ref state, word.Value, role),
                NumeralRole.Scale => AddScale(ref state, word.Value),
                NumeralRole.PluralMagnitude when state.End >= 0 => word.Value switch
                {
                    10 => false,
                    100 => Multiply(ref state, word.Value, NumeralRole.Hundred),
                    12 => Multiply(ref state, word.Value, NumeralRole.Dozen),
                    _ => AddScale(ref state, word.Value),
                },
                NumeralRole.Article when state.End < 0 => TakeArticle(ref state, ref numeral),
                NumeralRole.Ordinal => AddOrdinal(ref state, word.Value, ref numeral),
                _ => false,
            };
            if (!took)
            {
                // "one hundred and two hundred": the last group heads a number of its own.
                if (role is NumeralRole.Hundred or NumeralRole.Scale or NumeralRole.Dozen && before.End >= 0)
                    state = before;
                break;
            }

            state.End = end;
            if (numeral.IsOrdinal)
                break;
            place = NextPlace(end);
        }

        if (state.End < 0 || state.Last == NumeralRole.Article)
            return false;
        Take(state, ref numeral);
        return true;
    }

    private static void Take(State state, ref Numeral numeral)
    {
        numeral.Value = state.Total + state.Section;
        numeral.End = state.End;
        numeral.Magnitude = state.Magnitude;
    }

    private int NextPlace(int end)
    {
        var place = Scan.SkipJoint(text, end);
        if (place >= 0)
            return place;

        // "5million": the word runs on from the digits.
        return end > 0 && end < text.Length && Scan.IsDigit(text[end - 1]) && Scan.IsLetter(text[end])
            && Word(end, out _).Role == NumeralRole.Scale ? end : -1;
    }

    private static bool TakeArticle(ref State state, ref Numeral numeral)
    {
        state.Section = 1;
        state.Last = NumeralRole.Article;
        numeral.HasArticle = true;
        return true;
    }

    private static bool AddUnit(ref State state, decimal value, bool crossedAnd)
    {
        if (state.Last is NumeralRole.Unit or NumeralRole.Teen or NumeralRole.Article)
            return false;
        if (value == 0 && (state.End >= 0 || crossedAnd))
            return false;
        state.Section += value;
        state.Last = NumeralRole.Unit;
        return true;
    }

    private static bool AddTeen(ref State state, decimal value, NumeralRole role)
    {
        if (state.Last is NumeralRole.Unit or NumeralRole.Teen or NumeralRole.Tens or NumeralRole.Article)
            return false;
        state.Section += value;
        state.Last = role;
        return true;
    }

    private static bool Multiply(ref State state, decimal value, NumeralRole role)
    {
        if (state.Last is not (NumeralRole.Unit or NumeralRole.Teen or NumeralRole.Tens or NumeralRole.Article)
            || state.Section is < 0 || state.Section >= (role == NumeralRole.Dozen ? 100_000 : 100) || state.Section == 0)
            return false;
        if (value == 100 && state.LastScale <= 100)
            return false;
        state.Section *= value;
        state.Last = role;
        state.Magnitude = value;
        return true;
    }

    private static bool AddScale(ref State state, decimal scale)
    {
        if (state.Last == NumeralRole.Scale)
        {
            if (state.Total > Numeral.Largest / scale || state.Section != 0)
                return false;
            state.Total *= scale;
            state.LastScale = scale;
        }
        else
        {
            if (state.End < 0 && state.Last != NumeralRole.Article)
                return false;
            if (scale >= state.LastScale || state.Section == 0 || state.Section > Numeral.Largest / scale)
                return false;
            state.Total += state.Section * scale;
            state.LastScale = scale;
        }

        state.Section = 0;
        state.Last = NumeralRole.Scale;
        state.Magnitude = scale;
        return true;
    }

    private static bool AddOrdinal(ref State state, decimal value, ref Numeral numeral)
    {
        if (state.End < 0)
        {
            state.Section = value;
        }
        else if (numeral.HasDigits)
        {
            return false;
        }
        else if (value < 10)
        {
            if (state.Last is NumeralRole.Unit or NumeralRole.Teen)
                return false;
            state.Section += value;
        }
        else if (value < 100)
        {
            if (state.Last is not (NumeralRole.Hundred or NumeralRole.Scale))
                return false;
            state.Section += value;
        }
        else if (value == 100)
        {
            if (!Multiply(ref state, 100, NumeralRole.Hundred))
                return false;
        }
        else if (!AddScale(ref state, value))
        {
            return false;
        }

        // "one fifth" is a fraction, "one hundred fifth" is not.
        state.Last = NumeralRole.Ordinal;
        numeral.IsOrdinal = true;
        return true;
    }

    /// <summary>half a million, half of a million, half; three quarters of a million is read by the caller of the fraction.</summary>
    private bool TryReadHalfOf(int at, ref Numeral numeral)
    {
        var word = Word(at, out var end);
        if (word.Role == NumeralRole.Article)
            word = Word(Scan.SkipJoint(text, end), out end);
        if (word.Role != NumeralRole.Half)
            return false;
        return Fraction(ref numeral, 1, 2, end);
    }

    /// <summary>The denominator behind a numerator: <c>two thirds</c>, <c>one - fourth</c>, <c>three twenty-firsts</c>, <c>three quarters</c>.</summary>
    private bool TryReadDenominator(ref Numeral numeral)
    {
        if (numeral.Value is < 1 or > 999 || numeral.HasDecimals)
            return false;
        if (!TryReadOrdinalWords(SkipToDenominator(numeral.End), numeral.Value == 1, out var denominator, out var end))
            return false;
        return denominator > 1 && (numeral.Value != 1 || denominator != 2) && Fraction(ref numeral, numeral.Value, denominator, end);
    }

    private int SkipToDenominator(int at)
    {
        var place = Scan.SkipJoint(text, at);
        if (place >= 0)
            return place;
        place = Scan.SkipSpace(text, at);
        return place >= 0 && place < text.Length && Scan.IsDash(text[place]) ? Scan.SkipSpace(text, place + 1) : -1;
    }

    /// <summary>An ordinal in words that can be a denominator: plural, or singular where <paramref name="singular"/>.</summary>
    private bool TryReadOrdinalWords(int at, bool singular, out decimal value, out int end)
    {
        var word = Word(at, out end);
        value = word.Value;
        if (word.Role == NumeralRole.Tens)
        {
            var unit = Word(Scan.SkipJoint(text, end), out end);
            value += unit.Value;
            return unit.Value < 10 && (unit.Role == NumeralRole.Denominator || (singular && unit.Role == NumeralRole.Ordinal));
        }

        return IsDenominator(word, singular) && value > 1;
    }

    private static bool IsDenominator(NumeralWord word, bool singular) =>
        word.Role == NumeralRole.Denominator || (singular && word.Role == NumeralRole.Ordinal && word.Value > 2);

    private bool Fraction(ref Numeral numeral, decimal numerator, decimal denominator, int end)
    {
        numeral.Numerator = numerator;
        numeral.Denominator = denominator;
        numeral.Value = numerator / denominator;
        numeral.End = end;

        // "three quarters million", "half a million", "three quarters of a million".
        var place = Scan.SkipJoint(text, end);
        var word = Word(place, out var wordEnd);
        if (place >= 0 && wordEnd - place == 2 && (text[place] | 0x20) == 'o' && (text[place + 1] | 0x20) == 'f')
        {
            place = Scan.SkipJoint(text, wordEnd);
            word = Word(place, out wordEnd);
            if (word.Role != NumeralRole.Article)
                return true;
        }

        if (word.Role == NumeralRole.Article)
            word = Word(Scan.SkipJoint(text, wordEnd), out wordEnd);
        if (word.Role is NumeralRole.Scale or NumeralRole.Hundred or NumeralRole.Dozen)
        {
            numeral.Value = numerator * word.Value / denominator;
            numeral.Magnitude = word.Value;
            numeral.Numerator = numeral.Denominator = 0;
            numeral.End = wordEnd;
        }

        return true;
    }

    private bool TryReadPoint(ref Numeral numeral)
    {
        var at = numeral.End;
        var place = at > 0 && !(Word(at, out var end) is { Role: NumeralRole.Point }) ? Scan.SkipJoint(text, at) : at;
        if (numeral.HasDigits || Word(place, out end).Role != NumeralRole.Point)
            return false;
        place = Scan.SkipJoint(text, end);
        if (place < 0)
            return false;
        decimal fraction = 0, unit = 1;
        var digits = 0;
        if (Scan.IsDigit(text[place]))
        {
            end = Scan.DigitsEnd(text, place);
            if (end - place > 12)
                return false;
            for (; place < end; place++)
            {
                unit /= 10;
                fraction += (text[place] - '0') * unit;
                digits++;
            }
        }
        else
        {
            for (; digits < 12; place = Scan.SkipJoint(text, end))
            {
                var word = Word(place, out var wordEnd);
                if (word.Role == NumeralRole.Unit)
                {
                    unit /= 10;
                    fraction += word.Value * unit;
                    digits++;
                }
                else if (word.Role is NumeralRole.Teen or NumeralRole.Tens && digits == 0)
                {
                    fraction = word.Value / 100;
                    digits = 2;
                    end = wordEnd;
                    var last = Word(Scan.SkipJoint(text, end), out var lastEnd);
                    if (word.Role == NumeralRole.Tens && last is { Role: NumeralRole.Unit, Value: > 0 })
                    {
                        fraction += last.Value / 100;
                        end = lastEnd;
                    }

                    break;
                }
                else
                {
                    break;
                }

                end = wordEnd;
            }
        }

        if (digits == 0)
            return false;
        numeral.Value += fraction;
        numeral.HasDecimals = true;
        numeral.End = end;
        var scale = Word(Scan.SkipJoint(text, end), out var scaleEnd);
        if (scale.Role is NumeralRole.Scale or NumeralRole.Hundred && numeral.Value < 1e6m)
        {
            numeral.Value *= scale.Value;
            numeral.Magnitude = scale.Value;
            numeral.End = scaleEnd;
        }

        return true;
    }

    /// <summary>and a half, and three quarters: of the magnitude just named where it is a thousand or more, else of one.</summary>
    private void TryReadAndFraction(ref Numeral numeral)
    {
        if (Word(Scan.SkipJoint(text, numeral.End), out var end).Role != NumeralRole.And)
            return;
        var fraction = new Numeral { Magnitude = 1 };
        var place = Scan.SkipJoint(text, end);
        var word = Word(place, out var wordEnd);
        if (word.Role == NumeralRole.Half || word.Role == NumeralRole.Article)
        {
            if (!TryReadHalfOf(place, ref fraction))
            {
                var next = Word(Scan.SkipJoint(text, wordEnd), out var nextEnd);
                if (word.Role != NumeralRole.Article || !IsDenominator(next, singular: true) || !Fraction(ref fraction, 1, next.Value, nextEnd))
                    return;
            }
        }
        else if (!TryReadWhole(place, ref fraction, out _) || fraction.IsOrdinal || !TryReadDenominator(ref fraction))
        {
            // "one fifth" reads as an ordinal first.
            return;
        }

        var magnitude = fraction.IsFraction && numeral.Magnitude >= 1000 ? numeral.Magnitude : 1;
        if (!fraction.IsFraction && numeral.Value < 1000)
        {
            // "two and a half million": the magnitude counts both.
            var scale = fraction.Magnitude;
            numeral.Value = (numeral.Value * scale) + fraction.Value;
            numeral.Magnitude = scale;
            numeral.End = fraction.End;
            return;
        }

        numeral.Value += fraction.Value * magnitude;
        numeral.End = fraction.End;
    }

    private NumeralWord Word(int at, out int end) => NumeralLexicon.At(text, at, Language.English, out end);
}
