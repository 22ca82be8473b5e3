using NlpPipeline.Cli.Tests.Processes;

namespace NlpPipeline.Cli.Tests.Tune;

[Collection(NlpProcesses.Name)]
public sealed class TuneTests : IDisposable
{
    private const string Space = """
        entities: { iterations: 5 }
        triggers: { iterations: 5 }
        search:
          folds: 2
          rungs: 1
          entities: { l2: [0.5, 5], cutoff: [1, 2] }
          triggers: { encoding: [bio] }
        """;

    private readonly SmallModel small;
    private readonly string folder = Directory.CreateTempSubdirectory("nlp-tune-").FullName;

    public TuneTests(SmallModel small)
    {
        this.small = small;
        Write("space.yaml", Space);
        Write("dev.jsonl", File.ReadAllText(small.Data).Replace("\"document\":\"d", "\"document\":\"e", StringComparison.Ordinal));
    }

    [Fact]
    public void The_winner_trains_and_a_killed_search_goes_on()
    {
        var tuned = Tune("whole", "--dev", "dev.jsonl", "--jobs", "2");
        tuned.Code.Should().Be(0, tuned.Error);
        tuned.Lines.Should().HaveCount(2).And.OnlyContain(l => l.Contains("dev F1", StringComparison.Ordinal));
        NlpProcess.Run(folder, "train", "--data", small.Data, "--output", "m", "--config", "whole/best.yaml", "--resources", small.Resources).Code.Should().Be(0);

        using (var killed = NlpProcess.Start(folder, Call("killed", "--dev", "dev.jsonl", "--jobs", "1")))
        {
            var log = Path.Combine(folder, "killed", "trials.jsonl");
            while (!killed.HasExited && (!File.Exists(log) || new FileInfo(log).Length < 1200))
                Thread.Sleep(5);
            killed.Kill();
            killed.WaitForExit();
        }

        var resumed = Tune("killed", "--dev", "dev.jsonl", "--jobs", "1");
        resumed.Code.Should().Be(0, resumed.Error);
        resumed.Error.Should().Contain("trainings of an earlier run are taken over");
        foreach (var name in (string[])["trials.jsonl", "best.yaml"])
            File.ReadAllText(Path.Combine(folder, "killed", name)).Should().Be(File.ReadAllText(Path.Combine(folder, "whole", name)));
        Refused(Tune("killed", "--seed", "9"), "trials.jsonl: holds the trials of other data, settings or another seed");
    }

    [Fact]
    public void A_tagger_is_tuned_from_CoNLL_within_minutes_given()
    {
        Write("train.conll", SmallSet.Conll((place, _) => place == 0 ? 'B' : 'I', 0));
        Write("tagger.yaml", "search: { folds: 2, tagger: { l2: { from: 0.1, to: 10, scale: log }, without: [[], [shapes]] } }");
        var result = NlpProcess.Run(folder, "tune", "--task", "ner", "--config", "tagger.yaml", "--data", "train.conll", "--output", "o", "--budget", "0.05", "--resources", small.Resources);
        result.Code.Should().Be(0, result.Error);
        result.Output.Should().StartWith("tagger ");
        File.Exists(Path.Combine(folder, "o", "best.yaml")).Should().BeTrue();
    }

    [Fact]
    public void Wrong_calls_are_refused()
    {
        Refused(Tune("o", "--budget", "0"), "--budget 0: give minutes above 0");
        Refused(Tune("o", "--trials", "0"), "--trials 0: give a number from 1 up");
        Refused(Tune("o", "--dev", small.Data), "is also in --data");
        Refused(Tune("space.yaml"), "space.yaml: is a file; name a folder");
        Write("few.jsonl", File.ReadLines(small.Data).First() + "\n");
        Refused(NlpProcess.Run(folder, "tune", "--config", "space.yaml", "--data", "few.jsonl", "--output", "o", "--resources", small.Resources), "1 documents, 2 folds need at least as many");
        Refused(NlpProcess.Run(folder, "tune", "--task", "ner", "--config", "space.yaml", "--data", "few.jsonl", "--output", "o"), "'search' must have a section 'tagger'");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static void Refused(NlpResult result, string says)
    {
        result.Code.Should().Be(2, result.Error);
        result.Error.TrimEnd('\n').Should().Contain(says).And.NotContain("\n");
        result.Output.Should().BeEmpty();
    }

    private NlpResult Tune(string output, params string[] more) => NlpProcess.Run(folder, Call(output, more));

    private string[] Call(string output, params string[] more) =>
        ["tune", "--config", "space.yaml", "--data", small.Data, "--output", output, "--resources", small.Resources, .. more];

    private void Write(string name, string text) => File.WriteAllText(Path.Combine(folder, name), text);
}
