using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NlpPipeline.Tagging;

/// <summary>Sums of many numbers in an order that does not hang on the width of the machine's vectors: eight running sums, then these.</summary>
internal static class FixedOrder
{
    public static float Sum(ReadOnlySpan<float> values)
    {
        var sums = Vector256<float>.Zero;
        ref var first = ref MemoryMarshal.GetReference(values);
        var i = 0;
        for (; i <= values.Length - Vector256<float>.Count; i += Vector256<float>.Count)
            sums += Vector256.LoadUnsafe(ref first, (nuint)i);
        var sum = Together(sums);
        for (; i < values.Length; i++)
            sum += values[i];
        return sum;
    }

    /// <param name="b">As long as <paramref name="a"/>.</param>
    public static float Dot(ReadOnlySpan<float> a, ReadOnlySpan<float> b)
    {
        b = b[..a.Length];
        var sums = Vector256<float>.Zero;
        ref var firstA = ref MemoryMarshal.GetReference(a);
        ref var firstB = ref MemoryMarshal.GetReference(b);
        var i = 0;
        for (; i <= a.Length - Vector256<float>.Count; i += Vector256<float>.Count)
            sums += Vector256.LoadUnsafe(ref firstA, (nuint)i) * Vector256.LoadUnsafe(ref firstB, (nuint)i);
        var sum = Together(sums);
        for (; i < a.Length; i++)
            sum += a[i] * b[i];
        return sum;
    }

    private static float Together(Vector256<float> sums)
    {
        var four = sums.GetLower() + sums.GetUpper();
        return four[0] + four[1] + four[2] + four[3];
    }
}
