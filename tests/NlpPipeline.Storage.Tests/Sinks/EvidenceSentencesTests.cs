using NlpPipeline.Annotations;
using NlpPipeline.Documents;

namespace NlpPipeline.Storage.Tests.Sinks;

public sealed class EvidenceSentencesTests
{
    private const string Text = "Nothing stands here. Béla Kun was shot.\nNor here.\nLenin died in 1924.";

    [Fact]
    public void Sentences_that_carry_something_come_with_offsets_in_the_document()
    {
        const int offset = 1000;
        var window = new DocumentWindow(offset, Text, offset, null, true);
        var kun = Text.IndexOf("Béla", StringComparison.Ordinal) + offset;
        var died = Text.IndexOf("died", StringComparison.Ordinal) + offset;
        var lenin = Text.IndexOf("Lenin", StringComparison.Ordinal) + offset;
        var part = new Extraction(
            "a.txt",
            [new Mention("a.txt#m1", "PER", new TextSpan(kun, kun + 8), "Béla Kun", null, null, 1)],
            [new Claim("a.txt#c1", "Die", new TextSpan(died, died + 4), "died", "asserted", 1, new TextSpan(lenin, offset + Text.Length), [])]);
        var sentences = EvidenceSentences.Of(window, part);
        sentences.Select(s => s.Text).Should().Equal("Béla Kun was shot.", "Lenin died in 1924.");
        sentences[0].Span.Start.Should().Be(kun);
        sentences[1].Span.Should().Be(part.Claims[0].Sentence);
    }
}
