using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.Unicode;

namespace NlpPipeline.Storage;

/// <summary>The claims of a report as the JSON that its page reads.</summary>
internal static class ReportData
{
    /// <summary>Keeps letters of all languages; escapes every sign that HTML could read as markup.</summary>
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.Create(UnicodeRanges.All) };

    public static string ToJson(
        IReadOnlyList<StoredClaim> claims, Func<long, IReadOnlyList<StoredMention>> mentionsOf, IReadOnlyList<Contradiction> contradictions)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            var documents = Numbers(claims.Select(c => c.Document));
            var evidence = claims.Where(c => c.Evidence is not null).DistinctBy(c => c.Passage).ToList();
            var passages = Numbers(evidence.Select(c => c.Passage!.Value));
            json.WriteStartObject();
            json.WriteStartArray("documents");
            foreach (var document in documents.Keys)
                json.WriteStringValue(document);
            json.WriteEndArray();
            json.WriteStartArray("passages");
            foreach (var claim in evidence)
                Write(json, claim.Evidence!, mentionsOf(claim.Passage!.Value));
            json.WriteEndArray();
            json.WriteStartArray("claims");
            foreach (var claim in claims)
                Write(json, claim, documents[claim.Document], claim.Evidence is null ? null : passages[claim.Passage!.Value]);
            json.WriteEndArray();
            Write(json, contradictions, Numbers(claims.Select(c => c.Id)));
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static Dictionary<T, int> Numbers<T>(IEnumerable<T> keys)
        where T : notnull
    {
        var numbers = new Dictionary<T, int>();
        foreach (var key in keys)
            numbers.TryAdd(key, numbers.Count);
        return numbers;
    }

    private static void Write(Utf8JsonWriter json, EvidenceSentence sentence, IReadOnlyList<StoredMention> mentions)
    {
        json.WriteStartObject();
        json.WriteString("text", sentence.Text);
        json.WriteStartArray("mentions");
        foreach (var mention in mentions)
        {
            json.WriteStartObject();
            json.WriteString("label", mention.Label);
            json.WriteNumber("start", mention.Span.Start - sentence.Span.Start);
            json.WriteNumber("end", mention.Span.End - sentence.Span.Start);
            Write(json, "value", mention.Value);
            Write(json, "canonical", mention.Canonical);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, StoredClaim claim, int document, int? passage)
    {
        var origin = claim.Evidence?.Span.Start ?? claim.Sentence.Start;
        json.WriteStartObject();
        json.WriteString("id", claim.Id);
        json.WriteString("type", claim.Type);
        json.WriteString("polarity", claim.Polarity);
        json.WriteNumber("confidence", claim.Confidence);
        json.WriteNumber("document", document);
        json.WriteNumber("sentence", claim.Sentence.Start);
        if (passage is { } number)
            json.WriteNumber("passage", number);
        else
            json.WriteNull("passage");
        json.WriteString("trigger", claim.TriggerText);
        json.WriteNumber("start", claim.Trigger.Start - origin);
        json.WriteNumber("end", claim.Trigger.End - origin);
        json.WriteStartArray("arguments");
        foreach (var argument in claim.Arguments)
            Write(json, argument);
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, StoredArgument argument)
    {
        json.WriteStartObject();
        json.WriteString("role", argument.Role);
        Write(json, "text", argument.Text);
        Write(json, "value", argument.Value);
        Write(json, "canonical", argument.Canonical);
        json.WriteNumber("confidence", argument.Confidence);
        ArgumentBounds.Write(json, argument);
        json.WriteEndObject();
    }

    private static void Write(Utf8JsonWriter json, IReadOnlyList<Contradiction> contradictions, Dictionary<string, int> claims)
    {
        json.WriteStartArray("contradictions");
        foreach (var contradiction in contradictions)
        {
            json.WriteStartObject();
            json.WriteString("title", contradiction.Title);
            json.WriteStartArray("claims");
            foreach (var id in contradiction.Claims.Where(claims.ContainsKey))
                json.WriteNumberValue(claims[id]);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void Write(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }
}
