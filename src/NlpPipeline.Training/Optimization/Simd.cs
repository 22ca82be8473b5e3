using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NlpPipeline.Training.Optimization;

/// <summary>
/// Vector arithmetic in a fixed order of summation (four lanes, whatever the machine has), so that training gives the same bytes
/// everywhere.
/// </summary>
internal static class Simd
{
    public const int Lanes = 4;

    /// <summary>The smallest multiple of the lanes that holds <paramref name="count"/> numbers.</summary>
    public static int Padded(int count) => (count + Lanes - 1) / Lanes * Lanes;

    public static double Dot(ReadOnlySpan<double> a, ReadOnlySpan<double> b)
    {
        ref var x = ref MemoryMarshal.GetReference(a);
        ref var y = ref MemoryMarshal.GetReference(b);
        var sum = Vector256<double>.Zero;
        var i = 0;
        for (; i <= a.Length - Lanes; i += Lanes)
            sum += Vector256.LoadUnsafe(ref x, (nuint)i) * Vector256.LoadUnsafe(ref y, (nuint)i);
        var total = Vector256.Sum(sum);
        for (; i < a.Length; i++)
            total += a[i] * b[i];
        return total;
    }

    /// <summary>target += factor × row.</summary>
    public static void AddScaled(ReadOnlySpan<double> row, double factor, Span<double> target)
    {
        ref var x = ref MemoryMarshal.GetReference(row);
        ref var y = ref MemoryMarshal.GetReference(target);
        var f = Vector256.Create(factor);
        var i = 0;
        for (; i <= row.Length - Lanes; i += Lanes)
            (Vector256.LoadUnsafe(ref y, (nuint)i) + (Vector256.LoadUnsafe(ref x, (nuint)i) * f)).StoreUnsafe(ref y, (nuint)i);
        for (; i < row.Length; i++)
            target[i] += row[i] * factor;
    }

    /// <summary>target += row.</summary>
    public static void Add(ReadOnlySpan<double> row, Span<double> target)
    {
        ref var x = ref MemoryMarshal.GetReference(row);
        ref var y = ref MemoryMarshal.GetReference(target);
        var i = 0;
        for (; i <= row.Length - Lanes; i += Lanes)
            (Vector256.LoadUnsafe(ref y, (nuint)i) + Vector256.LoadUnsafe(ref x, (nuint)i)).StoreUnsafe(ref y, (nuint)i);
        for (; i < row.Length; i++)
            target[i] += row[i];
    }

    /// <summary>target = a × b × factor.</summary>
    public static void Multiply(ReadOnlySpan<double> a, ReadOnlySpan<double> b, double factor, Span<double> target)
    {
        ref var x = ref MemoryMarshal.GetReference(a);
        ref var y = ref MemoryMarshal.GetReference(b);
        ref var z = ref MemoryMarshal.GetReference(target);
        var f = Vector256.Create(factor);
        var i = 0;
        for (; i <= a.Length - Lanes; i += Lanes)
            (Vector256.LoadUnsafe(ref x, (nuint)i) * Vector256.LoadUnsafe(ref y, (nuint)i) * f).StoreUnsafe(ref z, (nuint)i);
        for (; i < a.Length; i++)
            target[i] = a[i] * b[i] * factor;
    }

    public static double Sum(ReadOnlySpan<double> row)
    {
        var total = 0.0;
        foreach (var value in row)
            total += value;
        return total;
    }
}
