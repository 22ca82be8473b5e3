using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NlpPipeline.Annotations;

namespace NlpPipeline.Storage;

/// <summary>Writes the claims that a query found for programs.</summary>
public static class ClaimListing
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>The claim lines of <c>nlp extract</c>, with the sentence's text and each filler's canonical name, bounds and days.</summary>
    public static void WriteJsonLines(IEnumerable<StoredClaim> claims, TextWriter output)
    {
        foreach (var claim in claims)
            output.Write(ToJson(claim) + "\n");
    }

    /// <summary>The claim rows of <c>nlp extract --format csv</c>.</summary>
    public static void WriteCsv(IEnumerable<StoredClaim> claims, TextWriter output)
    {
        using var sink = new CsvSink(output, ExtractionParts.Claims);
        foreach (var claim in claims)
        {
            var mentions = claim.Arguments.Where(a => a is { MentionId: not null, Span: not null }).Select(a =>
                new Mention(a.MentionId!, a.Label!, a.Span!.Value, a.Text ?? "", a.Value, a.Canonical, a.Confidence)
                {
                    Interval = a.Days is { } days ? $"{days.Earliest?.ToString() ?? ".."}/{days.Latest?.ToString() ?? ".."}" : null,
                });
            sink.Write(new Extraction(claim.Document, [.. mentions], [claim.ToClaim()]), claim.Evidence is { } evidence ? [evidence] : []);
        }

        sink.Complete();
    }

    private static string ToJson(StoredClaim claim)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            json.WriteString("kind", "claim");
            json.WriteString("document", claim.Document);
            json.WriteString("id", claim.Id);
            json.WriteString("type", claim.Type);
            json.WriteStartObject("trigger");
            Write(json, claim.Trigger, claim.TriggerText);
            json.WriteEndObject();
            json.WriteString("polarity", claim.Polarity);
            json.WriteNumber("confidence", claim.Confidence);
            json.WriteStartObject("sentence");
            Write(json, claim.Sentence, claim.Evidence?.Text);
            json.WriteEndObject();
            json.WriteStartArray("arguments");
            foreach (var argument in claim.Arguments)
                Write(json, argument);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void Write(Utf8JsonWriter json, StoredArgument argument)
    {
        json.WriteStartObject();
        json.WriteString("role", argument.Role);
        if (argument.Span is { } span)
            Write(json, span, argument.Text);
        Write(json, "value", argument.Value);
        Write(json, "canonical", argument.Canonical);
        Write(json, "mention", argument.MentionId);
        ArgumentBounds.Write(json, argument);
        json.WriteNumber("confidence", argument.Confidence);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, TextSpan span, string? text)
    {
        json.WriteNumber("start", span.Start);
        json.WriteNumber("end", span.End);
        Write(json, "text", text);
    }

    private static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }
}
