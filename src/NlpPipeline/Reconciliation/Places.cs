using System.Collections.Frozen;

namespace NlpPipeline.Reconciliation;

/// <summary>Where an event was.</summary>
/// <param name="Key">Equal for spellings of one place.</param>
/// <param name="Name">A country's English name, the canonical name, or the text.</param>
/// <param name="IsNamed">False for a common noun (<c>the capital</c>), which tells no place from another.</param>
public sealed record Place(string Key, string Name, bool IsNamed)
{
    /// <summary>True for a state or a republic of a union.</summary>
    public bool IsCountry => Places.IsCountry(Key);

    public bool Equals(Place? other) => other is not null && Key == other.Key;

    public override int GetHashCode() => Key.GetHashCode(StringComparison.Ordinal);

    public override string ToString() => Name;
}

/// <summary>Place keys: spellings of a country meet, and a country is known from a place inside one.</summary>
internal static class Places
{
    private static readonly FrozenDictionary<string, string> Countries = Build(
        ("Soviet Union", "lien xo|lien bang xo viet|lien bang so viet|urss|ussr|soviet union|russia|nga|nuoc nga|lien bang nga|nga xo|u s s r|so viet|soviet russia"),
        ("Ukraine", "ukraine|uraine|ukraina"),
        ("China", "trung quoc|trung hoa|china|trung cong|tau"),
        ("Germany", "duc|germany|dong duc|east germany"),
        ("Poland", "ba lan|poland"),
        ("Hungary", "hung gia loi|hungary|hung"),
        ("Spain", "tay ban nha|spain"),
        ("Vietnam", "viet nam|vietnam"),
        ("Cambodia", "cam bot|campuchia|cambodia|mien|cao mien"),
        ("Kazakhstan", "kazakhstan|kazakstan"),
        ("Korea", "bac han|trieu tien|north korea|dai han|korea"),
        ("France", "phap|france"),
        ("United States", "hoa ky|my|united states|usa"),
        ("Japan", "nhat|nhat ban|japan"),
        ("Finland", "phan lan|finland"),
        ("Greece", "hy lap|greece"),
        ("Yugoslavia", "nam tu|yugoslavia"),
        ("Bulgaria", "bulgaria|bao gia loi"),
        ("Romania", "romania|lo ma ni|roumanie"),
        ("Czechoslovakia", "tiep khac|czechoslovakia"),
        ("Latvia", "lettonie|latvia"),
        ("Lithuania", "lituanie|lithuania"),
        ("Estonia", "estonie|estonia"),
        ("Cuba", "cuba"),
        ("Afghanistan", "afghanistan|a phu han"),
        ("Iran", "iran|ba tu"),
        ("Italy", "y|italy|italie"));

    private static readonly FrozenSet<string> Names = Countries.Values.ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The key of a place: a country's English name, else the canonical name, else the folded text.</summary>
    public static string Key(string? canonical, string text)
    {
        if (Countries.TryGetValue(FoldedName.Of(canonical ?? text), out var country))
            return country;
        return canonical ?? FoldedName.Of(text);
    }

    private static readonly FrozenSet<string> Pointers =
        new[] { "day", "do", "tai day", "o day", "tai do", "o do", "noi", "noi day", "noi do", "here", "there", "nuoc nay", "the country", "this country" }
            .ToFrozenSet(StringComparer.Ordinal);

    /// <summary>The place of a stretch of text; null where it only points back (<c>đây</c>, <c>here</c>).</summary>
    /// <param name="canonical">Canonical name of the mention in the stretch; null where none is known.</param>
    /// <param name="name">The mention's text; null where the stretch holds no name.</param>
    public static Place? Of(string? canonical, string? name, string text)
    {
        if (name is not null)
        {
            var key = Key(canonical, name);
            return key.Length == 0 ? null : new Place(key, IsCountry(key) ? key : canonical ?? name, true);
        }

        var folded = FoldedName.Of(text);
        if (folded.Length == 0 || Pointers.Contains(folded))
            return null;
        var named = char.IsUpper(text[0]);
        return new Place(named ? Key(null, text) : "~" + folded, text, named);
    }

    public static bool IsCountry(string key) => Names.Contains(key);

    private static FrozenDictionary<string, string> Build(params ReadOnlySpan<(string Country, string Names)> rows)
    {
        var result = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (var (country, names) in rows)
        {
            foreach (var name in names.Split('|'))
                result.TryAdd(name, country);
        }

        return result.ToFrozenDictionary(StringComparer.Ordinal);
    }
}
