using NlpPipeline.Annotations;

namespace NlpPipeline.Normalization;

/// <summary>The value of a number span that a tagger found, read with the words beside it.</summary>
public static class NumberNormalizer
{
    /// <summary>The value string of the span in the guidelines' form (<c>&gt;6000</c>, <c>~15%</c>, <c>700 g</c>).</summary>
    /// <param name="label">CARDINAL, PERCENT, MONEY, QUANTITY or ORDINAL.</param>
    /// <returns>Null where the grammar refuses the span, or the label is not of a number.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The span does not lie in the sentence.</exception>
    public static string? ValueOf(
        string sentence, TextSpan span, string label, Language language, NumberStyleHint style = NumberStyleHint.Unknown) =>
        Read(sentence, span, label, language, style)?.ToString();

    /// <inheritdoc cref="ValueOf"/>
    public static NumberValue? Read(
        string sentence, TextSpan span, string label, Language language, NumberStyleHint style = NumberStyleHint.Unknown)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(span.End, sentence.Length);
        if (!NumberKindExtensions.TryParse(label, out var kind))
            return null;
        var inside = sentence.AsSpan(span.Start, span.Length);
        if (!TryReadSpan(inside, kind, language, style, out var expression))
            return null;
        if (kind == NumberKind.Ordinal)
            return new NumberValue(expression.First);
        expression.Unit ??= UnitBeside(sentence, span, kind, language, ref expression);
        if (kind is NumberKind.Quantity or NumberKind.Money && expression.Unit is null)
            return null;
        var bound = BoundWords.Read(sentence, span.Start, span.End, language);
        if (expression.Bound != NumberBound.Exact)
            bound = expression.Bound;
        return Bounded(expression, bound, sentence, span, language);
    }

    private static NumberValue Bounded(NumberExpression expression, NumberBound bound, string sentence, TextSpan span, Language language)
    {
        // các … triệu người, những trăm: a magnitude in the plural.
        if (expression.IsBareWord && expression.Magnitude >= 100 && bound == NumberBound.Exact && language == Language.Vietnamese)
        {
            var plural = NumberContext.Before(sentence, span.Start, language);
            if (plural.IsPlural)
            {
                expression.Last = new Amount((expression.First.Value * 10) - 1);
                expression.IsRange = true;
            }
        }

        return expression.ToValue(bound);
    }

    private static bool TryReadSpan(ReadOnlySpan<char> inside, NumberKind kind, Language language, NumberStyleHint style, out NumberExpression expression)
    {
        var at = SkipPrefix(inside, kind, language, out var joins);
        if (kind != NumberKind.Ordinal && TryReadWhole(inside, at, kind, joins, language, style, out expression))
            return true;
        if (kind == NumberKind.Ordinal)
        {
            var ordinals = new NumberExpressionReader(inside, language, style) { Wanted = kind };
            for (var place = 0; place >= 0 && place < inside.Length; place = NextWord(inside, place))
            {
                if (ordinals.TryRead(place, out expression) && expression.Kind == NumberKind.Ordinal)
                    return true;
            }
        }

        expression = default;
        return false;
    }

    private static bool TryReadWhole(
        ReadOnlySpan<char> inside, int at, NumberKind kind, bool joins, Language language, NumberStyleHint style, out NumberExpression expression)
    {
        var reader = new NumberExpressionReader(inside, language, style) { Wanted = kind, AndJoins = joins };
        if (!reader.TryRead(at, out expression))
            return false;
        if (expression.End == inside.Length || IsRestHarmless(inside[expression.End..], language))
            return true;

        // "four and five years": the and of a range that nothing before it tells.
        reader = new NumberExpressionReader(inside, language, style) { Wanted = kind, AndJoins = true };
        return !joins && reader.TryRead(at, out expression) && (expression.End == inside.Length || IsRestHarmless(inside[expression.End..], language));
    }

    /// <summary>Words inside the span that no value needs: a noun, of, sign; but no second number.</summary>
    private static bool IsRestHarmless(ReadOnlySpan<char> rest, Language language)
    {
        for (var i = 0; i < rest.Length; i++)
        {
            if (Scan.IsDigit(rest[i]))
                return false;
            if (!Scan.IsLetter(rest[i]))
                continue;
            var word = NumeralLexicon.At(rest, i, language, out var end);
            if (word.Role is not (NumeralRole.None or NumeralRole.And or NumeralRole.Article or NumeralRole.Unit))
                return false;
            i = end - 1;
        }

        return true;
    }

    /// <summary>Words that a span may begin with although the number begins behind them: tuổi, between, từ, about.</summary>
    private static int SkipPrefix(ReadOnlySpan<char> inside, NumberKind kind, Language language, out bool joins)
    {
        joins = false;
        var at = 0;
        while (at < inside.Length && Scan.IsLetter(inside[at]))
        {
            var end = Scan.WordEnd(inside, at);
            var word = inside[at..end];
            var isJoin = word is "between" or "Between" or "giữa";
            var isSkip = isJoin || word is "from" or "From" or "từ" or "Từ" or "tuổi" or "gấp" or "about" or "khoảng" or "some" or "over" or "hơn" or "than" or "more"
                or "at" or "least" or "hạng" or "loại" or "thêm" or "the";
            if (!isSkip)
                break;
            joins |= isJoin;
            var next = Scan.SkipSpace(inside, end);
            if (next <= end)
                break;
            at = next;
        }

        return at;
    }

    private static int NextWord(ReadOnlySpan<char> text, int at)
    {
        var end = Scan.WordEnd(text, at);
        end = end == at ? at + 1 : end;
        while (end < text.Length && !char.IsLetterOrDigit(text[end]))
            end++;
        return end;
    }

    /// <summary>The unit of a span that holds only the number: the word behind it, a percent, the unit of an age.</summary>
    private static string? UnitBeside(string sentence, TextSpan span, NumberKind kind, Language language, ref NumberExpression expression)
    {
        switch (kind)
        {
            case NumberKind.Percent:
                return "%";
            case NumberKind.Cardinal:
                return null;
        }

        var text = sentence.AsSpan();
        var place = Scan.SkipSpace(text, span.End);
        if (place >= 0 && place < text.Length)
        {
            if (Scan.IsDash(text[place]) && place + 1 < text.Length)
                place++;
            if (Units.TryRead(text, place, language, out var unit, out _) && (unit = Units.ForLabel(unit, kind)).Kind == kind)
            {
                expression.First = new Amount(Math.Round(expression.First.Value * unit.Factor, 6));
                expression.Last = new Amount(Math.Round(expression.Last.Value * unit.Factor, 6));
                return unit.Code;
            }
        }

        // A bare number that the tagger takes for a quantity is an age: "My brother at forty-five".
        return kind == NumberKind.Quantity && expression.First.Value is >= 0 and < 150 ? "a" : CurrencyNear(text, span, language);
    }

    /// <summary>The currency sign or unit that another amount of the sentence has: "from $4.4 billion to 8".</summary>
    private static string? CurrencyNear(ReadOnlySpan<char> text, TextSpan span, Language language)
    {
        for (var i = span.Start - 1; i >= 0 && span.Start - i < 120; i--)
        {
            if (!char.IsLetterOrDigit(text[i]) && Units.TryReadPrefix(text, i, out var code, out _))
                return code;
        }

        for (var i = span.End; i < text.Length && i - span.End < 60; i++)
        {
            if (Scan.IsLetter(text[i]) && !Scan.IsLetter(text[i - 1]) && Units.TryRead(text, i, language, out var unit, out _)
                && unit is { Kind: NumberKind.Money, IsWeak: false })
                return unit.Code;
        }

        return null;
    }
}
