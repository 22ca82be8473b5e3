using NlpPipeline.Cli.Tests.Processes;

namespace NlpPipeline.Cli.Tests.Training;

[Collection(NlpProcesses.Name)]
public sealed class TrainTests(SmallModel small) : IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlp-train-");

    [Fact]
    public void A_pipeline_trained_again_with_another_number_of_jobs_is_the_same_to_the_byte()
    {
        small.Train("again", 1).Code.Should().Be(0);
        SameFiles(small.Model, Path.Combine(small.Root, "again"));
    }

    [Theory]
    [InlineData("iob1", 0)]
    [InlineData("iob2", 1)]
    [InlineData("bioes", 0)]
    [InlineData("bioes", 1)]
    public void A_tagger_learns_from_any_scheme_and_tags_a_file_line_by_line(string scheme, int columns)
    {
        Func<int, int, char> encode = scheme switch
        {
            "iob1" => (_, _) => 'I',
            "iob2" => (place, _) => place == 0 ? 'B' : 'I',
            _ => (place, words) => words == 1 ? 'S' : place == 0 ? 'B' : place == words - 1 ? 'E' : 'I',
        };
        Write("train.conll", SmallSet.Conll(encode, columns));
        var trained = Train("tagger", "train.conll", 2);
        trained.Code.Should().Be(0);
        trained.Output.Should().Contain("dev all").And.Contain("R 1.000");

        var further = columns == 0 ? "" : " NNP";
        string[] lines = ["-DOCSTART-", "", $"Olga{further}", $"Morin{further}", $"fled{further}", "", "", $"in{further}", $"Kyiv{further}"];
        Write("new.conll", string.Join('\n', lines) + "\n");
        var tagged = NlpProcess.Run(folder.FullName, "tag", "--model", "tagger", "new.conll");
        tagged.Code.Should().Be(0);
        var written = tagged.Output.TrimEnd('\n').Split('\n');
        written.Should().HaveCount(lines.Length);
        for (var i = 0; i < lines.Length; i++)
            written[i].Should().StartWith(lines[i].Replace(' ', '\t'));
        written[2].Should().EndWith("\tB-PER");
        written[3].Should().EndWith("\tI-PER");
        written[8].Should().EndWith("\tB-LOC");
    }

    [Fact]
    public void A_tagger_trained_twice_is_the_same_to_the_byte()
    {
        Write("train.conll", SmallSet.Conll((place, _) => place == 0 ? 'B' : 'I', 0));
        Train("one", "train.conll", 1).Code.Should().Be(0);
        Train("two", "train.conll", 4).Code.Should().Be(0);
        SameFiles(Path.Combine(folder.FullName, "one"), Path.Combine(folder.FullName, "two"));
    }

    [Fact]
    public void A_weight_changes_the_model_and_stands_in_the_manifest()
    {
        Write("train.conll", SmallSet.Conll((place, _) => place == 0 ? 'B' : 'I', 0));
        Train("one", "train.conll", 1).Code.Should().Be(0);
        NlpProcess.Run(folder.FullName, "train", "--task", "ner", "--data", "train.conll", "--weight", "./train.conll=3", "--output", "three").Code.Should().Be(0);
        Manifest("one").Should().NotContain("\"weight\"");
        Manifest("three").Should().Contain("\"weight\": 3");
        File.ReadAllBytes(Path.Combine(folder.FullName, "three", "tagger.crf")).Should().NotEqual(File.ReadAllBytes(Path.Combine(folder.FullName, "one", "tagger.crf")));

        string Manifest(string model) => File.ReadAllText(Path.Combine(folder.FullName, model, "manifest.json"));
    }

    [Theory]
    [InlineData("train.conll", "give SET=N")]
    [InlineData("train.conll=0", "give SET=N")]
    [InlineData("train.conll=2.5", "give SET=N")]
    [InlineData("other.conll=2", "other.conll is not among --data")]
    public void A_weight_that_is_none_or_of_no_set_is_refused(string weight, string message)
    {
        Write("train.conll", SmallSet.Conll((place, _) => place == 0 ? 'B' : 'I', 0));
        var run = NlpProcess.Run(folder.FullName, "train", "--task", "ner", "--data", "train.conll", "--weight", weight, "--output", "model");
        run.Code.Should().NotBe(0);
        run.Error.Should().Contain($"--weight {weight}: ").And.Contain(message);
    }

    [Fact]
    public void A_killed_training_goes_on_to_the_same_bytes()
    {
        string[] call = ["train", "--data", small.Data, "--output", "resumed", "--config", small.Config, "--resources", small.Resources, "--seed", "7", "--checkpoint", "0"];
        var checkpoints = Path.Combine(small.Root, "resumed.checkpoints");
        var kills = 0;
        for (var models = 1; models <= 4; models += 3)
        {
            using var killed = NlpProcess.Start(small.Root, [.. call, "--resume"]);
            while (!killed.HasExited && !(Directory.Exists(checkpoints) && Directory.GetFiles(checkpoints, "*.crf").Length >= models && Directory.GetFiles(checkpoints, "*.state").Length > 0))
                Thread.Sleep(1);
            kills += killed.HasExited ? 0 : 1;
            killed.Kill();
            killed.WaitForExit();
        }

        kills.Should().BeGreaterThan(0);
        File.Exists(Path.Combine(small.Root, "resumed", "manifest.json")).Should().BeFalse("it was killed in the midst");

        var resumed = NlpProcess.Run(small.Root, [.. call, "--resume"]);
        resumed.Code.Should().Be(0, resumed.Error);
        resumed.Error.Should().Contain("models were taken from checkpoints");
        SameFiles(small.Model, Path.Combine(small.Root, "resumed"));
        Directory.Exists(checkpoints).Should().BeFalse("nothing is left once the model is written");
    }

    [Fact]
    public void A_model_card_tells_data_and_scores_and_never_replaces_anothers()
    {
        Write("train.conll", SmallSet.Conll((place, _) => place == 0 ? 'B' : 'I', 0));
        Train("m", "train.conll", 1).Code.Should().Be(0);
        var card = File.ReadAllText(Path.Combine(folder.FullName, "m", "README.md"));
        card.Should().Contain("| train.conll | train | 80 |").And.Contain("| tagger.cutoff | 1 |").And.Contain("## Intended use").And.Contain("## Limits")
            .And.MatchRegex(@"\| labels\.PER \| 1\.000 \| 1\.000 \| 1\.000 \| \[1\.000, 1\.000\] \| \d+ \|");
        var pipeline = File.ReadAllText(Path.Combine(small.Model, "README.md"));
        pipeline.Should().Contain("every tenth document").And.Contain("Never seen in training, so never found: ORG, GROUP").And.MatchRegex(@"\| claim Arrest \| \d+ \| \d+ \|");

        Write("m/README.md", "my own words");
        var again = Train("m", "train.conll", 1);
        again.Code.Should().Be(0);
        again.Error.Should().Contain("README.md: not written by nlp train, so it stays as it is");
        File.ReadAllText(Path.Combine(folder.FullName, "m", "README.md")).Should().Be("my own words");
    }

    [Fact]
    public void Patience_stops_a_tagger_early_and_needs_a_dev_set()
    {
        Write("train.conll", SmallSet.Conll((place, _) => place == 0 ? 'B' : 'I', 0));
        Write("patient.yaml", "tagger: { iterations: 100, tolerance: 0, patience: 10 }");
        string[] call = ["train", "--task", "ner", "--data", "train.conll", "--output", "m", "--config", "patient.yaml", "--resources", small.Resources];
        var stopped = NlpProcess.Run(folder.FullName, [.. call, "--dev", "train.conll"]);
        stopped.Code.Should().Be(0, stopped.Error);
        stopped.Output.Should().Contain("F1 1.000");
        // The names are all found after a few iterations; ten more bring nothing.
        stopped.Error.Should().MatchRegex(@"training: (15|20|25|30) iterations, objective \d+\.\d, dev F1 1\.000");
        Refused(NlpProcess.Run(folder.FullName, call), "--dev: the configuration has 'patience', which needs a set to measure on");
    }

    [Fact]
    public void Sets_that_cannot_be_trained_on_are_named()
    {
        var unit = SmallSet.JsonLines().Split('\n')[0];
        Write("label.jsonl", unit + "\n" + unit.Replace("\"PER\"", "\"PERSON\"", StringComparison.Ordinal) + "\n");
        Refused(Pipeline("label.jsonl"), "label.jsonl:2: 'label' \"PERSON\" is none of");
        Write("json.jsonl", unit + "\n{\"id\":\n");
        Refused(Pipeline("json.jsonl"), "json.jsonl:2: not JSON at byte");
        Write("bytes.jsonl", "x");
        File.WriteAllBytes(Path.Combine(folder.FullName, "bytes.jsonl"), [0x7B, 0xFF]);
        Refused(Pipeline("bytes.jsonl"), "bytes.jsonl: not UTF-8");
        Write("empty.jsonl", "\n");
        Refused(Pipeline("empty.jsonl"), "empty.jsonl: ");
        Refused(Pipeline("none.jsonl"), "none.jsonl: no such file");
        Directory.CreateDirectory(Path.Combine(folder.FullName, "sets"));
        Refused(Pipeline("sets"), "sets: no labelled set");

        Write("ragged.conll", "a O\nb X O\n");
        Refused(Train("m", "ragged.conll", 1), "ragged.conll:2: 3 columns, the lines before have 2");
        Write("outside.conll", "a O\nb O\n");
        Refused(Train("m", "outside.conll", 1), "no tag but O");
        Write("none.conll", "\n\n");
        Refused(Train("m", "none.conll", 1), "none.conll: no sentences");
        Directory.Exists(Path.Combine(folder.FullName, "m")).Should().BeFalse();
    }

    [Fact]
    public void A_folder_with_other_files_is_not_overwritten_and_notes_beside_a_model_stay()
    {
        Write("train.conll", SmallSet.Conll((place, _) => place == 0 ? 'B' : 'I', 0));
        Write("mine/letter.txt", "dear");
        Refused(Train("mine", "train.conll", 1), "holds files that are no model");
        Refused(Train("train.conll", "train.conll", 1), "is a file; name a folder");

        Train("kept", "train.conll", 1).Code.Should().Be(0);
        Write("kept/card.md", "about");
        Write("kept/notes/a.txt", "more");
        Train("kept", "train.conll", 1).Code.Should().Be(0);
        File.Exists(Path.Combine(folder.FullName, "kept/card.md")).Should().BeTrue();
        File.Exists(Path.Combine(folder.FullName, "kept/notes/a.txt")).Should().BeTrue();
    }

    [Fact]
    public void Files_that_a_tagger_cannot_tag_are_named()
    {
        Write("train.conll", SmallSet.Conll((place, _) => place == 0 ? 'B' : 'I', 1));
        Train("tagger", "train.conll", 1).Code.Should().Be(0);
        Write("bare.conll", "Olga\nMorin\n");
        Refused(Tag("tagger", "bare.conll"), "bare.conll:1: 1 column(s), but the model was trained with 1 after the token");
        Refused(Tag("tagger", "none.conll"), "none.conll: no such file");
        Refused(Tag(small.Model, "bare.conll"), "holds a pipeline, not a tagger");
        Write("good.conll", "Olga NNP\n");
        Refused(Tag("tagger", "good.conll", "--output", "none/o"), "none/o: cannot be written");
        if (File.Exists("/dev/full"))
            Refused(Tag("tagger", "good.conll", "--output", "/dev/full"), "No space left");
    }

    public void Dispose() => folder.Delete(true);

    private static void SameFiles(string a, string b)
    {
        var names = Directory.EnumerateFiles(a).Select(Path.GetFileName).Order(StringComparer.Ordinal).ToList();
        names.Should().NotBeEmpty();
        Directory.EnumerateFiles(b).Select(Path.GetFileName).Order(StringComparer.Ordinal).Should().Equal(names);
        foreach (var name in names)
            File.ReadAllBytes(Path.Combine(a, name!)).AsSpan().SequenceEqual(File.ReadAllBytes(Path.Combine(b, name!))).Should().BeTrue($"{name} must not differ");
    }

    private static void Refused(NlpResult result, string says)
    {
        result.Code.Should().Be(2, result.Error);
        result.Error.TrimEnd('\n').Split('\n')[^1].Should().Contain(says);
        result.Output.Should().BeEmpty();
    }

    private NlpResult Train(string output, string data, int jobs) => NlpProcess.Run(
        folder.FullName, "train", "--task", "ner", "--data", data, "--dev", data, "--output", output, "--config", small.Config, "--resources", small.Resources, "--jobs", $"{jobs}");

    private NlpResult Pipeline(string data) => NlpProcess.Run(folder.FullName, "train", "--data", data, "--output", "m", "--resources", small.Resources);

    private NlpResult Tag(string model, string file, params string[] more) => NlpProcess.Run(folder.FullName, ["tag", "--model", model, file, .. more]);

    private void Write(string name, string content)
    {
        var path = Path.Combine(folder.FullName, name);
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, content);
    }
}
