using NlpPipeline.Normalization;

namespace NlpPipeline.Tests.Normalization;

public class CalendarDateTests
{
    [Fact]
    public void EveryDayNumberGivesItsDayAgain()
    {
        var random = new Random(3);
        for (var n = 0; n < 20_000; n++)
        {
            var number = random.Next(-4_300_000, 2_900_000);
            var date = CalendarDate.FromDayNumber(number);
            date.DayNumber.Should().Be(number);
        }
    }

    [Fact]
    public void TheCalendarAgreesWithTheLibrarys()
    {
        for (var day = new DateTime(1890, 1, 1); day.Year < 2031; day = day.AddDays(5))
        {
            var date = new CalendarDate(day.Year, day.Month, day.Day);
            date.Weekday.Should().Be(day.DayOfWeek == DayOfWeek.Sunday ? 7 : (int)day.DayOfWeek);
            date.IsoWeek.Should().Be((System.Globalization.ISOWeek.GetYear(day), System.Globalization.ISOWeek.GetWeekOfYear(day)));
            var later = day.AddMonths(-17);
            date.AddMonths(-17).Should().Be(new CalendarDate(later.Year, later.Month, later.Day));
        }
    }

    [Theory]
    [InlineData("1953-03-27", "1953-03-27/1953-03-27")]
    [InlineData("1918-12", "1918-12-01/1918-12-31")]
    [InlineData("193", "1930-01-01/1939-12-31")]
    [InlineData("19", "1900-01-01/1999-12-31")]
    [InlineData("1998-Q2", "1998-04-01/1998-06-30")]
    [InlineData("1944-H1", "1944-01-01/1944-06-30")]
    [InlineData("2018-W20", "2018-05-14/2018-05-20")]
    [InlineData("1936/1938", "1936-01-01/1938-12-31")]
    [InlineData("BC0044", "-0043-01-01/-0043-12-31")]
    [InlineData("1936-02-30", null)]
    [InlineData("XXXX-12-12", null)]
    public void ValuesCoverTheirDays(string value, string? days) =>
        (new TimexValue(TimexType.Date, value).Interval?.ToString()).Should().Be(days);

    [Theory]
    [InlineData("193X")]
    [InlineData("1937-1")]
    [InlineData("P")]
    [InlineData("yesterday")]
    public void OtherStringsAreNoValues(string value)
    {
        var make = () => new TimexValue(TimexType.Date, value);
        make.Should().Throw<ArgumentException>();
    }
}
