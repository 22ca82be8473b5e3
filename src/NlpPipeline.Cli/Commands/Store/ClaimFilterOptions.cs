using System.CommandLine;
using System.CommandLine.Parsing;
using NlpPipeline.Annotations;
using NlpPipeline.Normalization;
using NlpPipeline.Storage;

namespace NlpPipeline.Cli.Commands.Store;

/// <summary>The options that choose claims of a store.</summary>
internal sealed class ClaimFilterOptions
{
    private readonly Option<string[]> type = new("--type") { Description = "Claim types to take", HelpName = "TYPE", AllowMultipleArgumentsPerToken = true };
    private readonly Option<string?> place = Text("--place", "NAME", "Where: canonical name or text (\"Soviet Union\" finds Liên-Xô)");
    private readonly Option<string?> person = Text("--person", "NAME", "Who did it, to whom, or who says so");
    private readonly Option<string?> name = Text("--name", "NAME", "A name in any role");
    private readonly Option<string?> from = Text("--from", "DATE", "Time may be on or after: 1936, 1936-08, 1936-08-05");
    private readonly Option<string?> to = Text("--to", "DATE", "Time may be on or before");
    private readonly Option<double?> minQuantity = new("--min-quantity") { Description = "Quantity may be at least", HelpName = "N" };
    private readonly Option<double?> maxQuantity = new("--max-quantity") { Description = "Quantity may be at most", HelpName = "N" };
    private readonly Option<string[]> polarity = new("--polarity") { Description = "asserted, negated, possible", HelpName = "P", AllowMultipleArgumentsPerToken = true };
    private readonly Option<double?> minConfidence = new("--min-confidence") { Description = "Confidence at least, 0 to 1", HelpName = "P" };
    private readonly Option<string?> text = Text("--text", "WORDS", "Words in the evidence; \"in quotes\" as a phrase; without diacritics too");
    private readonly Option<string?> document = Text("--document", "NAME", "One document, or a pattern with * and ?");
    private readonly Option<int?> limit = new("--limit") { Description = "At most so many claims", HelpName = "N" };

    public void AddTo(Command command)
    {
        foreach (var option in (Option[])
            [type, place, person, name, from, to, minQuantity, maxQuantity, polarity, minConfidence, text, document, limit])
        {
            command.Options.Add(option);
        }
    }

    /// <exception cref="InvalidInputException">An option's value is wrong.</exception>
    public ClaimFilter Read(ParseResult result)
    {
        var filter = new ClaimFilter
        {
            Types = Known(result.GetValue(type), "--type", Labels.ClaimTypes),
            Polarities = Known(result.GetValue(polarity), "--polarity", Labels.Polarities),
            Place = result.GetValue(place),
            Person = result.GetValue(person),
            Name = result.GetValue(name),
            From = Date(result.GetValue(from), "--from")?.Earliest,
            To = Date(result.GetValue(to), "--to")?.Latest,
            MinQuantity = result.GetValue(minQuantity),
            MaxQuantity = result.GetValue(maxQuantity),
            MinConfidence = result.GetValue(minConfidence),
            Text = result.GetValue(text),
            Document = result.GetValue(document),
            Limit = result.GetValue(limit),
        };
        if (filter is { From: { } first, To: { } last } && first > last)
            throw new InvalidInputException("--from lies after --to; swap them");
        if (filter.MinQuantity > filter.MaxQuantity)
            throw new InvalidInputException("--min-quantity is greater than --max-quantity; swap them");
        if (filter.Limit < 1)
            throw new InvalidInputException("--limit: must be at least 1");
        return filter;
    }

    private static Option<string?> Text(string name, string help, string description) => new(name) { Description = description, HelpName = help };

    /// <summary>Labels in the spelling of the guidelines, however the user writes them.</summary>
    private static List<string> Known(string[]? values, string option, IReadOnlyList<string> known) =>
    [
        .. (values ?? []).SelectMany(v => v.Split(',', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)).Select(v =>
            known.FirstOrDefault(k => k.Equals(v, StringComparison.OrdinalIgnoreCase))
            ?? throw new InvalidInputException($"{option} {v}: none of {string.Join(", ", known)}")),
    ];

    private static DayBounds? Date(string? value, string option)
    {
        if (value is null)
            return null;
        return DayBounds.OfQuery(value) is { Earliest: not null, Latest: not null } days
            ? days
            : throw new InvalidInputException($"{option} {value}: not a date; write 1936, 1936-08 or 1936-08-05");
    }
}
