using System.Collections.Frozen;
using NlpPipeline.Annotations;

namespace NlpPipeline.Segmentation;

/// <summary>
/// Cuts text into units: sentences, which never cross a line end. Survives initials (<c>V. V. Sher</c>), abbreviations
/// (<c>v.v.</c>, <c>Dr.</c>), ellipses, list marks, numbers with dots, and lines without a full stop.
/// </summary>
public static class SentenceSplitter
{
    /// <summary>Longest unit in UTF-16 code units; longer ones (tables, lost line ends) are cut at a space.</summary>
    public const int MaximumLength = 4000;

    private const string LineEnds = "\n\r\u0085\u2028\u2029";

    private static readonly FrozenSet<string> Abbreviations = new[]
    {
        "mr", "mrs", "ms", "dr", "gen", "col", "lt", "capt", "sgt", "gov", "sen", "rep", "rev", "hon", "no", "nos", "st", "vs", "vol",
        "pp", "p", "ed", "eds", "prof", "tp", "tr", "ts", "gs", "ths", "pgs", "bs", "ks", "ls", "jr", "sr", "fig", "ca", "cf", "al", "approx", "dept",
        "jan", "feb", "mar", "apr", "jun", "jul", "aug", "sep", "sept", "oct", "nov", "dec", "art", "op", "viz", "inc", "ltd", "co", "messrs", "mt", "ft",
        "th", "q", "x", "tcn", "scn",
    }.ToFrozenSet();

    private static readonly FrozenSet<string>.AlternateLookup<ReadOnlySpan<char>> AbbreviationLookup =
        Abbreviations.GetAlternateLookup<ReadOnlySpan<char>>();

    /// <summary>Appends the units of a stretch of text, without the spaces around them.</summary>
    public static void Split(string text, int start, int end, List<TextSpan> units)
    {
        while (start < end)
        {
            var line = text.AsSpan(start, end - start).IndexOfAny(LineEnds);
            var stop = line < 0 ? end : start + line;
            SplitLine(text, start, stop, units);
            start = stop + 1;
        }
    }

    private static void SplitLine(string text, int start, int end, List<TextSpan> units)
    {
        var from = start;
        for (var i = start; i < end; i++)
        {
            var c = text[i];
            if (i - from >= MaximumLength && (Tokenizer.IsSpace(c) || i - from >= MaximumLength + 200))
            {
                var cut = char.IsLowSurrogate(c) ? i - 1 : i;
                Add(text, from, cut, units);
                from = cut;
            }

            if (c is '.' or '!' or '?' or '…')
            {
                // A run of thousands of stops is no end of a sentence; it is cut as other long units are.
                var close = AfterClosers(text, i + 1, Math.Min(end, i + 64));
                if (close < end && Tokenizer.IsSpace(text[close]) && !IsAbbreviation(text, from, i) && BeginsSentence(text, close, end))
                {
                    Add(text, from, close, units);
                    from = close;
                }

                i = close - 1;
            }
        }

        Add(text, from, end, units);
    }

    /// <summary>The end of the run of stops, closing quotes and brackets.</summary>
    private static int AfterClosers(string text, int i, int end)
    {
        while (i < end && text[i] is '.' or '!' or '?' or '…' or '"' or '”' or '’' or '\'' or ')' or ']' or '»')
            i++;
        return i;
    }

    /// <summary>True where the dot at <paramref name="dot"/> belongs to an initial, an abbreviation or a list mark.</summary>
    private static bool IsAbbreviation(string text, int from, int dot)
    {
        if (text[dot] != '.')
            return false;
        var start = dot;
        while (start > from && Tokenizer.IsLetter(text[start - 1]))
            start--;
        var word = text.AsSpan(start, dot - start);
        if (word.Length == 0)
        {
            // A number that opens the unit is a list mark: "12. Tháng 3".
            var digits = dot;
            while (digits > from && char.IsAsciiDigit(text[digits - 1]))
                digits--;
            return digits < dot && dot - digits <= 3 && text.AsSpan(from, digits - from).Trim().Length == 0;
        }

        if (word.Length == 1)
        {
            // An initial, a list letter that opens the unit, or a page; but Ý is Italy.
            return word[0] is (>= 'A' and <= 'Z') or 'Đ'
                || text.AsSpan(from, start - from).Trim().Length == 0
                || (word[0] == 'p' && dot + 2 < text.Length && char.IsAsciiDigit(text[dot + 2]));
        }

        Span<char> lower = stackalloc char[8];
        if (word.Length > lower.Length)
            return false;
        word.ToLowerInvariant(lower);
        return AbbreviationLookup.Contains(lower[..word.Length])
            && (char.IsUpper(word[0]) || word.Length > 1)
            && !(start > from && text[start - 1] == '.' && word is "v");
    }

    /// <summary>True where what follows looks like a new sentence: not a lower-case letter.</summary>
    private static bool BeginsSentence(string text, int i, int end)
    {
        while (i < end && (Tokenizer.IsSpace(text[i]) || text[i] is '"' or '“' or '‘' or '\'' or '(' or '[' or '-' or '–' or '—' or '«' or '*' or '_'))
            i++;
        return i < end && !char.IsLower(text[i]) && (char.IsLetterOrDigit(text[i]) || text[i] is '$' or '£' or '€' or '<' or '>' or '#');
    }

    private static void Add(string text, int from, int end, List<TextSpan> units)
    {
        while (from < end && Tokenizer.IsSpace(text[from]))
            from++;
        while (end > from && Tokenizer.IsSpace(text[end - 1]))
            end--;
        if (end > from)
            units.Add(new TextSpan(from, end));
    }
}
