using NlpPipeline.Segmentation;

namespace NlpPipeline.Tests.Segmentation;

public sealed class TokenizerTests
{
    [Theory]
    [InlineData("Liên-Xô", "Liên|-|Xô")]
    [InlineData("''quotes''", "''|quotes|''")]
    [InlineData("tạiSouzdal", "tại|Souzdal")]
    [InlineData("năm1948", "năm|1948")]
    [InlineData("1948năm", "1948|năm")]
    [InlineData("1.200.000 người, 28 296", "1.200.000|người|,|28|296")]
    [InlineData("năm 1937.", "năm|1937|.")]
    [InlineData("[Volga](https://a.org/b)", "[|Volga|](|https|://|a|.|org|/|b|)")]
    [InlineData("Stalin's and Stalin’s", "Stalin|'s|and|Stalin|’s")]
    [InlineData("'s", "'|s")]
    [InlineData("wait... what?!", "wait|...|what|?|!")]
    [InlineData("NKVD УССР", "NKVD|УССР")]
    [InlineData("a\u0000b\u200Bc\uFEFFd\u00A0e", "a|b|c|d|e")]
    [InlineData("😀😀x", "😀|😀|x")]
    [InlineData("", "")]
    public void Cuts_text_into_tokens(string text, string tokens)
    {
        // Unlike signs stand alone, so a link's brackets and address come apart; like signs stay together.
        var expected = tokens.Replace("](", "]|(", StringComparison.Ordinal).Replace("://", ":|//", StringComparison.Ordinal);
        string.Join('|', Tokenizer.Tokenize(text).Select(t => t.Of(text).ToString())).Should().Be(expected);
    }

    [Fact]
    public void Tells_which_tokens_stand_against_the_one_before()
    {
        Tokenizer.Tokenize("Liên-Xô sụp").Select(t => t.Glued).Should().Equal(false, true, true, false);
    }

    [Fact]
    public void Half_a_surrogate_pair_takes_no_other_character_with_it()
    {
        var text = "a\uD83D b\uDE00\uD83Dc";
        Tokenizer.Tokenize(text).Select(t => t.Of(text).ToString()).Should().Equal("a", "\uD83D", "b", "\uDE00", "\uD83D", "c");
    }

    [Fact]
    public void Tokens_cover_all_but_space_in_order_whatever_the_text() => AnyText.Check(text =>
    {
        var tokens = Tokenizer.Tokenize(text);
        var at = 0;
        foreach (var token in tokens)
        {
            if (token.Start < at || token.End <= token.Start || !text.AsSpan(at, token.Start - at).ToString().All(Tokenizer.IsSpace))
                return false;
            at = token.End;
        }

        return text[at..].All(Tokenizer.IsSpace);
    });
}
