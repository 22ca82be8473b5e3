using System.Globalization;
using NlpPipeline.Annotations;
using NlpPipeline.Storage;
using Spectre.Console;

namespace NlpPipeline.Cli.Commands.Extract;

/// <summary>Shows claims as a table for people: what, who, how many, when, where, according to whom, how sure, and the evidence.</summary>
internal sealed class TableSink(IAnsiConsole console) : IExtractionSink
{
    private const int EvidenceLength = 110;

    private Table table = NewTable("");

    public bool ComparesContent => false;

    public bool IsCurrent(string document, string contentHash) => false;

    public void Begin(string document, string contentHash) => table = NewTable(document);

    public void Write(Extraction part, IReadOnlyList<EvidenceSentence> sentences)
    {
        foreach (var claim in part.Claims)
        {
            var evidence = sentences.FirstOrDefault(s => s.Span.Overlaps(claim.Trigger))?.Text ?? "";
            table.AddRow(
                Markup.Escape(claim.Type) + (claim.Polarity == Polarity.Asserted ? "" : $"\n[yellow]{claim.Polarity}[/]"),
                Fill(claim, "Agent"),
                Fill(claim, "Patient", "Organization"),
                Fill(claim, "Quantity", "Term"),
                Fill(claim, "Time"),
                Fill(claim, "Place"),
                Fill(claim, "Source"),
                claim.Confidence.ToString("0.00", CultureInfo.InvariantCulture),
                Evidence(evidence, claim, sentences));
        }
    }

    public void End(long textLength)
    {
        if (table.Rows.Count > 0)
            console.Write(table);
    }

    public void Fail(string document, string message)
    {
    }

    public void Complete()
    {
    }

    public void Dispose()
    {
    }

    private static Table NewTable(string document)
    {
        var table = new Table { Title = new TableTitle(Markup.Escape(document)), Border = TableBorder.Rounded };
        foreach (var column in (string[])["Claim", "Agent", "Patient", "Quantity", "Time", "Place", "Source", "P", "Evidence"])
            table.AddColumn(column);
        return table;
    }

    private static string Fill(Claim claim, params string[] roles)
    {
        var fillers = claim.Arguments.Where(a => roles.Contains(a.Role))
            .Select(a => Markup.Escape(a.Text ?? "↑") + (a.Value is { } value && value != a.Text ? $" [aqua]{Markup.Escape(value)}[/]" : ""));
        return string.Join("\n", fillers);
    }

    private static string Evidence(string text, Claim claim, IReadOnlyList<EvidenceSentence> sentences)
    {
        if (text.Length == 0)
            return "";
        var at = claim.Trigger.Start - sentences.First(s => s.Span.Overlaps(claim.Trigger)).Span.Start;
        var from = text.Length <= EvidenceLength ? 0 : Math.Clamp(at - (EvidenceLength / 2), 0, text.Length - EvidenceLength);
        var to = Math.Min(text.Length, from + EvidenceLength);
        var end = Math.Min(to, at + claim.Trigger.Length);
        return (from > 0 ? "…" : "") + Markup.Escape(text[from..at]) + $"[bold]{Markup.Escape(text[at..end])}[/]" + Markup.Escape(text[end..to]) + (to < text.Length ? "…" : "");
    }
}
