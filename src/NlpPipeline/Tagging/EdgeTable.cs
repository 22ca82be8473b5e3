using System.Numerics;

namespace NlpPipeline.Tagging;

/// <summary>The edges of a trie over hashes of words: open addressing, linear probing. No edge leads to the root.</summary>
internal sealed class EdgeTable
{
    private Edge[] slots = new Edge[1 << 12];
    private int count;

    /// <summary>Makes room for so many edges.</summary>
    public void Reserve(int edges) => Grow((int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, edges) * 2));

    /// <summary>The state that a word leads to from a state; 0 where there is none.</summary>
    public int Find(int state, ulong word) => slots[SlotOf(state, word)].Next;

    /// <summary>The state that a word leads to from a state, which is a new one where there was none.</summary>
    /// <param name="fresh">The number of the new state, above 0.</param>
    public int FindOrAdd(int state, ulong word, int fresh)
    {
        ref var slot = ref slots[SlotOf(state, word)];
        if (slot.Next != 0)
            return slot.Next;
        slot = new Edge(word, state, fresh);
        if (++count * 2 > slots.Length)
            Grow(slots.Length * 2);
        return fresh;
    }

    private int SlotOf(int state, ulong word)
    {
        var mask = slots.Length - 1;
        var slot = (int)Hash64.Finish(word + (ulong)state) & mask;
        while (slots[slot] is { Next: not 0 } edge && (edge.Word != word || edge.State != state))
            slot = (slot + 1) & mask;
        return slot;
    }

    private void Grow(int size)
    {
        if (size <= slots.Length)
            return;
        var old = slots;
        slots = new Edge[size];
        foreach (var edge in old)
        {
            if (edge.Next != 0)
                slots[SlotOf(edge.State, edge.Word)] = edge;
        }
    }

    private readonly record struct Edge(ulong Word, int State, int Next);
}
