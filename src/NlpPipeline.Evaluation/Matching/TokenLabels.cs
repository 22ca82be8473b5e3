using System.Globalization;
using NlpPipeline.Annotations;

namespace NlpPipeline.Evaluation;

/// <summary>
/// The labels of the tokens of a unit. A token is a run of letters, marks and digits, or one other character that is no space;
/// it carries each label that a span touching it has, once.
/// </summary>
internal static class TokenLabels
{
    public static HashSet<(int Token, string Label)> Of(string text, IReadOnlyList<LabelledSpan> spans)
    {
        var labels = new HashSet<(int, string)>();
        if (spans.Count == 0)
            return labels;
        var tokens = Tokenize(text);
        foreach (var span in spans)
        {
            var first = FirstEndingAfter(tokens, span.Span.Start);
            for (var t = first; t < tokens.Length && tokens[t].Start < span.Span.End; t++)
            {
                if (tokens[t].End > span.Span.Start)
                    labels.Add((tokens[t].Start, span.Label));
            }
        }

        return labels;
    }

    private static TextSpan[] Tokenize(string text)
    {
        var tokens = new List<TextSpan>();
        var i = 0;
        while (i < text.Length)
        {
            var start = i;
            if (IsWord(text, i))
            {
                while (i < text.Length && IsWord(text, i))
                    i++;
                tokens.Add(new TextSpan(start, i));
                continue;
            }

            i += i + 1 < text.Length && char.IsSurrogatePair(text, i) ? 2 : 1;
            if (!char.IsWhiteSpace(text[start]))
                tokens.Add(new TextSpan(start, i));
        }

        return [.. tokens];
    }

    private static bool IsWord(string text, int i) =>
        char.IsLetterOrDigit(text[i])
        || char.GetUnicodeCategory(text[i]) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static int FirstEndingAfter(TextSpan[] tokens, int offset)
    {
        var (low, high) = (0, tokens.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (tokens[middle].End <= offset)
                low = middle + 1;
            else
                high = middle;
        }

        return low;
    }
}
