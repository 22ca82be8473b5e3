using System.Runtime.InteropServices;
using NlpPipeline.Segmentation;

namespace NlpPipeline.Tagging;

/// <summary>Phrases with a number each, matched token by token over folded spelling; hyphens and full stops between the tokens do not count.</summary>
internal sealed class PhraseTrie
{
    private readonly EdgeTable edges = new();
    private readonly List<int> values = [0];
    private readonly List<Token> tokens = [];

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

        return state == 0 ? 0 : values[state];
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
            if (values[state] != 0)
                (end, value) = (i + 1, values[state]);
        }

        return (end, value);
    }

    /// <summary>Signs that may join or not join the parts of one name: hyphens and full stops.</summary>
    private static bool IsJoint(ReadOnlySpan<char> token) => token is "-" or "–" or "." or "·";
}
