using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Security.Cryptography;

namespace NlpPipeline.Tagging;

/// <summary>Reads the parts of a model file straight into their arrays, and sums as it reads: the start of a run is mostly this.</summary>
internal sealed class ModelReader(FileStream file, IncrementalHash hash)
{
    public int Int() => Array<int>(1)[0];

    /// <exception cref="EndOfStreamException">The file has not so many bytes left.</exception>
    public T[] Array<T>(int count)
        where T : unmanaged
    {
        // A damaged count must not ask for more memory than the file has bytes.
        if (count < 0 || !Holds<T>(count))
            throw new EndOfStreamException();
        var array = GC.AllocateUninitializedArray<T>(count);
        var bytes = MemoryMarshal.AsBytes(array.AsSpan());
        file.ReadExactly(bytes);
        hash.AppendData(bytes);
        return array;
    }

    /// <summary>Numbers that are finite.</summary>
    /// <exception cref="EndOfStreamException">One is not, or the file has not so many bytes left.</exception>
    public float[] Numbers(int count) => Array<float>(count) is var numbers && numbers.All(float.IsFinite) ? numbers : throw new EndOfStreamException();

    /// <summary>Weights: finite numbers, or negative infinity for what may not be.</summary>
    /// <exception cref="EndOfStreamException">One is neither, or the file has not so many bytes left.</exception>
    public float[] Weights(int count) =>
        Array<float>(count) is var weights && weights.All(w => float.IsFinite(w) || float.IsNegativeInfinity(w)) ? weights : throw new EndOfStreamException();

    /// <summary>True where the rest of the file is at least so many values long.</summary>
    public bool Holds<T>(long count)
        where T : unmanaged => count * Unsafe.SizeOf<T>() <= file.Length - file.Position;

    /// <summary>True where the file ends with the sum of all that was read.</summary>
    public bool IsIntact()
    {
        var sum = new byte[SHA256.HashSizeInBytes];
        file.ReadExactly(sum);
        return file.Position == file.Length && hash.GetHashAndReset().AsSpan().SequenceEqual(sum);
    }
}
