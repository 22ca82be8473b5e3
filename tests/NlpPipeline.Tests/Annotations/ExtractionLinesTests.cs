using System.Text;
using NlpPipeline.Annotations;

namespace NlpPipeline.Tests.Annotations;

public sealed class ExtractionLinesTests : IDisposable
{
    private static readonly Mention Name = new("a#m1", "PER", new TextSpan(0, 3), "Kun", null, "Béla Kun", 0.9876) { Counted = null };

    private static readonly Claim Event = new(
        "a#c1", "Arrest", new TextSpan(4, 10), "bị \"bắt\"", "asserted", 0.5, new TextSpan(0, 20),
        [new ClaimArgument("Patient", Name.Span, "Kun", null, Name.Id, 0.75), new ClaimArgument("Time", null, null, "1937", null, 1)]);

    private readonly string path = Path.GetTempFileName();

    [Fact]
    public void What_is_written_reads_back_the_same()
    {
        var read = Read($"{ExtractionLines.ToJson("a", Name)}\n{ExtractionLines.ErrorToJson("b", "lost")}\n{ExtractionLines.ToJson("a", Event)}\n");
        var extraction = read.Should().ContainSingle().Subject;
        extraction.Document.Should().Be("a");
        extraction.Mentions.Should().Equal(Name);
        extraction.Claims[0].Should().BeEquivalentTo(Event);
    }

    [Theory]
    [InlineData("{")]
    [InlineData("[]")]
    [InlineData("{}")]
    [InlineData("{\"kind\":\"word\",\"document\":\"a\"}")]
    [InlineData("{\"kind\":\"mention\",\"document\":null}")]
    [InlineData("{\"kind\":\"mention\",\"document\":\"a\",\"id\":null,\"label\":\"PER\",\"start\":0,\"end\":1,\"text\":\"K\"}")]
    [InlineData("{\"kind\":\"mention\",\"document\":\"a\",\"id\":\"1\",\"label\":\"PER\",\"start\":2,\"end\":1,\"text\":\"K\"}")]
    [InlineData("{\"kind\":\"mention\",\"document\":\"a\",\"id\":\"1\",\"label\":\"PER\",\"start\":0.5,\"end\":1,\"text\":\"K\"}")]
    [InlineData("{\"kind\":\"mention\",\"document\":\"a\",\"id\":\"1\",\"label\":\"PER\",\"start\":0,\"end\":1,\"text\":\"\\ud800\"}")]
    [InlineData("{\"kind\":\"mention\",\"document\":\"a\",\"id\":\"1\",\"label\":\"PER\",\"start\":0,\"end\":1,\"text\":\"K\",\"confidence\":1e400}")]
    [InlineData("{\"kind\":\"mention\",\"document\":\"a\",\"id\":\"1\",\"label\":\"PER\",\"start\":0,\"end\":1,\"text\":\"K\",\"confidence\":-1}")]
    public void A_malformed_line_is_named(string line)
    {
        var read = () => Read("\n" + line);
        read.Should().Throw<InvalidInputException>().WithMessage($"{path}:2: *").Which.Message.Should().NotContain("\n");
    }

    [Fact]
    public void Reads_or_refuses_any_line()
    {
        var good = ExtractionLines.ToJson("a", Event);
        AnyText.Check(text =>
        {
            var at = text.Length * 37 % good.Length;
            foreach (var line in (string[])[text, good[..at] + text, good[..at] + text + good[at..]])
            {
                try
                {
                    Read(line);
                }
                catch (InvalidInputException e)
                {
                    if (!e.Message.StartsWith(path, StringComparison.Ordinal))
                        return false;
                }
            }

            return true;
        });
    }

    public void Dispose() => File.Delete(path);

    private List<Extraction> Read(string content)
    {
        File.WriteAllBytes(path, Encoding.UTF8.GetBytes(content));
        return ExtractionLines.Read(path);
    }
}
