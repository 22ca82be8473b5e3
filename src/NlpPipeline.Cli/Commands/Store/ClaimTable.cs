using System.Globalization;
using NlpPipeline.Storage;
using Spectre.Console;

namespace NlpPipeline.Cli.Commands.Store;

/// <summary>Claims as a table for people.</summary>
internal static class ClaimTable
{
    /// <summary>Rows shown where no limit is asked for.</summary>
    public const int DefaultLimit = 50;

    /// <summary>Columns of a table that goes to a file or a pipe.</summary>
    private const int PipeWidth = 160;

    public static void Write(IAnsiConsole console, ClaimQuery query, ClaimFilter filter)
    {
        if (!console.Profile.Out.IsTerminal)
            console.Profile.Width = PipeWidth;
        var table = new Table().Border(TableBorder.Rounded).Expand();
        foreach (var column in (string[])["Type", "When", "Where", "Who", "Quantity", "Evidence", "Sure", "Id"])
            table.AddColumn(new TableColumn(new Text(column, new Style(decoration: Decoration.Bold))));
        table.Columns[0].NoWrap();
        table.Columns[6].RightAligned().NoWrap();
        var shown = 0L;
        foreach (var claim in query.Find(filter))
        {
            shown++;
            // Text, not markup: what stands in documents is never read as markup.
            table.AddRow(((string[])
            [
                claim.Polarity == Annotations.Polarity.Asserted ? claim.Type : $"{claim.Type}\n({claim.Polarity})",
                Fillers(claim, "Time", a => a.Value is { Length: > 0 } value ? value : a.Display),
                Fillers(claim, "Place"),
                string.Join("\n", claim.Arguments.Where(a => a.Role is "Agent" or "Patient" or "Source").Select(a => $"{a.Role}: {a.Display}")),
                Fillers(claim, "Quantity", a => a.Value is { Length: > 0 } value ? value : a.Display),
                claim.Evidence?.Text.ReplaceLineEndings(" ") ?? claim.TriggerText,
                claim.Confidence.ToString("0.00", CultureInfo.InvariantCulture),
                claim.Id,
            ]).Select(t => new Text(t)));
        }

        if (shown > 0)
            console.Write(table);
        var all = shown < filter.Limit ? shown : query.Count(filter);
        console.WriteLine(all > shown ? $"{shown} of {all} claims; --limit N shows more" : shown == 1 ? "1 claim" : $"{shown} claims");
    }

    private static string Fillers(StoredClaim claim, string role, Func<StoredArgument, string>? text = null) =>
        string.Join("\n", claim.Arguments.Where(a => a.Role == role).Select(text ?? (a => a.Display)));
}
