using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Json.Nodes;

namespace NlpPipeline.Notebooks;

/// <summary>A notebook file (nbformat 4). All that is not outputs of code cells is kept as it was read.</summary>
internal sealed class Notebook
{
    private static readonly JsonSerializerOptions Layout = new()
    {
        WriteIndented = true,
        IndentSize = 1,
        NewLine = "\n",
        Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping,
    };

    private readonly JsonNode root;

    private Notebook(JsonNode root) => this.root = root;

    /// <exception cref="FormatException">The file is no notebook of C# cells.</exception>
    public static Notebook Read(string path)
    {
        try
        {
            var root = JsonNode.Parse(File.ReadAllText(path))!;
            if (root["nbformat"]!.GetValue<int>() != 4 || root["metadata"]!["kernelspec"]!["name"]!.GetValue<string>() != ".net-csharp")
                throw new FormatException($"{path}: not a notebook of format 4 for the kernel .net-csharp");
            return new Notebook(root);
        }
        catch (Exception e) when (e is JsonException or NullReferenceException or InvalidOperationException)
        {
            throw new FormatException($"{path}: not a notebook ({e.Message.Split('\n')[0].TrimEnd('.')})", e);
        }
    }

    public IReadOnlyList<CodeCell> CodeCells() =>
    [
        .. root["cells"]!.AsArray()
            .Select((cell, i) => (Cell: cell!.AsObject(), Number: i + 1))
            .Where(c => c.Cell["cell_type"]!.GetValue<string>() == "code")
            .Select(c => new CodeCell(c.Cell, c.Number)),
    ];

    public void Write(string path) => File.WriteAllText(path, root.ToJsonString(Layout) + "\n");
}

/// <summary>A code cell.</summary>
/// <param name="number">Its place among all cells, from 1.</param>
internal sealed class CodeCell(JsonObject cell, int number)
{
    public int Number => number;

    public string Source => cell["source"] is JsonArray lines ? string.Concat(lines.Select(l => l!.GetValue<string>())) : cell["source"]!.GetValue<string>();

    /// <summary>The saved outputs as JSON, to compare.</summary>
    public string Outputs => cell["outputs"]!.ToJsonString();

    public void SetOutputs(IEnumerable<CellOutput> outputs, int executionCount)
    {
        cell["execution_count"] = executionCount;
        cell["outputs"] = new JsonArray([.. outputs.Select(o => o.ToJson())]);
    }
}
