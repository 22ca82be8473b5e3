using System.Globalization;
using System.Text;
using NlpPipeline.Documents;

namespace NlpPipeline.Storage;

/// <summary>Folds names and search text so that spellings meet: <c>Liên-Xô</c>, <c>LIÊN XÔ</c> and <c>lien xo</c> are one.</summary>
public static class NameFolder
{
    /// <summary>Lower case, no diacritics, <c>đ</c> as <c>d</c>, each run of other signs than letters and digits one space.</summary>
    public static string Fold(string text)
    {
        var folded = new StringBuilder(text.Length);
        foreach (var c in UnicodeText.Normalize(WithoutStroke(text), NormalizationForm.FormD))
        {
            if (CharUnicodeInfo.GetUnicodeCategory(c) == UnicodeCategory.NonSpacingMark)
                continue;
            if (char.IsLetterOrDigit(c) || char.IsSurrogate(c))
                folded.Append(char.ToLowerInvariant(c));
            else if (folded.Length > 0 && folded[^1] != ' ')
                folded.Append(' ');
        }

        if (folded.Length > 0 && folded[^1] == ' ')
            folded.Length--;
        return folded.ToString();
    }

    /// <summary>Unicode does not take <c>đ</c> apart, nor does SQLite's tokenizer.</summary>
    internal static string WithoutStroke(string text) => text.Replace('đ', 'd').Replace('Đ', 'D');
}
