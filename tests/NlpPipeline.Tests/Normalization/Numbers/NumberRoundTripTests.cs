using FsCheck;
using FsCheck.Fluent;
using NlpPipeline.Annotations;
using NlpPipeline.Normalization;

namespace NlpPipeline.Tests.Normalization.Numbers;

public class NumberRoundTripTests
{
    [Theory]
    [InlineData(Language.Vietnamese)]
    [InlineData(Language.English)]
    public void Every_integer_to_a_hundred_thousand_reads_back_from_words_and_digits(Language language)
    {
        var wrong = new List<string>();
        for (var n = 0; n <= 100_000 && wrong.Count < 5; n++)
            Check(n, language, wrong);
        wrong.Should().BeEmpty();
    }

    [Theory]
    [InlineData(Language.Vietnamese)]
    [InlineData(Language.English)]
    public void Sampled_integers_to_ten_to_the_fifteenth_read_back(Language language)
    {
        var wrong = new List<string>();
        var random = new Random(5);
        for (var i = 0; i < 20_000 && wrong.Count < 5; i++)
        {
            // As many short numbers as long ones, and round ones among them.
            var n = (long)Math.Pow(10, random.NextDouble() * 15);
            Check(n, language, wrong);
            var unit = (long)Math.Pow(10, random.Next(0, 13));
            Check(random.Next(1, 1000) * unit, language, wrong);
        }

        wrong.Should().BeEmpty();
    }

    [Theory]
    [InlineData(Language.Vietnamese)]
    [InlineData(Language.English)]
    public void Decimals_and_negative_numbers_read_back(Language language)
    {
        Prop.ForAll(
            Gen.Choose(-5_000_000, 5_000_000).Two().ToArbitrary(),
            pair =>
            {
                var n = pair.Item1 + (Math.Abs(pair.Item2 % 10_000) / 10_000m * Math.Sign(pair.Item1));
                var wrong = new List<string>();
                Check(n, language, wrong);
                return wrong.Count == 0;
            }).QuickCheckThrowOnFailure();
    }

    [Fact]
    public void A_value_reads_back_from_its_guideline_form()
    {
        NumberBound[] bounds = Enum.GetValues<NumberBound>();
        string?[] units = [null, "%", "USD", "km", "mẫu", "a", "sq mi"];
        Prop.ForAll(
            Gen.Choose(-1_000_000, 1_000_000).Four().ToArbitrary(),
            n =>
            {
                var first = n.Item1 % 3 == 0 ? new Amount(n.Item1, Math.Abs(n.Item2) + 1) : new Amount(n.Item1 / 100m);
                Amount? last = n.Item2 % 2 == 0 ? new Amount(first.Value + (Math.Abs(n.Item3) / 10m)) : null;
                var value = new NumberValue(first, last, bounds[Math.Abs(n.Item4) % bounds.Length], units[Math.Abs(n.Item3) % units.Length]);
                return NumberValue.TryParse(value.ToString(), out var back) && back == value;
            }).QuickCheckThrowOnFailure();
    }

    private static void Check(decimal n, Language language, List<string> wrong)
    {
        foreach (var written in (string[])[NumberWriter.ToWords(n, language), NumberWriter.ToDigits(n, language)])
        {
            if (!NumberParser.TryParse(written, language, out var value) || value.Best != n || value.IsRange)
                wrong.Add($"{n}: '{written}' reads as {value}");
        }
    }
}
