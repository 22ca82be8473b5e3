using System.Text.Json;
using NlpPipeline.Annotations;
using NlpPipeline.Cli.Tests.Processes;

namespace NlpPipeline.Cli.Tests.Training;

/// <summary>One training of a model a language, and all that is done with the folder.</summary>
[Collection(NlpProcesses.Name)]
public sealed class LanguageModelsTests : IDisposable
{
    private const string Mixed = "Olga Morin was arrested in 1931 in Kyiv by the men of the town.\n\nTrần Văn Lộc bị bắt năm 1944 ở Nam Châu và bị giải đi.\n";

    private readonly SmallModel small;
    private readonly string folder = Directory.CreateTempSubdirectory("nlp-two-").FullName;

    public LanguageModelsTests(SmallModel small)
    {
        this.small = small;
        Write("two.yaml", """
            models: two
            entities: { iterations: 10, cutoff: 1, hidden: 0 }
            quantities: { iterations: 10, cutoff: 1 }
            triggers: { iterations: 10, cutoff: 1, hidden: 0 }
            phrases: { iterations: 10, cutoff: 1 }
            roles: { hidden: 0 }
            """);
        Write("mixed.txt", Mixed);
    }

    [Fact]
    public void A_model_a_language_is_trained_used_shown_checked_and_replaced()
    {
        var trained = Train("m", "--seed", "7");
        trained.Code.Should().Be(0, trained.Error);
        trained.Error.Should().Contain("training: model of language vi").And.Contain("training: model of language en");
        trained.Output.Should().Contain("dev entities");
        using (var manifest = JsonDocument.Parse(File.ReadAllBytes(Path.Combine(folder, "m", "manifest.json"))))
        {
            manifest.RootElement.GetProperty("kind").GetString().Should().Be("languages");
            manifest.RootElement.GetProperty("files").EnumerateObject().Select(f => f.Name).Should().Equal("en/manifest.json", "vi/manifest.json");
        }

        Extraction_finds_both_languages_each_by_its_own_model();
        Every_other_command_takes_the_folder();
        Damage_is_one_line();

        // Trained again with one model, the folder is an ordinary one; what people put there stays.
        Write("m/vi/notes.md", "mine");
        NlpProcess.Run(folder, "train", "--data", small.Data, "--output", "m", "--config", small.Config, "--resources", small.Resources, "--seed", "7").Code.Should().Be(0);
        Run("model", "verify", "m").Output.Should().Contain("pipeline of 7 files");
        File.ReadAllBytes(Path.Combine(folder, "m", "manifest.json")).Should().Equal(File.ReadAllBytes(Path.Combine(small.Model, "manifest.json")));
        Directory.GetFiles(Path.Combine(folder, "m", "vi")).Select(Path.GetFileName).Should().Equal("notes.md");
        Directory.Exists(Path.Combine(folder, "m", "en")).Should().BeFalse();
    }

    [Fact]
    public void What_two_models_cannot_come_from_is_refused()
    {
        var units = SmallSet.Units().Where(u => u.Language == Language.English).ToList();
        Write("english.jsonl", string.Concat(units.Select(u => LabelledSet.ToJson(u) + "\n")));
        Refused(Run("train", "--data", "english.jsonl", "--output", "o", "--config", "two.yaml", "--resources", small.Resources), "--data: no units of language 'vi', and 'models: two' needs both");
        var dev = string.Concat(units.Select(u => LabelledSet.ToJson(u with { Document = "e" + u.Document }) + "\n"));
        Write("dev.jsonl", dev);
        Refused(Train("o", "--dev", "dev.jsonl"), "--dev: no units of language 'vi', and 'models: two' needs both");
        Write("train.conll", SmallSet.Conll((place, _) => place == 0 ? 'B' : 'I', 0));
        Refused(Run("train", "--task", "ner", "--data", "train.conll", "--output", "o", "--config", "two.yaml", "--resources", small.Resources), "--task ner: 'models' must be one");
        Write("space.yaml", "search: { models: [one, two], entities: { l2: [1] } }");
        Refused(Run("tune", "--config", "space.yaml", "--data", "english.jsonl", "--output", "o", "--resources", small.Resources), "--data: no units of language 'vi'");
        Write("space.yaml", "search: { models: [one, two], tagger: { l2: [1] } }");
        Refused(Run("tune", "--task", "ner", "--config", "space.yaml", "--data", "train.conll", "--output", "o", "--resources", small.Resources), "--task ner: 'models' must be one and not searched");
    }

    [Fact]
    public void A_search_over_both_gives_a_configuration_that_trains()
    {
        Write("space.yaml", """
            entities: { iterations: 5, hidden: 0, cutoff: 1 }
            triggers: { iterations: 5, hidden: 0, cutoff: 1 }
            search: { folds: 2, rungs: 1, models: [one, two], entities: { l2: [0.5, 5] }, triggers: {} }
            """);
        var tuned = Run("tune", "--config", "space.yaml", "--data", small.Data, "--output", "s", "--resources", small.Resources, "--trials", "4");
        tuned.Code.Should().Be(0, tuned.Error);
        tuned.Lines.Should().HaveCount(2).And.OnlyContain(l => l.Contains(", best with models: ", StringComparison.Ordinal));
        File.ReadLines(Path.Combine(folder, "s", "trials.jsonl")).Should().Contain(l => l.Contains("\"settings\":\"models: two\"", StringComparison.Ordinal));
        var isTwo = File.ReadLines(Path.Combine(folder, "s", "best.yaml")).Contains("models: two");
        isTwo.Should().Be(tuned.Lines.All(l => l.Contains("best with models: one", StringComparison.Ordinal)), "all recognizers take the same number of models");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private void Extraction_finds_both_languages_each_by_its_own_model()
    {
        var both = Mentions("m", "mixed.txt");
        both.Keys.Should().Contain(["Olga Morin", "1931", "Trần Văn Lộc", "năm 1944"]);
        var parts = Mixed.Split("\n\n");
        foreach (var (language, text) in ((string, string)[])[("en", parts[0]), ("vi", parts[1])])
        {
            Write("part.txt", text);
            var own = Mentions($"m/{language}", "part.txt");
            own.Should().NotBeEmpty();
            own.Should().BeSubsetOf(both, "the sentence is read as its language's model alone reads it, confidences and all");
        }
    }

    private void Every_other_command_takes_the_folder()
    {
        Run("evaluate", "--gold", small.Data, "--model", "m", "--rounds", "0").Code.Should().Be(0);
        var suggested = Run("suggest", "mixed.txt", "--model", "m", "--count", "5");
        suggested.Code.Should().Be(0, suggested.Error);
        suggested.Lines.Should().HaveCount(2);
        var info = Run("model", "info", "m");
        info.Lines[0].Should().Be("m: languages, made by version 0.1.0 with seed 7");
        info.Output.Should().Contain("m/vi: pipeline, made by").And.Contain("m/en: pipeline, made by");
        Run("model", "verify", "m").Output.Should().StartWith("m: languages of 2 files, whole (");
        var before = File.ReadAllBytes(Path.Combine(folder, "m", "manifest.json"));
        Run("model", "upgrade", "m").Output.Should().Contain("14 files in format");
        File.ReadAllBytes(Path.Combine(folder, "m", "manifest.json")).Should().Equal(before);
    }

    private void Damage_is_one_line()
    {
        Directory.Move(Path.Combine(folder, "m", "en"), Path.Combine(folder, "away"));
        foreach (var call in (string[][])[["extract", "mixed.txt", "--model", "m"], ["model", "verify", "m"], ["model", "info", "m"]])
            Refused(Run(call), "m/en/manifest.json: missing from the model; copy or train it anew");
        Directory.Move(Path.Combine(folder, "away"), Path.Combine(folder, "m", "en"));

        var carry = Path.Combine(folder, "m", "vi", "carry.crf");
        var bytes = File.ReadAllBytes(carry);
        File.WriteAllBytes(carry, bytes[..^1]);
        Refused(Run("model", "verify", "m"), "m/vi/carry.crf: not the file that the manifest names");
        File.WriteAllBytes(carry, bytes);

        var manifest = Path.Combine(folder, "m", "manifest.json");
        var text = File.ReadAllText(manifest);
        File.WriteAllText(manifest, text.Replace("\"languages\"", "\"orchard\"", StringComparison.Ordinal));
        Refused(Run("model", "verify", "m"), "m: is of kind 'orchard', which this program does not know");
        Refused(Run("evaluate", "--gold", small.Data, "--model", "m"), "m: is of kind 'orchard', which this program does not know");
        Refused(Run("extract", "mixed.txt", "--model", "m"), "m: holds a orchard, not a pipeline");
        File.WriteAllText(manifest, text);
    }

    /// <summary>Label and confidence of each mention by its text.</summary>
    private Dictionary<string, (string Label, double Confidence)> Mentions(string model, string file)
    {
        var result = Run("extract", file, "--model", model, "--what", "mentions");
        result.Code.Should().Be(0, result.Error);
        return result.Lines.Select(l => JsonDocument.Parse(l).RootElement).Where(m => m.TryGetProperty("label", out _)).ToDictionary(
            m => m.GetProperty("text").GetString()!, m => (m.GetProperty("label").GetString()!, m.GetProperty("confidence").GetDouble()));
    }

    private static void Refused(NlpResult result, string says)
    {
        result.Code.Should().Be(2, result.Error);
        result.Error.TrimEnd('\n').Should().Contain(says).And.NotContain("\n");
        result.Output.Should().BeEmpty();
    }

    private NlpResult Train(string output, params string[] more) =>
        Run(["train", "--data", small.Data, "--output", output, "--config", "two.yaml", "--resources", small.Resources, .. more]);

    private NlpResult Run(params string[] arguments) => NlpProcess.Run(folder, arguments);

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
}
