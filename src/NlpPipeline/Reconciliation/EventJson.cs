using System.Text.Encodings.Web;
using System.Text.Json;

namespace NlpPipeline.Reconciliation;

/// <summary>Writes reconciled events as one JSON array (docs/claims.md describes the fields).</summary>
public static class EventJson
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping, Indented = true };

    public static void Write(Stream output, IEnumerable<ReconciledEvent> events)
    {
        using var json = new Utf8JsonWriter(output, Options);
        json.WriteStartArray();
        foreach (var e in events)
            Event(json, e);
        json.WriteEndArray();
    }

    private static void Event(Utf8JsonWriter json, ReconciledEvent e)
    {
        json.WriteStartObject();
        json.WriteString("id", e.Id);
        json.WriteString("family", e.Family);
        json.WriteStartArray("types");
        foreach (var type in e.Types)
            json.WriteStringValue(type);
        json.WriteEndArray();
        json.WriteStartArray("ace_types");
        foreach (var ace in e.Types.Select(AceEventTypes.Of).OfType<string>().Distinct(StringComparer.Ordinal))
            json.WriteStringValue(ace);
        json.WriteEndArray();
        json.WriteString("polarity", e.Polarity);
        json.WriteString("subject", e.Subject);
        Optional(json, "place", e.Place?.Name);
        Optional(json, "date_start", e.Interval?.Earliest?.ToString());
        Optional(json, "date_end", e.Interval?.Latest?.ToString());
        json.WriteNumber("date_prec", DatePrecision.Of(e.Interval));
        Optional(json, "unit", e.Unit);
        if (e.Best is { } best)
        {
            json.WriteNumber("low", e.Low!.Value);
            json.WriteNumber("best", best.Value.Best);
            json.WriteNumber("high", e.High!.Value);
        }

        json.WriteBoolean("contradicted", e.IsContradicted);
        json.WriteNumber("sources", e.Sources);
        json.WriteNumber("copies", e.Copies);
        json.WriteNumber("confidence", Math.Round(e.Confidence, 4));
        json.WriteStartArray("parts");
        foreach (var part in e.Parts)
            json.WriteStringValue(part);
        json.WriteEndArray();
        json.WriteStartArray("figures");
        foreach (var figure in e.Figures)
        {
            json.WriteStartObject();
            json.WriteString("value", figure.Value.ToString());
            json.WriteNumber("low", figure.Low);
            json.WriteNumber("high", figure.High);
            json.WriteStartArray("covered_by");
            foreach (var other in figure.CoveredBy)
                json.WriteStringValue(e.Figures[other].Value.ToString());
            json.WriteEndArray();
            Reports(json, figure.Reports);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        Reports(json, e.Reports.Where(r => r.Quantity is null));
        json.WriteEndObject();
    }

    private static void Reports(Utf8JsonWriter json, IEnumerable<SourceReport> reports)
    {
        json.WriteStartArray("reports");
        foreach (var report in reports)
        {
            json.WriteStartObject();
            json.WriteString("document", report.Document);
            json.WriteString("claim", report.Claim.Id);
            json.WriteString("type", report.Claim.Type);
            json.WriteString("trigger", report.Claim.TriggerText);
            Optional(json, "value", report.Quantity?.ToString());
            Optional(json, "time", report.Time.Value);
            Optional(json, "interval", report.Time.Interval?.ToString());
            json.WriteString("time_basis", report.Time.Basis switch
            {
                TimeBasis.Stated => "stated",
                TimeBasis.NamedEvent => "named event",
                TimeBasis.Context => "context",
                _ => "unknown",
            });
            json.WriteString("victims", report.Victims.ToString());
            Optional(json, "place", report.Place?.Name);
            Optional(json, "agent", report.Agent);
            Optional(json, "attribution", report.Attribution);
            Optional(json, "repeated_from", report.RepeatedFrom);
            json.WriteNumber("confidence", Math.Round(report.Claim.Confidence, 4));
            json.WriteNumber("start", report.Claim.Sentence.Start);
            json.WriteNumber("end", report.Claim.Sentence.End);
            Optional(json, "sentence", report.Sentence);
            json.WriteStartArray("copies");
            foreach (var copy in report.Copies)
            {
                json.WriteStartObject();
                json.WriteString("document", copy.Document);
                json.WriteString("claim", copy.Claim.Id);
                json.WriteNumber("start", copy.Claim.Sentence.Start);
                json.WriteNumber("end", copy.Claim.Sentence.End);
                json.WriteNumber("similarity", Math.Round(copy.Similarity, 3));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }
}
