using NlpPipeline.Tagging;

namespace NlpPipeline.Tests.Tagging;

public sealed class SpellingFolderTests
{
    [Theory]
    [InlineData("hoà", "hòa")]
    [InlineData("kỹ", "kĩ")]
    [InlineData("đả", "đã")]
    [InlineData("Xô", "XÔ")]
    [InlineData("1937", "1941")]
    [InlineData("thuỷ", "thủy")]
    public void Variants_fold_to_one_form(string a, string b) => Fold(a).Should().Be(Fold(b));

    [Theory]
    [InlineData("ma", "má")]
    [InlineData("mà", "má")]
    [InlineData("dân", "đân")]
    [InlineData("to", "tô")]
    [InlineData("hay", "hai")]
    public void Words_that_differ_stay_apart(string a, string b) => Fold(a).Should().NotBe(Fold(b));

    [Fact]
    public void No_text_overruns_the_buffer() => AnyText.Check(text => Fold(text + new string('ế', 200)).Length <= 65);

    private static string Fold(string token)
    {
        Span<char> buffer = stackalloc char[140];
        return buffer[..SpellingFolder.Fold(token, buffer)].ToString();
    }
}
