using FluentAssertions;
using NlpPipeline.Annotations;
using NlpPipeline.Normalization;
using NlpPipeline.Recognition;

namespace NlpPipeline.Tests.Normalization;

/// <summary>Whose money an amount is, by the document.</summary>
public class DocumentCurrencyTests
{
    [Theory]
    [InlineData("The widow in Bergen was paid in Norway's money.", "She got [40 kroner] a month.", "40 NOK")]
    [InlineData("Stockholm voted the loan.", "It cost [200 crowns].", "200 SEK")]
    [InlineData("The inspector came from Geneva to Zurich.", "The fine was [30 francs].", "30 CHF")]
    [InlineData("The tailor lived in Lyon.", "The fine was [30 francs].", "30 FRF")]
    [InlineData("Ottawa sent a train. Toronto sent bread. Canadians gave blankets.", "The fund held [$2 million].", "2000000 CAD")]
    [InlineData("Ottawa sent a train.", "The fund held [$2 million].", "2000000 USD")]
    [InlineData("Ottawa sent a train. Toronto sent bread. Canadians gave blankets.", "The fund held [US$2 million].", "2000000 USD")]
    [InlineData("The dam in Lagos leaked.", "The bribe was [₦5m].", "5000000 NGN")]
    [InlineData("The market in Manila burned.", "Each got [P50].", "50 PHP")]
    public void English(string before, string marked, string value) => Value(before, marked, Language.English).Should().Be(value);

    [Theory]
    [InlineData("Năm 1955 chợ mở lại.", "Gạo bán [15 đồng] một ký.", "15 VND")]
    [InlineData("Năm 1908 dân phu đắp đường.", "Mỗi người được [5 đồng].", "5 đồng")]
    [InlineData("Năm 1931 thợ đình công ở Marseille.", "Lương [200 quan] một tháng.", "200 FRF")]
    [InlineData("Năm 1802 kho bạc trống.", "Thuế là [100 quan].", "100 quan")]
    [InlineData("Chợ họp năm 2019.", "Mỗi vé [năm muôn đồng].", "50000 VND")]
    public void Vietnamese(string before, string marked, string value) => Value(before, marked, Language.Vietnamese).Should().Be(value);

    [Fact]
    public void AnAmountLeavesOutWhatTheOneBeforeSaid()
    {
        const string sentence = "The bank paid $90 million and its rival 40.";
        var currency = new DocumentCurrency([sentence]);
        ValueNormalizer.Money(sentence, new TextSpan(14, 25), Language.English, currency).Should().Be("90000000 USD");
        ValueNormalizer.Money(sentence, new TextSpan(40, 42), Language.English, currency).Should().Be("40000000 USD");
    }

    private static string? Value(string before, string marked, Language language)
    {
        var start = marked.IndexOf('[', StringComparison.Ordinal);
        var end = marked.IndexOf(']', StringComparison.Ordinal) - 1;
        var sentence = marked.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        return ValueNormalizer.Money(sentence, new TextSpan(start, end), language, new DocumentCurrency([before, sentence]));
    }
}
