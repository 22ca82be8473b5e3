using System.Numerics;

namespace NlpPipeline.Tagging;

/// <summary>Finds the rows of keys that are hashes: open addressing by their low bits, linear probing.</summary>
internal sealed class KeyIndex
{
    private readonly ModelArray<ulong> keys;
    private readonly ModelArray<int> slots;

    /// <param name="keys">Where one stands twice, its last row is found.</param>
    public KeyIndex(ModelArray<ulong> keys)
    {
        this.keys = keys;
        var all = keys.Span;
        var table = new int[Math.Max(16, (int)BitOperations.RoundUpToPowerOf2((uint)all.Length * 4 / 3))];
        var mask = table.Length - 1;
        for (var row = 0; row < all.Length; row++)
        {
            var slot = (int)all[row] & mask;
            while (table[slot] is > 0 and var other && all[other - 1] != all[row])
                slot = (slot + 1) & mask;
            table[slot] = row + 1;
        }

        slots = ModelArray<int>.Of(table);
    }

    /// <param name="slots">As <see cref="Slots"/> gave them.</param>
    /// <exception cref="ArgumentException">The slots are no power of two, or none is free: the search would not end.</exception>
    public KeyIndex(ModelArray<ulong> keys, ModelArray<int> slots)
    {
        if (!BitOperations.IsPow2(slots.Length) || !slots.Span.Contains(0))
            throw new ArgumentException("the slots are no power of two, or none of them is free", nameof(slots));
        this.keys = keys;
        this.slots = slots;
    }

    /// <summary>The number of a row, from 1, or 0 where a slot is free.</summary>
    public ReadOnlySpan<int> Slots => slots.Span;

    /// <summary>The row of a key; -1 where there is none.</summary>
    public int Find(ulong key)
    {
        var all = keys.Span;
        var table = slots.Span;
        var mask = table.Length - 1;
        var slot = (int)key & mask;

        // A made-up file's slots may name rows that are not there.
        while (table[slot] is not 0 and var row && ((uint)(row - 1) >= (uint)all.Length || all[row - 1] != key))
            slot = (slot + 1) & mask;
        var found = table[slot] - 1;

        // Keys and slots may lie in a mapped file, which goes with the index.
        GC.KeepAlive(this);
        return found;
    }
}
