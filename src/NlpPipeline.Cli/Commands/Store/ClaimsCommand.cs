using System.CommandLine;
using System.Text;
using NlpPipeline.Annotations;
using NlpPipeline.Storage;
using Spectre.Console;

namespace NlpPipeline.Cli.Commands.Store;

/// <summary><c>nlp claims</c>: asks a store for claims.</summary>
public static class ClaimsCommand
{
    private static readonly string[] Formats = ["table", "jsonl", "csv"];

    public static Command Create()
    {
        var store = new Option<string>("--store") { Description = "The store: a file of nlp extract --format sqlite", HelpName = "FILE", Required = true };
        var format = new Option<string>("--format") { Description = "table, jsonl or csv", HelpName = "FORMAT", DefaultValueFactory = _ => "table" };
        var filter = new ClaimFilterOptions();
        var command = new Command("claims", "Ask a claim store: by type, place, person, time, quantity, words of the evidence") { store, format };
        filter.AddTo(command);
        command.SetAction(result =>
        {
            var path = result.GetRequiredValue(store);
            return StoreAction.Run(
                result, path, () => Run(result.InvocationConfiguration.Output, path, result.GetRequiredValue(format), filter.Read(result)));
        });
        return command;
    }

    private static void Run(TextWriter output, string path, string format, ClaimFilter filter)
    {
        if (!Formats.Contains(format))
            throw new InvalidInputException($"--format {format}: none of {string.Join(", ", Formats)}");
        using var store = ClaimStore.OpenForReading(path);
        var query = new ClaimQuery(store);
        if (format == "table")
        {
            ClaimTable.Write(Terminal(output), query, filter with { Limit = filter.Limit ?? ClaimTable.DefaultLimit });
            return;
        }

        // Standard output is UTF-8 for programs, whatever the terminal's code page.
        var isStandard = ReferenceEquals(output, Console.Out);
        var lines = isStandard ? new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false), 1 << 16) : output;
        if (format == "csv")
            ClaimListing.WriteCsv(query.Find(filter), lines);
        else
            ClaimListing.WriteJsonLines(query.Find(filter), lines);
        if (isStandard)
            lines.Dispose();
    }

    private static IAnsiConsole Terminal(TextWriter output) => ReferenceEquals(output, Console.Out)
        ? AnsiConsole.Console
        : AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(output) });
}
