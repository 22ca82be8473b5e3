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
/// (i32), number of attribute kinds and the kinds (i32, <see cref="AttributeKind"/>), number of embeddings and their attributes (u64), then as
/// 16-bit floats the arrays of <see cref="Dense"/> and the embeddings.
/// </remarks>
public sealed class TaggingNetwork
{
    internal TaggingNetwork(
        IReadOnlyList<AttributeKind> kinds,
        ulong[] keys,
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
        Rows = new Dictionary<ulong, int>(keys.Length);
        for (var i = 0; i < keys.Length; i++)
            Rows[keys[i]] = i;
        Embeddings = new float[keys.Length * hidden];
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
    public long Count => Dense.Sum(p => (long)p.Length) + Embeddings.Length;

    internal IReadOnlyList<AttributeKind> Kinds { get; }

    /// <summary>Attribute values that have an embedding, in the order of their rows.</summary>
    internal ulong[] Keys { get; }

    internal Dictionary<ulong, int> Rows { get; }

    internal int Tags { get; }

    /// <summary>Tags, padded to whole vectors.</summary>
    internal int Width { get; }

    internal int VectorSize { get; }

    internal float[] Embeddings { get; }

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

    /// <summary>Rounds all weights to what the file keeps of them (half precision), so that a model works alike before and after writing.</summary>
    internal void Round()
    {
        foreach (var values in Dense.Append(Embeddings))
        {
            for (var i = 0; i < values.Length; i++)
                values[i] = (float)(Half)values[i];
        }
    }

    internal void Write(BinaryWriter writer)
    {
        writer.Write(Hidden);
        writer.Write(Tags);
        writer.Write(VectorSize);
        writer.Write(Weight);
        writer.Write(Dilations.Count);
        foreach (var dilation in Dilations)
            writer.Write(dilation);
        writer.Write(Kinds.Count);
        foreach (var kind in Kinds)
            writer.Write((int)kind);
        writer.Write(Keys.Length);
        writer.Write(MemoryMarshal.AsBytes(Keys.AsSpan()));
        foreach (var values in Dense.Append(Embeddings))
        {
            var halves = new Half[values.Length];
            for (var i = 0; i < values.Length; i++)
                halves[i] = (Half)values[i];
            writer.Write(MemoryMarshal.AsBytes(halves.AsSpan()));
        }
    }

    /// <exception cref="EndOfStreamException">The file is cut or its numbers make no sense.</exception>
    internal static TaggingNetwork Read(ModelReader reader)
    {
        var shape = reader.Array<int>(3);
        var weight = reader.Numbers(1)[0];
        var dilations = reader.Array<int>(reader.Int());
        var kinds = reader.Array<int>(reader.Int());
        var keys = reader.Array<ulong>(reader.Int());
        if (shape.Any(n => n is < 0 or > 1 << 16) || shape[0] % MatrixProduct.ColumnBlock != 0 || dilations.Any(d => d is < 1 or > 64)
            || kinds.Any(k => k is < 0 or > (int)TokenSequence.LastKind)
            || !reader.Holds<Half>(((long)keys.Length + shape[2] + (3L * dilations.Length * shape[0]) + shape[1]) * shape[0]))
        {
            throw new EndOfStreamException();
        }

        var network = new TaggingNetwork([.. kinds.Select(k => (AttributeKind)k)], keys, shape[0], shape[1], dilations, shape[2], weight);
        foreach (var values in network.Dense.Append(network.Embeddings))
        {
            System.Numerics.Tensors.TensorPrimitives.ConvertToSingle(reader.Array<Half>(values.Length), values);

            // Infinity and not-a-number stay what they are in a sum.
            if (!float.IsFinite(System.Numerics.Tensors.TensorPrimitives.Sum<float>(values)))
                throw new EndOfStreamException();
        }

        return network;
    }
}
