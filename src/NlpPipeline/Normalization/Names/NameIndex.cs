using System.Runtime.InteropServices;
using NlpPipeline.Segmentation;
using NlpPipeline.Tagging;

namespace NlpPipeline.Normalization.Names;

/// <summary>
/// The names of a gazetteer by label and spelling. A key that two entries of one label claim names neither, as does a phonetic
/// key; better no canonical name than a wrong one.
/// </summary>
internal sealed class NameIndex
{
    /// <summary>Letters below which a phonetic key says too little to name a place or a person.</summary>
    private const int ShortestPhonetic = 5;

    /// <summary>By hashes of label and spelling; they are many, and made at every start.</summary>
    private readonly Dictionary<ulong, string?> spellings = [];
    private readonly Lazy<Dictionary<(string Label, string Key), string?>> sounds;
    private readonly Lazy<Dictionary<string, List<PersonForm>>> surnames;

    public NameIndex(Gazetteer gazetteer)
    {
        // Made when first asked for: a short document may have no name that is not spelled as known, and no initials.
        sounds = new(() => Sounds(gazetteer));
        surnames = new(() => Surnames(gazetteer));
        spellings.EnsureCapacity(2 * gazetteer.Entries.Count);
        var tokens = new List<Token>();
        char[] room = [];
        var (@class, label) = ("", "");
        foreach (var entry in gazetteer.Entries)
        {
            if (entry.Canonical is not { } canonical)
                continue;
            if (!ReferenceEquals(entry.Class, @class))
                (@class, label) = (entry.Class, LabelOf(entry.Class));
            var start = entry.NamesStart;
            while (Gazetteer.NextName(entry.Content, ref start, entry.NamesEnd, out var from, out var to))
            {
                if (SpellingKey.HashOf(label, entry.Content, from, to, tokens, ref room) is not 0 and var key)
                    Claim(spellings, key, canonical);
            }
        }
    }

    /// <summary>The canonical name of an exact spelling, else of one that sounds the same; null for none or two.</summary>
    public string? Find(string label, string name)
    {
        char[] room = [];
        if (spellings.TryGetValue(SpellingKey.HashOf(label, name, 0, name.Length, [], ref room), out var canonical))
            return canonical;
        return Sound(label, name) is { } sound ? sounds.Value.GetValueOrDefault((label, sound)) : null;
    }

    /// <summary>The one person whose surname and initials these are (<c>N. I. Bukharin</c>); null for none or two.</summary>
    public string? FindByInitials(PersonForm form)
    {
        if (!form.HasInitial || form.SurnameKey.Length < ShortestPhonetic || !surnames.Value.TryGetValue(form.SurnameKey, out var bearers))
            return null;
        string? found = null;
        foreach (var bearer in bearers)
        {
            if (!form.IsCompatible(bearer))
                continue;
            if (found is not null)
                return null;
            found = bearer.Text;
        }

        return found;
    }

    private static Dictionary<(string Label, string Key), string?> Sounds(Gazetteer gazetteer)
    {
        var sounds = new Dictionary<(string Label, string Key), string?>();
        foreach (var entry in gazetteer.Entries)
        {
            if (entry.Canonical is not { } canonical)
                continue;
            var label = LabelOf(entry.Class);
            foreach (var name in entry.Names)
            {
                if (Sound(label, name) is { Length: > 0 } sound)
                    Claim(sounds, (label, sound), canonical);
            }
        }

        return sounds;
    }

    private static Dictionary<string, List<PersonForm>> Surnames(Gazetteer gazetteer)
    {
        var surnames = new Dictionary<string, List<PersonForm>>(StringComparer.Ordinal);
        foreach (var entry in gazetteer.Entries)
        {
            if (entry.Canonical is not { } canonical || LabelOf(entry.Class) != "PER" || PersonForm.Of(canonical) is not { IsFull: true } person)
                continue;
            if (!surnames.TryGetValue(person.SurnameKey, out var bearers))
                surnames.Add(person.SurnameKey, bearers = []);
            bearers.Add(person);
        }

        return surnames;
    }

    private static string LabelOf(string @class)
    {
        var dot = @class.IndexOf('.', StringComparison.Ordinal);
        return dot < 0 ? @class : @class[..dot];
    }

    /// <summary>Bodies, peoples, events and works have no phonetic key: their words are translated, not transliterated.</summary>
    private static string? Sound(string label, string name)
    {
        if (label is not ("PER" or "LOC"))
            return null;
        var words = NameWords.Of(name);
        var key = NameWords.Sound(words);
        return key is null || key.Replace(" ", "", StringComparison.Ordinal).Length < ShortestPhonetic + (label == "LOC" ? 1 : 0) ? null : key;
    }

    private static void Claim<T>(Dictionary<T, string?> index, T key, string canonical)
        where T : notnull
    {
        ref var earlier = ref CollectionsMarshal.GetValueRefOrAddDefault(index, key, out var exists);
        if (!exists)
            earlier = canonical;
        else if (!string.Equals(earlier, canonical, StringComparison.Ordinal))
            earlier = null;
    }
}
