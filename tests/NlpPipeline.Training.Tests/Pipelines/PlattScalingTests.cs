using NlpPipeline.Training.Pipelines;

namespace NlpPipeline.Training.Tests.Pipelines;

public sealed class PlattScalingTests
{
    [Theory]
    [InlineData(0.6, -0.3, 3)]
    [InlineData(0.3, -0.5, 10)]
    [InlineData(1.4, 0.2, 1)]
    public void Log_odds_that_were_stretched_are_found_again(double slope, double offset, double spread)
    {
        var random = new Random(5);
        var cases = Enumerable.Range(0, 20_000).Select(_ =>
        {
            var x = ((random.NextDouble() * 2) - 0.4) * spread;
            return (1 / (1 + Math.Exp(-x)), random.NextDouble() < 1 / (1 + Math.Exp(-((slope * x) + offset))));
        }).ToList();
        var found = PlattScaling.Fit(cases);
        found.Slope.Should().BeApproximately(slope, 0.1);
        found.Offset.Should().BeApproximately(offset, 0.12);
    }

    [Theory]
    [InlineData(0.7)]
    [InlineData(0.9)]
    [InlineData(0.99)]
    public void A_model_that_is_nearly_always_certain_is_taught_doubt(double precision)
    {
        var random = new Random(2);
        var cases = Enumerable.Range(0, 3000).Select(i => i % 20 == 0
            ? (random.NextDouble(), random.NextDouble() < precision / 2)
            : (1 - (1e-7 * random.NextDouble()), random.NextDouble() < precision)).ToList();
        PlattScaling.Fit(cases).Apply(0.9999999).Should().BeApproximately(precision, 0.02);
    }

    [Fact]
    public void Too_few_cases_or_cases_of_one_kind_change_nothing()
    {
        PlattScaling.Fit([.. Enumerable.Repeat((0.9, false), 10)]).Should().Be(Recognition.Calibration.None);
        PlattScaling.Fit([.. Enumerable.Repeat((0.9, true), 100)]).Should().Be(Recognition.Calibration.None);
    }
}
