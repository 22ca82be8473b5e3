using System.Text;

namespace NlpPipeline.Notebooks;

/// <summary>A page fragment to be shown as it is.</summary>
public sealed record HtmlFragment(string Content);

/// <summary>What cells may call beside the libraries: the two functions of .NET Interactive that the notebooks use, by the same names.</summary>
public sealed class NotebookDisplay
{
    private readonly List<CellOutput> outputs = [];
    private readonly StringWriter written = new() { NewLine = "\n" };

#pragma warning disable CA1707, CA1822, IDE1006, SA1300 // names and forms are those of .NET Interactive
    public HtmlFragment HTML(string content) => new(content);

    public void display(object? value)
    {
        Flush();
        outputs.Add(value is HtmlFragment html ? new CellOutput(html.Content, true) : new CellOutput($"{value}\n", false));
    }
#pragma warning restore

    /// <summary>Where the console of a cell goes.</summary>
    internal TextWriter Console => written;

    /// <summary>What was shown since the last call.</summary>
    internal List<CellOutput> Take()
    {
        Flush();
        var taken = outputs.ToList();
        outputs.Clear();
        return taken;
    }

    private void Flush()
    {
        if (written.GetStringBuilder() is { Length: > 0 } text)
        {
            outputs.Add(new CellOutput(text.ToString(), false));
            text.Clear();
        }
    }
}
