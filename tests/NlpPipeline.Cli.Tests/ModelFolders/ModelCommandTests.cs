using NlpPipeline.Cli.Commands.ModelFolders;
using NlpPipeline.Cli.Tests.Processes;

namespace NlpPipeline.Cli.Tests.ModelFolders;

[Collection(NlpProcesses.Name)]
public sealed class ModelCommandTests : IDisposable
{
    private readonly string folder = Directory.CreateTempSubdirectory("nlp-model-command-").FullName;

    public ModelCommandTests(SmallModel small)
    {
        foreach (var file in Directory.EnumerateFiles(small.Model))
            File.Copy(file, Path.Combine(folder, Path.GetFileName(file)));
    }

    [Fact]
    public void Info_shows_labels_sizes_data_and_settings()
    {
        var output = folder + ".txt";
        Model("info", folder, "-o", output).Should().Be(0);
        var lines = File.ReadAllLines(output);
        File.Delete(output);
        lines[0].Should().EndWith("pipeline, made by version 0.1.0 with seed 7");
        lines.Should().Contain(l => l.StartsWith("labels PER ORG", StringComparison.Ordinal));
        var size = new FileInfo(Path.Combine(folder, "entities.crf")).Length;
        lines.Should().Contain(l => l.StartsWith("entities.crf ", StringComparison.Ordinal) && l.Contains($" {size} ", StringComparison.Ordinal));
        lines.Should().Contain(l => l.StartsWith("set.jsonl ", StringComparison.Ordinal) && l.Contains(" train ", StringComparison.Ordinal));
        lines.Should().Contain(l => l.StartsWith("entities.cutoff ", StringComparison.Ordinal) && l.EndsWith(" 1", StringComparison.Ordinal));
    }

    [Fact]
    public void A_whole_model_passes_and_notes_beside_it_do_no_harm()
    {
        File.WriteAllText(Path.Combine(folder, "notes.md"), "mine");
        var result = NlpProcess.Run(folder, "model", "verify", folder);
        result.Code.Should().Be(0, result.Error);
        result.Output.Should().Contain("whole");
    }

    [Fact]
    public void An_upgraded_model_is_whole_and_of_todays_format_the_same()
    {
        var before = File.ReadAllBytes(Path.Combine(folder, "entities.crf"));
        var result = NlpProcess.Run(folder, "model", "upgrade", folder);
        result.Code.Should().Be(0, result.Error);
        result.Output.Should().Contain("7 files in format 3");
        File.ReadAllBytes(Path.Combine(folder, "entities.crf")).Should().Equal(before);
        Model("verify", folder).Should().Be(0);
    }

    [Fact]
    public void Gazetteers_are_indexed_anew()
    {
        var index = Path.Combine(folder, "gazetteers.bin");
        NlpProcess.Run(folder, "model", "index", folder).Error.Should().Contain("has no folder 'gazetteers'");
        Directory.CreateDirectory(Path.Combine(folder, "gazetteers"));
        File.WriteAllText(Path.Combine(folder, "gazetteers", "10-a.tsv"), "PER\tJoseph Stalin\tStalin\n");
        NlpProcess.Run(folder, "model", "index", folder).Output.TrimEnd().Should().Be(index);
        File.Exists(index).Should().BeTrue();
    }

    [Theory]
    [InlineData("changed", "entities.crf: not the file that the manifest names")]
    [InlineData("cut", "roles.crf: not the file that the manifest names")]
    [InlineData("missing", "carry.crf: missing from the model")]
    [InlineData("more", "more.tsv: not named by the manifest")]
    [InlineData("unlisted", "carry.crf: not named by the manifest")]
    [InlineData("manifest", "manifest.json: malformed")]
    [InlineData("nothing", "not a model folder")]
    public void A_damaged_model_is_one_line_and_exit_code_2(string damage, string says)
    {
        var (entities, carry) = (Path.Combine(folder, "entities.crf"), Path.Combine(folder, "carry.crf"));
        var manifest = Path.Combine(folder, "manifest.json");
        switch (damage)
        {
            case "changed":
                var bytes = File.ReadAllBytes(entities);
                bytes[^40] ^= 1;
                File.WriteAllBytes(entities, bytes);
                break;
            case "cut":
                File.WriteAllBytes(Path.Combine(folder, "roles.crf"), [0x4E]);
                break;
            case "missing":
                File.Delete(carry);
                break;
            case "more":
                Directory.CreateDirectory(Path.Combine(folder, "gazetteers"));
                File.WriteAllText(Path.Combine(folder, "gazetteers", "more.tsv"), "PER\tA\tA\n");
                break;
            case "unlisted":
                File.WriteAllLines(manifest, File.ReadLines(manifest).Where(l => !l.Contains("\"carry.crf\"", StringComparison.Ordinal)).ToList());
                break;
            case "manifest":
                File.WriteAllText(manifest, "{\"format\":1}");
                break;
            default:
                File.Delete(manifest);
                break;
        }

        var result = NlpProcess.Run(folder, "model", "verify", folder);
        result.Code.Should().Be(2);
        result.Output.Should().BeEmpty();
        result.Error.TrimEnd('\n').Should().Contain(says).And.NotContain("\n");
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static int Model(params string[] arguments) => ModelCommand.Create().Parse(arguments).Invoke();
}
