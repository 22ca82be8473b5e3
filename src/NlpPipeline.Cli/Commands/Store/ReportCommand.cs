using System.CommandLine;
using NlpPipeline.Storage;

namespace NlpPipeline.Cli.Commands.Store;

/// <summary><c>nlp report</c>: a store's claims as one HTML page.</summary>
public static class ReportCommand
{
    /// <summary>Claims on a page where no limit is asked for: about as many as a phone opens without trouble.</summary>
    private const int DefaultLimit = 20_000;

    public static Command Create()
    {
        var store = new Argument<string>("store") { Description = "The store: a file of nlp extract --format sqlite", HelpName = "STORE" };
        var output = new Option<string>("--output") { Description = "The HTML file to write", HelpName = "FILE", Required = true };
        var title = new Option<string?>("--title") { Description = "Heading of the page; else the store's name", HelpName = "TEXT" };
        var filter = new ClaimFilterOptions();
        var command = new Command("report", "Write a claim store as one HTML page to read, sort, filter and print; needs no network") { store, output, title };
        filter.AddTo(command);
        command.SetAction(result =>
        {
            var path = result.GetRequiredValue(store);
            return StoreAction.Run(result, path, () =>
            {
                var wanted = filter.Read(result);
                using var claims = ClaimStore.OpenForReading(path);
                var heading = result.GetValue(title) ?? "Claims of " + Path.GetFileName(path);
                ClaimReport.Write(
                    claims, wanted with { Limit = wanted.Limit ?? DefaultLimit }, new QuantityContradictions(), heading, result.GetRequiredValue(output));
            });
        });
        return command;
    }
}
