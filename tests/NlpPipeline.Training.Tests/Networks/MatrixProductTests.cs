using NlpPipeline.Tagging;

namespace NlpPipeline.Training.Tests.Networks;

public sealed class MatrixProductTests
{
    [Theory]
    [InlineData(4, 1, 32, false)]
    [InlineData(8, 7, 32, true)]
    [InlineData(12, 33, 96, false)]
    [InlineData(4, 64, 64, true)]
    public void Every_element_is_the_sum_in_order_by_fused_multiply_add(int m, int k, int n, bool add)
    {
        var random = new Random(m + k + n);
        var (a, b, c) = (Draw(m * k), Draw(k * n), Draw(m * n));
        var expected = new float[m * n];
        for (var i = 0; i < m; i++)
        {
            for (var j = 0; j < n; j++)
            {
                var sum = add ? c[(i * n) + j] : 0;
                for (var p = 0; p < k; p++)
                    sum = MathF.FusedMultiplyAdd(a[(i * k) + p], b[(p * n) + j], sum);
                expected[(i * n) + j] = sum;
            }
        }

        MatrixProduct.Multiply(a, k, b, n, c, n, m, k, n, add);
        c.Should().Equal(expected, "the width of the machine's vectors must not matter");

        float[] Draw(int count) => [.. Enumerable.Range(0, count).Select(_ => (float)(random.NextDouble() - 0.5))];
    }

    [Fact]
    public void A_matrix_that_is_too_small_is_refused() =>
        FluentActions.Invoking(() => MatrixProduct.Multiply(new float[15], 4, new float[128], 32, new float[128], 32, 4, 4, 32, false))
            .Should().Throw<ArgumentException>();

    [Fact]
    public void A_transpose_swaps_rows_and_columns()
    {
        var into = new float[6];
        MatrixProduct.Transpose([1, 2, 3, 4, 5, 6], 2, 3, into);
        into.Should().Equal(1, 4, 2, 5, 3, 6);
    }
}
