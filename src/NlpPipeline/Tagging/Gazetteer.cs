using System.Collections.Frozen;
using NlpPipeline.Annotations;
using NlpPipeline.Segmentation;

namespace NlpPipeline.Tagging;

/// <summary>
/// Known names, matched over folded spelling (<see cref="SpellingFolder"/>) so that tone-mark variants and hyphens do not
/// matter. A file has lines <c>class TAB canonical TAB name | name | …</c>; classes that begin with a lower-case letter are lists
/// of single words (given names, titles, …), the others are classes of names (<c>LOC.country</c>, <c>PER</c>, …).
/// </summary>
public sealed class Gazetteer
{
    private readonly Dictionary<(int State, ulong Word), int> edges = [];
    private readonly List<int> entryOf = [-1];
    private readonly List<GazetteerEntry> entries = [];
    private readonly Dictionary<string, int> classes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, int> wordLists = [];

    /// <summary>The entries in file order; the first that claims a name keeps it.</summary>
    public IReadOnlyList<GazetteerEntry> Entries => entries;

    /// <summary>Reads the gazetteer files of a folder (<c>*.tsv</c>) in ordinal order of their names.</summary>
    /// <exception cref="InvalidInputException">A line is malformed.</exception>
    public static Gazetteer Read(IEnumerable<string> paths)
    {
        var gazetteer = new Gazetteer();
        foreach (var path in paths.Order(StringComparer.Ordinal))
        {
            var number = 0;
            foreach (var line in File.ReadLines(path))
            {
                number++;
                if (line.Length == 0 || line[0] == '#')
                    continue;
                var fields = line.Split('\t');
                if (fields.Length < 3 || fields[0].Length == 0)
                    throw new InvalidInputException(path, number, "not 'class TAB canonical TAB name | name | …'");
                gazetteer.Add(fields[0], fields[1], fields[2].Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries));
            }
        }

        return gazetteer;
    }

    /// <summary>Adds an entry under all of its names.</summary>
    public void Add(string @class, string canonical, IReadOnlyList<string> names)
    {
        if (char.IsLower(@class[0]))
        {
            if (!lists.TryGetValue(@class, out var bit))
                lists.Add(@class, bit = lists.Count);
            foreach (var name in names)
            {
                if (bit < 30)
                    wordLists[SpellingFolder.HashOf(name)] = wordLists.GetValueOrDefault(SpellingFolder.HashOf(name)) | (1 << bit);
            }

            return;
        }

        if (!classes.TryGetValue(@class, out var number))
            classes.Add(@class, number = classes.Count + 1);
        var entry = entries.Count;
        entries.Add(new GazetteerEntry(@class, number, canonical.Length == 0 ? null : canonical) { Names = [.. names] });
        foreach (var name in names)
        {
            var state = 0;
            foreach (var token in Tokenizer.Tokenize(name))
            {
                if (IsJoint(token.Of(name)))
                    continue;
                var key = (state, SpellingFolder.HashOf(token.Of(name)));
                if (!edges.TryGetValue(key, out var next))
                {
                    next = entryOf.Count;
                    entryOf.Add(-1);
                    edges.Add(key, next);
                }

                state = next;
            }

            if (state != 0 && entryOf[state] < 0)
                entryOf[state] = entry;
        }
    }

    /// <summary>Bits of the word lists that hold a folded form, 0 for none.</summary>
    internal int WordLists(ulong folded) => wordLists.GetValueOrDefault(folded);

    /// <summary>Finds the longest names from left to right; none overlap.</summary>
    public void Match(string text, IReadOnlyList<Token> tokens, List<GazetteerMatch> matches)
    {
        matches.Clear();
        Span<ulong> keys = tokens.Count <= 512 ? stackalloc ulong[tokens.Count] : new ulong[tokens.Count];
        for (var i = 0; i < tokens.Count; i++)
            keys[i] = IsJoint(tokens[i].Of(text)) ? 0 : SpellingFolder.HashOf(tokens[i].Of(text));
        for (var i = 0; i < tokens.Count;)
        {
            var (end, entry) = Longest(keys, i);
            if (entry < 0)
            {
                i++;
                continue;
            }

            matches.Add(new GazetteerMatch(i, end, entries[entry]));
            i = end;
        }
    }

    /// <summary>The entry whose name is exactly this stretch; null where there is none.</summary>
    public GazetteerEntry? Find(string name)
    {
        var state = 0;
        foreach (var token in Tokenizer.Tokenize(name))
        {
            if (!IsJoint(token.Of(name)) && !edges.TryGetValue((state, SpellingFolder.HashOf(token.Of(name))), out state))
                return null;
        }

        return entryOf[state] < 0 ? null : entries[entryOf[state]];
    }

    private (int End, int Entry) Longest(ReadOnlySpan<ulong> keys, int start)
    {
        var state = 0;
        var (end, entry) = (start, -1);
        for (var i = start; i < keys.Length; i++)
        {
            if (keys[i] == 0)
            {
                if (i == start)
                    break;
                continue;
            }

            if (!edges.TryGetValue((state, keys[i]), out state))
                break;
            if (entryOf[state] >= 0)
                (end, entry) = (i + 1, entryOf[state]);
        }

        return (end, entry);
    }

    /// <summary>Signs that may join or not join the parts of one name: hyphens and full stops.</summary>
    private static bool IsJoint(ReadOnlySpan<char> token) => token is "-" or "–" or "." or "·";
}

/// <param name="Class">Class of the name, <c>LABEL</c> or <c>LABEL.kind</c>.</param>
/// <param name="ClassNumber">From 1, in order of first appearance.</param>
/// <param name="Canonical">Canonical English name; null where the entry only says that the name exists.</param>
public sealed record GazetteerEntry(string Class, int ClassNumber, string? Canonical)
{
    /// <summary>Every spelling of the line, in its order, also those that an earlier line has claimed for matching.</summary>
    public IReadOnlyList<string> Names { get; init; } = [];
}

/// <summary>A name found: token indices, end exclusive.</summary>
public readonly record struct GazetteerMatch(int Start, int End, GazetteerEntry Entry);
