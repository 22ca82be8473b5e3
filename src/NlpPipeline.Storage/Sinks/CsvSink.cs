using System.Globalization;
using System.Text;
using NlpPipeline.Annotations;
using NlpPipeline.Normalization;

namespace NlpPipeline.Storage;

/// <summary>One flat table (RFC 4180, UTF-8, a header line): one row a mention and one a claim, a column a role; docs/store.md says
/// what each column holds. A failed document has a row of kind <c>error</c>.</summary>
public sealed class CsvSink : IExtractionSink
{
    private readonly LineOutput output;
    private readonly ExtractionParts parts;
    private readonly StringBuilder row = new();
    private readonly Dictionary<string, Mention> mentions = new(StringComparer.Ordinal);
    private string? open;

    public CsvSink(Stream stream, ExtractionParts parts = ExtractionParts.All)
        : this(new LineOutput(stream), parts)
    {
    }

    /// <exception cref="InvalidInputException">The file cannot be written.</exception>
    public CsvSink(string path, ExtractionParts parts = ExtractionParts.All)
        : this(new LineOutput(new OutputFile(path)), parts)
    {
    }

    /// <summary>The writer stays open.</summary>
    public CsvSink(TextWriter writer, ExtractionParts parts = ExtractionParts.All)
        : this(new LineOutput(writer), parts)
    {
    }

    private CsvSink(LineOutput output, ExtractionParts parts)
    {
        this.output = output;
        this.parts = parts;
        output.WriteLine(string.Join(',', Columns));
    }

    public static IReadOnlyList<string> Columns { get; } =
    [
        "kind", "document", "id", "type", "polarity", "confidence", "start", "end", "text", "value", "canonical",
        "agent", "patient", "place", "organization", "source", "term", "time", "time_earliest", "time_latest",
        "quantity", "unit", "low", "best", "high", "sentence_start", "sentence_end", "sentence",
    ];

    public bool ComparesContent => false;

    public bool IsCurrent(string document, string contentHash) => false;

    public void Begin(string document, string contentHash)
    {
        open = document;
        mentions.Clear();
        output.Mark();
    }

    public void Write(Extraction part, IReadOnlyList<EvidenceSentence> sentences)
    {
        mentions.Clear();
        foreach (var mention in part.Mentions)
            mentions.TryAdd(mention.Id, mention);
        var evidence = new SentenceIndex(sentences);
        DocumentOrder.Visit(
            part,
            mention =>
            {
                if (parts.HasFlag(ExtractionParts.Mentions))
                    Write(part.Document, mention, evidence.Of(mention.Span));
            },
            claim =>
            {
                if (parts.HasFlag(ExtractionParts.Claims))
                    Write(part.Document, claim, evidence.Of(claim.Trigger));
            });
    }

    public void End(long textLength)
    {
        open = null;
        output.Flush();
    }

    public void Fail(string document, string message)
    {
        if (open == document)
            output.BackToMark();
        open = null;
        Row(new Dictionary<string, string?> { ["kind"] = "error", ["document"] = document, ["text"] = message });
        output.Flush();
    }

    public void Complete() => output.Complete();

    public void Dispose() => output.Dispose();

    private void Write(string document, Mention mention, EvidenceSentence? sentence)
    {
        var family = Labels.FamilyOf(mention.Label);
        var cells = Cells("mention", document, mention.Id, mention.Label, mention.Confidence, mention.Span, mention.Text, sentence);
        cells["value"] = mention.Value;
        cells["canonical"] = mention.Canonical;
        Add(cells, family == LabelFamily.Time ? DayBounds.Of(mention.Interval, mention.Value) : null);
        Add(cells, family == LabelFamily.Number ? QuantityBounds.Of(mention.Value) : null);
        Row(cells);
    }

    private void Write(string document, Claim claim, EvidenceSentence? sentence)
    {
        var cells = Cells("claim", document, claim.Id, claim.Type, claim.Confidence, claim.Trigger, claim.TriggerText, sentence);
        cells["polarity"] = claim.Polarity;
        cells["sentence_start"] = Number(claim.Sentence.Start);
        cells["sentence_end"] = Number(claim.Sentence.End);
        foreach (var group in claim.Arguments.GroupBy(a => a.Role, StringComparer.Ordinal))
            cells[group.Key.ToLowerInvariant()] = string.Join("; ", group.Select(Filler));
        var time = claim.Arguments.FirstOrDefault(a => a.Role == "Time");
        Add(cells, time is null ? null : DayBounds.Of(Mention(time)?.Interval, time.Value));
        Add(cells, QuantityBounds.Of(claim.Arguments.FirstOrDefault(a => a.Role == "Quantity")?.Value));
        Row(cells);
    }

    /// <summary>Times and numbers by value, names by canonical name, the rest by their words.</summary>
    private string Filler(ClaimArgument argument) =>
        argument.Value is { Length: > 0 } value ? value : Mention(argument)?.Canonical ?? argument.Text ?? "";

    private Mention? Mention(ClaimArgument argument) => argument.MentionId is { } id ? mentions.GetValueOrDefault(id) : null;

    private static Dictionary<string, string?> Cells(
        string kind, string document, string id, string type, double confidence, TextSpan span, string text, EvidenceSentence? sentence) => new()
        {
            ["kind"] = kind,
            ["document"] = document,
            ["id"] = id,
            ["type"] = type,
            ["confidence"] = Number(Math.Round(confidence, 4)),
            ["start"] = Number(span.Start),
            ["end"] = Number(span.End),
            ["text"] = text,
            ["sentence_start"] = sentence is null ? null : Number(sentence.Span.Start),
            ["sentence_end"] = sentence is null ? null : Number(sentence.Span.End),
            ["sentence"] = sentence?.Text,
        };

    private static void Add(Dictionary<string, string?> cells, DayBounds? days)
    {
        cells["time_earliest"] = days?.Earliest?.ToString();
        cells["time_latest"] = days?.Latest?.ToString();
    }

    private static void Add(Dictionary<string, string?> cells, QuantityBounds? bounds)
    {
        cells["unit"] = bounds?.Unit;
        cells["low"] = bounds?.Low is { } low ? Number(low) : null;
        cells["best"] = bounds is null ? null : Number(bounds.Best);
        cells["high"] = bounds?.High is { } high ? Number(high) : null;
    }

    private static string Number(double number) => number.ToString("0.############", CultureInfo.InvariantCulture);

    private void Row(Dictionary<string, string?> cells)
    {
        row.Clear();
        for (var i = 0; i < Columns.Count; i++)
        {
            if (i > 0)
                row.Append(',');
            CsvField.Append(row, cells.GetValueOrDefault(Columns[i]));
        }

        row.Append('\n');
        output.Write(row);
    }
}
