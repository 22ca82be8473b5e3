using System.Numerics;

namespace NlpPipeline.Tagging;

/// <summary>Finds the rows of keys that are hashes: open addressing by their low bits, linear probing.</summary>
internal sealed class KeyIndex
{
    private readonly ModelArray<ulong> keys;
    private readonly int[] slots;

    /// <param name="keys">Where one stands twice, its last row is found.</param>
    public KeyIndex(ModelArray<ulong> keys)
    {
        this.keys = keys;
        var all = keys.Span;
        slots = new int[Math.Max(16, (int)BitOperations.RoundUpToPowerOf2((uint)all.Length * 2))];
        var mask = slots.Length - 1;
        for (var row = 0; row < all.Length; row++)
        {
            var slot = (int)all[row] & mask;
            while (slots[slot] is > 0 and var other && all[other - 1] != all[row])
                slot = (slot + 1) & mask;
            slots[slot] = row + 1;
        }
    }

    /// <summary>The row of a key; -1 where there is none.</summary>
    public int Find(ulong key)
    {
        var all = keys.Span;
        var mask = slots.Length - 1;
        var slot = (int)key & mask;
        while (slots[slot] is > 0 and var row && all[row - 1] != key)
            slot = (slot + 1) & mask;

        // The keys may lie in a mapped file, which goes with the index.
        GC.KeepAlive(this);
        return slots[slot] - 1;
    }
}
