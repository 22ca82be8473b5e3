using System.Numerics;
using System.Numerics.Tensors;
using System.Runtime.InteropServices;

namespace NlpPipeline.Tagging;

/// <summary>
/// The weights of a small convolutional network that scores the tags of tokens: a sum of embeddings of the token's attributes and of
/// its projected word vector, residual layers of dilated convolutions of width 3 (Strubell et al. 2017), and a linear layer.
/// It knows likeness of words and wider contexts where the chain knows combinations it has seen; their scores are added
/// (product of experts; Hinton 2002). Beside a classifier it scores the classes of some of the tokens in the same way. Once trained or read it does not change, and all threads share it.
/// </summary>
/// <remarks>
/// In a model file, little-endian: hidden size, tags, length of word vectors (i32), weight (f32), number of layers and their dilations
/// (i32), number of attribute kinds and the kinds (i32, <see cref="AttributeKind"/>), number of embeddings and their attributes (u64), number of
/// slots and the slots (i32, <see cref="KeyIndex"/>), then as
/// 16-bit floats the arrays of <see cref="Dense"/> and the embeddings. Those of a mapped file are used where they stand.
/// </remarks>
public sealed class TaggingNetwork
{
    /// <summary>What no finite 16-bit float has: all bits of the exponent.</summary>
    private const ushort Infinite = 0x7C00;

    private readonly KeyIndex index;
    private ModelArray<Half>? stored;
    private float[]? embeddings;

    /// <summary>A network to train, all of whose weights are zero.</summary>
    internal TaggingNetwork(
        IReadOnlyList<AttributeKind> kinds,
        ReadOnlySpan<ulong> keys,
        int hidden,
        int tags,
        IReadOnlyList<int> dilations,
        int vectorSize,
        float weight)
        : this(kinds, ModelArray<ulong>.Of(keys), null, hidden, tags, dilations, vectorSize, weight)
    {
    }

    private TaggingNetwork(
        IReadOnlyList<AttributeKind> kinds,
        ModelArray<ulong> keys,
        KeyIndex? index,
        int hidden,
        int tags,
        IReadOnlyList<int> dilations,
        int vectorSize,
        float weight)
    {
        Kinds = kinds;
        Keys = keys;
        Hidden = hidden;
        Tags = tags;
        Width = MatrixProduct.PadColumns(tags);
        Dilations = dilations;
        VectorSize = vectorSize;
        Weight = weight;
        this.index = index ?? new KeyIndex(keys);
        Projection = new float[vectorSize * hidden];
        InputBias = new float[hidden];
        Kernels = [.. dilations.Select(_ => new float[3 * hidden * hidden])];
        Biases = [.. dilations.Select(_ => new float[hidden])];
        Output = new float[hidden * Width];
        OutputBias = new float[Width];
    }

    /// <summary>Length of the vector that stands for a token within the network; a multiple of 32.</summary>
    public int Hidden { get; }

    /// <summary>How far to each side each layer looks, in tokens.</summary>
    public IReadOnlyList<int> Dilations { get; }

    /// <summary>What its scores are multiplied by before they are added to the chain's.</summary>
    public float Weight { get; }

    /// <summary>Number of weights.</summary>
    public long Count => Dense.Sum(p => (long)p.Length) + ((long)Keys.Length * Hidden);

    internal IReadOnlyList<AttributeKind> Kinds { get; }

    /// <summary>Attribute values that have an embedding, in the order of their rows.</summary>
    internal ModelArray<ulong> Keys { get; }

    internal int Tags { get; }

    /// <summary>Tags, padded to whole vectors.</summary>
    internal int Width { get; }

    internal int VectorSize { get; }

    /// <summary>The embeddings of all keys; unpacked where they are asked for, which tagging does not.</summary>
    internal float[] Embeddings
    {
        get
        {
            if (embeddings is null)
            {
                var values = new float[Keys.Length * Hidden];
                if (stored is { } halves)
                    TensorPrimitives.ConvertToSingle(halves.Span, values);
                embeddings = values;
            }

            return embeddings;
        }
    }

    /// <summary>From word vectors to hidden vectors.</summary>
    internal float[] Projection { get; }

    internal float[] InputBias { get; }

    /// <summary>For each layer three matrices: of the token before, the token itself, the token after.</summary>
    internal float[][] Kernels { get; }

    internal float[][] Biases { get; }

    internal float[] Output { get; }

    internal float[] OutputBias { get; }

    /// <summary>Every array of weights but the embeddings, in the order of the file.</summary>
    internal IEnumerable<float[]> Dense
    {
        get
        {
            yield return Projection;
            yield return InputBias;
            for (var l = 0; l < Kernels.Length; l++)
            {
                yield return Kernels[l];
                yield return Biases[l];
            }

            yield return Output;
            yield return OutputBias;
        }
    }

    /// <summary>Adds an attribute's embedding to a token's vector; nothing where it has none.</summary>
    /// <param name="scratch">As long as the row; what it holds is lost.</param>
    internal void AddEmbedding(ulong attribute, Span<float> row, Span<float> scratch)
    {
        if (attribute == 0 || index.Find(attribute) is not (>= 0 and var key))
            return;
        if (embeddings is null && stored is { } halves)
            TensorPrimitives.ConvertToSingle(halves.Span.Slice(key * Hidden, Hidden), scratch);
        else
            Embeddings.AsSpan(key * Hidden, Hidden).CopyTo(scratch);
        TensorPrimitives.Add(row, scratch, row);
        GC.KeepAlive(this);
    }

    /// <summary>Rounds all weights to what the file keeps of them (half precision), so that a model works alike before and after writing.</summary>
    internal void Round()
    {
        foreach (var values in Dense.Append(Embeddings))
        {
            for (var i = 0; i < values.Length; i++)
                values[i] = (float)(Half)values[i];
        }
    }

    internal void Write(ModelFileWriter writer)
    {
        writer.Array<int>([Hidden, Tags, VectorSize]);
        writer.Array<float>([Weight]);
        writer.Int(Dilations.Count);
        writer.Array<int>([.. Dilations]);
        writer.Int(Kinds.Count);
        writer.Array<int>([.. Kinds.Select(k => (int)k)]);
        writer.Int(Keys.Length);
        writer.Array(Keys.Span);
        writer.Int(index.Slots.Length);
        writer.Array(index.Slots);
        foreach (var values in Dense.Append(Embeddings))
        {
            var halves = new Half[values.Length];
            for (var i = 0; i < values.Length; i++)
                halves[i] = (Half)values[i];
            writer.Array<Half>(halves);
        }

        GC.KeepAlive(this);
    }

    /// <param name="hasIndex">False for a file of version 2.</param>
    /// <exception cref="EndOfStreamException">The file is cut or its numbers make no sense.</exception>
    /// <exception cref="ArgumentException">Its table of slots makes no sense.</exception>
    internal static TaggingNetwork Read(ModelReader reader, bool hasIndex)
    {
        var shape = reader.Array<int>(3).Span.ToArray();
        var weight = reader.Numbers(1)[0];
        var dilations = reader.Array<int>(reader.Int()).Span.ToArray();
        var kinds = reader.Array<int>(reader.Int()).Span.ToArray();
        var keys = reader.Array<ulong>(reader.Int());
        var index = hasIndex ? new KeyIndex(keys, reader.Array<int>(reader.Int())) : null;
        if (shape.Any(n => n is < 0 or > 1 << 16) || shape[0] % MatrixProduct.ColumnBlock != 0 || dilations.Any(d => d is < 1 or > 64)
            || kinds.Any(k => k is < 0 or > (int)TokenSequence.LastKind)
            || !reader.Holds<Half>(((long)keys.Length + shape[2] + (3L * dilations.Length * shape[0]) + shape[1]) * shape[0]))
        {
            throw new EndOfStreamException();
        }

        var network = new TaggingNetwork([.. kinds.Select(k => (AttributeKind)k)], keys, index, shape[0], shape[1], dilations, shape[2], weight);
        foreach (var values in network.Dense)
            TensorPrimitives.ConvertToSingle(Finite(reader.Array<Half>(values.Length)).Span, values);
        network.stored = Finite(reader.Array<Half>(keys.Length * shape[0]));
        return network;
    }

    private static ModelArray<Half> Finite(ModelArray<Half> numbers)
    {
        var bits = MemoryMarshal.Cast<Half, ushort>(numbers.Span);
        var infinite = new Vector<ushort>(Infinite);
        var found = Vector<ushort>.Zero;
        var i = 0;
        for (; i <= bits.Length - Vector<ushort>.Count; i += Vector<ushort>.Count)
            found |= Vector.Equals(new Vector<ushort>(bits[i..]) & infinite, infinite);
        var isInfinite = found != Vector<ushort>.Zero;
        for (; i < bits.Length; i++)
            isInfinite |= (bits[i] & Infinite) == Infinite;
        return isInfinite ? throw new EndOfStreamException() : numbers;
    }
}
