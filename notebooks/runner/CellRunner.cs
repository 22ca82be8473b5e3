using System.Reflection;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Scripting;
using Microsoft.CodeAnalysis.Scripting;

namespace NlpPipeline.Notebooks;

/// <summary>Runs cells one after the other; each sees what those before it defined.</summary>
internal sealed class CellRunner
{
    private readonly NotebookDisplay display = new();
    private ScriptState<object>? state;

    /// <summary>Runs a cell and gives what it shows.</summary>
    /// <exception cref="CompilationErrorException">The cell does not compile.</exception>
    public async Task<List<CellOutput>> RunAsync(string source)
    {
        var (code, references) = TakeReferences(source);
        var console = Console.Out;
        Console.SetOut(display.Console);
        try
        {
            state = state is null
                ? await CSharpScript.RunAsync(code, Options(references), display, typeof(NotebookDisplay))
                : await state.ContinueWithAsync(code, state.Script.Options.AddReferences(references));
            if (state.ReturnValue is { } last)
                display.display(last);
        }
        finally
        {
            Console.SetOut(console);
        }

        return display.Take();
    }

    private static ScriptOptions Options(IEnumerable<Assembly> references) => ScriptOptions.Default
        .WithOptimizationLevel(OptimizationLevel.Release)
        .WithEmitDebugInformation(false)
        .AddReferences(AppDomain.CurrentDomain.GetAssemblies().Where(a => !a.IsDynamic && a.Location.Length > 0 && a.GetName().Name!.StartsWith("System", StringComparison.Ordinal)))
        .AddReferences(typeof(Enumerable).Assembly, typeof(NotebookDisplay).Assembly)
        .AddReferences(references);

    /// <summary>Takes the lines <c>#r "…/Name.dll"</c> out of a cell: the runner has the same libraries beside it.</summary>
    private static (string Code, List<Assembly> References) TakeReferences(string source)
    {
        var references = new List<Assembly>();
        var lines = source.Split('\n');
        for (var i = 0; i < lines.Length; i++)
        {
            if (!lines[i].StartsWith("#r \"", StringComparison.Ordinal))
                continue;
            references.Add(Assembly.Load(Path.GetFileNameWithoutExtension(lines[i]["#r \"".Length..lines[i].LastIndexOf('"')])));
            lines[i] = "";
        }

        return (string.Join('\n', lines), references);
    }
}
