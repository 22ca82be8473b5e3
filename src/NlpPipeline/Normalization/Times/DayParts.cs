using NlpPipeline.Annotations;

namespace NlpPipeline.Normalization;

/// <summary>The part of the day that a sentence names beside an hour: <c>at three in the afternoon</c>, <c>that evening, at 9.40</c>.</summary>
internal static class DayParts
{
    private const int After = 40;
    private const int Before = 60;

    private static readonly (string Word, DayPart Part)[] English =
        [("afternoon", DayPart.Afternoon), ("evening", DayPart.Evening), ("morning", DayPart.Morning), ("night", DayPart.Night), ("p.m", DayPart.Afternoon), ("a.m", DayPart.Morning), ("tonight", DayPart.Night)];

    private static readonly (string Word, DayPart Part)[] Vietnamese =
        [("chiều", DayPart.Afternoon), ("tối", DayPart.Evening), ("sáng", DayPart.Morning), ("đêm", DayPart.Night), ("khuya", DayPart.Night), ("trưa", DayPart.Midday)];

    /// <summary>The nearest named part, behind the hour before in front of it, within the clause; none where the sentence names none.</summary>
    public static DayPart Beside(string sentence, TextSpan span, Language language)
    {
        var words = language == Language.Vietnamese ? Vietnamese : English;
        var behind = Clause(sentence.AsSpan(span.End, Math.Min(After, sentence.Length - span.End)));
        var start = Math.Max(0, span.Start - Before);
        var front = sentence.AsSpan(start, span.Start - start);
        front = front[(front.LastIndexOfAny(';', '.', ':') + 1)..];
        var best = DayPart.None;
        var nearest = int.MaxValue;
        foreach (var (word, part) in words)
        {
            var at = behind.IndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && at < nearest && IsWord(behind, at, word.Length))
                (best, nearest) = (part, at);
        }

        if (best != DayPart.None)
            return best;
        foreach (var (word, part) in words)
        {
            var at = front.LastIndexOf(word, StringComparison.OrdinalIgnoreCase);
            if (at >= 0 && front.Length - at < nearest && IsWord(front, at, word.Length))
                (best, nearest) = (part, front.Length - at);
        }

        return best;
    }

    private static bool IsWord(ReadOnlySpan<char> text, int at, int length) =>
        (at == 0 || !char.IsLetter(text[at - 1])) && (at + length == text.Length || !char.IsLetter(text[at + length]));

    /// <summary>Up to the next hour or the end of the clause.</summary>
    private static ReadOnlySpan<char> Clause(ReadOnlySpan<char> text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (text[i] is ';' or ':' || (char.IsAsciiDigit(text[i]) && i > 0 && text[i - 1] == ' '))
                return text[..i];
        }

        return text;
    }
}
