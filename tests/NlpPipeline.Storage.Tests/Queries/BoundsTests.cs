namespace NlpPipeline.Storage.Tests.Queries;

public sealed class BoundsTests
{
    [Theory]
    [InlineData(null, "1936/1938", "1936-01-01", "1938-12-31")]
    [InlineData("1921-01-01/1921-05-01", "1921", "1921-01-01", "1921-05-01")]
    [InlineData("../1917-11-06", "1917-11-07", null, "1917-11-06")]
    [InlineData("-0043-03-15/-0043-03-15", "BC0044-03-15", "-0043-03-15", "-0043-03-15")]
    [InlineData("nonsense", "1937", "1937-01-01", "1937-12-31")]
    [InlineData(null, "PRESENT_REF", null, null)]
    [InlineData(null, "1938-02-30", null, null)]
    [InlineData(null, "P3Y", null, null)]
    public void Days_come_from_the_interval_else_from_the_value(string? interval, string value, string? earliest, string? latest)
    {
        var days = DayBounds.Of(interval, value);
        (days?.Earliest?.ToString(), days?.Latest?.ToString()).Should().Be((earliest, latest));
    }

    [Theory]
    [InlineData("<300", null, 300d, 300d, null)]
    [InlineData(">=5 km", 5d, 5d, null, "km")]
    [InlineData("~100", 90d, 100d, 110d, null)]
    [InlineData("2/4", 0.5, 0.5, 0.5, null)]
    public void Numbers_have_a_low_a_best_and_a_high_estimate(string value, double? low, double best, double? high, string? unit) =>
        QuantityBounds.Of(value).Should().Be(new QuantityBounds(low, best, high, unit));

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("many")]
    public void What_is_no_number_has_no_bounds(string? value) => QuantityBounds.Of(value).Should().BeNull();
}
