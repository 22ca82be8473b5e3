using System.CommandLine;
using System.Text.Json;
using NlpPipeline.Annotations;
using NlpPipeline.Cli.Commands.Evaluation;

namespace NlpPipeline.Cli.Tests.Evaluation;

public sealed class EvaluateCommandTests : IDisposable
{
    private const string Gold = """
        {"id":"1","document":"a","language":"en","text":"Stalin met Lenin","spans":[{"start":0,"end":6,"label":"PER"},{"start":11,"end":16,"label":"PER"}]}
        {"id":"2","document":"b","language":"vi","text":"Stalin","spans":[{"start":0,"end":6,"label":"PER"}]}

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("nlp-evaluate-").FullName;

    [Fact]
    public void Scores_predictions_from_a_file()
    {
        // Two of three names found, nothing else predicted: P 1, R 2/3.
        var gold = Write("gold.jsonl", Gold);
        var predicted = Write("p.jsonl", Gold.Replace(",{\"start\":11,\"end\":16,\"label\":\"PER\"}", "", StringComparison.Ordinal));
        var output = Path.Combine(folder, "report.json");

        Evaluate("--gold", gold, "--predictions", predicted, "--format", "json", "--output", output).Should().Be(0);

        using var json = JsonDocument.Parse(File.ReadAllText(output));
        json.RootElement.GetProperty("entities").GetProperty("recall").GetDouble().Should().Be(0.666667);
        json.RootElement.GetProperty("manifest").GetProperty("gold")[0].GetProperty("units").GetInt32().Should().Be(2);
    }

    [Fact]
    public void Scores_a_model_with_gates_and_writes_errors()
    {
        var gold = Write("gold.jsonl", Gold);
        var errors = Path.Combine(folder, "errors.jsonl");
        string[] call = ["--gold", gold, "--model", folder, "--output", Path.Combine(folder, "r.html"), "--format", "html", "--errors", errors];

        Evaluate([.. call, "--fail-under", "entities.recall=0.1"]).Should().Be(1);
        File.ReadAllLines(errors).Should().HaveCount(3);
        Evaluate([.. call, "--fail-under", "entities.recall=0"]).Should().Be(0);
    }

    [Fact]
    public void Scores_only_units_of_the_language()
    {
        var gold = Write("gold.jsonl", Gold);
        var output = Path.Combine(folder, "report.json");
        Evaluate("--gold", gold, "--predictions", gold, "--language", "vi", "--format", "json", "--output", output).Should().Be(0);

        using var json = JsonDocument.Parse(File.ReadAllText(output));
        json.RootElement.GetProperty("entities").GetProperty("gold").GetInt32().Should().Be(1);
    }

    [Fact]
    public void Scores_CoNLL_files_as_conlleval_does()
    {
        var gold = Write("gold.conll", "Béla B-PER\nKun I-PER\nfled O\n\nKyiv B-LOC\n");
        var predicted = Write("p.conll", "Béla B-PER B-PER\nKun I-PER I-PER\nfled O O\n\nKyiv B-LOC B-ORG\n");
        var output = Path.Combine(folder, "report.txt");
        Evaluate("--gold", gold, "--predictions", predicted, "--output", output).Should().Be(0);

        File.ReadAllText(output).Should().Contain("processed 4 tokens with 2 phrases; found: 2 phrases; correct: 1.");
    }

    [Fact]
    public void A_baseline_that_is_missed_fails()
    {
        var gold = Write("gold.jsonl", Gold);
        var baseline = Path.Combine(folder, "baseline.json");
        Evaluate("--gold", gold, "--predictions", gold, "--format", "json", "--output", baseline).Should().Be(0);
        string[] call = ["--gold", gold, "--baseline", baseline, "--output", Path.Combine(folder, "r.txt")];

        Evaluate([.. call, "--predictions", gold]).Should().Be(0);
        Evaluate([.. call, "--model", folder]).Should().Be(1);
        Evaluate([.. call, "--model", folder, "--max-drop", "100"]).Should().Be(0);
    }

    [Theory]
    [InlineData("--gold", "GOLD")]
    [InlineData("--gold", "GOLD", "--predictions", "nothing.jsonl")]
    [InlineData("--gold", "GOLD", "--model", "no-such-folder")]
    [InlineData("--gold", "GOLD", "--predictions", "GOLD", "--fail-under", "entities")]
    [InlineData("--gold", "GOLD", "--predictions", "GOLD", "--fail-under", "entitys.f1=0.5")]
    [InlineData("--gold", "GOLD", "--predictions", "GOLD", "--rounds", "-1")]
    public void Wrong_calls_exit_with_2(params string[] call)
    {
        var gold = Write("gold.jsonl", Gold);
        var output = Path.Combine(folder, "r.txt");
        Evaluate([.. call.Select(a => a == "GOLD" ? gold : a), "--output", output]).Should().Be(2);
    }

    [Fact]
    public void Compare_exits_with_1_where_B_is_significantly_worse()
    {
        var lines = Enumerable.Range(0, 40).Select(i => $$"""{"id":"{{i}}","document":"{{i}}","text":"Stalin","spans":[{"start":0,"end":6,"label":"PER"}]}""").ToList();
        var good = Write("good.jsonl", string.Join('\n', lines));
        var bad = Write("bad.jsonl", string.Join('\n', lines.Select((l, i) => i % 2 > 0 ? l : l.Replace("PER", "ORG", StringComparison.Ordinal))));
        var output = Path.Combine(folder, "c.json");

        Compare(good, bad, "--gold", good, "--format", "json", "--output", output).Should().Be(1);
        using var json = JsonDocument.Parse(File.ReadAllText(output));
        json.RootElement.GetProperty("b_is_worse").GetBoolean().Should().BeTrue();
        json.RootElement.GetProperty("metrics").GetProperty("mentions").GetProperty("difference").GetDouble().Should().Be(-0.5);
        Compare(bad, good, "--gold", good, "--output", output).Should().Be(0);
        Compare(good, good, "--gold", good, "--output", output).Should().Be(0);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    /// <summary>A model that finds nothing.</summary>
    private static IReadOnlyList<LabelledUnit> Nothing(string modelFolder, IReadOnlyList<LabelledUnit> gold) =>
        [.. gold.Select(u => u with { Spans = [], Claims = [] })];

    private static int Evaluate(params string[] arguments) => EvaluateCommand.Create(Nothing).Parse(arguments).Invoke();

    private static int Compare(params string[] arguments) => CompareCommand.Create(Nothing).Parse(arguments).Invoke();

    private string Write(string name, string content)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, content);
        return path;
    }
}
