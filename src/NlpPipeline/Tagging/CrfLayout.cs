using System.Collections;
using System.Numerics;

namespace NlpPipeline.Tagging;

/// <summary>Whether the tables of a model file fit together. Features are looked up without bounds checks, so a file that was made to look right
/// (its checksum is) must not get past the reader.</summary>
internal static class CrfLayout
{
    /// <exception cref="ArgumentException">A row or a slot points outside of its table, or no slot is free.</exception>
    public static void Check(int tags, ReadOnlySpan<uint> slots, ReadOnlySpan<short> rows)
    {
        var starts = new BitArray(rows.Length);
        for (var row = 0; row < rows.Length;)
        {
            starts[row] = true;
            int pairs = rows[row];
            var next = row + 1 + (2 * pairs);
            if (pairs < 0 || next > rows.Length)
                throw new ArgumentException("a row of weights is cut off");
            for (var tag = row + 1; tag < next; tag += 2)
            {
                if ((uint)rows[tag] >= (uint)tags)
                    throw new ArgumentException("a weight is of a tag that the model does not have");
            }

            row = next;
        }

        // The search for a feature goes on to the first free slot.
        var hasFree = false;
        for (var slot = 1; slot < slots.Length; slot += 2)
        {
            hasFree |= slots[slot] == 0;
            if (slots[slot] > rows.Length || (slots[slot] > 0 && !starts[(int)slots[slot] - 1]))
                throw new ArgumentException("a slot points at no row of weights");
        }

        if (!hasFree || slots.Length % 2 != 0 || !BitOperations.IsPow2(slots.Length))
            throw new ArgumentException("the table of slots has no free one, or another size than a power of two");
    }
}
