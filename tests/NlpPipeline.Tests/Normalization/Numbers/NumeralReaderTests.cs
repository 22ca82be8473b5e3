using NlpPipeline.Annotations;
using NlpPipeline.Normalization;

namespace NlpPipeline.Tests.Normalization.Numbers;

public class NumeralReaderTests
{
    [Theory]
    [InlineData("hai mươi mốt", 21)]
    [InlineData("hăm mốt", 21)]
    [InlineData("bốn lăm", 45)]
    [InlineData("một trăm linh năm", 105)]
    [InlineData("một trăm lẻ năm", 105)]
    [InlineData("một trăm năm chục", 150)]
    [InlineData("ba nghìn rưỡi", 3500)]
    [InlineData("ba ngàn hai", 3200)]
    [InlineData("hai triệu rưỡi", 2_500_000)]
    [InlineData("nửa triệu", 500_000)]
    [InlineData("hai mươi mốt nghìn không trăm mười một", 21_011)]
    [InlineData("ba phẩy mười bốn", 3.14)]
    [InlineData("một phẩy bảy triệu", 1_700_000)]
    [InlineData("Hai-mươi", 20)]
    [InlineData("một nghìn hai trăm tỷ", 1_200_000_000_000)]
    [InlineData("hai triệu ba nghìn tỷ", 2_003_000_000_000_000)]
    [InlineData("chín triệu chín trăm chín mươi nghìn tỷ", 9_990_000_000_000_000)]
    public void Reads_whole_Vietnamese_numerals(string text, double expected)
    {
        NumeralReader.TryReadWords(text, Language.Vietnamese, out var length, out var value).Should().BeTrue();
        value.Should().Be((decimal)expected);
        length.Should().Be(text.Length);
    }

    [Theory]
    [InlineData("hai mươi năm", "hai mươi")]
    [InlineData("mười năm trước", "mười")]
    [InlineData("một trăm năm", "một trăm")]
    [InlineData("hai mươi ba mươi", "hai mươi")]
    public void Leaves_a_year_or_the_next_numeral_outside(string text, string read)
    {
        NumeralReader.TryReadWords(text, Language.Vietnamese, out var length, out _).Should().BeTrue();
        text[..length].Should().Be(read);
    }

    [Theory]
    [InlineData("two hundred and five", 205)]
    [InlineData("nineteen hundred", 1900)]
    [InlineData("three score and ten", 70)]
    [InlineData("three thousand millions", 3_000_000_000)]
    [InlineData("two and a half million", 2_500_000)]
    [InlineData("one million and a half", 1_500_000)]
    [InlineData("half a million", 500_000)]
    [InlineData("one hundred and three quarters", 100.75)]
    [InlineData("nought point nought three", 0.03)]
    [InlineData("seventy-five thousand, two hundred", 75_000)]
    public void Reads_English_numerals(string text, double expected)
    {
        NumeralReader.TryReadWords(text, Language.English, out _, out var value).Should().BeTrue();
        value.Should().Be((decimal)expected);
    }

    [Theory]
    [InlineData("one hundred and two hundred", "one hundred")]
    [InlineData("nineteen thirty-seven", "nineteen")]
    public void Stops_where_the_next_English_numeral_begins(string text, string read)
    {
        NumeralReader.TryReadWords(text, Language.English, out var length, out _).Should().BeTrue();
        text[..length].Should().Be(read);
    }

    [Theory]
    [InlineData("mươi", Language.Vietnamese)]
    [InlineData("người", Language.Vietnamese)]
    [InlineData("a man", Language.English)]
    [InlineData("hundreds", Language.English)]
    [InlineData("", Language.English)]
    public void Finds_none_where_none_is(string text, Language language) =>
        NumeralReader.TryReadWords(text, language, out _, out _).Should().BeFalse();

    [Theory]
    [InlineData("1.200.000", Language.Vietnamese, 1_200_000)]
    [InlineData("28 296", Language.Vietnamese, 28_296)]
    [InlineData("28,296", Language.Vietnamese, 28_296)]
    [InlineData("1,7", Language.Vietnamese, 1.7)]
    [InlineData("720.0000", Language.Vietnamese, 720_000)]
    [InlineData("5 0.000", Language.Vietnamese, 50_000)]
    [InlineData("0,125", Language.Vietnamese, 0.125)]
    [InlineData("28,296", Language.English, 28_296)]
    [InlineData("4.800", Language.English, 4.8)]
    [InlineData("1,674.5", Language.English, 1674.5)]
    [InlineData("12,34,567.89", Language.English, 1_234_567.89)]
    public void Reads_marks_by_language_and_shape(string text, Language language, double expected)
    {
        NumeralReader.TryReadDigits(text, language, out var length, out var value).Should().BeTrue();
        value.Should().Be((decimal)expected);
        length.Should().Be(text.Length);
    }

    [Fact]
    public void The_habit_of_the_document_settles_an_open_mark()
    {
        NumeralReader.TryReadDigits("1.500", Language.English, out _, out var european, NumberStyleHint.DotThousands);
        NumeralReader.TryReadDigits("1.500", Language.Vietnamese, out _, out var english, NumberStyleHint.CommaThousands);
        european.Should().Be(1500);
        english.Should().Be(1.5m);
    }
}
