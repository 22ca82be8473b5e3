using NlpPipeline.Annotations;
using NlpPipeline.Normalization;

namespace NlpPipeline.Tests.Normalization.Numbers;

public class NumberValueTests
{
    [Theory]
    [InlineData(">6000", 6000.0, null, 6000.0)]
    [InlineData("<=30", null, 30.0, 30.0)]
    [InlineData("100..999 km", 100.0, 999.0, 549.5)]
    [InlineData("~200", 180.0, 220.0, 200.0)]
    [InlineData("42", 42.0, 42.0, 42.0)]
    public void Bounds(string text, double? lower, double? upper, double best)
    {
        NumberValue.TryParse(text, out var value).Should().BeTrue();
        value.Lower.Should().Be((decimal?)lower);
        value.Upper.Should().Be((decimal?)upper);
        value.Best.Should().Be((decimal)best);
    }

    [Theory]
    [InlineData(">6000", "7000", true)]
    [InlineData(">6000", "5000", false)]
    [InlineData("2000000..3000000", "~3200000", true)]
    [InlineData("5 km", "5", false)]
    public void Two_values_may_be_the_same_where_their_bounds_meet(string one, string other, bool expected)
    {
        NumberValue.TryParse(one, out var a).Should().BeTrue();
        NumberValue.TryParse(other, out var b).Should().BeTrue();
        a.MayEqual(b).Should().Be(expected);
        b.MayEqual(a).Should().Be(expected);
    }

    [Theory]
    [InlineData("5000000 USD", NumberKind.Money)]
    [InlineData("15%", NumberKind.Percent)]
    [InlineData("30 mẫu", NumberKind.Quantity)]
    [InlineData("2/3", NumberKind.Cardinal)]
    public void Kind_follows_the_unit(string text, NumberKind kind)
    {
        NumberValue.TryParse(text, out var value).Should().BeTrue();
        value.Kind.Should().Be(kind);
    }

    [Theory]
    [InlineData("700 g", "0.7 kg")]
    [InlineData(">2 km", ">2000 m")]
    [InlineData("0 °C", "273.15 K")]
    public void Si_values(string text, string expected)
    {
        NumberValue.TryParse(text, out var value).Should().BeTrue();
        value.TryToSi(out var si).Should().BeTrue();
        si.ToString().Should().Be(expected);
    }

    [Fact]
    public void A_unit_of_unknown_size_has_no_SI_value()
    {
        NumberValue.TryParse("30 mẫu", out var value).Should().BeTrue();
        value.TryToSi(out _).Should().BeFalse();
    }

    [Theory]
    [InlineData("")]
    [InlineData(null)]
    [InlineData("abc")]
    [InlineData("5..")]
    [InlineData("9..5")]
    [InlineData("1/0")]
    [InlineData("5 ")]
    public void Refuses_malformed_values(string? text) => NumberValue.TryParse(text, out _).Should().BeFalse();

    [Theory]
    [InlineData("hai triệu rưỡi", Language.Vietnamese, "2500000")]
    [InlineData("khoảng hai triệu rưỡi", Language.Vietnamese, "~2500000")]
    [InlineData("between 10 and 20 km", Language.English, "10..20 km")]
    [InlineData("at least three quarters", Language.English, ">=3/4")]
    public void Parser_reads_one_expression(string text, Language language, string expected) =>
        NumberParser.Parse(text, language).ToString().Should().Be(expected);

    [Fact]
    public void Parser_names_what_it_cannot_read()
    {
        var parse = () => NumberParser.Parse("mấy con mèo", Language.Vietnamese);
        parse.Should().Throw<InvalidInputException>().Which.Message.Should().Contain("mấy con mèo").And.NotContain("\n");
    }

    [Theory]
    [InlineData("~79228162514264337593543950335", "71305346262837903834189555301.5", "79228162514264337593543950335")]
    [InlineData("~-79228162514264337593543950335", "-79228162514264337593543950335", "-71305346262837903834189555301.5")]
    [InlineData("-79228162514264337593543950335..79228162514264337593543950335", "-79228162514264337593543950335", "79228162514264337593543950335")]
    public void Bounds_and_middle_of_the_largest_numbers_do_not_overflow(string text, string lower, string upper)
    {
        NumberValue.TryParse(text, out var value).Should().BeTrue();

        var culture = System.Globalization.CultureInfo.InvariantCulture;
        Math.Abs(value.Lower!.Value - decimal.Parse(lower, culture)).Should().BeLessThan(2);
        Math.Abs(value.Upper!.Value - decimal.Parse(upper, culture)).Should().BeLessThan(2);
        value.Best.Should().BeInRange(value.Lower.Value, value.Upper.Value);
    }

    [Fact]
    public void A_fraction_too_large_to_count_with_is_no_number() =>
        NumberValue.TryParse("79228162514264337593543950335/0.5", out _).Should().BeFalse();

    [Theory]
    [InlineData("a r\u2029s")]
    [InlineData("5 ab\u2028s")]
    [InlineData("nine o\u000b.")]
    [InlineData("5A\u2028.")]
    public void A_unit_whose_plural_hangs_on_a_line_end_is_read_as_it_stands(string text) =>
        FluentAssertions.FluentActions.Invoking(() => NumberNormalizer.ValueOf(text, new TextSpan(0, text.Length), "QUANTITY", Language.English)).Should().NotThrow();

    [Theory]
    [InlineData("")]
    [InlineData("R")]
    [InlineData("R ")]
    public void Money_that_ends_before_its_amount_has_no_value(string text) =>
        NumberNormalizer.ValueOf(text, new TextSpan(0, text.Length), "MONEY", Language.English).Should().BeNull();
}
