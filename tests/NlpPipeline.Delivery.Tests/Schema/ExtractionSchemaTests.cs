using System.Text.Json;
using System.Text.Json.Nodes;
using FsCheck;
using FsCheck.Fluent;
using NlpPipeline.Annotations;
using NlpPipeline.Normalization;

namespace NlpPipeline.Delivery.Tests.Schema;

/// <summary>docs/extraction.schema.json says what <c>nlp extract</c> writes: no less and no more.</summary>
public sealed class ExtractionSchemaTests
{
    private static readonly JsonSchema Schema = JsonSchema.Parse(File.ReadAllText(Repository.At("docs", "extraction.schema.json")));

    private static readonly Lazy<Pipeline> Bundled = new(() => Pipeline.Load(Repository.Model));

    private static readonly Lazy<List<string>> SampleLines = new(() =>
    [
        .. Directory.EnumerateFiles(Repository.Samples, "*.txt").Order(StringComparer.Ordinal)
            .SelectMany(path => Lines(Path.GetFileName(path), File.ReadAllText(path))),
    ]);

    [Fact]
    public void The_lines_of_the_samples_are_valid()
    {
        SampleLines.Value.Should().Contain(line => line.StartsWith("{\"kind\":\"mention\"")).And.Contain(line => line.StartsWith("{\"kind\":\"claim\""));
        SampleLines.Value.SelectMany(line => Check(line).Select(complaint => $"{complaint} in {line}")).Should().BeEmpty();
    }

    [Theory]
    [InlineData("Between 2 and 3 million people, nearly 15% of them, were deported in late 1943; 5 million dollars were seized at 10 p.m. on 3 May.")]
    [InlineData("Hơn 6.000 người bị xử bắn từ năm 1936 đến 1938; khoảng 2/3 số tù nhân chết đói trong ba năm, mỗi người được 200 gram bánh mì.")]
    [InlineData("In 44 BC Caesar was killed. The first of several dozen letters was published last spring, two thirds of it in the early 1930s.")]
    public void Values_of_many_kinds_are_valid(string text)
    {
        var lines = Lines("a.txt", text).ToList();
        lines.Should().NotBeEmpty();
        lines.SelectMany(Check).Should().BeEmpty();
    }

    [Fact]
    public void Any_text_gives_valid_lines()
    {
        var words = Gen.Elements("Lenin", "bị", "bắt", "năm", "1937", "ở", "Liên-Xô", "300", "người", "were", "shot", "in", "March", "1921", ".", "\n", "%", "hơn", "3.5", "triệu", "–", "đầu", "🙂", "\"", "1/2", "kg");
        Prop.ForAll(words.ListOf(30).ToArbitrary(), list => Lines("a.txt", string.Join(' ', list)).All(line => Check(line).Count == 0))
            .QuickCheckThrowOnFailure();
    }

    [Fact]
    public void Every_number_value_that_can_be_written_is_valid() => Prop.ForAll<int, int, string?>((a, b, word) =>
    {
        var unit = new string([.. (word ?? "").Where(char.IsLetter)]) is { Length: > 0 } letters ? letters : b % 2 == 0 ? "%" : null;
        foreach (var bound in Enum.GetValues<NumberBound>())
        {
            var value = new NumberValue(a / 4m, b > 0 ? (a / 4m) + b : null, bound, unit).ToString();
            var mention = new Mention("a#m1", "QUANTITY", new TextSpan(0, 1), "x", value, null, 0.5);
            if (Check(ExtractionLines.ToJson("a", mention)).Count > 0)
                return false;
        }

        return true;
    }).QuickCheckThrowOnFailure();

    [Fact]
    public void A_carried_time_and_a_failed_document_are_valid()
    {
        var claim = new Claim("a#c1", "Arrest", new TextSpan(3, 6), "bắt", Polarity.Possible, 1, new TextSpan(0, 9), [new ClaimArgument("Time", null, null, "1937", null, 0)]);
        Check(ExtractionLines.ToJson("a", claim)).Should().BeEmpty();
        Check(ExtractionLines.ErrorToJson("a", "a: not UTF-8")).Should().BeEmpty();
    }

    [Fact]
    public void The_schema_knows_the_labels_types_roles_and_polarities_of_the_program()
    {
        Names("mention", "label").Should().Equal(Labels.All);
        Names("claim", "type").Should().Equal(Labels.ClaimTypes);
        Names("claim", "polarity").Should().Equal(Labels.Polarities);
        Names("argument", "role").Should().Equal(Labels.Roles);
    }

    [Fact]
    public void A_line_without_a_key_that_is_required_is_refused()
    {
        foreach (var line in OneOfEachKind())
        {
            foreach (var name in Schema.Definition(line["kind"]!.GetValue<string>()).GetProperty("required").EnumerateArray().Select(n => n.GetString()!))
            {
                var cut = line.DeepClone().AsObject();
                cut.Remove(name);
                Check(cut.ToJsonString()).Should().NotBeEmpty("a line has no {0}", name);
            }
        }
    }

    [Theory]
    [InlineData("mention", "label", "\"NAME\"")]
    [InlineData("mention", "start", "-1")]
    [InlineData("mention", "start", "1.5")]
    [InlineData("mention", "confidence", "1.01")]
    [InlineData("mention", "text", "\"\"")]
    [InlineData("mention", "id", "\"a.txt\"")]
    [InlineData("mention", "interval", "\"1937\"")]
    [InlineData("mention", "counted", "\"people\"")]
    [InlineData("mention", "wholly", "\"new\"")]
    [InlineData("claim", "type", "\"Shoot\"")]
    [InlineData("claim", "polarity", "null")]
    [InlineData("claim", "trigger", "{}")]
    [InlineData("claim", "arguments", "[{\"role\":\"Place\",\"value\":\"1937\",\"confidence\":1}]")]
    [InlineData("claim", "arguments", "[{\"role\":\"Time\",\"start\":1,\"value\":\"1937\",\"confidence\":1}]")]
    [InlineData("claim", "kind", "\"mention\"")]
    [InlineData("error", "message", "\"\"")]
    public void A_line_with_a_wrong_value_is_refused(string kind, string key, string value)
    {
        var line = OneOfEachKind().Single(l => l["kind"]!.GetValue<string>() == kind);
        line[key] = JsonNode.Parse(value);
        Check(line.ToJsonString()).Should().NotBeEmpty();
    }

    private static List<JsonObject> OneOfEachKind() =>
    [
        First("\"label\":\"LOC\""),
        First("\"kind\":\"claim\""),
        JsonNode.Parse(ExtractionLines.ErrorToJson("a", "a: not UTF-8"))!.AsObject(),
    ];

    private static JsonObject First(string part) => JsonNode.Parse(SampleLines.Value.First(line => line.Contains(part)))!.AsObject();

    private static IEnumerable<string> Names(string definition, string key) =>
        Schema.Definition(definition).GetProperty("properties").GetProperty(key).GetProperty("enum").EnumerateArray().Select(n => n.GetString()!);

    private static IEnumerable<string> Lines(string name, string text) => Bundled.Value.Extract(name, new StringReader(text)).SelectMany(part =>
        part.Mentions.Select(m => ExtractionLines.ToJson(name, m)).Concat(part.Claims.Select(c => ExtractionLines.ToJson(name, c))));

    private static List<string> Check(string line)
    {
        using var json = JsonDocument.Parse(line);
        return Schema.Check(json.RootElement);
    }
}
