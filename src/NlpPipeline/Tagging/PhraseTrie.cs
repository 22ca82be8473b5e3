using System.Runtime.InteropServices;
using NlpPipeline.Segmentation;

namespace NlpPipeline.Tagging;

/// <summary>Phrases with a number each, matched token by token over folded spelling; hyphens and full stops between the tokens do not count.</summary>
internal sealed class PhraseTrie
{
    private readonly EdgeTable edges;
    private readonly List<int> values = [0];
    private readonly List<Token> tokens = [];

    public PhraseTrie()
        : this(new EdgeTable())
    {
    }

    private PhraseTrie(EdgeTable edges) => this.edges = edges;

    /// <summary>Makes room for so many different tokens in their places.</summary>
    public void Reserve(int count) => edges.Reserve(count);

    /// <summary>The number of the phrase that stands in a text, 0 at first. One without any token is lost.</summary>
    public ref int Add(string text, int start, int end)
    {
        var state = 0;
        tokens.Clear();
        Tokenizer.Tokenize(text, start, end, tokens);
        foreach (var token in tokens)
        {
            if (IsJoint(token.Of(text)))
                continue;
            state = edges.FindOrAdd(state, SpellingFolder.HashOf(token.Of(text)), values.Count);
            if (state == values.Count)
                values.Add(0);
        }

        return ref CollectionsMarshal.AsSpan(values)[state];
    }

    /// <summary>The number of a phrase; 0 where it is unknown.</summary>
    public int Find(string phrase)
    {
        var state = 0;
        foreach (var token in Tokenizer.Tokenize(phrase))
        {
            if (!IsJoint(token.Of(phrase)) && (state = edges.Find(state, SpellingFolder.HashOf(token.Of(phrase)))) == 0)
                return 0;
        }

        return ValueOf(state);
    }

    public void Write(ModelFileWriter writer)
    {
        edges.Write(writer);
        writer.Int(values.Count);
        writer.Array<int>(CollectionsMarshal.AsSpan(values));
    }

    /// <param name="largest">The largest number that a phrase may have.</param>
    /// <exception cref="ArgumentException">The parts do not fit together.</exception>
    /// <exception cref="EndOfStreamException">The file is cut.</exception>
    public static PhraseTrie Read(ModelReader reader, int largest)
    {
        var trie = new PhraseTrie(EdgeTable.Read(reader));
        var values = reader.Array<int>(reader.Int());
        if (values.Length == 0 || values.Span.ContainsAnyExceptInRange(0, largest))
            throw new ArgumentException("a phrase has a number that there is not", nameof(reader));
        CollectionsMarshal.SetCount(trie.values, values.Length);
        values.Span.CopyTo(CollectionsMarshal.AsSpan(trie.values));
        return trie;
    }

    /// <summary>What the tokens of a sentence are looked up by; 0 for those that do not count.</summary>
    /// <param name="keys">As long as the sentence.</param>
    public static void KeysOf(string text, IReadOnlyList<Token> sentence, Span<ulong> keys)
    {
        for (var i = 0; i < sentence.Count; i++)
            keys[i] = IsJoint(sentence[i].Of(text)) ? 0 : SpellingFolder.HashOf(sentence[i].Of(text));
    }

    /// <summary>Finds the longest phrases from left to right; none overlap.</summary>
    /// <param name="found">Gets the tokens of each, end exclusive, and its number.</param>
    public void Match(ReadOnlySpan<ulong> keys, Action<int, int, int> found)
    {
        for (var i = 0; i < keys.Length;)
        {
            var (end, value) = Longest(keys, i);
            if (value == 0)
            {
                i++;
                continue;
            }

            found(i, end, value);
            i = end;
        }
    }

    /// <summary>The number of the phrase that ends in a state, none in the first. A made-up file's edges may lead to states that are not there.</summary>
    private int ValueOf(int state) => state > 0 && state < values.Count ? values[state] : 0;

    private (int End, int Value) Longest(ReadOnlySpan<ulong> keys, int start)
    {
        var state = 0;
        var (end, value) = (start, 0);
        for (var i = start; i < keys.Length; i++)
        {
            if (keys[i] == 0)
            {
                if (i == start)
                    break;
                continue;
            }

            if ((state = edges.Find(state, keys[i])) == 0)
                break;
            if (ValueOf(state) is not 0 and var known)
                (end, value) = (i + 1, known);
        }

        return (end, value);
    }

    /// <summary>Signs that may join or not join the parts of one name: hyphens and full stops.</summary>
    private static bool IsJoint(ReadOnlySpan<char> token) => token is "-" or "–" or "." or "·";
}
