using FsCheck;
using FsCheck.Fluent;

namespace NlpPipeline.Evaluation.Tests;

public class AssignmentTests
{
    [Fact]
    public void Finds_the_matching_that_greed_misses()
    {
        // Greedy takes 9 and must leave 8 + 8 for 9 + 1.
        Assignment.Maximize(new double[,] { { 9, 8 }, { 8, 1 } }).Should().Equal(1, 0);
    }

    [Fact]
    public void Is_as_good_as_trying_all_matchings()
    {
        var weights = Gen.Choose(0, 5).Select(i => (double)i);
        var shapes = Gen.Choose(1, 4).SelectMany(r => Gen.Choose(1, 4).SelectMany(c =>
            Gen.ArrayOf(weights, r * c).Select(w => (Rows: r, Columns: c, Weights: w))));
        Prop.ForAll(shapes.ToArbitrary(), shape =>
        {
            var matrix = new double[shape.Rows, shape.Columns];
            for (var i = 0; i < shape.Weights.Length; i++)
                matrix[i / shape.Columns, i % shape.Columns] = shape.Weights[i];
            var match = Assignment.Maximize(matrix);
            var used = match.Where(c => c >= 0).ToList();
            var total = match.Select((c, r) => c < 0 ? 0 : matrix[r, c]).Sum();
            return used.Distinct().Count() == used.Count && total == Best(matrix, 0, 0);
        }).Check(Config.QuickThrowOnFailure.WithMaxTest(500));
    }

    private static double Best(double[,] weights, int row, int taken)
    {
        if (row == weights.GetLength(0))
            return 0;
        var best = Best(weights, row + 1, taken);
        for (var c = 0; c < weights.GetLength(1); c++)
        {
            if ((taken & (1 << c)) == 0)
                best = Math.Max(best, weights[row, c] + Best(weights, row + 1, taken | (1 << c)));
        }

        return best;
    }
}
