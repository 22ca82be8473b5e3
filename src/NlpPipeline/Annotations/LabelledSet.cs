using System.Security.Cryptography;
using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NlpPipeline.Documents;

namespace NlpPipeline.Annotations;

/// <summary>Reads and writes labelled sets: JSON lines, one unit a line (docs/formats.md).</summary>
public static class LabelledSet
{
    private static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Reads a set.</summary>
    /// <param name="path">The JSON lines file.</param>
    /// <param name="corpusFolder">Where documents of stand-off sets (lines without <c>text</c>) lie; null where none do.</param>
    /// <param name="strictLabels">Refuse labels, types and roles that the guidelines do not know.</param>
    /// <exception cref="InvalidInputException">A line is malformed (file, line and field are named), or its document is missing
    /// or has another SHA-256.</exception>
    public static List<LabelledUnit> Read(string path, string? corpusFolder = null, bool strictLabels = true)
    {
        if (!File.Exists(path))
            throw new InvalidInputException($"{path}: no such file");
        using var reader = new StreamReader(path, new UTF8Encoding(false, true));
        try
        {
            return Read(reader, path, new CorpusTexts(corpusFolder), strictLabels);
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidInputException($"{path}: not UTF-8 near byte {e.Index}; convert the file to UTF-8", e);
        }
    }

    /// <inheritdoc cref="Read(string,string?,bool)"/>
    /// <param name="reader">The lines.</param>
    /// <param name="name">What error messages call the input.</param>
    /// <param name="corpus">Finds the texts of stand-off lines.</param>
    public static List<LabelledUnit> Read(TextReader reader, string name, CorpusTexts corpus, bool strictLabels = true)
    {
        var units = new List<LabelledUnit>();
        long number = 0;
        while (reader.ReadLine() is { } line)
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                using var json = JsonDocument.Parse(line);
                units.Add(new UnitParser(name, number, corpus, strictLabels).Parse(json.RootElement));
            }
            catch (JsonException e)
            {
                throw new InvalidInputException(name, number, $"not JSON at byte {e.BytePositionInLine ?? 0}: mend the line or remove it");
            }
            catch (Exception e) when (e is InvalidOperationException or ArgumentException)
            {
                // Strings with half a surrogate pair are JSON, yet no text.
                throw new InvalidInputException(name, number, "a string holds half a surrogate pair (\\ud800 to \\udfff) or \\ufffe: mend the line or remove it");
            }
        }

        return units;
    }

    /// <summary>Writes a set, one unit a line, in the order given; offsets only where <paramref name="standOff"/>.</summary>
    public static void Write(TextWriter writer, IEnumerable<LabelledUnit> units, bool standOff = false)
    {
        foreach (var unit in units)
        {
            writer.Write(ToJson(unit, standOff));
            writer.Write('\n');
        }
    }

    /// <summary>Writes what a unit is called and where it stands into the object that is open.</summary>
    /// <param name="end">Null where the text beside it tells the end.</param>
    internal static void WriteHeader(Utf8JsonWriter json, LabelledUnit unit, int? end)
    {
        json.WriteString("id", unit.Id);
        json.WriteString("document", unit.Document);
        if (unit.Sha256 is not null)
            json.WriteString("sha256", unit.Sha256);
        json.WriteNumber("start", unit.Start);
        if (end is { } offset)
            json.WriteNumber("end", offset);
        json.WriteString("language", unit.Language.Code());
        if (unit.Genre is not null)
            json.WriteString("genre", unit.Genre);
        if (unit.Topic is not null)
            json.WriteString("topic", unit.Topic);
    }

    /// <summary>One unit as a line of JSON, without the line end.</summary>
    public static string ToJson(LabelledUnit unit, bool standOff = false)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, WriterOptions))
        {
            json.WriteStartObject();
            WriteHeader(json, unit, unit.End);
            if (!standOff)
                json.WriteString("text", unit.Text);
            json.WriteStartArray("spans");
            foreach (var span in unit.Spans)
            {
                json.WriteStartObject();
                json.WriteNumber("start", span.Span.Start);
                json.WriteNumber("end", span.Span.End);
                json.WriteString("label", span.Label);
                if (span.Value is not null)
                    json.WriteString("value", span.Value);
                if (span.Canonical is not null)
                    json.WriteString("canonical", span.Canonical);
                if (span.Confidence < 1)
                    json.WriteNumber("confidence", Math.Round(span.Confidence, 4));
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartArray("claims");
            foreach (var claim in unit.Claims)
                WriteClaim(json, claim);
            json.WriteEndArray();
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteClaim(Utf8JsonWriter json, LabelledClaim claim)
    {
        json.WriteStartObject();
        json.WriteString("type", claim.Type);
        json.WriteStartObject("trigger");
        json.WriteNumber("start", claim.Trigger.Start);
        json.WriteNumber("end", claim.Trigger.End);
        json.WriteEndObject();
        json.WriteString("polarity", claim.Polarity);
        if (claim.Confidence < 1)
            json.WriteNumber("confidence", Math.Round(claim.Confidence, 4));
        json.WriteStartArray("arguments");
        foreach (var argument in claim.Arguments)
        {
            json.WriteStartObject();
            json.WriteString("role", argument.Role);
            if (argument.Span is { } span)
            {
                json.WriteNumber("start", span.Start);
                json.WriteNumber("end", span.End);
            }

            if (argument.Value is not null)
                json.WriteString("value", argument.Value);
            json.WriteEndObject();
        }

        json.WriteEndArray();
        json.WriteEndObject();
    }

    /// <summary>Turns one line into a unit; knows the file and line for its error messages.</summary>
    private readonly struct UnitParser(string name, long line, CorpusTexts corpus, bool strict)
    {
        public LabelledUnit Parse(JsonElement root)
        {
            if (root.ValueKind != JsonValueKind.Object)
                throw Error("the line is not a JSON object");
            var document = String(root, "document", required: false) ?? "";
            var id = String(root, "id", required: false) ?? $"{document}:{line}";
            var start = Int(root, "start", required: false) ?? 0;
            var sha256 = String(root, "sha256", required: false);
            var text = String(root, "text", required: false);
            var end = Int(root, "end", required: text is null) ?? start + text!.Length;
            if (start < 0 || end < start)
                throw Error($"'start' {start} and 'end' {end} are not a stretch of text");
            if (text is null)
                text = corpus.Cut(document, sha256, start, end, name, line);
            else if (text.Length != end - start)
                throw Error($"'text' has {text.Length} UTF-16 code units, but 'end' - 'start' is {end - start}");
            if (!text.IsNormalized(NormalizationForm.FormC))
                throw Error("'text' is not in Unicode NFC: normalize it and count the offsets anew");
            if (!LanguageExtensions.TryParse(String(root, "language", required: false) ?? "vi", out var language))
                throw Error("'language' must be \"vi\" or \"en\"");
            var spans = new List<LabelledSpan>();
            foreach (var element in Array(root, "spans"))
                spans.Add(Span(element, text));
            var claims = new List<LabelledClaim>();
            foreach (var element in Array(root, "claims"))
                claims.Add(Claim(element, text));
            return new LabelledUnit(id, document, start, end, language, text, spans, claims)
            {
                Genre = String(root, "genre", required: false),
                Topic = String(root, "topic", required: false),
                Sha256 = sha256,
            };
        }

        private LabelledSpan Span(JsonElement element, string text)
        {
            var stretch = Stretch(element, text, "spans")!.Value;
            if (stretch.Length == 0)
                throw Error($"'spans' has an empty span at {stretch.Start}");
            var label = String(element, "label", required: true)!;
            if (strict && Labels.FamilyOf(label) == LabelFamily.Other)
                throw Error($"'label' \"{label}\" is none of {string.Join(" ", Labels.All)}");
            return new LabelledSpan(stretch, label, String(element, "value", required: false), Confidence(element))
            {
                Canonical = String(element, "canonical", required: false),
            };
        }

        private LabelledClaim Claim(JsonElement element, string text)
        {
            var type = String(element, "type", required: true)!;
            if (strict && !Labels.ClaimTypes.Contains(type))
                throw Error($"claim 'type' \"{type}\" is none of {string.Join(" ", Labels.ClaimTypes)}");
            if (!element.TryGetProperty("trigger", out var triggerElement) || triggerElement.ValueKind != JsonValueKind.Object)
                throw Error("a claim has no 'trigger' object");
            var trigger = Stretch(triggerElement, text, "trigger")!.Value;
            var polarity = String(element, "polarity", required: false) ?? Polarity.Asserted;
            if (!Labels.Polarities.Contains(polarity))
                throw Error($"'polarity' \"{polarity}\" is none of {string.Join(" ", Labels.Polarities)}");
            var arguments = new List<LabelledArgument>();
            foreach (var argument in Array(element, "arguments"))
            {
                var role = String(argument, "role", required: true)!;
                if (strict && !Labels.Roles.Contains(role))
                    throw Error($"'role' \"{role}\" is none of {string.Join(" ", Labels.Roles)}");
                var span = Stretch(argument, text, "arguments", required: false);
                var value = String(argument, "value", required: false);
                if (span is null && value is null)
                    throw Error($"argument {role} has neither 'start' and 'end' nor 'value'");
                arguments.Add(new LabelledArgument(role, span, value));
            }

            return new LabelledClaim(type, trigger, polarity, arguments, Confidence(element));
        }

        private TextSpan? Stretch(JsonElement element, string text, string field, bool required = true)
        {
            var start = Int(element, "start", required);
            var end = Int(element, "end", required);
            if (start is null && end is null)
                return null;
            if (start is not { } from || end is not { } to || from < 0 || to < from || to > text.Length)
                throw Error($"'{field}' has offsets {start}..{end} outside the text of {text.Length} code units");
            return new TextSpan(from, to);
        }

        private double Confidence(JsonElement element)
        {
            if (!element.TryGetProperty("confidence", out var value))
                return 1;
            return value.ValueKind == JsonValueKind.Number && value.GetDouble() is >= 0 and <= 1 and var confidence
                ? confidence
                : throw Error("'confidence' must be a number from 0 to 1");
        }

        private JsonElement.ArrayEnumerator Array(JsonElement element, string field)
        {
            if (!element.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
                return default;
            if (value.ValueKind != JsonValueKind.Array)
                throw Error($"'{field}' must be an array");
            foreach (var item in value.EnumerateArray())
            {
                if (item.ValueKind != JsonValueKind.Object)
                    throw Error($"'{field}' must hold objects");
            }

            return value.EnumerateArray();
        }

        private string? String(JsonElement element, string field, bool required)
        {
            if (!element.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
                return required ? throw Error($"'{field}' is missing") : null;
            return value.ValueKind == JsonValueKind.String ? value.GetString() : throw Error($"'{field}' must be a string");
        }

        private int? Int(JsonElement element, string field, bool required)
        {
            if (!element.TryGetProperty(field, out var value) || value.ValueKind == JsonValueKind.Null)
                return required ? throw Error($"'{field}' is missing") : null;
            return value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number)
                ? number
                : throw Error($"'{field}' must be a whole number");
        }

        private InvalidInputException Error(string message) => new(name, line, message);
    }
}

/// <summary>The documents that stand-off labelled sets point into: read once, NFC, checked against their SHA-256.</summary>
public sealed class CorpusTexts(string? folder)
{
    private readonly Dictionary<string, (string Text, string Sha256)> texts = [];

    internal string Cut(string document, string? sha256, int start, int end, string name, long line)
    {
        if (folder is null)
        {
            throw new InvalidInputException(
                name, line, $"the line has no 'text' and no corpus folder is given: name the folder of {document} with --corpus DIR");
        }

        if (!texts.TryGetValue(document, out var entry))
        {
            var path = Path.Combine(folder, document);
            if (document.Length == 0 || !File.Exists(path))
                throw new InvalidInputException(name, line, $"document '{document}' is not in {folder}");
            var bytes = File.ReadAllBytes(path);
            try
            {
                var text = new UTF8Encoding(false, true).GetString(bytes);
                entry = (UnicodeText.Normalize(text).TrimStart('\uFEFF'), Convert.ToHexStringLower(SHA256.HashData(bytes)));
            }
            catch (ArgumentException e)
            {
                throw new InvalidInputException($"{path}: not UTF-8; convert the file to UTF-8", e);
            }

            texts.Add(document, entry);
        }

        if (sha256 is not null && sha256 != entry.Sha256)
        {
            throw new InvalidInputException(
                name, line, $"document '{document}' in {folder} has SHA-256 {entry.Sha256[..12]}…, the label was made on {sha256[..Math.Min(12, sha256.Length)]}…");
        }

        if (end > entry.Text.Length)
            throw new InvalidInputException(name, line, $"'end' {end} lies outside '{document}', which has {entry.Text.Length} code units");
        return entry.Text[start..end];
    }
}
