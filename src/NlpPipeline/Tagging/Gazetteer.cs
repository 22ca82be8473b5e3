using System.Text;
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
    /// <summary>Bytes of the gazetteer files for each edge: a table that begins as large as it will be need not grow.</summary>
    private const int BytesAnEdge = 32;

    /// <summary>Bytes for each word of a list, and for each word in its place in a phrase.</summary>
    private const int BytesAWord = 128;

    /// <summary>Word lists beyond so many are not known: each is a bit.</summary>
    private const int MostLists = 30;

    private readonly GazetteerTables tables;
    private readonly List<(string Content, int Start, int End, int Bit)> unlinkedPhrases = [];
    private int linked;

    public Gazetteer()
        : this(new GazetteerTables { Entries = new GazetteerEntries([]) })
    {
    }

    private Gazetteer(GazetteerTables tables) => this.tables = tables;

    /// <summary>The entries in file order; the first that claims a name keeps it.</summary>
    public IReadOnlyList<GazetteerEntry> Entries => tables.Entries;

    internal GazetteerTables Tables => tables;

    /// <summary>Reads the gazetteer files of a folder (<c>*.tsv</c>) in ordinal order of their names.</summary>
    /// <exception cref="InvalidInputException">A line is malformed.</exception>
    public static Gazetteer Read(IEnumerable<string> paths)
    {
        var gazetteer = Begin(GazetteerFile.ReadAll(paths));
        gazetteer.LinkNames();
        return gazetteer;
    }

    /// <summary>Takes the files from their index where it fits; else reads them, all but the work of <see cref="LinkNames"/>, before which nothing is found.</summary>
    /// <param name="index">File of the index; null for none.</param>
    /// <exception cref="InvalidInputException">A line is malformed.</exception>
    internal static Gazetteer Begin(IReadOnlyList<GazetteerFile> files, string? index = null)
    {
        if (index is not null && GazetteerTables.Read(index, files) is { } known)
            return new Gazetteer(known) { linked = known.Entries.Count };
        var gazetteer = new Gazetteer(new GazetteerTables { Entries = new GazetteerEntries(files) });
        var length = (int)Math.Min(files.Sum(f => (long)f.Text.Length), int.MaxValue);
        gazetteer.tables.Names.Reserve(length / BytesAnEdge);
        gazetteer.tables.Phrases.Reserve(length / BytesAWord);
        gazetteer.tables.WordLists.Reserve(length / BytesAWord);
        for (var file = 0; file < files.Count; file++)
            gazetteer.Read(file, files[file].Path, files[file].Text);
        return gazetteer;
    }

    /// <summary>Adds an entry under all of its names.</summary>
    public void Add(string @class, string canonical, IReadOnlyList<string> names)
    {
        var content = string.Join('|', names);
        if (char.IsLower(@class[0]))
            AddWords(tables.Lists.NumberOf(@class), content);
        else
            tables.Entries.Add(@class, canonical.Length == 0 ? null : canonical, content);
        (tables.Spellings, tables.Sounds) = (null, null);
        LinkNames();
    }

    /// <summary>Makes the names of all entries, and the phrases of word lists, that are not yet linked known to matching.</summary>
    internal void LinkNames()
    {
        for (; linked < tables.Entries.Count; linked++)
            Link(linked);
        foreach (var (content, start, end, bit) in unlinkedPhrases)
            tables.Phrases.Add(content, start, end) |= bit;
        unlinkedPhrases.Clear();
    }

    private void Read(int file, string path, ReadOnlySpan<byte> text)
    {
        var number = 0;
        var start = text.StartsWith(Encoding.UTF8.Preamble) ? Encoding.UTF8.Preamble.Length : 0;
        ReadOnlySpan<byte> last = [];
        var (isList, @class) = (false, 0);
        while (start < text.Length)
        {
            number++;
            var length = text[start..].IndexOfAny((byte)'\r', (byte)'\n');
            var line = length < 0 ? text[start..] : text.Slice(start, length);
            var from = start;
            start += line.Length + (length >= 0 && text[(start + length)..].StartsWith("\r\n"u8) ? 2 : 1);
            if (line.IsEmpty || line[0] == '#')
                continue;
            var canonical = line.IndexOf((byte)'\t') + 1;
            var names = canonical + line[canonical..].IndexOf((byte)'\t') + 1;
            if (canonical < 2 || names == canonical)
                throw new InvalidInputException(path, number, "not 'class TAB canonical TAB name | name | …'");
            var end = line[names..].IndexOf((byte)'\t') is >= 0 and var tab ? names + tab : line.Length;
            if (line[..(canonical - 1)] is var name && !name.SequenceEqual(last))
            {
                last = name;
                var decoded = Encoding.UTF8.GetString(name);
                isList = char.IsLower(decoded[0]);
                @class = isList ? tables.Lists.NumberOf(decoded) : tables.Entries.NumberOf(decoded);
            }

            if (isList)
                AddWords(@class, Encoding.UTF8.GetString(line[names..end]));
            else
                tables.Entries.Add(new GazetteerEntries.Place(file, @class, from + canonical, from + names, from + end));
        }
    }

    /// <param name="list">Its number, from 0.</param>
    private void AddWords(int list, string content)
    {
        var (start, bit) = (0, 1 << list);
        while (list < MostLists && NextName(content, ref start, content.Length, out var from, out var to))
        {
            if (content.AsSpan(from, to - from).IndexOfAny(' ', '-') >= 0)
                unlinkedPhrases.Add((content, from, to, bit));
            else
                tables.WordLists.FindOrAdd(0, SpellingFolder.HashOf(content.AsSpan(from, to - from)), bit) |= bit;
        }
    }

    private void Link(int entry)
    {
        var names = tables.Entries.SpellingsOf(entry);
        var start = 0;
        while (NextName(names, ref start, names.Length, out var from, out var to))
        {
            ref var first = ref tables.Names.Add(names, from, to);
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
    internal int WordLists(ulong folded) => tables.WordLists.Find(0, folded);

    /// <summary>Finds the longest names from left to right; none overlap.</summary>
    public void Match(string text, IReadOnlyList<Token> tokens, List<GazetteerMatch> matches) => Match(text, tokens, matches, null);

    /// <summary>Finds names, and the longest words and phrases of several tokens that word lists hold.</summary>
    /// <param name="phrase">Gets the tokens of each phrase, end exclusive, and the bits of its lists.</param>
    internal void Match(string text, IReadOnlyList<Token> tokens, List<GazetteerMatch> matches, Action<int, int, int>? phrase)
    {
        Span<ulong> keys = tokens.Count <= 512 ? stackalloc ulong[tokens.Count] : new ulong[tokens.Count];
        PhraseTrie.KeysOf(text, tokens, keys);
        matches.Clear();
        tables.Names.Match(keys, (start, end, value) => matches.Add(new GazetteerMatch(start, end, tables.Entries[value - 1])));
        if (phrase is not null)
            tables.Phrases.Match(keys, phrase);
    }

    /// <summary>The entry whose name is exactly this stretch; null where there is none.</summary>
    public GazetteerEntry? Find(string name) => tables.Names.Find(name) is > 0 and var value ? tables.Entries[value - 1] : null;
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
            var start = 0;
            while (Gazetteer.NextName(Spellings, ref start, Spellings.Length, out var from, out var to))
                yield return Spellings[from..to];
        }
    }

    /// <summary>The names as they stand in the line, between bars.</summary>
    internal string Spellings { get; init; } = "";
}

/// <summary>A name found: token indices, end exclusive.</summary>
public readonly record struct GazetteerMatch(int Start, int End, GazetteerEntry Entry);
