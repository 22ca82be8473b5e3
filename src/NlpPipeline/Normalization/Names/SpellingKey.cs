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
    public static string Of(string name) => Of(name, 0, name.Length, []);

    /// <summary>The key of a name that stands inside a text.</summary>
    /// <param name="tokens">Room for its tokens, which are lost.</param>
    public static string Of(string text, int start, int end, List<Token> tokens)
    {
        var key = new StringBuilder(end - start + 8);
        Span<char> folded = stackalloc char[140];
        tokens.Clear();
        Tokenizer.Tokenize(text, start, end, tokens);
        foreach (var token in tokens)
        {
            var form = token.Of(text);
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
