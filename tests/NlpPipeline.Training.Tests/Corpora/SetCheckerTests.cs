using NlpPipeline.Annotations;
using NlpPipeline.Training.Corpora.Checking;

namespace NlpPipeline.Training.Tests.Corpora;

public sealed class SetCheckerTests : IDisposable
{
    private const string Text = "In 1937 the Cheka shot 300 monks at Tver.";

    private readonly string folder = Directory.CreateTempSubdirectory("nlp-check-").FullName;

    [Fact]
    public void A_good_set_has_no_findings()
    {
        var unit = Good();
        Check([unit, Make.Unit("The U.S. paid $5 (3%) at 10 p.m.", "b:0", "b.txt", ("U.S.", "LOC", null), ("$5", "MONEY", "5 USD"), ("3%", "PERCENT", "3%"), ("10 p.m.", "TIME", "T22:00"))])
            .Should().BeEmpty();
    }

    [Theory]
    [InlineData(2, 7, "DATE", "1937", "edge: a:0: DATE at 2..7 ' 1937' begins or ends with a space")]
    [InlineData(36, 41, "LOC", null, "edge: a:0: LOC at 36..41 'Tver.' ")]
    [InlineData(12, 16, "ORG", null, "edge: a:0: ORG at 12..16 'Chek' begins or ends inside a token")]
    [InlineData(3, 7, "DATE", "in 1937", "'in 1937' is no TIMEX3 value")]
    [InlineData(3, 7, "DATE", null, "DATE needs a value")]
    [InlineData(3, 7, "DATE", "P3Y", "'P3Y' is no value of a DATE")]
    [InlineData(3, 7, "DURATION", "1937", "'1937' is no value of a DURATION")]
    [InlineData(23, 26, "CARDINAL", "3..", "is no number value")]
    [InlineData(23, 26, "CARDINAL", "300 km", "'300 km' has the wrong unit")]
    [InlineData(23, 26, "MONEY", "300", "'300' has the wrong unit, or none, for a MONEY")]
    [InlineData(12, 17, "ORG", "Cheka", "ORG takes no value")]
    [InlineData(12, 17, "ORGANISATION", null, "line: 'label' \"ORGANISATION\" is none of")]
    [InlineData(30, 99, "LOC", null, "line: 'spans' has offsets 30..99 outside the text")]
    public void Wrong_spans_are_found(int start, int end, string label, string? value, string finding)
    {
        // Written by hand: the reader's types would not hold some of these.
        var valueField = value is null ? "" : $",\"value\":\"{value}\"";
        var line = $"{{\"id\":\"a:0\",\"document\":\"a.txt\",\"language\":\"en\",\"text\":\"{Text}\",\"spans\":[{{\"start\":{start},\"end\":{end},\"label\":\"{label}\"{valueField}}}]}}";

        var findings = CheckLines("\n" + line);

        findings.Should().ContainSingle().Which.ToString().Should().StartWith(Path.Combine(folder, "set.jsonl") + ":2: ").And.Contain(finding);
    }

    [Fact]
    public void Cut_characters_and_overlaps_are_found()
    {
        // x and a combining dot below have no composed form in NFC.
        var unit = Make.Unit("ax\u0323b Rome", "a:0", "a.txt", ("x", "LOC", null), ("Rome", "LOC", null), ("Rome", "PER", null));
        Check([unit]).Select(f => f.Kind).Should().Equal("edge", "overlap");
    }

    [Theory]
    [InlineData("Quantity", "monks", null, "Quantity of Execute at 18..22 'shot' 'monks' is no labelled span")]
    [InlineData("Time", "300", "300", "is '300', a CARDINAL")]
    [InlineData("Patient", "300 monks at Tver", null, null)]
    [InlineData("Patient", "the Cheka shot 300 monks", null, null)]
    [InlineData("Patient", "1937 the Cheka shot 300 monks", null, "has more than 5 words")]
    [InlineData("Patient", "Che", null, "'Che' begins or ends inside a token")]
    [InlineData("Quantity", "300", "301", "has the value '301', its span '300'")]
    public void Arguments_are_spans_or_short_phrases(string role, string surface, string? value, string? finding)
    {
        var unit = Good();
        unit = unit with { Claims = [unit.Claims[0] with { Arguments = [new LabelledArgument(role, Make.Span(Text, surface), value)] }] };
        var findings = Check([unit]);

        if (finding is null)
            findings.Should().BeEmpty();
        else
            findings.Should().ContainSingle().Which.Message.Should().Contain(finding);
    }

    [Fact]
    public void Claims_without_arguments_and_repeated_claims_are_found()
    {
        var unit = Good();
        var claim = unit.Claims[0];
        Check([unit with { Claims = [claim, claim, claim with { Arguments = [] }, claim with { Arguments = [new LabelledArgument("Agent", null, "1937")] }] }])
            .Select(f => f.Kind).Should().Equal("claim", "claim", "argument");
    }

    [Fact]
    public void Repetitions_are_found_across_files()
    {
        var unit = Good();
        var other = Write("other.jsonl", [unit with { Document = "b.txt" }]);
        var path = Write("set.jsonl", [unit, unit with { Text = unit.Text }, Make.Unit("short", "a:9", "c.txt"), Make.Unit("short", "a:9", "d.txt")]);
        var checker = new SetChecker(null);

        checker.Check(other).Should().BeEmpty();
        var findings = checker.Check(path);

        findings.Select(f => f.Line).Should().Equal(1, 2, 2);
        findings[0].Message.Should().Contain($"its text stands in b.txt already, at {other}:1");
        findings[1].Message.Should().Contain("the unit stands at");
        findings[2].Message.Should().Contain("overlaps 0..41");
        checker.Units.Should().Be(5);
    }

    [Fact]
    public void Stand_off_lines_need_their_document()
    {
        File.WriteAllText(Path.Combine(folder, "a.txt"), Text);
        var path = Path.Combine(folder, "set.jsonl");
        File.WriteAllText(path, LabelledSet.ToJson(Good(), standOff: true) + "\n");

        new SetChecker(folder).Check(path).Should().BeEmpty();
        new SetChecker(null).Check(path).Should().ContainSingle().Which.Message.Should().Contain("--corpus");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static LabelledUnit Good()
    {
        var unit = Make.Unit(Text, "a:0", "a.txt", ("1937", "DATE", "1937"), ("Cheka", "ORG", null), ("300", "CARDINAL", "300"), ("Tver", "LOC", null));
        return unit with
        {
            Claims = [new LabelledClaim("Execute", Make.Span(Text, "shot"), Polarity.Asserted,
                [new LabelledArgument("Quantity", Make.Span(Text, "300"), "300"), new LabelledArgument("Patient", Make.Span(Text, "monks"), null), new LabelledArgument("Time", null, "1937-01")])],
        };
    }

    [Fact]
    public void A_carriage_return_alone_ends_a_line() =>
        CheckLines("{\"text\":\"Một.\"}\r{\"text\":\"Hai.\"}\r\n[]").Where(f => f.Kind == "line").Should().ContainSingle().Which.Line.Should().Be(3);

    private IReadOnlyList<SetFinding> Check(IReadOnlyList<LabelledUnit> units) => new SetChecker(null).Check(Write("set.jsonl", units));

    private IReadOnlyList<SetFinding> CheckLines(string lines)
    {
        var path = Path.Combine(folder, "set.jsonl");
        File.WriteAllText(path, lines);
        return new SetChecker(null).Check(path);
    }

    private string Write(string name, IReadOnlyList<LabelledUnit> units)
    {
        var path = Path.Combine(folder, name);
        using var writer = new StreamWriter(path);
        LabelledSet.Write(writer, units);
        return path;
    }
}
