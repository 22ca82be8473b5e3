using System.Globalization;
using System.Runtime.InteropServices;
using NlpPipeline.Annotations;

namespace NlpPipeline.Tagging;

/// <summary>
/// Word clusters learned from raw text (<c>nlp train --raw</c>): k-means over skip-gram vectors at three sizes, as features
/// that let a rare word borrow the weights of frequent ones (Turian, Ratinov and Bengio 2010).
/// </summary>
public sealed class WordClusters
{
    /// <summary>About how many characters a line has at least: room for the words is made at once.</summary>
    private const int ShortestLine = 16;

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
        var content = ResourceText.Read(path);
        var keys = new List<ulong>(content.Length / ShortestLine);
        var entries = new List<Entry>(content.Length / ShortestLine);
        var number = 0;
        Span<Range> fields = stackalloc Range[4];
        var rest = content.AsSpan().TrimEnd("\r\n");
        while (!rest.IsEmpty)
        {
            number++;
            var end = rest.IndexOf('\n');
            var text = (end < 0 ? rest : rest[..end]).TrimEnd('\r');
            rest = end < 0 ? default : rest[(end + 1)..];
            var tab = text.IndexOf('\t');
            if (tab < 0 || text.Split(fields, '\t') != 4
                || !Parse(text[fields[1]], out var coarse) || !Parse(text[fields[2]], out var middle) || !Parse(text[fields[3]], out var fine))
            {
                throw new InvalidInputException(path, number, "not 'word TAB number TAB number TAB number'");
            }

            keys.Add(Key(text[..tab]));
            entries.Add(new Entry(coarse, middle, fine));
        }

        return new WordClusters(CollectionsMarshal.AsSpan(keys), [.. entries]);
    }

    /// <summary>The clusters of a word in lower case with digits as 0; null where it is not known.</summary>
    public Entry? Find(ReadOnlySpan<char> lower) => index.Find(Key(lower)) is >= 0 and var row ? entries[row] : null;

    private static ulong Key(ReadOnlySpan<char> word) => Hash64.Of(word, 0xC1);

    private static bool Parse(ReadOnlySpan<char> text, out ushort value) =>
        ushort.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out value);

    /// <summary>Cluster numbers from 1.</summary>
    public readonly record struct Entry(ushort Coarse, ushort Middle, ushort Fine);
}
