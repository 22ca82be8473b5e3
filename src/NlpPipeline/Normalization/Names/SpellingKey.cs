using System.Text;
using NlpPipeline.Segmentation;
using NlpPipeline.Tagging;

namespace NlpPipeline.Normalization.Names;

/// <summary>
/// The key under which two spellings are the same name: folded tokens (<see cref="SpellingFolder"/>) without hyphens, full
/// stops, a leading <c>the</c> and a closing genitive. Digits count, unlike in the folder: order 00447 is not order 00485.
/// </summary>
internal static class SpellingKey
{
    public static string Of(string name)
    {
        var key = new StringBuilder(name.Length + 8);
        Span<char> folded = stackalloc char[140];
        foreach (var token in Tokenizer.Tokenize(name))
        {
            var form = token.Of(name);
            if (form is "-" or "–" or "." or "·" or "'s" or "’s")
                continue;
            if (key.Length == 0 && form.Equals("the", StringComparison.OrdinalIgnoreCase))
                continue;
            if (key.Length > 0)
                key.Append(' ');
            if (form.ContainsAnyInRange('0', '9'))
                key.Append(form);
            else
                key.Append(folded[..SpellingFolder.Fold(form, folded)]);
        }

        return key.ToString();
    }
}
