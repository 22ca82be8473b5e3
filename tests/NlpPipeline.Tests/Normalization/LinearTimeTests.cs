using System.Diagnostics;
using System.Text;
using FluentAssertions;
using NlpPipeline.Annotations;
using NlpPipeline.Normalization;

namespace NlpPipeline.Tests.Normalization;

/// <summary>No text makes the grammars slower than linear: four times the text may take eight times as long, and no more.</summary>
public class LinearTimeTests
{
    [Theory]
    [InlineData("một ", Language.Vietnamese)]
    [InlineData("7", Language.English)]
    [InlineData("1.000.", Language.Vietnamese)]
    [InlineData("từ năm 1918 đến ", Language.Vietnamese)]
    [InlineData("from May 1918 to ", Language.English)]
    [InlineData("hundred and ", Language.English)]
    [InlineData("1918-", Language.English)]
    [InlineData("more than ", Language.English)]
    [InlineData("tháng 3, ", Language.Vietnamese)]
    [InlineData("the day before ", Language.English)]
    public void RepetitionStaysLinear(string piece, Language language)
    {
        const int small = 250_000;
        Measure(piece, language, 10_000);
        var one = Measure(piece, language, small);
        var four = Measure(piece, language, 4 * small);

        // Whatever else the machine does may slow one run, but hardly three.
        for (var again = 0; again < 2 && four >= TimeSpan.FromSeconds(0.5) + (one * 8); again++)
            four = Measure(piece, language, 4 * small);
        four.Should().BeLessThan(TimeSpan.FromSeconds(0.5) + (one * 8));
    }

    private static TimeSpan Measure(string piece, Language language, int length)
    {
        var text = new StringBuilder(length + piece.Length);
        while (text.Length < length)
            text.Append(piece);
        var sentence = text.ToString();
        var watch = Stopwatch.StartNew();
        NumberGrammar.Find(sentence, language, []);
        TimexGrammar.Find(sentence, language, new TemporalContext(), []);
        return watch.Elapsed;
    }
}
