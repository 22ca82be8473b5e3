using System.Globalization;
using System.Text;
using NlpPipeline.Documents;

namespace NlpPipeline.Reconciliation;

/// <summary>Keys under which spellings of one name meet where no canonical name is known.</summary>
internal static class FoldedName
{
    /// <summary>Lower case, no diacritics, words parted by one space.</summary>
    public static string Of(string text)
    {
        var result = new StringBuilder(text.Length);
        foreach (var c in UnicodeText.Normalize(text, NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            if (char.IsLetterOrDigit(c))
                result.Append(c is 'đ' or 'Đ' ? 'd' : char.ToLowerInvariant(c));
            else if (result.Length > 0 && result[^1] != ' ')
                result.Append(' ');
        }

        return result.ToString().TrimEnd();
    }

    /// <summary>A name's last word, its transliterations folded: Zinovieff, Zinôviev and Zinovyev meet.</summary>
    public static string Surname(string text)
    {
        var folded = Of(text);
        var last = folded[(folded.LastIndexOf(' ') + 1)..];
        return Transliterated(last);
    }

    /// <summary>First letter of the given names; null where the name is a surname alone.</summary>
    public static char? Initial(string text)
    {
        var folded = Of(text);
        return folded.Contains(' ', StringComparison.Ordinal) ? folded[0] : null;
    }

    private static string Transliterated(string word)
    {
        var s = word.Replace("tch", "ch", StringComparison.Ordinal).Replace("sch", "sh", StringComparison.Ordinal)
            .Replace("ou", "u", StringComparison.Ordinal).Replace("ph", "f", StringComparison.Ordinal)
            .Replace("kh", "h", StringComparison.Ordinal).Replace("dj", "j", StringComparison.Ordinal)
            .Replace('y', 'i').Replace('w', 'v').Replace("iev", "ev", StringComparison.Ordinal);
        var result = new StringBuilder(s.Length);
        foreach (var c in s)
        {
            if (result.Length == 0 || result[^1] != c)
                result.Append(c);
        }

        if (result.Length > 3 && result[^1] == 'f')
            result[^1] = 'v';
        if (result.Length > 4 && result[^1] == 'e')
            result.Length--;
        return result.ToString().Replace("iev", "ev", StringComparison.Ordinal);
    }
}
