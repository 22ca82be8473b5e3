using System.Text;

namespace NlpPipeline.Documents;

/// <summary>Unicode normal forms (UAX #15) of any string: what has none, halves of surrogate pairs that stand alone and the noncharacter
/// U+FFFE, for which .NET throws, becomes U+FFFD. The length stays until normalization.</summary>
public static class UnicodeText
{
    private const char NoCharacter = '\uFFFE';

    public static string Normalize(string text, NormalizationForm form = NormalizationForm.FormC) => Whole(text).Normalize(form);

    /// <summary>The text with U+FFFD for each code unit that has no normal form; the same string where there is none.</summary>
    public static string Whole(string text)
    {
        for (var i = 0; i < text.Length; i++)
        {
            var next = text.AsSpan(i).IndexOfAnyInRange('\uD800', '\uFFFE');
            if (next < 0)
                return text;
            i += next;
            if (i + 1 < text.Length && char.IsSurrogatePair(text[i], text[i + 1]))
                i++;
            else if (char.IsSurrogate(text[i]) || text[i] == NoCharacter)
                return Replaced(text);
        }

        return text;
    }

    private static string Replaced(string text)
    {
        var chars = text.ToCharArray();
        for (var i = 0; i < chars.Length; i++)
        {
            if (i + 1 < chars.Length && char.IsSurrogatePair(chars[i], chars[i + 1]))
                i++;
            else if (char.IsSurrogate(chars[i]) || chars[i] == NoCharacter)
                chars[i] = '\uFFFD';
        }

        return new string(chars);
    }
}
