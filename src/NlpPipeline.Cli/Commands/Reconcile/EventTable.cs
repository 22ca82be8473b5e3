using NlpPipeline.Reconciliation;
using Spectre.Console;

namespace NlpPipeline.Cli.Commands.Reconcile;

/// <summary>Events as tables on a terminal or in a text file.</summary>
internal static class EventTable
{
    /// <summary>Longest evidence shown, UTF-16 code units; JSON and HTML show all of it.</summary>
    private const int MostEvidence = 240;

    /// <summary>A console that writes plain text of a fixed width.</summary>
    public static IAnsiConsole Plain(TextWriter writer)
    {
        var console = AnsiConsole.Create(new AnsiConsoleSettings
        {
            Ansi = AnsiSupport.No,
            ColorSystem = ColorSystemSupport.NoColors,
            Interactive = InteractionSupport.No,
            Out = new AnsiConsoleOutput(writer),
        });
        console.Profile.Width = 160;
        return console;
    }

    public static void Write(IAnsiConsole console, IReadOnlyList<ReconciledEvent> events)
    {
        foreach (var e in events)
        {
            console.MarkupLineInterpolated($"[bold]{EventText.Title(e)}[/]");
            console.MarkupLineInterpolated($"{EventText.Facts(e)}");
            if (e.Parts.Count > 0)
                console.MarkupLineInterpolated($"Figures of parts: {string.Join(", ", e.Parts)}");
            var table = new Table().Border(console.Profile.Capabilities.Unicode ? TableBorder.Rounded : TableBorder.Ascii);
            table.AddColumn(new TableColumn("Figure").RightAligned().NoWrap());
            table.AddColumn("Date");
            table.AddColumn("Says who");
            table.AddColumn("Victims");
            table.AddColumn("Evidence");
            foreach (var report in e.Figures.SelectMany(f => f.Reports).Concat(e.Reports.Where(r => r.Quantity is null)))
            {
                table.AddRow(
                    new Text(EventText.Number(report.Quantity)),
                    new Text(EventText.Time(report.Time)),
                    new Text(report.Attribution ?? "the document"),
                    new Text(report.Place is { } place ? $"{report.Victims}, {place}" : report.Victims.ToString()),
                    new Text(Evidence(report)));
            }

            console.Write(table);
            console.WriteLine();
        }

        if (events.Count == 0)
            console.WriteLine("No events. Lower --min-sources or --min-confidence, or leave out --type.");
    }

    private static string Evidence(SourceReport report)
    {
        var text = report.Sentence is { } sentence
            ? (sentence.Length <= MostEvidence ? sentence : string.Concat(sentence.AsSpan(0, MostEvidence), "…")).ReplaceLineEndings(" ") + "\n"
            : "";
        return text + EventText.Where(report) + string.Concat(report.Copies.Select(c => "\n" + EventText.Copy(c)));
    }
}
