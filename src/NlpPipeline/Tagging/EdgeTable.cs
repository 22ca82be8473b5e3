using System.Numerics;
using System.Runtime.InteropServices;

namespace NlpPipeline.Tagging;

/// <summary>
/// Numbers by hashes: the edges of a trie (the state that a word leads to from another), or, all from state 0, what is known of words. Open
/// addressing, linear probing. No number is 0.
/// </summary>
internal sealed class EdgeTable
{
    private const int IntsAnEdge = 3;

    /// <summary>Null while the table lies in a file, which is copied before the first change.</summary>
    private Edge[]? own;
    private ModelArray<int> inFile;
    private int count;

    public EdgeTable() => own = new Edge[1 << 4];

    private EdgeTable(ModelArray<int> inFile) => this.inFile = inFile;

    private ReadOnlySpan<Edge> Slots => own is null ? MemoryMarshal.Cast<int, Edge>(inFile.Span) : own;

    /// <summary>Makes room for so many edges.</summary>
    public void Reserve(int edges) => Grow(Own(), (int)BitOperations.RoundUpToPowerOf2((uint)Math.Max(1, edges) * 2));

    /// <summary>The number that a word has after a state; 0 where it has none.</summary>
    public int Find(int state, ulong word)
    {
        var slots = Slots;
        var next = slots[SlotOf(slots, KeyOf(state, word))].Next;

        // The table may lie in a mapped file, which goes with it.
        GC.KeepAlive(this);
        return next;
    }

    /// <summary>The number that a word has after a state, good until the next is added.</summary>
    /// <param name="fresh">The number where it has none; not 0.</param>
    public ref int FindOrAdd(int state, ulong word, int fresh)
    {
        var key = KeyOf(state, word);
        var slots = Own();
        ref var slot = ref slots[SlotOf(slots, key)];
        if (slot.Next != 0)
            return ref slot.Next;
        if (++count * 2 > slots.Length)
        {
            slots = Grow(slots, slots.Length * 2);
            slot = ref slots[SlotOf(slots, key)];
        }

        slot = new Edge { Key = key, Next = fresh };
        return ref slot.Next;
    }

    public void Write(ModelFileWriter writer)
    {
        var slots = Slots;
        writer.Int(slots.Length);
        writer.Array(MemoryMarshal.Cast<Edge, int>(slots));
        GC.KeepAlive(this);
    }

    /// <exception cref="ArgumentException">The slots are no power of two, or none is free: the search would not end.</exception>
    /// <exception cref="EndOfStreamException">The file is cut.</exception>
    public static EdgeTable Read(ModelReader reader)
    {
        var size = reader.Int();
        var table = new EdgeTable(reader.Array<int>(checked(size * IntsAnEdge)));
        if (!BitOperations.IsPow2(size) || !HasFree(table.Slots))
            throw new ArgumentException("the slots are no power of two, or none of them is free", nameof(reader));
        return table;
    }

    private static bool HasFree(ReadOnlySpan<Edge> slots)
    {
        foreach (ref readonly var slot in slots)
        {
            if (slot.Next == 0)
                return true;
        }

        return false;
    }

    private static ulong KeyOf(int state, ulong word) => Hash64.Finish(Hash64.Add((ulong)state, word));

    private static int SlotOf(ReadOnlySpan<Edge> slots, ulong key)
    {
        var mask = slots.Length - 1;
        var slot = (int)key & mask;
        while (slots[slot] is { Next: not 0 } edge && edge.Key != key)
            slot = (slot + 1) & mask;
        return slot;
    }

    private Edge[] Own()
    {
        if (own is null)
        {
            own = Slots.ToArray();
            count = own.Count(e => e.Next != 0);
            inFile = default;
        }

        return own;
    }

    private Edge[] Grow(Edge[] old, int size)
    {
        if (size <= old.Length)
            return old;
        own = new Edge[size];
        foreach (var edge in old)
        {
            if (edge.Next != 0)
                own[SlotOf(own, edge.Key)] = edge;
        }

        return own;
    }

    /// <summary>An edge by the hash of its state and its word; packed, since the table is used at random places.</summary>
    [StructLayout(LayoutKind.Sequential, Pack = sizeof(int))]
    private struct Edge
    {
        public ulong Key;
        public int Next;
    }
}
