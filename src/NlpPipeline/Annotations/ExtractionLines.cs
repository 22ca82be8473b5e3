using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NlpPipeline.Annotations;

/// <summary>Writes and reads extractions as JSON lines: one mention, claim or error a line (docs/formats.md).</summary>
public static class ExtractionLines
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static string ToJson(string document, Mention mention) => Write(json =>
    {
        json.WriteString("kind", "mention");
        json.WriteString("document", document);
        json.WriteString("id", mention.Id);
        json.WriteString("label", mention.Label);
        json.WriteNumber("start", mention.Span.Start);
        json.WriteNumber("end", mention.Span.End);
        json.WriteString("text", mention.Text);
        Optional(json, "value", mention.Value);
        Optional(json, "modifier", mention.Modifier);
        Optional(json, "interval", mention.Interval);
        Optional(json, "counted", mention.Counted);
        Optional(json, "canonical", mention.Canonical);
        json.WriteNumber("confidence", Math.Round(mention.Confidence, 4));
    });

    public static string ToJson(string document, Claim claim) => Write(json =>
    {
        json.WriteString("kind", "claim");
        json.WriteString("document", document);
        json.WriteString("id", claim.Id);
        json.WriteString("type", claim.Type);
        json.WriteStartObject("trigger");
        Stretch(json, claim.Trigger);
        json.WriteString("text", claim.TriggerText);
        json.WriteEndObject();
        json.WriteString("polarity", claim.Polarity);
        json.WriteNumber("confidence", Math.Round(claim.Confidence, 4));
        json.WriteStartObject("sentence");
        Stretch(json, claim.Sentence);
        json.WriteEndObject();
        json.WriteStartArray("arguments");
        foreach (var argument in claim.Arguments)
        {
            json.WriteStartObject();
            json.WriteString("role", argument.Role);
            if (argument.Span is { } span)
                Stretch(json, span);
            Optional(json, "text", argument.Text);
            Optional(json, "value", argument.Value);
            Optional(json, "mention", argument.MentionId);
            json.WriteNumber("confidence", Math.Round(argument.Confidence, 4));
            json.WriteEndObject();
        }

        json.WriteEndArray();
    });

    /// <summary>The line of a document that failed.</summary>
    public static string ErrorToJson(string document, string message) => Write(json =>
    {
        json.WriteString("kind", "error");
        json.WriteString("document", document);
        json.WriteString("message", message);
    });

    /// <summary>Reads a file of lines, document by document in order of first appearance; error lines are skipped.</summary>
    /// <exception cref="InvalidInputException">A line is malformed; file, line and field are named.</exception>
    public static List<Extraction> Read(string path)
    {
        if (!File.Exists(path))
            throw new InvalidInputException($"{path}: no such file");
        var documents = new Dictionary<string, (List<Mention> Mentions, List<Claim> Claims)>(StringComparer.Ordinal);
        var order = new List<string>();
        long number = 0;
        foreach (var line in Lines(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                using var json = JsonDocument.Parse(line);
                var root = json.RootElement;
                var kind = root.GetProperty("kind").GetString();
                if (kind == "error")
                    continue;
                var document = Text(root, "document");
                if (!documents.TryGetValue(document, out var lists))
                {
                    documents.Add(document, lists = ([], []));
                    order.Add(document);
                }

                if (kind == "mention")
                    lists.Mentions.Add(Mention(root));
                else if (kind == "claim")
                    lists.Claims.Add(Claim(root));
                else
                    throw new InvalidInputException(path, number, $"'kind' \"{kind}\" is none of mention, claim, error");
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
            {
                throw new InvalidInputException(path, number, "not a line that nlp extract writes (kind, document, id, offsets); extract anew or mend the line");
            }
        }

        return [.. order.Select(d => new Extraction(d, documents[d].Mentions, documents[d].Claims))];
    }

    private static IEnumerable<string> Lines(string path)
    {
        using var reader = new StreamReader(path, new UTF8Encoding(false, true));
        while (Next() is { } line)
            yield return line;

        string? Next()
        {
            try
            {
                return reader.ReadLine();
            }
            catch (DecoderFallbackException e)
            {
                throw new InvalidInputException($"{path}: not UTF-8; convert the file to UTF-8", e);
            }
        }
    }

    private static Mention Mention(JsonElement e) => new(
        Text(e, "id"),
        Text(e, "label"),
        Stretch(e),
        Text(e, "text"),
        String(e, "value"),
        String(e, "canonical"),
        Number(e, "confidence"))
    {
        Counted = String(e, "counted"),
        Modifier = String(e, "modifier"),
        Interval = String(e, "interval"),
    };

    private static Claim Claim(JsonElement e) => new(
        Text(e, "id"),
        Text(e, "type"),
        Stretch(e.GetProperty("trigger")),
        String(e.GetProperty("trigger"), "text") ?? "",
        String(e, "polarity") ?? Polarity.Asserted,
        Number(e, "confidence"),
        Stretch(e.GetProperty("sentence")),
        [.. e.GetProperty("arguments").EnumerateArray().Select(Argument)]);

    private static ClaimArgument Argument(JsonElement e) => new(
        Text(e, "role"),
        e.TryGetProperty("start", out _) ? Stretch(e) : null,
        String(e, "text"),
        String(e, "value"),
        String(e, "mention"),
        Number(e, "confidence"));

    private static TextSpan Stretch(JsonElement e) => new(e.GetProperty("start").GetInt32(), e.GetProperty("end").GetInt32());

    private static string Text(JsonElement e, string name) => e.GetProperty(name).GetString() ?? throw new FormatException($"'{name}' is null");

    private static string? String(JsonElement e, string name) => e.TryGetProperty(name, out var value) ? value.GetString() : null;

    private static double Number(JsonElement e, string name) =>
        !e.TryGetProperty(name, out var value) ? 1 : value.GetDouble() is >= 0 and <= 1 and var number ? number : throw new FormatException($"'{name}' is no probability");

    private static void Stretch(Utf8JsonWriter json, TextSpan span)
    {
        json.WriteNumber("start", span.Start);
        json.WriteNumber("end", span.End);
    }

    private static void Optional(Utf8JsonWriter json, string name, string? value)
    {
        if (value is not null)
            json.WriteString(name, value);
    }

    private static string Write(Action<Utf8JsonWriter> body)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, Options))
        {
            json.WriteStartObject();
            body(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }
}
