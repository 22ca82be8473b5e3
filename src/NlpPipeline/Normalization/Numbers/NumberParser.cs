using NlpPipeline.Annotations;

namespace NlpPipeline.Normalization;

/// <summary>Reads a number written in words or digits, with its bound, range, percent, money or measure.</summary>
public static class NumberParser
{
    /// <exception cref="InvalidInputException">The text is not one number expression.</exception>
    public static NumberValue Parse(string text, Language language, NumberStyleHint style = NumberStyleHint.Unknown) =>
        TryParse(text, language, out var value, out _, style)
            ? value
            : throw new InvalidInputException($"'{Shorten(text)}' is not a number in words or digits: write one number, such as \"hai triệu rưỡi\" or \"1,200\"");

    /// <inheritdoc cref="TryParse(string?,Language,out NumberValue,out NumberKind,NumberStyleHint)"/>
    public static bool TryParse(string? text, Language language, out NumberValue value) => TryParse(text, language, out value, out _);

    /// <summary>Reads a text that holds one number expression and the words that bound it, nothing else.</summary>
    public static bool TryParse(
        string? text, Language language, out NumberValue value, out NumberKind kind, NumberStyleHint style = NumberStyleHint.Unknown)
    {
        value = null!;
        kind = default;
        if (string.IsNullOrWhiteSpace(text))
            return false;
        var trimmed = text.Trim();
        for (var at = 0; at < trimmed.Length && at < 60; at = Next(trimmed, at))
        {
            var reader = new NumberExpressionReader(trimmed, language, style) { AndJoins = at > 0 };
            if (!reader.TryRead(at, out var expression))
                continue;
            if (!IsBoundOnly(trimmed.AsSpan(0, at), language) || !IsBoundOnly(trimmed.AsSpan(expression.End), language))
                continue;
            kind = expression.Kind;
            var bound = expression.Bound != NumberBound.Exact ? expression.Bound : BoundWords.Read(trimmed, at, expression.End, language);
            value = kind == NumberKind.Ordinal ? new NumberValue(expression.First) : expression.ToValue(bound);
            return true;
        }

        return false;
    }

    private static bool IsBoundOnly(ReadOnlySpan<char> words, Language language)
    {
        for (var i = 0; i < words.Length; i++)
        {
            if (Scan.IsLetter(words[i]))
            {
                var end = Scan.WordEnd(words, i);
                if (!BoundWords.IsKnown(words[i..end], language))
                    return false;
                i = end - 1;
            }
            else if (char.IsLetterOrDigit(words[i]))
            {
                return false;
            }
        }

        return true;
    }

    private static int Next(string text, int at)
    {
        var end = Scan.WordEnd(text, at);
        end = end == at ? at + 1 : end;
        while (end < text.Length && text[end] == ' ')
            end++;
        return end;
    }

    private static string Shorten(string? text) => text is null ? "" : text.Length <= 40 ? text.ReplaceLineEndings(" ") : text[..40].ReplaceLineEndings(" ") + "…";
}
