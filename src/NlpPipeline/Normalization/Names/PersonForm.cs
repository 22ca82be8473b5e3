namespace NlpPipeline.Normalization.Names;

/// <summary>One written form of a person's name, with the last word as surname (the given name in Vietnamese, by which one is called).</summary>
internal sealed class PersonForm
{
    private readonly string[] given;

    private PersonForm(string text, string[] given, string surnameKey)
    {
        Text = text;
        this.given = given;
        SurnameKey = surnameKey;
    }

    /// <summary>The form as written, white space made single spaces.</summary>
    public string Text { get; }

    /// <summary>Key of the last word.</summary>
    public string SurnameKey { get; }

    public bool IsLone => given.Length == 0;

    /// <summary>True where the first given name is written out.</summary>
    public bool IsFull => given.Length > 0 && given[0].Length > 1;

    public bool HasInitial => given.Length > 0 && given[0].Length == 1;

    /// <summary>Given names and letters: more is more complete.</summary>
    public int Completeness => (given.Length * 100) + given.Sum(g => g.Length);

    /// <summary>Null where there is no word, and where a joining word makes two persons of it (<c>Nagy và Maléter</c>).</summary>
    public static PersonForm? Of(string text)
    {
        var words = NameWords.Of(text);
        if (words.Count == 0 || words.Exists(w => w is "và" or "and" or "et"))
            return null;
        var keys = words.ConvertAll(Key);
        return new PersonForm(string.Join(' ', text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)), [.. keys[..^1]], keys[^1]);
    }

    /// <summary>
    /// True where both can be one person's: the same surname, and each given name the other's at its place or its initial;
    /// patronymics may be left out.
    /// </summary>
    public bool IsCompatible(PersonForm other)
    {
        if (!string.Equals(SurnameKey, other.SurnameKey, StringComparison.Ordinal))
            return false;
        var shared = Math.Min(given.Length, other.given.Length);
        for (var i = 0; i < shared; i++)
        {
            if (!SameGiven(given[i], other.given[i]))
                return false;
        }

        return true;
    }

    private static bool SameGiven(string a, string b) =>
        a.Length == 1 || b.Length == 1 ? char.ToLowerInvariant(a[0]) == char.ToLowerInvariant(b[0]) : string.Equals(a, b, StringComparison.Ordinal);

    /// <summary>The sound of a transliterated word, the folded spelling of a Vietnamese one; one letter for an initial.</summary>
    private static string Key(string word)
    {
        if (word.Length <= 2 && char.IsUpper(word[0]) && (word.Length == 1 || !char.IsLetter(word[1])))
            return char.ToLowerInvariant(word[0]).ToString();
        var sound = NameWords.Sound([word]);
        return sound is { Length: > 1 } ? sound : SpellingKey.Of(word) is { Length: > 1 } key ? key : word + "·";
    }
}
