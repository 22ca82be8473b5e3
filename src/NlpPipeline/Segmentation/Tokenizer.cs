using System.Globalization;

namespace NlpPipeline.Segmentation;

/// <summary>
/// Cuts Vietnamese and English text into tokens: runs of letters, numbers with their inner marks (<c>1.200.000</c>), and
/// punctuation sign by sign (repeated signs together). Words run together in print (<c>tạiSouzdal</c>, <c>năm1948</c>) are
/// cut where case or kind changes, so that a name inside them has edges of its own; hyphens always cut, since
/// <c>Liên-Xô</c> is one name and <c>Nga-Đức</c> two.
/// </summary>
public static class Tokenizer
{
    /// <summary>Appends the tokens of <paramref name="text"/> between two offsets.</summary>
    public static void Tokenize(string text, int start, int end, List<Token> tokens)
    {
        var i = start;
        var glued = false;
        while (i < end)
        {
            var c = text[i];
            if (IsSpace(c))
            {
                glued = false;
                i++;
                continue;
            }

            var stop = Next(text, i, end);
            tokens.Add(new Token(i, stop, glued));
            glued = true;
            i = stop;
        }
    }

    public static List<Token> Tokenize(string text)
    {
        var tokens = new List<Token>();
        Tokenize(text, 0, text.Length, tokens);
        return tokens;
    }

    /// <summary>White space, and the controls and zero-width signs that web pages leave behind.</summary>
    internal static bool IsSpace(char c) => c <= ' ' || c is '\u00A0' or '\u200B' or '\uFEFF' or '\u2060' || (c > '\u007F' && char.IsWhiteSpace(c));

    internal static bool IsLetter(char c) =>
        c < 128 ? char.IsAsciiLetter(c) : char.IsLetter(c) || CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark;

    private static int Next(string text, int i, int end)
    {
        var c = text[i];
        if (char.IsAsciiDigit(c))
            return Number(text, i, end);
        if (IsLetter(c))
            return Word(text, i, end);
        if (c is '\'' or '’' && i + 1 < end && text[i + 1] is 's' && i > 0 && IsLetter(text[i - 1]) && (i + 2 == end || !IsLetter(text[i + 2])))
            return i + 2; // the English genitive
        if (i + 1 < end && char.IsSurrogatePair(c, text[i + 1]))
            return i + 2;
        var j = i + 1;
        while (j < end && text[j] == c)
            j++;
        return j;
    }

    private static int Number(string text, int i, int end)
    {
        var j = i + 1;
        while (j < end)
        {
            if (char.IsAsciiDigit(text[j]))
                j++;
            else if (text[j] is '.' or ',' && j + 1 < end && char.IsAsciiDigit(text[j + 1]))
                j += 2;
            else
                break;
        }

        return j;
    }

    private static int Word(string text, int i, int end)
    {
        var j = i + 1;
        while (j < end && IsLetter(text[j]))
        {
            if (char.IsUpper(text[j]) && char.IsLower(text[j - 1]))
                break;
            j++;
        }

        return j;
    }
}
