using System.Text.Json.Nodes;

namespace NlpPipeline.Delivery.Tests.Notebooks;

/// <summary>The notebooks run from top to bottom and show what is saved in them.</summary>
public sealed class NotebookTests : IDisposable
{
    private const string Kernel = ".net-csharp";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlp-notebook-");

    public static TheoryData<string> All =>
        [.. Directory.EnumerateFiles(Repository.At("notebooks"), "*.ipynb").Select(f => Path.GetFileName(f)).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(All))]
    public void A_notebook_shows_what_is_saved_in_it(string name) => Run("notebooks/" + name, "--check").Succeeded();

    [Theory]
    [MemberData(nameof(All))]
    public void A_notebook_has_outputs_and_loads_libraries_that_its_page_says_to_build(string name)
    {
        var notebook = JsonNode.Parse(File.ReadAllText(Repository.At("notebooks", name)))!;
        var cells = notebook["cells"]!.AsArray().Where(c => c!["cell_type"]!.GetValue<string>() == "code").ToList();
        cells.Where(c => c!["outputs"]!.AsArray().Count > 0).Should().HaveCountGreaterThanOrEqualTo(3);
        cells.Select(c => c!["execution_count"]!.GetValue<int>()).Should().Equal(Enumerable.Range(1, cells.Count));
        var references = cells.SelectMany(c => c!["source"]!.AsArray()).Select(l => l!.GetValue<string>().Trim()).Where(l => l.StartsWith("#r ", StringComparison.Ordinal));
        references.Should().NotBeEmpty().And.AllSatisfy(line =>
        {
            line.Should().MatchRegex("^#r \"runner/bin/Release/net10.0/[A-Za-z.]+\\.dll\"$");
            File.Exists(Repository.At("notebooks", line[4..^1].Replace("Release", Repository.Configuration))).Should().BeTrue();
        });
    }

    [Fact]
    public void Outputs_are_saved_and_a_change_of_them_is_told()
    {
        var path = Write("var x = 20;\nConsole.WriteLine(x);", "display(HTML($\"<b>{x + 1}</b>\"));\nx + 2");
        Run(path).Succeeded();
        var cells = JsonNode.Parse(File.ReadAllText(path))!["cells"]!.AsArray();
        cells[0]!["outputs"]!.ToJsonString().Should().Be("""[{"name":"stdout","output_type":"stream","text":["20\n"]}]""");
        cells[1]!["outputs"]![0]!["data"]!["text/html"]![0]!.GetValue<string>().Should().Be("<b>21</b>");
        cells[1]!["outputs"]![1]!["text"]![0]!.GetValue<string>().Should().Be("22\n");
        Run(path, "--check").Succeeded();

        File.WriteAllText(path, File.ReadAllText(path).Replace("20;", "30;"));
        var changed = Run(path, "--check");
        changed.Code.Should().Be(1);
        changed.Error.Should().Contain("cell 1 ").And.Contain("cell 2 ");
    }

    [Theory]
    [InlineData("throw new InvalidOperationException(\"too bad\");", "too bad")]
    [InlineData("int x = \"a\";", "CS0029")]
    public void A_cell_that_fails_is_named(string cell, string message)
    {
        var result = Run(Write("1", cell));
        result.Code.Should().Be(2);
        result.Error.Should().Contain("cell 2").And.Contain(message).And.NotContain("   at ");
    }

    public void Dispose() => folder.Delete(true);

    private static CommandResult Run(params string[] arguments) =>
        Command.Run(Repository.Root, "dotnet", [Path.Combine(AppContext.BaseDirectory, "NlpPipeline.Notebooks.dll"), .. arguments]);

    private string Write(params string[] cells)
    {
        var path = Path.Combine(folder.FullName, "a.ipynb");
        var first = "using System;\n";
        var notebook = new JsonObject
        {
            ["cells"] = new JsonArray([.. cells.Select((source, i) => new JsonObject
            {
                ["cell_type"] = "code", ["execution_count"] = null, ["metadata"] = new JsonObject(), ["outputs"] = new JsonArray(), ["source"] = i == 0 ? first + source : source,
            })]),
            ["metadata"] = new JsonObject { ["kernelspec"] = new JsonObject { ["name"] = Kernel } },
            ["nbformat"] = 4,
            ["nbformat_minor"] = 4,
        };
        File.WriteAllText(path, notebook.ToJsonString());
        return path;
    }
}
