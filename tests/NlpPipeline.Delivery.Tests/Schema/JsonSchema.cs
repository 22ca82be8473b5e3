using System.Text.Json;
using System.Text.RegularExpressions;

namespace NlpPipeline.Delivery.Tests.Schema;

/// <summary>
/// Validates by the keywords of JSON Schema 2020-12 that the project's schema uses; another keyword is an error, so that none is
/// passed over in silence. Written here because no validator of a free licence restores with its dependencies.
/// </summary>
internal sealed class JsonSchema(JsonElement root)
{
    public static JsonSchema Parse(string json) => new(JsonDocument.Parse(json).RootElement);

    /// <summary>Where and why a value does not fit; empty where it does.</summary>
    public List<string> Check(JsonElement value) => [.. Check(root, value, "")];

    public JsonElement Definition(string name) => root.GetProperty("$defs").GetProperty(name);

    private IEnumerable<string> Check(JsonElement schema, JsonElement value, string at)
    {
        if (schema.ValueKind == JsonValueKind.True)
            return [];
        if (schema.ValueKind == JsonValueKind.False)
            return [$"{at}: may not stand here"];
        return schema.EnumerateObject().SelectMany(keyword => Check(schema, keyword.Name, keyword.Value, value, at));
    }

    private IEnumerable<string> Check(JsonElement schema, string keyword, JsonElement rule, JsonElement value, string at)
    {
        var isObject = value.ValueKind == JsonValueKind.Object;
        switch (keyword)
        {
            case "$schema" or "$defs" or "title" or "description" or "then":
                return [];
            case "$ref":
                return Check(Definition(rule.GetString()!["#/$defs/".Length..]), value, at);
            case "type":
                return Fits(Is(rule.GetString()!, value), $"{at}: not of type {rule}");
            case "const":
                return Fits(JsonElement.DeepEquals(rule, value), $"{at}: not {rule}");
            case "enum":
                return Fits(rule.EnumerateArray().Any(allowed => JsonElement.DeepEquals(allowed, value)), $"{at}: {value} is none of {rule}");
            case "required":
                return isObject ? rule.EnumerateArray().Where(name => !value.TryGetProperty(name.GetString()!, out _)).Select(name => $"{at}: has no {name}") : [];
            case "properties":
                return isObject
                    ? rule.EnumerateObject().SelectMany(p => value.TryGetProperty(p.Name, out var member) ? Check(p.Value, member, $"{at}/{p.Name}") : [])
                    : [];
            case "additionalProperties" when rule.ValueKind == JsonValueKind.False:
                var known = schema.GetProperty("properties").EnumerateObject().Select(p => p.Name).ToHashSet(StringComparer.Ordinal);
                return isObject ? value.EnumerateObject().Where(p => !known.Contains(p.Name)).Select(p => $"{at}: has {p.Name}, which is not known") : [];
            case "items":
                return value.ValueKind == JsonValueKind.Array ? value.EnumerateArray().SelectMany((item, i) => Check(rule, item, $"{at}/{i}")) : [];
            case "minLength":
                return Fits(value.ValueKind != JsonValueKind.String || value.GetString()!.EnumerateRunes().Count() >= rule.GetInt32(), $"{at}: too short");
            case "pattern":
                // ECMA-262, where $ is the very end: not before a last line feed.
                var pattern = rule.GetString()!.EndsWith('$') ? rule.GetString()![..^1] + "\\z" : rule.GetString()!;
                return Fits(value.ValueKind != JsonValueKind.String || Regex.IsMatch(value.GetString()!, pattern), $"{at}: {value} does not match {rule}");
            case "minimum":
                return Fits(value.ValueKind != JsonValueKind.Number || value.GetDouble() >= rule.GetDouble(), $"{at}: under {rule}");
            case "maximum":
                return Fits(value.ValueKind != JsonValueKind.Number || value.GetDouble() <= rule.GetDouble(), $"{at}: over {rule}");
            case "allOf":
                return rule.EnumerateArray().SelectMany(part => Check(part, value, at));
            case "oneOf":
                var tries = rule.EnumerateArray().Select(part => Check(part, value, at).ToList()).ToList();
                return Fits(tries.Count(t => t.Count == 0) == 1, $"{at}: fits {tries.Count(t => t.Count == 0)} of the forms ({string.Join(" | ", tries.Select(t => string.Join(", ", t)))})");
            case "if":
                return Check(rule, value, at).Any() ? [] : Check(schema.GetProperty("then"), value, at);
            default:
                throw new NotSupportedException($"keyword {keyword} of JSON Schema");
        }
    }

    private static IEnumerable<string> Fits(bool fits, string complaint) => fits ? [] : [complaint];

    private static bool Is(string type, JsonElement value) => type switch
    {
        "object" => value.ValueKind == JsonValueKind.Object,
        "array" => value.ValueKind == JsonValueKind.Array,
        "string" => value.ValueKind == JsonValueKind.String,
        "number" => value.ValueKind == JsonValueKind.Number,
        "integer" => value.ValueKind == JsonValueKind.Number && value.TryGetInt64(out _),
        _ => throw new NotSupportedException($"type {type} of JSON Schema"),
    };
}
