using System.Text;
using NlpPipeline.Annotations;
using NlpPipeline.Documents;

namespace NlpPipeline.Storage;

/// <summary>Turns what a user types into an FTS5 query that cannot be malformed: all words, quoted words as a phrase.</summary>
internal static class FullTextQuery
{
    /// <exception cref="InvalidInputException">The text has no letter or digit.</exception>
    public static string Of(string text)
    {
        var query = new StringBuilder();
        var parts = NameFolder.WithoutStroke(Normal(text)).Split('"');
        for (var i = 0; i < parts.Length; i++)
        {
            var isPhrase = i % 2 == 1 && i < parts.Length - 1;
            foreach (var part in isPhrase ? [parts[i]] : parts[i].Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries))
            {
                // A word with a hyphen is several tokens, so it is searched as a phrase too.
                if (NameFolder.Fold(part) is { Length: > 0 })
                    query.Append(query.Length > 0 ? " " : "").Append('"').Append(part).Append('"');
            }
        }

        return query.Length > 0 ? query.ToString() : throw new InvalidInputException($"--text '{text}': a search needs a letter or a digit");
    }

    /// <summary>NFC without control characters: FTS5 ends a query at U+0000. Half a surrogate pair has no NFC.</summary>
    private static string Normal(string text)
    {
        var clean = string.Concat(text.EnumerateRunes().Select(r => Rune.IsControl(r) ? " " : r.ToString()));
        return UnicodeText.Normalize(clean);
    }
}
