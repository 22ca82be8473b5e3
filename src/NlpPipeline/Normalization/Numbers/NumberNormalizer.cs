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

        // "12.791 families" in English: the noun outside the span tells that the point parts thousands.
        if (style == NumberStyleHint.Unknown && language == Language.English && kind == NumberKind.Cardinal && !inside.Contains(',')
            && DigitNumerals.IsPluralNext(sentence, span.End))
            style = NumberStyleHint.DotThousands;
        if (!TryReadSpan(inside, kind, language, style, out var expression))
            return null;
        if (kind == NumberKind.Ordinal)
            return new NumberValue(expression.First);
        expression.Unit ??= UnitBeside(sentence, span, kind, language, ref expression);
        if (kind is NumberKind.Quantity or NumberKind.Money && expression.Unit is null)
            return null;
        if (kind == NumberKind.Quantity)
            expression.Unit = Rates.Settle(expression, inside[Math.Min(expression.End, inside.Length)..], language);
        var bound = BoundWords.Read(sentence, span.Start, span.End, language);
        if (bound == NumberBound.Exact && expression.End < span.Length && inside[expression.End..].Trim() is "or so" or "or thereabouts")
            bound = NumberBound.About;
        if (expression.Bound != NumberBound.Exact)
            bound = expression.Bound;
        return Bounded(expression, bound, sentence, span, language);
    }

    /// <summary>The noun that a number counts, one word (<c>người</c> in <c>5 triệu người</c>, <c>officers</c> in <c>35 000 officers</c>).</summary>
    /// <returns>Its offsets in the sentence; null where none stands behind the number.</returns>
    public static TextSpan? CountedNoun(string sentence, TextSpan span, Language language)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(span.End, sentence.Length);
        return Normalization.CountedNoun.Find(sentence, span.End, language);
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
        if (kind == NumberKind.Ordinal)
            return TryReadOrdinal(inside, kind, language, style, out expression);
        var at = SkipPrefix(inside, language, out var joins);
        if (TryReadWhole(inside, at, kind, joins, language, style, strict: true, out expression))
            return true;
        if (kind == NumberKind.Money && OldCoins.TryRead(inside[at..], language, out expression))
            return true;

        // "four and five years": the and of a range that nothing before it tells.
        if (!joins && TryReadWhole(inside, at, kind, true, language, style, strict: true, out expression))
            return true;
        if (TryReadCompound(inside, at, kind, language, style, out expression))
            return true;
        if (TryReadMended(inside[at..], kind, joins, language, style, out expression))
            return true;
        return TryReadWhole(inside, at, kind, joins, language, style, strict: false, out expression);
    }

    private static bool TryReadOrdinal(ReadOnlySpan<char> inside, NumberKind kind, Language language, NumberStyleHint style, out NumberExpression expression)
    {
        var reader = new NumberExpressionReader(inside, language, style) { Wanted = kind };
        for (var place = 0; place >= 0 && place < inside.Length; place = NextWord(inside, place))
        {
            if (reader.TryRead(place, out expression) && expression.Kind == NumberKind.Ordinal)
                return true;
        }

        expression = default;
        return false;
    }

    private static bool TryReadWhole(
        ReadOnlySpan<char> inside, int at, NumberKind kind, bool joins, Language language, NumberStyleHint style, bool strict, out NumberExpression expression)
    {
        var reader = new NumberExpressionReader(inside, language, style) { Wanted = kind, AndJoins = joins };
        if (!reader.TryRead(at, out expression))
            return false;
        if (expression.End == inside.Length)
            return true;
        var rest = inside[expression.End..];
        if (strict || !IsRestHarmless(rest, language))
            return false;
        if (expression.Unit is null && kind is NumberKind.Quantity or NumberKind.Money)
            expression.Unit = OwnWord(rest, ref expression, language, kind);
        return true;
    }

    /// <summary>11 lb 6 oz, 42 km 195 m, bốn đồng sáu hào: the sum in the first unit; feet and inches in inches.</summary>
    private static bool TryReadCompound(
        ReadOnlySpan<char> inside, int at, NumberKind kind, Language language, NumberStyleHint style, out NumberExpression expression)
    {
        var reader = new NumberExpressionReader(inside, language, style) { Wanted = kind };
        if (!reader.TryRead(at, out expression) || expression.Unit is not { } unit || expression.IsRange || expression.End >= inside.Length)
            return false;
        var next = Scan.SkipSpace(inside, expression.End);
        if (next > 0 && next < inside.Length && inside[next..] is ['v', 'à', ' ', ..])
            next += 3;
        else if (next > 0 && inside[Math.Min(next, inside.Length)..].StartsWith("and ", StringComparison.Ordinal))
            next += 4;
        if (next <= expression.End || next >= inside.Length || !reader.TryRead(next, out var lower) || lower.End != inside.Length || lower.IsRange)
            return false;
        var lowerUnit = lower.Unit ?? (unit == "ft" ? "in" : null);
        decimal ratio;
        if (lowerUnit == unit)
            ratio = 1;
        else if (unit == "USD" && inside.EndsWith("xu", StringComparison.Ordinal))
            ratio = 1;
        else if (lowerUnit is not null && Units.TryGetSi(unit, out var factor, out _, out var si) && Units.TryGetSi(lowerUnit, out var lowerFactor, out _, out var lowerSi) && si == lowerSi
            && lowerFactor < factor)
            ratio = lowerFactor / factor;
        else
            return false;
        var sum = unit == "ft" ? (expression.First.Value * 12) + lower.First.Value : Math.Round(expression.First.Value + (lower.First.Value * ratio), 6);
        expression.Unit = unit == "ft" ? "in" : unit;
        expression.First = expression.Last = new Amount(sum);
        expression.End = inside.Length;
        return true;
    }

    /// <summary>The unit's own word where the tables do not know it: <c>80 talents</c>, <c>hai chén</c>.</summary>
    private static string? OwnWord(ReadOnlySpan<char> rest, ref NumberExpression expression, Language language, NumberKind kind)
    {
        var word = rest.Trim().TrimStart('-').TrimEnd('.').TrimEnd();
        foreach (var article in (ReadOnlySpan<string>)["a ", "an ", "of "])
        {
            if (language == Language.English && word.StartsWith(article, StringComparison.Ordinal))
                word = word[article.Length..].TrimStart();
        }

        if (language == Language.Vietnamese && kind == NumberKind.Money && word is "k" or "tr" or "K")
            return "VND";
        if (word.IsEmpty || word.Length > 24 || !Scan.IsLetter(word[0]) || word.Contains('\n'))
            return null;
        if (expression.First.IsFraction)
            expression.First = expression.Last = new Amount(Math.Round(expression.First.Value, 6));
        return language == Language.English && word.Length > 3 && word[^1] == 's' && word[^2] != 's' && !char.IsWhiteSpace(word[^2]) ? word[..^1].ToString() : word.ToString();
    }

    /// <summary>A span that is damaged but has one reading: digits split by spaces (<c>1 54,000</c>, <c>2.561 .351</c>), a long
    /// numeral with commas between its words.</summary>
    private static bool TryReadMended(
        ReadOnlySpan<char> inside, NumberKind kind, bool joins, Language language, NumberStyleHint style, out NumberExpression expression)
    {
        expression = default;
        const int longest = 160;
        if (inside.Length is 0 or > longest)
            return false;
        Span<char> mended = stackalloc char[longest];
        var length = 0;
        var changed = false;
        for (var i = 0; i < inside.Length; i++)
        {
            var c = inside[i];
            var betweenDigits = c == ' ' && i > 0 && i + 1 < inside.Length
                && (Scan.IsDigit(inside[i - 1]) || inside[i - 1] is '.' or ',') && (Scan.IsDigit(inside[i + 1]) || inside[i + 1] is '.' or ',');

            // "17 , 000", "25, 785": a stray blank beside the mark of thousands, where the span is one number.
            if (c == ' ' && kind == NumberKind.Cardinal && language == Language.English && IsSplitThousands(inside))
            {
                changed = true;
                continue;
            }

            // "1, 234" is a list, and "423 0000" two numbers: only a stray blank inside a group is a slip.
            if (betweenDigits && (inside[i - 1] == ',' || (Scan.DigitsEnd(inside, i + 1) - i > 4 && !inside.ContainsAny('.', ','))))
                return false;
            var comma = c == ',' && i > 0 && Scan.IsLetter(inside[i - 1]);
            if (betweenDigits && length > 0 && Scan.IsDigit(inside[i - 1]) && Scan.DigitsEnd(inside, i + 1) - i == 4 && mended[..length].LastIndexOfAny('.', ',') is var mark && mark >= 0)
            {
                mended[length++] = mended[mark];
                changed = true;
                continue;
            }

            if (betweenDigits || comma || (c == '+' && i == 0))
            {
                changed = true;
                continue;
            }

            mended[length++] = c;
        }

        return changed && TryReadWhole(mended[..length], 0, kind, joins, language, style, strict: true, out expression);
    }

    /// <summary>Groups of three digits behind commas with blanks beside them, and nothing else; the first group is no lone digit.</summary>
    private static bool IsSplitThousands(ReadOnlySpan<char> text)
    {
        var comma = text.IndexOf(',');
        if (comma < 2 || text[..comma].Trim().Length is < 2 or > 3 || text[..comma].Trim().ContainsAnyExceptInRange('0', '9'))
            return false;
        var rest = text[(comma + 1)..].Trim();
        return rest.Length == 3 && !rest.ContainsAnyExceptInRange('0', '9');
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
    private static int SkipPrefix(ReadOnlySpan<char> inside, Language language, out bool joins)
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
        place = SkipToSibling(text, place, language);
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

        if (kind == NumberKind.Money)
            return CurrencyNear(text, span, language) ?? UnitBefore(sentence, span, kind, language) ?? ColloquialCurrency(text, span, language);

        // A bare number that the tagger takes for a quantity is an age ("My brother at forty-five"), below zero a temperature.
        // anything else has the unit of the measure before it.
        if (expression.First.Value < 0)
            return "°C";
        var isAge = expression.First.Value < 130 && !expression.HasDecimals && expression.Magnitude < 100;
        return isAge ? "a" : UnitBefore(sentence, span, kind, language);
    }

    /// <summary>"from 20 to 30 km", "4.1 × 3.3 km": the unit stands behind the next number.</summary>
    private static int SkipToSibling(ReadOnlySpan<char> text, int place, Language language)
    {
        if (place < 0 || place >= text.Length)
            return place;
        var next = place;
        if (text[place] is '×' or 'x' or '-' or '–')
            next = Scan.SkipSpace(text, place + 1);
        else if (Scan.IsLetter(text[place]) && text[place..Scan.WordEnd(text, place)] is "to" or "or" or "and" or "by" or "đến" or "tới" or "hay" or "và")
            next = Scan.SkipSpace(text, Scan.WordEnd(text, place));
        return next > place && next < text.Length && NumeralReader.TryRead(text, next, language, NumberStyleHint.Unknown, allowDigits: true, out var other) && !other.IsOrdinal
            ? Scan.SkipSpace(text, other.End)
            : place;
    }

    /// <summary>400k, 1tr2: thousands and millions of dong.</summary>
    private static string? ColloquialCurrency(ReadOnlySpan<char> text, TextSpan span, Language language) =>
        language == Language.Vietnamese && (text[span.End - 1] is 'k' or 'K' || text[span.Start..span.End].Contains("tr", StringComparison.Ordinal)) ? "VND" : null;

    private static string? UnitBefore(string sentence, TextSpan span, NumberKind kind, Language language)
    {
        var matches = new List<NumberMatch>();
        NumberGrammar.Find(sentence[..span.Start], language, matches);
        return matches.FindLast(m => m.Kind == kind && m.Value.Unit is not ("a" or null)).Value?.Unit;
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
