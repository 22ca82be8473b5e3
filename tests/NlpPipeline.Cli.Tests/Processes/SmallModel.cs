namespace NlpPipeline.Cli.Tests.Processes;

/// <summary>A pipeline trained once for all tests that run the program: small, so that each run starts at once.</summary>
public sealed class SmallModel : IDisposable
{
    /// <summary>Ten iterations: enough to find the names of the set, and the same on every machine.</summary>
    private const string Settings = """
        entities: { iterations: 10, cutoff: 1 }
        quantities: { iterations: 10, cutoff: 1 }
        triggers: { iterations: 10, cutoff: 1 }
        phrases: { iterations: 10, cutoff: 1 }
        tagger: { iterations: 15, cutoff: 1 }
        """;

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlp-model-");

    public SmallModel()
    {
        File.WriteAllText(Data, SmallSet.JsonLines());
        File.WriteAllText(Config, Settings);
        Directory.CreateDirectory(Resources);
        Train("model", 2).Code.Should().Be(0);
    }

    public string Root => folder.FullName;

    public string Model => Path.Combine(Root, "model");

    public string Data => Path.Combine(Root, "set.jsonl");

    public string Config => Path.Combine(Root, "settings.yaml");

    /// <summary>An empty folder: no clusters, no gazetteers.</summary>
    public string Resources => Path.Combine(Root, "resources");

    internal NlpResult Train(string name, int jobs) => NlpProcess.Run(
        Root, "train", "--data", Data, "--output", name, "--config", Config, "--resources", Resources, "--seed", "7", "--jobs", $"{jobs}");

    public void Dispose() => folder.Delete(true);
}

/// <summary>Tests that run the program take turns: they would only slow each other down.</summary>
[CollectionDefinition(Name)]
public sealed class NlpProcesses : ICollectionFixture<SmallModel>
{
    public const string Name = "nlp processes";
}
