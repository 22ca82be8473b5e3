using System.Text.Json.Nodes;
using NlpPipeline.Annotations;
using NlpPipeline.Cli.Tests.Processes;

namespace NlpPipeline.Cli.Tests.Suggest;

[Collection(NlpProcesses.Name)]
public sealed class SuggestTests : IDisposable
{
    private const string Letters = """
        Olga Morin was arrested in 1931 in Kyiv. The winter in Morava was cold.
        Olga Morin was arrested in 1931 in Kyiv.
        Nobody of the old guild had seen the miller since the harvest feast, and Wenzel Krahl shot 12 hares near Unterau.
        * * *
        """;

    private const string Diary = "Trần Văn Lộc bị bắt năm 1944 ở Nam Châu. Có 300 người bị xử bắn ở Kyiv.\nTrời lạnh.\n";

    private readonly SmallModel small;
    private readonly string folder = Directory.CreateTempSubdirectory("nlp-suggest-").FullName;

    public SuggestTests(SmallModel small)
    {
        this.small = small;
        Directory.CreateDirectory(Path.Combine(folder, "texts"));
        File.WriteAllText(Path.Combine(folder, "texts", "letters.txt"), Letters);
        File.WriteAllText(Path.Combine(folder, "texts", "diary.txt"), Diary);
    }

    [Fact]
    public void The_unfamiliar_comes_first_with_its_place_in_the_document()
    {
        Suggest("--count", "2", "-o", "s.jsonl").Code.Should().Be(0);
        var units = LabelledSet.Read(Path.Combine(folder, "s.jsonl"));
        units.Should().HaveCount(2);
        units[0].Text.Should().StartWith("Nobody of the old guild");
        units[0].Document.Should().Be("letters.txt");
        Letters[units[0].Start..units[0].End].Should().Be(units[0].Text);
        units[0].Sha256.Should().HaveLength(64);
    }

    [Theory]
    [InlineData("brat", "out")]
    [InlineData("doccano", "out.jsonl")]
    [InlineData("label-studio", "out.json")]
    public void Proposals_come_back_and_corrected_ones_as_labels_of_people(string format, string name)
    {
        Suggest("--count", "9", "-o", "set.jsonl").Code.Should().Be(0);
        Suggest("--count", "9", "--format", format, "-o", name, "--jobs", "1").Code.Should().Be(0);
        var proposed = ById("set.jsonl");
        proposed.Should().HaveCount(6, "the repeated sentence and the one without letters are left out");
        proposed.Should().Contain(u => u.Claims.Count > 0).And.Contain(u => u.Spans.Any(s => s.Confidence < 1));

        Convert(name, format, "back.jsonl").Code.Should().Be(0);
        ById("back.jsonl").Select(u => LabelledSet.ToJson(u)).Should().Equal(proposed.Select(u => LabelledSet.ToJson(u)));

        // A person corrects the first sentence and leaves the others as they are.
        if (format == "label-studio")
            Annotate(Path.Combine(folder, name));
        Convert(name, format, "reviewed.jsonl", "--reviewed").Code.Should().Be(0);
        var reviewed = ById("reviewed.jsonl");
        reviewed.Should().HaveCount(format == "label-studio" ? 1 : 6);
        reviewed.SelectMany(u => u.Spans).Should().OnlyContain(s => s.Confidence == 1);
        reviewed.SelectMany(u => u.Claims).Should().NotContain(c => c.Confidence < 1);
    }

    [Fact]
    public void Labelled_sentences_are_not_suggested_again()
    {
        Suggest("--count", "3", "-o", "first.jsonl").Code.Should().Be(0);
        Suggest("--count", "9", "--labelled", "first.jsonl", "-o", "second.jsonl").Code.Should().Be(0);
        ById("second.jsonl").Should().HaveCount(3).And.NotContain(u => ById("first.jsonl").Select(f => f.Text).Contains(u.Text));
    }

    [Fact]
    public void A_bad_document_is_named_and_the_others_are_read()
    {
        File.WriteAllBytes(Path.Combine(folder, "texts", "bad.txt"), [0x41, 0xFF, 0x41]);
        var result = Suggest("--count", "1", "-o", "s.jsonl");
        result.Code.Should().Be(1);
        result.Error.Should().Contain("bad.txt");
        ById("s.jsonl").Should().HaveCount(1);
    }

    [Theory]
    [InlineData("--count 0", "--count 0: give a number from 1 up")]
    [InlineData("--diversity 2", "--diversity 2: must be from 0 to 1")]
    [InlineData("--format brat", "--output: brat sets are folders")]
    [InlineData("--labelled none.jsonl", "none.jsonl: no such file")]
    public void Wrong_calls_are_refused(string options, string says)
    {
        var result = Suggest(options.Split(' '));
        result.Code.Should().Be(2);
        result.Error.TrimEnd('\n').Should().Contain(says).And.NotContain("\n");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>What Label Studio exports when one task has been submitted: the prediction, corrected, as an annotation.</summary>
    private static void Annotate(string path)
    {
        var tasks = JsonNode.Parse(File.ReadAllText(path))!.AsArray();
        foreach (var task in tasks)
            task!["annotations"] = new JsonArray();
        tasks[0]!["annotations"]!.AsArray().Add(new JsonObject { ["result"] = tasks[0]!["predictions"]![0]!["result"]!.DeepClone() });
        File.WriteAllText(path, tasks.ToJsonString());
    }

    private List<LabelledUnit> ById(string name) => [.. LabelledSet.Read(Path.Combine(folder, name)).OrderBy(u => u.Id, StringComparer.Ordinal)];

    private NlpResult Suggest(params string[] more) => NlpProcess.Run(folder, ["suggest", "texts", "--model", small.Model, .. more]);

    private NlpResult Convert(string from, string format, string to, params string[] more) =>
        NlpProcess.Run(folder, ["data", "convert", from, "--from", format, "--to", "set", "-o", to, .. more]);
}
