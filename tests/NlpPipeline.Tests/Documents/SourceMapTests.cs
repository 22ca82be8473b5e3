using System.Text;
using NlpPipeline.Documents;

namespace NlpPipeline.Tests.Documents;

public sealed class SourceMapTests
{
    [Theory]
    [InlineData("a\uFFFEb", "a\uFFFDb")]
    [InlineData("\uFFFEe\u0301", "\uFFFDé")]
    [InlineData("\uFFFE😀\uFFFF\uFFFE", "\uFFFD😀\uFFFF\uFFFD")]
    public void What_has_no_normal_form_is_replaced(string text, string normal)
    {
        SourceMap.Normalize(text).Text.Should().Be(normal);
        UnicodeText.Normalize(text).Should().Be(normal);
    }

    [Fact]
    public void Offsets_lead_back_to_the_text_as_read()
    {
        // Decomposed: V i ê(2) — then signs and a word that must not be drawn to the letter before them.
        var (text, map) = SourceMap.Normalize("Vie\u0302\u0323t—“Nam”");
        text.Should().Be("Việt—“Nam”");
        Enumerable.Range(0, text.Length + 1).Select(map!.OriginOf).Should().Equal(0, 1, 2, 5, 6, 7, 8, 9, 10, 11, 12);
    }

    [Theory]
    [InlineData("Liên-Xô 😀")]
    [InlineData("plain")]
    public void Text_in_NFC_stays_and_needs_no_map(string text) => SourceMap.Normalize(text).Should().Be((text, (SourceMap?)null));

    [Theory]
    [InlineData("\u1100\u1161\u11A8", "\uAC01")]
    [InlineData("\u212B", "\u00C5")]
    public void Other_scripts_compose(string source, string expected) => SourceMap.Normalize(source).Text.Should().Be(expected);

    [Fact]
    public void Half_a_surrogate_pair_becomes_the_sign_for_it()
    {
        // Not as test data: attributes are kept in UTF-8, which has no half pairs.
        SourceMap.Normalize("a\uD83Db").Text.Should().Be("a\uFFFDb");
        SourceMap.Normalize("\uDE00\uD83D").Text.Should().Be("\uFFFD\uFFFD");
        SourceMap.Normalize("😀\uD83D").Text.Should().Be("😀\uFFFD");
    }

    [Fact]
    public void Piece_by_piece_is_the_same_as_all_at_once() => AnyText.Check(text =>
    {
        var (result, map) = SourceMap.Normalize(text);
        var whole = Encoding.Unicode.GetString(Encoding.Unicode.GetBytes(text)).Normalize(NormalizationForm.FormC);
        var origins = Enumerable.Range(0, result.Length + 1).Select(i => map?.OriginOf(i) ?? i).ToList();
        return result == whole && origins.SequenceEqual(origins.Order()) && origins[^1] == text.Length;
    });
}
