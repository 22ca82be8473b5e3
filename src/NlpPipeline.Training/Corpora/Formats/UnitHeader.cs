using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NlpPipeline.Annotations;

namespace NlpPipeline.Training.Corpora.Formats;

/// <summary>What a unit is called and where it stands, as a JSON object that other formats carry along in a note or field of theirs.</summary>
internal static class UnitHeader
{
    public static readonly JsonWriterOptions WriterOptions = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Utf8JsonWriter json, LabelledUnit unit)
    {
        json.WriteStartObject();
        LabelledSet.WriteHeader(json, unit, end: null);
        json.WriteEndObject();
    }

    public static string ToText(LabelledUnit unit) => JsonText.Of(json => Write(json, unit));

    /// <param name="root">The object, or anything else where the file was not made by this program.</param>
    /// <param name="fallback">Names the unit where the object does not.</param>
    public static LabelledUnit Read(JsonElement? root, string text, LabelledUnit fallback)
    {
        if (root is not { ValueKind: JsonValueKind.Object } header)
            return fallback with { Text = text, End = fallback.Start + text.Length };
        var start = JsonText.Int(header, "start") is { } n and >= 0 ? n : fallback.Start;
        LanguageExtensions.TryParse(JsonText.String(header, "language") ?? fallback.Language.Code(), out var language);
        return new LabelledUnit(
            JsonText.String(header, "id") ?? fallback.Id, JsonText.String(header, "document") ?? fallback.Document, start, start + text.Length, language, text, [], [])
        {
            Genre = JsonText.String(header, "genre"),
            Topic = JsonText.String(header, "topic"),
            Sha256 = JsonText.String(header, "sha256"),
        };
    }
}

/// <summary>Small helps for JSON that other programs wrote.</summary>
internal static class JsonText
{
    /// <summary>What a string with half a surrogate pair is told: it is JSON, yet no text, and reading it throws <see cref="InvalidOperationException"/>.</summary>
    public const string HalfPair = "a string holds half a surrogate pair (\\ud800 to \\udfff): mend or remove it";

    public static string Of(Action<Utf8JsonWriter> write, bool indented = false)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, UnitHeader.WriterOptions with { Indented = indented, NewLine = "\n" }))
            write(json);
        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    public static string? String(JsonElement element, string field) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.String ? value.GetString() : null;

    /// <summary>A string or a number as text: identifiers are either, by program and version.</summary>
    public static string? Identifier(JsonElement element, string field) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(field, out var value) && value.ValueKind is JsonValueKind.String or JsonValueKind.Number
            ? value.ToString()
            : null;

    public static int? Int(JsonElement element, string field) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(field, out var value) ? Int(value) : null;

    public static int? Int(JsonElement value) => value.ValueKind == JsonValueKind.Number && value.TryGetInt32(out var number) ? number : null;

    /// <summary>The elements of an array field; none where it is missing.</summary>
    public static IEnumerable<JsonElement> Items(JsonElement element, string field) =>
        element.ValueKind == JsonValueKind.Object && element.TryGetProperty(field, out var value) && value.ValueKind == JsonValueKind.Array ? value.EnumerateArray() : [];

    public static IEnumerable<string> Strings(JsonElement element, string field) =>
        Items(element, field).Where(i => i.ValueKind == JsonValueKind.String).Select(i => i.GetString()!);
}
