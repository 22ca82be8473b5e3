namespace NlpPipeline.Normalization.Names;

/// <summary>The words of a name as written: cut at spaces, and after the full stop of an initial (<c>V.I.Lenin</c>).</summary>
internal static class NameWords
{
    public static List<string> Of(string name)
    {
        var words = new List<string>();
        foreach (var part in name.Split([' ', '\t', '\n', '\r', '\u00A0', '.', ','], StringSplitOptions.RemoveEmptyEntries))
        {
            var word = part.EndsWith("'s", StringComparison.Ordinal) || part.EndsWith("’s", StringComparison.Ordinal) ? part[..^2] : part;
            if (word.AsSpan().Trim("-–'’\"").Length > 0)
                words.Add(word);
        }

        return words;
    }

    /// <summary>
    /// The phonetic keys of the words; null where a word is Vietnamese and not a transliteration in hyphens, because without
    /// its tones it would be any of several names.
    /// </summary>
    public static string? Sound(List<string> words)
    {
        var keys = new string[words.Count];
        for (var i = 0; i < words.Count; i++)
        {
            var foreign = words[i].Contains('-', StringComparison.Ordinal) || !PhoneticKey.HasVietnameseLetter(words[i]);
            if (!foreign || (keys[i] = PhoneticKey.Of(words[i])).Length == 0)
                return null;
        }

        return keys.Length == 0 ? null : string.Join(' ', keys);
    }
}
