using System.Runtime.CompilerServices;

namespace NlpPipeline.Tagging;

/// <summary>Reads the parts of a model file one after another, where they stand.</summary>
/// <param name="position">Byte to begin at.</param>
/// <param name="end">Byte behind the last part.</param>
/// <param name="isAligned">Whether each part begins at a multiple of the size of its numbers, with zeros before it.</param>
internal sealed class ModelReader(ModelFile file, int position, int end, bool isAligned)
{
    public bool IsAtEnd => position == end;

    public int Int() => Array<int>(1).Span[0];

    /// <exception cref="EndOfStreamException">The file has not so many bytes left.</exception>
    public ModelArray<T> Array<T>(int count)
        where T : unmanaged
    {
        var size = Unsafe.SizeOf<T>();
        var begin = isAligned ? (position + size - 1) / size * size : position;
        if (count < 0 || begin + ((long)count * size) > end)
            throw new EndOfStreamException();
        position = begin + (count * size);
        return file.Array<T>(begin, count);
    }

    /// <summary>Numbers that are finite.</summary>
    /// <exception cref="EndOfStreamException">One is not, or the file has not so many bytes left.</exception>
    public float[] Numbers(int count) =>
        Array<float>(count).Span.ToArray() is var numbers && numbers.All(float.IsFinite) ? numbers : throw new EndOfStreamException();

    /// <summary>Weights: finite numbers, or negative infinity for what may not be.</summary>
    /// <exception cref="EndOfStreamException">One is neither, or the file has not so many bytes left.</exception>
    public float[] Weights(int count) =>
        Array<float>(count).Span.ToArray() is var weights && weights.All(w => float.IsFinite(w) || float.IsNegativeInfinity(w))
            ? weights
            : throw new EndOfStreamException();

    /// <summary>True where the rest of the file is at least so many values long.</summary>
    public bool Holds<T>(long count)
        where T : unmanaged => count * Unsafe.SizeOf<T>() <= end - position;
}
