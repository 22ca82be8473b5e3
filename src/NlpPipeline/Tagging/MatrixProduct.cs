using System.Numerics;
using System.Runtime.CompilerServices;

namespace NlpPipeline.Tagging;

/// <summary>
/// Products of row-major matrices. Every element is summed in the order of the inner dimension with fused multiply-add, so that the
/// result is the same on any machine, whatever the width of its vectors.
/// </summary>
internal static class MatrixProduct
{
    /// <summary>Rows and columns are handled in blocks of so many: the caller pads.</summary>
    public const int RowBlock = 4;

    public const int ColumnBlock = 32;

    /// <summary>Rounds up to whole blocks of columns.</summary>
    public static int PadColumns(int columns) => (columns + ColumnBlock - 1) / ColumnBlock * ColumnBlock;

    /// <summary>So many rows, and what fills their last block.</summary>
    public static int PadRows(int rows) => (rows + RowBlock - 1) / RowBlock * RowBlock;

    /// <summary>C = A B, or C += A B.</summary>
    /// <param name="a">m rows of k.</param>
    /// <param name="aRow">Distance of two rows of A.</param>
    /// <param name="b">k rows of n.</param>
    /// <param name="c">m rows of n.</param>
    /// <param name="m">A multiple of <see cref="RowBlock"/>.</param>
    /// <param name="n">A multiple of <see cref="ColumnBlock"/>.</param>
    /// <param name="add">Whether C's old values stay in.</param>
    /// <exception cref="ArgumentException">A matrix is smaller than the product needs, or not made of whole blocks.</exception>
    public static void Multiply(
        ReadOnlySpan<float> a, int aRow, ReadOnlySpan<float> b, int bRow, Span<float> c, int cRow, int m, int k, int n, bool add)
    {
        if (m == 0)
            return;
        if (m % RowBlock != 0 || n % ColumnBlock != 0)
            throw new ArgumentException($"a product of {m} rows and {n} columns is not made of whole blocks");
        Check(a.Length, aRow, m, k);
        Check(b.Length, bRow, k, n);
        Check(c.Length, cRow, m, n);
        ref var a0 = ref System.Runtime.InteropServices.MemoryMarshal.GetReference(a);
        ref var b0 = ref System.Runtime.InteropServices.MemoryMarshal.GetReference(b);
        ref var c0 = ref System.Runtime.InteropServices.MemoryMarshal.GetReference(c);
        for (var j = 0; j < n; j += 2 * Vector<float>.Count)
        {
            for (var i = 0; i < m; i += RowBlock)
                Block(ref Unsafe.Add(ref a0, i * aRow), aRow, ref Unsafe.Add(ref b0, j), bRow, ref Unsafe.Add(ref c0, (i * cRow) + j), cRow, k, add);
        }
    }

    /// <summary>Writes the transpose of an m by n matrix.</summary>
    public static void Transpose(ReadOnlySpan<float> a, int m, int n, Span<float> into)
    {
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
                into[(j * m) + i] = a[(i * n) + j];
        }
    }

    private static void Check(int length, int row, int rows, int columns)
    {
        if ((long)(rows - 1) * row + columns > length || row < columns)
            throw new ArgumentException("a matrix is smaller than its product needs");
    }

    private static void Block(ref float a, int aRow, ref float b, int bRow, ref float c, int cRow, int k, bool add)
    {
        var lanes = (nuint)Vector<float>.Count;
        ref var a1 = ref Unsafe.Add(ref a, aRow);
        ref var a2 = ref Unsafe.Add(ref a, 2 * aRow);
        ref var a3 = ref Unsafe.Add(ref a, 3 * aRow);
        ref var c1 = ref Unsafe.Add(ref c, cRow);
        ref var c2 = ref Unsafe.Add(ref c, 2 * cRow);
        ref var c3 = ref Unsafe.Add(ref c, 3 * cRow);
        Vector<float> s00 = default, s01 = default, s10 = default, s11 = default, s20 = default, s21 = default, s30 = default, s31 = default;
        if (add)
        {
            s00 = Vector.LoadUnsafe(ref c);
            s01 = Vector.LoadUnsafe(ref c, lanes);
            s10 = Vector.LoadUnsafe(ref c1);
            s11 = Vector.LoadUnsafe(ref c1, lanes);
            s20 = Vector.LoadUnsafe(ref c2);
            s21 = Vector.LoadUnsafe(ref c2, lanes);
            s30 = Vector.LoadUnsafe(ref c3);
            s31 = Vector.LoadUnsafe(ref c3, lanes);
        }

        for (var p = 0; p < k; p++)
        {
            ref var row = ref Unsafe.Add(ref b, p * bRow);
            var b0 = Vector.LoadUnsafe(ref row);
            var b1 = Vector.LoadUnsafe(ref row, lanes);
            var x = new Vector<float>(Unsafe.Add(ref a, p));
            s00 = Vector.FusedMultiplyAdd(x, b0, s00);
            s01 = Vector.FusedMultiplyAdd(x, b1, s01);
            x = new Vector<float>(Unsafe.Add(ref a1, p));
            s10 = Vector.FusedMultiplyAdd(x, b0, s10);
            s11 = Vector.FusedMultiplyAdd(x, b1, s11);
            x = new Vector<float>(Unsafe.Add(ref a2, p));
            s20 = Vector.FusedMultiplyAdd(x, b0, s20);
            s21 = Vector.FusedMultiplyAdd(x, b1, s21);
            x = new Vector<float>(Unsafe.Add(ref a3, p));
            s30 = Vector.FusedMultiplyAdd(x, b0, s30);
            s31 = Vector.FusedMultiplyAdd(x, b1, s31);
        }

        s00.StoreUnsafe(ref c);
        s01.StoreUnsafe(ref c, lanes);
        s10.StoreUnsafe(ref c1);
        s11.StoreUnsafe(ref c1, lanes);
        s20.StoreUnsafe(ref c2);
        s21.StoreUnsafe(ref c2, lanes);
        s30.StoreUnsafe(ref c3);
        s31.StoreUnsafe(ref c3, lanes);
    }
}
