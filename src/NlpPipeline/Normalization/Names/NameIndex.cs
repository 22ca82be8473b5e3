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

    /// <summary>Stands in the table for two entries that claim one spelling.</summary>
    private const int Two = -1;

    private readonly Gazetteer gazetteer;

    /// <summary>By the hash of label and spelling, an entry, from 1.</summary>
    private readonly EdgeTable spellings;

    /// <summary>The same by the hash of label and phonetic key.</summary>
    private readonly Lazy<EdgeTable> sounds;
    private readonly Lazy<Dictionary<string, List<PersonForm>>> surnames;

    public NameIndex(Gazetteer gazetteer)
    {
        // Made when first asked for: a short document may have no name that is not spelled as known, and no initials.
        sounds = new(() => gazetteer.Tables.Sounds ?? SoundsOf(gazetteer));
        surnames = new(() => Surnames(gazetteer));
        this.gazetteer = gazetteer;
        spellings = gazetteer.Tables.Spellings ?? SpellingsOf(gazetteer);
    }

    /// <summary>The canonical name of an exact spelling, else of one that sounds the same; null for none or two.</summary>
    public string? Find(string label, string name)
    {
        char[] room = [];
        var entry = spellings.Find(0, SpellingKey.HashOf(label, name, 0, name.Length, [], ref room));
        if (entry == 0 && SoundHashOf(label, name) is not 0 and var sound)
            entry = sounds.Value.Find(0, sound);

        // A made-up file's table may name entries that are not there.
        return entry > 0 && entry <= gazetteer.Entries.Count ? gazetteer.Entries[entry - 1].Canonical : null;
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

    /// <summary>The table of the spellings of all entries with a canonical name.</summary>
    internal static EdgeTable SpellingsOf(Gazetteer gazetteer)
    {
        var tokens = new List<Token>();
        char[] room = [];
        return TableOf(gazetteer.Tables.Entries, (label, names, from, to) => SpellingKey.HashOf(label, names, from, to, tokens, ref room));
    }

    /// <summary>The table of their phonetic keys.</summary>
    internal static EdgeTable SoundsOf(Gazetteer gazetteer) =>
        TableOf(gazetteer.Tables.Entries, (label, names, from, to) => SoundHashOf(label, names[from..to]));

    /// <param name="hash">Of a label and the name that stands in a line from a character to another; 0 for none.</param>
    private static EdgeTable TableOf(GazetteerEntries entries, Func<string, string, int, int, ulong> hash)
    {
        var table = new EdgeTable();
        table.Reserve(entries.Count);
        var (@class, label) = ("", "");
        for (var entry = 0; entry < entries.Count; entry++)
        {
            if (!entries.HasCanonical(entry))
                continue;
            if (!ReferenceEquals(entries.ClassOf(entry), @class))
                (@class, label) = (entries.ClassOf(entry), LabelOf(entries.ClassOf(entry)));
            var names = entries.SpellingsOf(entry);
            var start = 0;
            while (Gazetteer.NextName(names, ref start, names.Length, out var from, out var to))
            {
                if (hash(label, names, from, to) is not 0 and var key)
                    Claim(ref table.FindOrAdd(0, key, entry + 1), entry, entries);
            }
        }

        return table;
    }

    private static void Claim(ref int earlier, int entry, GazetteerEntries entries)
    {
        if (earlier != entry + 1 && earlier != Two && !string.Equals(entries.CanonicalOf(earlier - 1), entries.CanonicalOf(entry), StringComparison.Ordinal))
            earlier = Two;
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

    private static ulong SoundHashOf(string label, string name) => Sound(label, name) is { Length: > 0 } sound ? Hash64.Of(sound, Hash64.Of(label, 0)) : 0;

    /// <summary>Bodies, peoples, events and works have no phonetic key: their words are translated, not transliterated.</summary>
    private static string? Sound(string label, string name)
    {
        if (label is not ("PER" or "LOC"))
            return null;
        var words = NameWords.Of(name);
        var key = NameWords.Sound(words);
        return key is null || key.Replace(" ", "", StringComparison.Ordinal).Length < ShortestPhonetic + (label == "LOC" ? 1 : 0) ? null : key;
    }
}
