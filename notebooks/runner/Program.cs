using System.Globalization;
using System.Text;
using Microsoft.CodeAnalysis.Scripting;
using NlpPipeline.Notebooks;

// notebooks/runner NOTEBOOK… [--check]
// Runs each notebook from top to bottom in its folder and saves the outputs in it; with --check compares them with the saved ones.
CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(false);
var isCheck = args.Contains("--check");
var paths = args.Where(a => !a.StartsWith("--", StringComparison.Ordinal)).Select(Path.GetFullPath).ToList();
if (paths.Count == 0)
{
    Console.Error.WriteLine("name at least one notebook: dotnet run -c Release --project notebooks/runner -- notebooks/explore.ipynb [--check]");
    return 2;
}

var differences = 0;
foreach (var path in paths)
{
    try
    {
        var notebook = Notebook.Read(path);
        Directory.SetCurrentDirectory(Path.GetDirectoryName(path)!);
        var runner = new CellRunner();
        var count = 0;
        foreach (var cell in notebook.CodeCells())
        {
            var saved = cell.Outputs;
            cell.SetOutputs(await Run(runner, cell, path), ++count);
            if (!isCheck || cell.Outputs == saved)
                continue;
            differences++;
            Console.Error.WriteLine($"{path}: cell {cell.Number} shows other than it has saved; run the notebook and look at what changed\n  saved {saved}\n  now   {cell.Outputs}");
        }

        if (!isCheck)
            notebook.Write(path);
        Console.Error.WriteLine($"{path}: {count} cells");
    }
    catch (Exception e) when (e is FormatException or IOException or CellException)
    {
        Console.Error.WriteLine(e.Message);
        return 2;
    }
}

return differences == 0 ? 0 : 1;

static async Task<List<CellOutput>> Run(CellRunner runner, CodeCell cell, string path)
{
    try
    {
        return await runner.RunAsync(cell.Source);
    }
    catch (CompilationErrorException e)
    {
        throw new CellException($"{path}: cell {cell.Number}: {e.Message.ReplaceLineEndings(" ")}", e);
    }
    catch (Exception e) when (e is not OutOfMemoryException)
    {
        throw new CellException($"{path}: cell {cell.Number}: {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")}", e);
    }
}

/// <summary>A cell that does not compile, or fails.</summary>
internal sealed class CellException(string message, Exception inner) : Exception(message, inner);
