using System.Runtime.InteropServices;
using NlpPipeline.Annotations;
using NlpPipeline.Segmentation;

namespace NlpPipeline.Tagging;

/// <summary>
/// Known names, matched over folded spelling (<see cref="SpellingFolder"/>) so that tone-mark variants and hyphens do not
/// matter. A file has lines <c>class TAB canonical TAB name | name | …</c>; classes that begin with a lower-case letter are lists
/// of words (given names, titles, …), the others are classes of names (<c>LOC.country</c>, <c>PER</c>, …).
/// </summary>
public sealed class Gazetteer
{
    /// <summary>Characters of a gazetteer file for each edge, less than in any that is likely.</summary>
    private const int CharactersAnEdge = 12;

    /// <summary>Word lists beyond so many are not known: each is a bit.</summary>
    private const int MostLists = 30;

    private readonly PhraseTrie names = new();
    private readonly PhraseTrie phrases = new();
    private readonly List<(string Content, int Start, int End, int Bit)> unlinkedPhrases = [];
    private int linked;
    private readonly List<GazetteerEntry> entries = [];
    private readonly Dictionary<string, (string Name, int Number)> classes = new(StringComparer.Ordinal);
    private readonly Dictionary<string, int> lists = new(StringComparer.Ordinal);
    private readonly Dictionary<ulong, int> wordLists = [];

    /// <summary>The entries in file order; the first that claims a name keeps it.</summary>
    public IReadOnlyList<GazetteerEntry> Entries => entries;

    /// <summary>Reads the gazetteer files of a folder (<c>*.tsv</c>) in ordinal order of their names.</summary>
    /// <exception cref="InvalidInputException">A line is malformed.</exception>
    public static Gazetteer Read(IEnumerable<string> paths)
    {
        var gazetteer = Begin(paths);
        gazetteer.LinkNames();
        return gazetteer;
    }

    /// <summary>Reads the files, all but the work of <see cref="LinkNames"/>, before which nothing is found.</summary>
    /// <exception cref="InvalidInputException">A line is malformed.</exception>
    internal static Gazetteer Begin(IEnumerable<string> paths)
    {
        var gazetteer = new Gazetteer();
        var files = paths.Order(StringComparer.Ordinal).Select(p => (Path: p, Content: ResourceText.Read(p))).ToList();
        gazetteer.names.Reserve(files.Sum(f => f.Content.Length) / CharactersAnEdge);
        foreach (var (path, content) in files)
            gazetteer.Read(path, content);
        return gazetteer;
    }

    /// <summary>Adds an entry under all of its names.</summary>
    public void Add(string @class, string canonical, IReadOnlyList<string> names)
    {
        var content = string.Join('|', names);
        Add(@class, canonical, content, 0, content.Length);
        LinkNames();
    }

    /// <summary>Makes the names of all entries, and the phrases of word lists, that are not yet linked known to matching.</summary>
    internal void LinkNames()
    {
        for (; linked < entries.Count; linked++)
            Link(linked);
        foreach (var (content, start, end, bit) in unlinkedPhrases)
            phrases.Add(content, start, end) |= bit;
        unlinkedPhrases.Clear();
    }

    private void Read(string path, string content)
    {
        var number = 0;
        Span<Range> fields = stackalloc Range[4];
        var start = 0;
        while (start < content.Length)
        {
            number++;
            var length = content.AsSpan(start).IndexOfAny('\r', '\n');
            var line = length < 0 ? content.AsSpan(start) : content.AsSpan(start, length);
            var from = start;
            start += line.Length + (length >= 0 && content.AsSpan(start + length).StartsWith("\r\n") ? 2 : 1);
            if (line.Length == 0 || line[0] == '#')
                continue;
            if (line.Split(fields, '\t') < 3 || fields[0].End.Value == 0)
                throw new InvalidInputException(path, number, "not 'class TAB canonical TAB name | name | …'");
            Add(line[fields[0]], line[fields[1]], content, from + fields[2].Start.Value, from + fields[2].End.Value);
        }
    }

    private void Add(ReadOnlySpan<char> @class, ReadOnlySpan<char> canonical, string content, int start, int end)
    {
        if (char.IsLower(@class[0]))
        {
            if (!lists.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(@class, out var bit))
                lists.Add(@class.ToString(), bit = lists.Count);
            while (NextName(content, ref start, end, out var from, out var to))
            {
                if (bit >= MostLists)
                    continue;
                if (content.AsSpan(from, to - from).IndexOfAny(' ', '-') >= 0)
                    unlinkedPhrases.Add((content, from, to, 1 << bit));
                else
                    CollectionsMarshal.GetValueRefOrAddDefault(wordLists, SpellingFolder.HashOf(content.AsSpan(from, to - from)), out _) |= 1 << bit;
            }

            return;
        }

        if (!classes.GetAlternateLookup<ReadOnlySpan<char>>().TryGetValue(@class, out var known))
            classes.Add(@class.ToString(), known = (@class.ToString(), classes.Count + 1));
        entries.Add(new GazetteerEntry(known.Name, known.Number, canonical.IsEmpty ? null : canonical.ToString()) { Content = content, NamesStart = start, NamesEnd = end });
    }

    private void Link(int entry)
    {
        var (content, start, end) = (entries[entry].Content, entries[entry].NamesStart, entries[entry].NamesEnd);
        while (NextName(content, ref start, end, out var from, out var to))
        {
            ref var first = ref names.Add(content, from, to);
            if (first == 0)
                first = entry + 1;
        }
    }

    /// <summary>Steps to the next name between bars, without the space around it; empty ones are none.</summary>
    internal static bool NextName(string content, ref int start, int end, out int from, out int to)
    {
        while (start < end)
        {
            var bar = content.AsSpan(start, end - start).IndexOf('|');
            var name = bar < 0 ? content.AsSpan(start, end - start) : content.AsSpan(start, bar);
            from = start + (name.Length - name.TrimStart().Length);
            to = from + name.Trim().Length;
            start += name.Length + 1;
            if (to > from)
                return true;
        }

        (from, to) = (0, 0);
        return false;
    }

    /// <summary>Bits of the word lists that hold a folded form, 0 for none.</summary>
    internal int WordLists(ulong folded) => wordLists.GetValueOrDefault(folded);

    /// <summary>Finds the longest names from left to right; none overlap.</summary>
    public void Match(string text, IReadOnlyList<Token> tokens, List<GazetteerMatch> matches) => Match(text, tokens, matches, null);

    /// <summary>Finds names, and the longest words and phrases of several tokens that word lists hold.</summary>
    /// <param name="phrase">Gets the tokens of each phrase, end exclusive, and the bits of its lists.</param>
    internal void Match(string text, IReadOnlyList<Token> tokens, List<GazetteerMatch> matches, Action<int, int, int>? phrase)
    {
        Span<ulong> keys = tokens.Count <= 512 ? stackalloc ulong[tokens.Count] : new ulong[tokens.Count];
        PhraseTrie.KeysOf(text, tokens, keys);
        matches.Clear();
        names.Match(keys, (start, end, value) => matches.Add(new GazetteerMatch(start, end, entries[value - 1])));
        if (phrase is not null)
            phrases.Match(keys, phrase);
    }

    /// <summary>The entry whose name is exactly this stretch; null where there is none.</summary>
    public GazetteerEntry? Find(string name) => names.Find(name) is > 0 and var value ? entries[value - 1] : null;
}

/// <param name="Class">Class of the name, <c>LABEL</c> or <c>LABEL.kind</c>.</param>
/// <param name="ClassNumber">From 1, in order of first appearance.</param>
/// <param name="Canonical">Canonical English name; null where the entry only says that the name exists.</param>
public sealed record GazetteerEntry(string Class, int ClassNumber, string? Canonical)
{
    /// <summary>Every spelling of the line, in its order, also those that an earlier line has claimed for matching.</summary>
    public IEnumerable<string> Names
    {
        get
        {
            var start = NamesStart;
            while (Gazetteer.NextName(Content, ref start, NamesEnd, out var from, out var to))
                yield return Content[from..to];
        }
    }

    /// <summary>The file that the entry stands in, and where its names do: most are never asked for.</summary>
    internal string Content { get; init; } = "";

    internal int NamesStart { get; init; }

    internal int NamesEnd { get; init; }
}

/// <summary>A name found: token indices, end exclusive.</summary>
public readonly record struct GazetteerMatch(int Start, int End, GazetteerEntry Entry);
