using System.Globalization;
using System.Text;
using NlpPipeline.Annotations;

namespace NlpPipeline.Tagging;

/// <summary>
/// Word clusters learned from raw text (<c>nlp train --raw</c>): k-means over skip-gram vectors at three sizes, as features
/// that let a rare word borrow the weights of frequent ones (Turian, Ratinov and Bengio 2010).
/// </summary>
public sealed class WordClusters
{
    /// <summary>Bytes of the longest word that is read without making a string.</summary>
    private const int LongWord = 256;

    private readonly KeyIndex index;
    private readonly Entry[] entries;

    private WordClusters(ReadOnlySpan<ulong> keys, Entry[] entries)
    {
        index = new KeyIndex(ModelArray<ulong>.Of(keys));
        this.entries = entries;
    }

    /// <summary>Lines of the file.</summary>
    public int Count => entries.Length;

    /// <summary>Reads <c>word TAB coarse TAB middle TAB fine</c> lines; words are lower case, digits 0.</summary>
    /// <exception cref="InvalidInputException">A line is malformed.</exception>
    public static WordClusters Read(string path)
    {
        var file = ModelFile.Open(path);
        var rest = file.Span;
        if (rest.StartsWith("\uFEFF"u8))
            rest = rest["\uFEFF"u8.Length..];
        rest = rest.TrimEnd("\r\n"u8);
        var count = rest.IsEmpty ? 0 : rest.Count((byte)'\n') + 1;
        var keys = new ulong[count];
        var entries = new Entry[count];
        Span<Range> fields = stackalloc Range[5];
        for (var number = 1; number <= count; number++)
        {
            var end = rest.IndexOf((byte)'\n');
            var line = (end < 0 ? rest : rest[..end]).TrimEnd((byte)'\r');
            rest = end < 0 ? default : rest[(end + 1)..];
            if (Fields(line, fields) != 4
                || !Parse(line[fields[1]], out var coarse) || !Parse(line[fields[2]], out var middle) || !Parse(line[fields[3]], out var fine))
            {
                throw new InvalidInputException(path, number, "not 'word TAB number TAB number TAB number'");
            }

            keys[number - 1] = Key(line[fields[0]]);
            entries[number - 1] = new Entry(coarse, middle, fine);
        }

        GC.KeepAlive(file);
        return new WordClusters(keys, entries);
    }

    /// <summary>The clusters of a word in lower case with digits as 0; null where it is not known.</summary>
    public Entry? Find(ReadOnlySpan<char> lower) => index.Find(Key(lower)) is >= 0 and var row ? entries[row] : null;

    private static ulong Key(ReadOnlySpan<char> word) => Hash64.Of(word, 0xC1);

    private static ulong Key(ReadOnlySpan<byte> word)
    {
        if (word.Length > LongWord)
            return Key(Encoding.UTF8.GetString(word));
        Span<char> letters = stackalloc char[LongWord];
        return Key(letters[..Encoding.UTF8.GetChars(word, letters)]);
    }

    /// <summary>Cuts a line at tabs; the ranges behind the last that fits are not told apart.</summary>
    private static int Fields(ReadOnlySpan<byte> line, Span<Range> fields)
    {
        var (count, start) = (0, 0);
        while (count < fields.Length)
        {
            var tab = line[start..].IndexOf((byte)'\t');
            fields[count++] = start..(tab < 0 ? line.Length : start + tab);
            if (tab < 0)
                break;
            start += tab + 1;
        }

        return count;
    }

    private static bool Parse(ReadOnlySpan<byte> text, out ushort value) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    /// <summary>Cluster numbers from 1.</summary>
    public readonly record struct Entry(ushort Coarse, ushort Middle, ushort Fine);
}
