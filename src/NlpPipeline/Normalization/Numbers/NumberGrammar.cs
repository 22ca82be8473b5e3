using NlpPipeline.Annotations;

namespace NlpPipeline.Normalization;

/// <summary>Finds numbers in a sentence by rule: spans and labels as the guidelines draw them, and what looks like a number but is
/// none (dates, identifiers, footnote and list marks, articles) left out. Linear in the length of the text.</summary>
public static class NumberGrammar
{
    /// <summary>Adds the numbers of a sentence to <paramref name="matches"/>, in text order, never overlapping.</summary>
    /// <param name="style">The document's habit for thousands and decimal marks, where known.</param>
    public static void Find(
        string sentence, Language language, List<NumberMatch> matches, NumberStyleHint style = NumberStyleHint.Unknown)
    {
        ArgumentNullException.ThrowIfNull(sentence);
        ArgumentNullException.ThrowIfNull(matches);
        var first = matches.Count;
        var text = sentence.AsSpan();
        var wholeLength = text.Trim().Length;
        var between = false;
        var at = 0;
        while (at < text.Length)
        {
            var c = text[at];
            if (c == ' ')
            {
                at++;
                continue;
            }

            if (Scan.IsLetter(c))
            {
                var end = Scan.WordEnd(text, at);
                if (!IsStart(text, at, end, language, out var joins))
                {
                    between = joins || (between && end - at > 4);
                    at = end;

                    // "F-16", "T34": digits glued to letters name a model.
                    if (at < text.Length && (Scan.IsDigit(text[at]) || (Scan.IsDash(text[at]) && at + 1 < text.Length && Scan.IsDigit(text[at + 1]) && end - at < 60 && IsModelHead(text[..end]))))
                        at = SkipGlued(text, at);
                    continue;
                }
            }
            else if (!IsStartSign(text, at))
            {
                at++;
                continue;
            }

            var reader = new NumberExpressionReader(text, language, style) { AndJoins = between };
            between = false;
            if (!reader.TryRead(at, out var expression))
            {
                at = Scan.IsDigit(c) ? SkipGlued(text, at) : Scan.IsLetter(c) ? Scan.WordEnd(text, at) : at + 1;
                continue;
            }

            var verdict = NumberFilter.Judge(text, ref expression, language, wholeLength);

            // The filter may have drawn the word before it in: "tuổi 15", unless another number holds that word.
            if (verdict == NumberVerdict.Take && (matches.Count == first || matches[^1].Span.End <= expression.Start))
                matches.Add(ToMatch(text, expression, language));
            at = verdict == NumberVerdict.SkipGlued ? Math.Max(expression.End, SkipGlued(text, at)) : expression.End;
        }

        MergeBounds(text, matches, first, language);
    }

    private static NumberMatch ToMatch(ReadOnlySpan<char> text, in NumberExpression expression, Language language)
    {
        var span = new TextSpan(expression.Start, expression.End);
        if (expression.Kind == NumberKind.Ordinal)
            return new NumberMatch(span, NumberKind.Ordinal, new NumberValue(expression.First));
        var bound = expression.Bound != NumberBound.Exact ? expression.Bound : BoundWords.Read(text, span.Start, span.End, language);
        return new NumberMatch(span, expression.Kind, expression.ToValue(bound));
    }

    /// <summary>Whether a word can begin a number; <paramref name="joins"/> where it is between or giữa.</summary>
    private static bool IsStart(ReadOnlySpan<char> text, int at, int end, Language language, out bool joins)
    {
        joins = false;
        var word = text[at..end];
        if (!NumberStarts.TryGet(word, language, out var role))
            return word is ['l' or 'I' or 'O'] && end < text.Length && Scan.IsDigit(text[end]) && (at == 0 || !Scan.IsDash(text[at - 1]));
        joins = role == StartRole.Between;
        return role == StartRole.Number || (role == StartRole.Prefix && end < text.Length) || (role == StartRole.Article && CountsBehind(text, end));
    }

    /// <summary>Whether what stands behind an article can count: a hundred, a few. Most articles are turned away here.</summary>
    private static bool CountsBehind(ReadOnlySpan<char> text, int at)
    {
        if (at + 1 >= text.Length || text[at] != ' ' || !Scan.IsLetter(text[at + 1]))
            return true;
        return NumeralLexicon.At(text, at + 1, Language.English, out var end).Role != NumeralRole.None || text[(at + 1)..end] is ['f' or 'F' or 'c' or 'C' or 'p' or 'P', ..];
    }

    private static bool IsStartSign(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        if (Scan.IsDigit(c))
            return true;
        if (c is '.')
            return at + 1 < text.Length && Scan.IsDigit(text[at + 1]) && (at == 0 || !char.IsLetterOrDigit(text[at - 1])) && (at == 0 || text[at - 1] != '.');
        if (c is '$' or '£' or '€' or '¥' or '₫' or '₽' or '₩' or '₹')
            return true;
        if (Scan.IsDash(c))
        {
            if (at > 0 && !Scan.IsSpace(text[at - 1]) && text[at - 1] is not ('(' or '[' or '"'))
                return false;
            var next = at + 1 < text.Length && text[at + 1] == ' ' ? at + 2 : at + 1;
            if (next >= text.Length || !(Scan.IsDigit(text[next]) || (text[next] == '.' && next + 1 < text.Length && Scan.IsDigit(text[next + 1]))))
                return false;

            // A dash at the head of a line marks a list, save where it stands close and alone: "-504".
            return next == at + 1 ? at == 0 || text[at - 1] != '\n' : IsOnlyNumber(text, at);
        }

        return c is >= '¼' and <= '¾' or >= '⅐' and <= '⅞';
    }

    private static bool IsOnlyNumber(ReadOnlySpan<char> text, int at)
    {
        // The look at the whole text is only for short ones: no scan may grow with the text.
        if (text.Length > 60)
            return false;
        foreach (var c in text)
        {
            if (Scan.IsLetter(c))
                return false;
        }

        return text[..at].Trim().IsEmpty && text.Length - at < 40;
    }

    private static bool IsModelHead(ReadOnlySpan<char> before)
    {
        var start = before.Length;
        while (start > 0 && before.Length - start < 6 && Scan.IsLetter(before[start - 1]))
            start--;
        var word = before[start..];
        return word.Length is > 0 and < 4 && char.IsUpper(word[^1]);
    }

    /// <summary>The end of the run of letters, digits and inner marks at <paramref name="at"/>: one identifier.</summary>
    private static int SkipGlued(ReadOnlySpan<char> text, int at)
    {
        while (at < text.Length && (char.IsLetterOrDigit(text[at]) || (text[at] is '-' or '.' or '/' or '_' or ':' && at + 1 < text.Length && char.IsLetterOrDigit(text[at + 1]))))
            at++;
        return at;
    }

    /// <summary>more than 40 and less than 100: two bounded numbers that make a range.</summary>
    private static void MergeBounds(ReadOnlySpan<char> text, List<NumberMatch> matches, int first, Language language)
    {
        for (var i = matches.Count - 2; i >= first; i--)
        {
            var (low, high) = (matches[i], matches[i + 1]);
            if (low.Kind != high.Kind || low.Value.Unit != high.Value.Unit
                || low.Value.Bound is not (NumberBound.Above or NumberBound.AtLeast) || high.Value.Bound is not (NumberBound.Below or NumberBound.AtMost)
                || low.Value.IsRange || high.Value.IsRange || low.Value.First.CompareTo(high.Value.First) >= 0)
                continue;
            var gap = text[low.Span.End..high.Span.Start];
            if (gap.Length > 40 || gap.IndexOfAny(',', '.', ';') >= 0
                || !(gap.Contains(language == Language.English ? " and " : " và ", StringComparison.OrdinalIgnoreCase)
                || gap.Contains(language == Language.English ? " but " : " nhưng ", StringComparison.OrdinalIgnoreCase)))
                continue;
            matches[i] = new NumberMatch(
                new TextSpan(low.Span.Start, high.Span.End), low.Kind, new NumberValue(low.Value.First, high.Value.First, NumberBound.Exact, low.Value.Unit));
            matches.RemoveAt(i + 1);
        }
    }
}
