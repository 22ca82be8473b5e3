using System.Runtime.InteropServices;
using NlpPipeline.Annotations;

namespace NlpPipeline.Tagging;

/// <summary>
/// Word vectors learned from raw text (<c>nlp train --raw</c>): skip-gram vectors of unit length (Mikolov et al. 2013), kept as one
/// signed byte a dimension. Read-only, shared by all threads.
/// </summary>
/// <remarks>File, little-endian: <c>NLPV</c>, version (u8), length of a vector (i32), number of words (i32), their hashes (u64), vectors (i8).</remarks>
public sealed class WordVectors
{
    /// <summary>What a byte of 127 stands for.</summary>
    private const float Largest = 0.75f;

    private static readonly byte[] Magic = "NLPV\u0001"u8.ToArray();

    private readonly ModelArray<ulong> keys;
    private readonly KeyIndex index;
    private readonly ModelArray<sbyte> values;

    private WordVectors(int dimension, ModelArray<ulong> keys, ModelArray<sbyte> values)
    {
        Dimension = dimension;
        this.keys = keys;
        index = new KeyIndex(keys);
        this.values = values;
    }

    /// <summary>Length of a vector; networks need a multiple of 4.</summary>
    public int Dimension { get; }

    public int Count => keys.Length;

    /// <param name="words">Lower case, digits as 0, distinct.</param>
    /// <param name="vectors">One of the same length for each word; values beyond 0.75 to either side are cut.</param>
    public static WordVectors Of(IReadOnlyList<string> words, IReadOnlyList<float[]> vectors)
    {
        var dimension = vectors.Count == 0 ? 0 : vectors[0].Length;
        var values = new sbyte[words.Count * dimension];
        for (var i = 0; i < words.Count; i++)
        {
            for (var d = 0; d < dimension; d++)
                values[(i * dimension) + d] = (sbyte)Math.Clamp(MathF.Round(vectors[i][d] / Largest * 127), -127, 127);
        }

        return new WordVectors(dimension, ModelArray<ulong>.Of([.. words.Select(w => Key(w))]), ModelArray<sbyte>.Of(values));
    }

    /// <summary>The row of a word in lower case with digits as 0; -1 where it is not known.</summary>
    public int Find(ReadOnlySpan<char> lower) => index.Find(Key(lower));

    /// <summary>Writes a row's vector.</summary>
    /// <param name="into">At least <see cref="Dimension"/> long.</param>
    public void CopyTo(int row, Span<float> into)
    {
        var from = values.Span.Slice(row * Dimension, Dimension);
        for (var d = 0; d < from.Length; d++)
            into[d] = from[d] * (Largest / 127);
        GC.KeepAlive(this);
    }

    /// <summary>Writes the vectors; the same vectors give the same bytes.</summary>
    public void Write(string path)
    {
        using var writer = new BinaryWriter(File.Create(path));
        writer.Write(Magic);
        writer.Write(Dimension);
        writer.Write(Count);
        writer.Write(MemoryMarshal.AsBytes(keys.Span));
        writer.Write(MemoryMarshal.AsBytes(values.Span));
        GC.KeepAlive(this);
    }

    /// <exception cref="InvalidInputException">The file is no file of vectors, or cut.</exception>
    public static WordVectors Read(string path)
    {
        var file = ModelFile.Open(path);
        var bytes = file.Span;
        var head = Magic.Length + (2 * sizeof(int));
        if (bytes.Length < head || !bytes.StartsWith(Magic))
            throw new InvalidInputException($"{path}: not a file of word vectors; copy or train the model anew");
        var dimension = MemoryMarshal.Read<int>(bytes[Magic.Length..]);
        var count = MemoryMarshal.Read<int>(bytes[(Magic.Length + sizeof(int))..]);
        if (dimension < 0 || count < 0 || bytes.Length != head + ((long)count * (sizeof(ulong) + dimension)))
            throw new InvalidInputException($"{path}: damaged (its length does not fit); copy or train the model anew");
        return new WordVectors(dimension, file.Array<ulong>(head, count), file.Array<sbyte>(head + (count * sizeof(ulong)), count * dimension));
    }

    private static ulong Key(ReadOnlySpan<char> word) => Hash64.Of(word, 0xC2);
}
