using System.Globalization;
using NlpPipeline.Annotations;
using NlpPipeline.Segmentation;

namespace NlpPipeline.Training.Corpora.Checking;

/// <summary>Where stretches of one text may begin and end: at token edges, at grapheme edges, not at spaces or punctuation.</summary>
internal sealed class TextEdges
{
    private readonly string text;
    private readonly HashSet<int> starts = [];
    private readonly HashSet<int> ends = [];
    private readonly HashSet<int> graphemes = [];

    public TextEdges(string text)
    {
        this.text = text;
        foreach (var token in Tokenizer.Tokenize(text))
        {
            starts.Add(token.Start);
            ends.Add(token.End);
        }

        for (var i = 0; i < text.Length; i += StringInfo.GetNextTextElementLength(text.AsSpan(i)))
            graphemes.Add(i);
        graphemes.Add(text.Length);
    }

    /// <summary>What is wrong with the edges of a stretch; null where nothing is.</summary>
    public string? Fault(TextSpan span)
    {
        if (span.Length == 0)
            return "is empty";
        if (!graphemes.Contains(span.Start) || !graphemes.Contains(span.End))
            return "cuts a character and its combining marks";
        if (char.IsWhiteSpace(text[span.Start]) || char.IsWhiteSpace(text[span.End - 1]))
            return "begins or ends with a space";
        if (!starts.Contains(span.Start) || !ends.Contains(span.End))
            return "begins or ends inside a token";
        if (!MayLead(span) || !MayTrail(span))
            return "begins or ends with punctuation";
        return null;
    }

    /// <summary>Signs of amounts, and quotation marks and brackets that close inside the stretch, may begin it.</summary>
    private bool MayLead(TextSpan span)
    {
        var c = text[span.Start];
        if (!IsPunctuation(c))
            return true;
        var rest = span.Of(text)[1..];
        return c switch
        {
            '-' or '–' or '−' or '\'' or '’' or '.' or '#' => rest.Length > 0 && (char.IsAsciiDigit(rest[0]) || char.GetUnicodeCategory(rest[0]) == UnicodeCategory.CurrencySymbol),
            '(' or '[' or '"' or '“' or '«' or '‘' => rest.IndexOf(Closing(c)) >= 0,
            _ => false,
        };
    }

    /// <summary>A full stop of an abbreviation, signs of amounts, and marks that opened inside the stretch may end it.</summary>
    private bool MayTrail(TextSpan span)
    {
        var stretch = span.Of(text);
        var c = stretch[^1];
        if (!IsPunctuation(c) || c is '%' or '‰' or '′' or '″')
            return true;
        var before = stretch[..^1];
        return c switch
        {
            '.' => before.Length > 0 && char.IsLetter(before[^1]) && before.Length - 1 - before.LastIndexOfAnyExceptLetter() is > 0 and <= 4,
            '\'' or '’' or '"' or '”' or ')' or ']' or '»' => before.IndexOfAny(Opening(c)) >= 0 || (c is '\'' or '"' && before.Length > 0 && char.IsAsciiDigit(before[^1])),
            '!' or '?' => before.Length > 0 && char.IsLetter(before[^1]) && char.IsUpper(before[0]),
            _ => false,
        };
    }

    private static bool IsPunctuation(char c) => char.IsPunctuation(c);

    private static char Closing(char open) => open switch { '(' => ')', '[' => ']', '“' => '”', '«' => '»', '‘' => '’', _ => open };

    private static ReadOnlySpan<char> Opening(char close) => close switch { ')' => "(", ']' => "[", '”' => "“", '»' => "«", '’' => "‘'", '\'' => "'", _ => "\"“" };
}

internal static class LetterRuns
{
    /// <summary>Index of the last char that is no letter; -1 where all are.</summary>
    public static int LastIndexOfAnyExceptLetter(this ReadOnlySpan<char> text)
    {
        var i = text.Length - 1;
        while (i >= 0 && char.IsLetter(text[i]))
            i--;
        return i;
    }
}
