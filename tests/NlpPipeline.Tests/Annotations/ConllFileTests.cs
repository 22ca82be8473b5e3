using System.Text;
using NlpPipeline.Annotations;

namespace NlpPipeline.Tests.Annotations;

public sealed class ConllFileTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    [Theory]
    [InlineData("I-PER I-PER O I-LOC", "0-2 PER|3-4 LOC")] // IOB1
    [InlineData("I-PER B-PER I-PER", "0-1 PER|1-3 PER")] // IOB1: B where two of a kind meet
    [InlineData("B-PER I-PER B-PER O B-LOC", "0-2 PER|2-3 PER|4-5 LOC")] // IOB2
    [InlineData("I-PER E-PER E-PER O", "0-2 PER|2-3 PER")] // IOE
    [InlineData("B-PER I-PER E-PER S-PER S-LOC", "0-3 PER|3-4 PER|4-5 LOC")] // BIOES
    [InlineData("B-PER I-PER L-PER U-PER U-LOC", "0-3 PER|3-4 PER|4-5 LOC")] // BILOU
    [InlineData("B-PER M-PER E-PER", "0-3 PER")] // BMES
    [InlineData("B_PER I_PER O", "0-2 PER")]
    [InlineData("I-PER I-LOC", "0-1 PER|1-2 LOC")]
    [InlineData("PER PER O", "0-2 PER")]
    [InlineData("O _ O", "")]
    public void Tags_of_any_scheme_read_as_spans(string tags, string spans) =>
        string.Join('|', ConllTags.ToSpans(tags.Split(' ')).Select(s => $"{s.Start}-{s.End} {s.Label}")).Should().Be(spans);

    [Fact]
    public void Reads_sentences_with_their_lines()
    {
        var sentences = Read("-DOCSTART- -X- O\n\nBéla NNP B-PER\nKun NNP I-PER\n\n\nfled VBD O\n");
        sentences.Select(s => s.Line).Should().Equal(3, 7);
        sentences[0].Tokens.Should().Equal("Béla", "Kun");
        sentences[0].Tags.Should().Equal("B-PER", "I-PER");
        Read("Liên Xô\tB-LOC\r\nsụp\tO\r\n")[0].Tokens.Should().Equal("Liên Xô", "sụp");
    }

    [Theory]
    [InlineData("a O\nb\n", "*:2: 1 column(s), at least 2 are needed*")]
    [InlineData("a X O\nb O\n", "*:2: 2 columns, the lines before have 3")]
    [InlineData("a\tO\n\tO\n", "*:2: the first column, the token, is empty")]
    public void A_malformed_row_is_named(string content, string message)
    {
        var read = () => Read(content);
        read.Should().Throw<InvalidInputException>().WithMessage(message);
    }

    [Fact]
    public void Text_in_the_place_of_a_tag_is_refused()
    {
        FluentActions.Invoking(() => Read($"a O\nb {new string('B', 201)}\n")).Should().Throw<InvalidInputException>()
            .WithMessage("*:2: the last column, the tag, has 201 characters, at most 200 are read; put the tag last");
        Read($"a {new string('B', 200)}\n").Should().ContainSingle();
    }

    [Fact]
    public void Bytes_that_are_not_UTF8_are_refused()
    {
        File.WriteAllBytes(path, [.. "a O\n"u8, 0xFF, .. " O\n"u8]);
        FluentActions.Invoking(() => ConllFile.Read(path)).Should().Throw<InvalidInputException>().WithMessage($"{path}: not UTF-8*");
    }

    [Fact]
    public void Reads_or_refuses_any_text() => AnyText.Check(text =>
    {
        try
        {
            return Read(text).All(s => s.Rows.Count > 0 && ConllTags.ToSpans(s.Tags).TrueForAll(p => p.Start < p.End && p.End <= s.Rows.Count));
        }
        catch (InvalidInputException e)
        {
            return e.Message.StartsWith(path, StringComparison.Ordinal);
        }
    });

    public void Dispose() => File.Delete(path);

    private List<ConllSentence> Read(string content)
    {
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(content));
        return ConllFile.Read(path);
    }
}
