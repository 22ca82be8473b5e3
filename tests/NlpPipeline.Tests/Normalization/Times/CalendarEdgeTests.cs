using FluentAssertions;
using NlpPipeline.Annotations;
using NlpPipeline.Normalization;
using Xunit;

namespace NlpPipeline.Tests.Normalization;

/// <summary>Times at the ends of the calendar have no value rather than an error.</summary>
public class CalendarEdgeTests
{
    [Theory]
    [InlineData("Christmas", Language.English)]
    [InlineData("New Year's Day", Language.English)]
    [InlineData("2 phút sau", Language.Vietnamese)]
    [InlineData("three hours ago", Language.English)]
    [InlineData("an hour later", Language.English)]
    public void A_shift_past_the_calendar_is_not_known(string text, Language language)
    {
        foreach (var reference in (DateTime[])[DateTime.MaxValue, DateTime.MinValue])
        {
            var find = () => TimexGrammar.Find(text, language, new TemporalContext(reference), []);
            find.Should().NotThrow();
        }
    }

    [Theory]
    [InlineData("0000")]
    [InlineData("BC0000")]
    [InlineData("0000-05")]
    [InlineData("BC0000-03-15")]
    [InlineData("0000-SU")]
    public void The_year_0_has_no_days(string value) => new TimexValue(TimexType.Date, value).Interval.Should().BeNull();

    [Fact]
    public void The_years_around_it_have() => (new TimexValue(TimexType.Date, "BC0001").Interval.ToString(), new TimexValue(TimexType.Date, "0001").Interval.ToString())
        .Should().Be(("0000-01-01/0000-12-31", "0001-01-01/0001-12-31"));

    [Theory]
    [InlineData("30", "the century after the 30th is no century of texts")]
    [InlineData("000", "no decade")]
    [InlineData("010", "a decade of three digits")]
    [InlineData("220", "2200s")]
    [InlineData("0000", "no year")]
    [InlineData("P03Y", "would read back as P3Y")]
    [InlineData("P0D", "no length")]
    [InlineData("T02:99", "no minute")]
    [InlineData("T02", "an hour without minutes")]
    public void What_the_grammars_would_not_read_back_is_not_written(string value, string reason)
    {
        var type = value[0] switch { 'T' => TimexType.Time, 'P' => TimexType.Duration, _ => TimexType.Date };
        foreach (var language in Enum.GetValues<Language>())
        {
            var write = () => TimexWriter.ToDigits(new TimexValue(type, value), language);
            write.Should().Throw<ArgumentException>(reason);
        }
    }

    [Theory]
    [InlineData("2133", false)]
    [InlineData("BC1000-01", true)]
    [InlineData("BC0001-01", true)]
    public void English_years_that_would_be_read_as_something_else_are_not_written(string value, bool hasVietnamese)
    {
        FluentActions.Invoking(() => TimexWriter.ToDigits(new TimexValue(TimexType.Date, value), Language.English)).Should().Throw<ArgumentException>();
        if (hasVietnamese)
            TimexParser.Parse(TimexWriter.ToDigits(new TimexValue(TimexType.Date, value), Language.Vietnamese), Language.Vietnamese).Value.Should().Be(value);
    }
}
