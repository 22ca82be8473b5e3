using FluentAssertions;
using NlpPipeline.Claims;
using Xunit;

namespace NlpPipeline.Tests.Claims;

public class OpinionPoolTests
{
    private static readonly float[] Scores = [3, 1, 2];

    [Fact]
    public void Without_weight_the_first_model_decides_and_with_all_of_it_the_second()
    {
        Join(0).Should().Equal([0.2, 0.7, 0.1], (a, b) => Math.Abs(a - b) < 1e-9);
        var sum = Scores.Sum(s => Math.Exp(s));
        Join(1).Should().Equal(Scores.Select(s => Math.Exp(s) / sum), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void Half_and_half_is_the_geometric_mean_made_to_sum_to_one()
    {
        var expected = new[] { 0.2, 0.7, 0.1 }.Zip(Scores, (p, s) => Math.Sqrt(p * Math.Exp(s))).ToList();
        Join(0.5).Should().Equal(expected.Select(e => e / expected.Sum()), (a, b) => Math.Abs(a - b) < 1e-9);
    }

    [Fact]
    public void A_class_that_the_first_model_holds_impossible_gives_no_infinity()
    {
        double[] probabilities = [1, 0, 0];
        OpinionPool.Join(probabilities, Scores, 0.6);
        probabilities.Should().OnlyContain(p => double.IsFinite(p)).And.Subject.Sum().Should().BeApproximately(1, 1e-9);
    }

    private static double[] Join(double weight)
    {
        double[] probabilities = [0.2, 0.7, 0.1];
        OpinionPool.Join(probabilities, Scores, weight);
        return probabilities;
    }
}
