using NlpPipeline.Annotations;

namespace NlpPipeline.Tests.Annotations;

public sealed class LabelledSetTests : IDisposable
{
    private const string Good = """
        {"id":"1","document":"a.txt","start":5,"end":23,"language":"vi","text":"Kun bị bắt năm 37.","spans":[{"start":0,"end":3,"label":"PER"},{"start":11,"end":17,"label":"DATE","value":"1937"}],"claims":[{"type":"Arrest","trigger":{"start":4,"end":10},"polarity":"asserted","arguments":[{"role":"Patient","start":0,"end":3},{"role":"Place","value":"Kyiv"}]}]}
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlp-set-");

    [Fact]
    public void What_is_read_is_written_the_same()
    {
        var unit = Read("\n" + Good + "\n").Should().ContainSingle().Subject;
        unit.Spans[1].Should().Be(new LabelledSpan(new TextSpan(11, 17), "DATE", "1937"));
        unit.Claims[0].Arguments[1].Should().Be(new LabelledArgument("Place", null, "Kyiv"));
        LabelledSet.ToJson(unit).Should().Be(Good.Trim());
    }

    [Theory]
    [InlineData("\"end\":23", "\"end\":24", "'text' has 18*'end' - 'start' is 19")]
    [InlineData("\"start\":5", "\"start\":-1", "'start' -1*")]
    [InlineData("\"start\":5", "\"start\":5.5", "'start' must be a whole number")]
    [InlineData("\"start\":5", "\"start\":99999999999", "'start' must be a whole number")]
    [InlineData("\"language\":\"vi\"", "\"language\":\"fr\"", "'language' must be*")]
    [InlineData("\"label\":\"PER\"", "\"label\":\"PERSON\"", "'label' \"PERSON\" is none of*")]
    [InlineData("\"label\":\"PER\"", "\"lable\":\"PER\"", "'label' is missing")]
    [InlineData("\"end\":17", "\"end\":19", "'spans' has offsets 11..19 outside*")]
    [InlineData("\"end\":17", "\"end\":11", "'spans' has an empty span at 11")]
    [InlineData("\"spans\":[{", "\"spans\":{\"a\":[{", "*")]
    [InlineData("\"Arrest\"", "\"Arrested\"", "claim 'type' \"Arrested\"*")]
    [InlineData("\"trigger\":{\"start\":4,\"end\":10}", "\"trigger\":4", "a claim has no 'trigger' object")]
    [InlineData("\"asserted\"", "\"sure\"", "'polarity' \"sure\"*")]
    [InlineData("\"Patient\"", "\"Victim\"", "'role' \"Victim\"*")]
    [InlineData(",\"value\":\"Kyiv\"", "", "argument Place has neither*")]
    [InlineData("\"value\":\"1937\"", "\"value\":1937", "'value' must be a string")]
    [InlineData("Kun bị", "Kun bi\u0323", "'text' has 19*")]
    [InlineData("năm 37.", "na\u0306m37.", "'text' is not in Unicode NFC*")]
    [InlineData("Kun bị", "\\ud83dun bị", "a string holds half a surrogate pair*")]
    [InlineData("\"id\":\"1\"", "\"id\":\"\\ude00\"", "a string holds half a surrogate pair*")]
    [InlineData("{\"id\"", "{id", "not JSON at byte 1*")]
    public void A_malformed_line_is_named_with_its_field(string part, string instead, string message)
    {
        Good.Should().Contain(part);
        var at = Good.IndexOf(part, StringComparison.Ordinal);
        var content = "\n" + Good[..at] + instead + Good[(at + part.Length)..];
        FluentActions.Invoking(() => Read(content)).Should().Throw<InvalidInputException>().WithMessage($"{SetPath}:2: {message}").Which.Message.Should().NotContain("\n");
    }

    [Theory]
    [InlineData("[]", "the line is not a JSON object")]
    [InlineData("{\"document\":\"d.txt\"}", "'end' is missing")]
    [InlineData("{\"document\":\"d.txt\",\"end\":3}", "*name the folder of d.txt with --corpus DIR")]
    public void A_line_without_text_says_what_it_lacks(string line, string message) =>
        FluentActions.Invoking(() => Read(line)).Should().Throw<InvalidInputException>().WithMessage($"{SetPath}:1: {message}");

    [Fact]
    public void Stand_off_lines_are_cut_from_their_document_if_it_is_the_same()
    {
        File.WriteAllText(Path.Combine(folder.FullName, "d.txt"), "\uFEFFVie\u0323\u0302t Nam");
        const string Hash = "0000000000000000000000000000000000000000000000000000000000000000";
        File.WriteAllText(SetPath, """{"document":"d.txt","start":0,"end":4}""");
        LabelledSet.Read(SetPath, folder.FullName).Single().Text.Should().Be("Việt");
        Refused("""{"document":"d.txt","start":0,"end":4,"sha256":"HASH"}""".Replace("HASH", Hash, StringComparison.Ordinal), "*has SHA-256*");
        Refused("""{"document":"d.txt","start":0,"end":99}""", "*'end' 99 lies outside 'd.txt', which has 8 code units");
        Refused("""{"document":"e.txt","start":0,"end":4}""", "*'e.txt' is not in*");

        void Refused(string line, string message)
        {
            File.WriteAllText(SetPath, line);
            FluentActions.Invoking(() => LabelledSet.Read(SetPath, folder.FullName)).Should().Throw<InvalidInputException>().WithMessage(message);
        }
    }

    [Fact]
    public void Reads_or_refuses_any_line() => AnyText.Check(text =>
    {
        // Broken at any place, or with any text inside.
        var at = text.Length * 37 % Good.Length;
        foreach (var line in (string[])[text, Good[..at] + text, Good[..at] + text + Good[at..]])
        {
            try
            {
                LabelledSet.Read(new StringReader(line), "set", new CorpusTexts(null));
            }
            catch (InvalidInputException e)
            {
                if (!e.Message.StartsWith("set", StringComparison.Ordinal))
                    return false;
            }
        }

        return true;
    });

    public void Dispose() => folder.Delete(true);

    private string SetPath => Path.Combine(folder.FullName, "set.jsonl");

    private List<LabelledUnit> Read(string content)
    {
        File.WriteAllText(SetPath, content);
        return LabelledSet.Read(SetPath);
    }
}
