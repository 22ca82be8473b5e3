using System.Diagnostics.CodeAnalysis;

namespace NlpPipeline.Normalization;

/// <summary>A small fixed map from words to values that is looked up by a stretch of text, whatever its case, without making a
/// string: open addressing over a case-folding FNV-1a hash, behind a sieve.</summary>
internal sealed class WordTable<T>
{
    /// <summary>Which first letters, last letters and lengths words have: most words of a text are turned away by it.</summary>
    private readonly bool[] sieve;
    private readonly string?[] keys;
    private readonly T[] values;
    private readonly int mask;
    private readonly int longest;

    public WordTable(IEnumerable<(string Word, T Value)> entries)
    {
        var list = entries.ToList();
        var size = 16;
        while (size < list.Count * 3)
            size *= 2;
        keys = new string?[size];
        values = new T[size];
        mask = size - 1;
        sieve = new bool[size * 4];
        foreach (var (word, value) in list)
        {
            var slot = Hash(word) & mask;
            while (keys[slot] is { } other && other != word)
                slot = (slot + 1) & mask;
            keys[slot] = word;
            values[slot] = value;
            longest = Math.Max(longest, word.Length);
            sieve[Shape(word)] = true;
        }
    }

    public bool TryGet(ReadOnlySpan<char> word, [MaybeNullWhen(false)] out T value)
    {
        if (word.Length <= longest && !word.IsEmpty && sieve[Shape(word)])
        {
            for (var slot = Hash(word) & mask; keys[slot] is { } key; slot = (slot + 1) & mask)
            {
                if (Same(key, word))
                {
                    value = values[slot];
                    return true;
                }
            }
        }

        value = default;
        return false;
    }

    private int Shape(ReadOnlySpan<char> word) => ((Scan.Lower(word[0]) * 151) + (Scan.Lower(word[^1]) * 37) + word.Length) & (sieve.Length - 1);

    private static int Hash(ReadOnlySpan<char> word)
    {
        var hash = 2166136261u;
        foreach (var c in word)
            hash = (hash ^ Scan.Lower(c)) * 16777619u;
        return (int)((hash ^ (hash >> 15)) & int.MaxValue);
    }

    private static bool Same(string key, ReadOnlySpan<char> word)
    {
        if (key.Length != word.Length)
            return false;
        for (var i = 0; i < key.Length; i++)
        {
            if (key[i] != Scan.Lower(word[i]))
                return false;
        }

        return true;
    }
}
