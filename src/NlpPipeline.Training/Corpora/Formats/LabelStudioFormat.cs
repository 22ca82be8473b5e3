using System.Globalization;
using System.Text;
using System.Text.Json;
using NlpPipeline.Annotations;
using NlpPipeline.Documents;

namespace NlpPipeline.Training.Corpora.Formats;

/// <summary>
/// Label Studio JSON: one task a unit, offsets in UTF-16 code units. Spans, triggers and noun phrases are regions of the control
/// <c>label</c>; values and notes are per-region text areas (<c>notes</c>), polarity a per-region choice (<c>polarity</c>), roles are
/// relations from the trigger. The labelling interface for it is <see cref="Configuration"/>.
/// </summary>
public static class LabelStudioFormat
{
    private const string Label = "label";
    private const string Notes = "notes";
    private const string PolarityControl = "polarity";
    private const string Annotations = "annotations";
    private const string Predictions = "predictions";

    /// <summary>The labelling interface (Settings, Labeling Interface, Code) that the tasks are made for.</summary>
    public static string Configuration { get; } = string.Join('\n', [
        "<View>",
        "  <Labels name=\"label\" toName=\"text\">",
        .. Labels.All.Concat(Labels.ClaimTypes).Append(UnitGraph.Phrase).Select(l => $"    <Label value=\"{l}\"/>"),
        "  </Labels>",
        "  <Text name=\"text\" value=\"$text\"/>",
        "  <TextArea name=\"notes\" toName=\"text\" perRegion=\"true\" placeholder=\"value=1937\"/>",
        "  <Choices name=\"polarity\" toName=\"text\" perRegion=\"true\">",
        .. Labels.Polarities.Select(p => $"    <Choice value=\"{p}\"/>"),
        "  </Choices>",
        "  <Relations>",
        .. Labels.Roles.Select(r => $"    <Relation value=\"{r}\"/>"),
        "  </Relations>",
        "</View>",
        "",
    ]);

    /// <param name="proposedBy">The model that the labels are proposals of, which annotators are to correct ("predictions"); null for
    /// labels that people made ("annotations").</param>
    public static void Write(TextWriter output, IEnumerable<LabelledUnit> units, string? proposedBy = null)
    {
        output.Write(JsonText.Of(
            json =>
            {
                json.WriteStartArray();
                var number = 1;
                foreach (var unit in units)
                    WriteTask(json, unit, number++, proposedBy);
                json.WriteEndArray();
            },
            indented: true));
        output.Write('\n');
    }

    private static void WriteTask(Utf8JsonWriter json, LabelledUnit unit, int number, string? proposedBy)
    {
        var graph = UnitGraph.Of(unit);
        var eventOf = graph.Events.ToDictionary(e => e.Trigger);
        json.WriteStartObject();
        json.WriteNumber("id", number);
        json.WriteStartObject("data");
        json.WriteString("text", unit.Text);
        json.WritePropertyName("unit");
        UnitHeader.Write(json, unit);
        json.WriteEndObject();
        json.WriteStartArray(proposedBy is null ? Annotations : Predictions);
        json.WriteStartObject();
        if (proposedBy is not null)
            json.WriteString("model_version", proposedBy);
        json.WriteStartArray("result");
        foreach (var node in graph.Nodes)
        {
            var happening = eventOf.GetValueOrDefault(node.Id);
            WriteRegion(json, unit, node, Label, "labels", "labels", [node.Label]);
            if (happening is not null)
                WriteRegion(json, unit, node, PolarityControl, "choices", "choices", [happening.Polarity]);
            var notes = happening?.Notes ?? node.Notes;
            if (notes.Count > 0)
                WriteRegion(json, unit, node, Notes, "textarea", "text", notes);
        }

        foreach (var happening in graph.Events)
        {
            foreach (var (role, filler) in happening.Arguments)
            {
                json.WriteStartObject();
                json.WriteString("type", "relation");
                json.WriteString("from_id", happening.Trigger);
                json.WriteString("to_id", filler);
                json.WriteString("direction", "right");
                json.WriteStartArray("labels");
                json.WriteStringValue(role);
                json.WriteEndArray();
                json.WriteEndObject();
            }
        }

        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndArray();
        json.WriteEndObject();
    }

    private static void WriteRegion(
        Utf8JsonWriter json, LabelledUnit unit, GraphNode node, string control, string type, string field, IReadOnlyList<string> values)
    {
        json.WriteStartObject();
        json.WriteString("id", node.Id);
        json.WriteString("from_name", control);
        json.WriteString("to_name", "text");
        json.WriteString("type", type);
        json.WriteStartObject("value");
        json.WriteNumber("start", node.Span.Start);
        json.WriteNumber("end", node.Span.End);
        if (field != "text")
            json.WriteString("text", node.Span.Of(unit.Text));
        json.WriteStartArray(field);
        foreach (var value in values)
            json.WriteStringValue(value);
        json.WriteEndArray();
        json.WriteEndObject();
        json.WriteEndObject();
    }

    /// <summary>Reads an export ("JSON", not "JSON-MIN"); of several annotations of a task the first counts, of one without any the
    /// first prediction.</summary>
    /// <param name="language">Language of tasks that do not say theirs.</param>
    /// <param name="reviewedOnly">Leave out tasks that nobody has annotated.</param>
    /// <exception cref="InvalidInputException">The file is not such an export, or a region or relation is malformed.</exception>
    public static List<LabelledUnit> Read(string path, Language language, bool reviewedOnly = false)
    {
        try
        {
            using var json = JsonDocument.Parse(TextLines.ReadAll(path));
            if (json.RootElement.ValueKind != JsonValueKind.Array)
                throw new InvalidInputException($"{path}: not an array of tasks: export from Label Studio as JSON");
            var number = 0;
            return [.. json.RootElement.EnumerateArray().Select(task => Unit(task, path, ++number, language, reviewedOnly)).OfType<LabelledUnit>()];
        }
        catch (JsonException e)
        {
            throw new InvalidInputException(path, (e.LineNumber ?? 0) + 1, $"not JSON at byte {e.BytePositionInLine ?? 0}: export the tasks anew");
        }
        catch (InvalidOperationException e)
        {
            throw new InvalidInputException($"{path}: {JsonText.HalfPair}", e);
        }
    }

    private static LabelledUnit? Unit(JsonElement task, string path, int number, Language language, bool reviewedOnly)
    {
        var place = string.Create(CultureInfo.InvariantCulture, $"{path}: task {JsonText.Identifier(task, "id") ?? number.ToString(CultureInfo.InvariantCulture)}");
        if (task.ValueKind != JsonValueKind.Object || !task.TryGetProperty("data", out var data) || JsonText.String(data, "text") is not { } text)
            throw new InvalidInputException($"{place}: 'data' has no 'text'");
        text = UnicodeText.Normalize(text);
        var file = Path.GetFileName(path);
        var fallback = new LabelledUnit(string.Create(CultureInfo.InvariantCulture, $"{file}:{number}"), file, 0, 0, language, "", [], []);
        var unit = UnitHeader.Read(data.TryGetProperty("unit", out var header) ? header : null, text, fallback);
        var annotations = JsonText.Items(task, Annotations).ToList();
        if (annotations.Count == 0 && reviewedOnly)
            return null;
        if (annotations.Count == 0)
            annotations = [.. JsonText.Items(task, Predictions)];
        if (annotations.Count == 0)
            return unit;
        var labels = new List<(string Id, TextSpan Span, string Label)>();
        var notes = new Dictionary<string, IReadOnlyList<string>>();
        var polarities = new Dictionary<string, string>();
        var relations = new List<(string From, string To, string Role)>();
        foreach (var result in JsonText.Items(annotations[0], "result"))
        {
            var type = JsonText.String(result, "type");
            if (type == "relation")
            {
                relations.Add((JsonText.Identifier(result, "from_id") ?? "", JsonText.Identifier(result, "to_id") ?? "", JsonText.Strings(result, "labels").FirstOrDefault()
                    ?? throw new InvalidInputException($"{place}: a relation has no label: name its role")));
                continue;
            }

            var id = JsonText.Identifier(result, "id") ?? throw new InvalidInputException($"{place}: a region has no 'id'");
            if (!result.TryGetProperty("value", out var value))
                throw new InvalidInputException($"{place}: region {id} has no 'value'");
            switch (type)
            {
                case "labels":
                    var (start, end) = (JsonText.Int(value, "start") ?? -1, JsonText.Int(value, "end") ?? -1);
                    if (start < 0 || end <= start || end > text.Length)
                        throw new InvalidInputException($"{place}: region {id} has offsets {start}..{end} outside the text of {text.Length} code units");
                    labels.Add((id, new TextSpan(start, end), JsonText.Strings(value, "labels").FirstOrDefault() ?? throw new InvalidInputException($"{place}: region {id} has no label")));
                    break;
                case "choices":
                    polarities[id] = JsonText.Strings(value, "choices").FirstOrDefault() ?? Polarity.Asserted;
                    break;
                case "textarea":
                    notes[id] = [.. JsonText.Strings(value, "text")];
                    break;
            }
        }

        var roles = relations.ToLookup(r => r.From, StringComparer.Ordinal);
        var nodes = labels.Select(l => new GraphNode(l.Id, l.Span, l.Label, notes.GetValueOrDefault(l.Id) ?? []));
        var events = labels.Where(l => Labels.ClaimTypes.Contains(l.Label)).Select(l => new GraphEvent(
            l.Id, polarities.GetValueOrDefault(l.Id) ?? Polarity.Asserted, [.. roles[l.Id].Select(r => (r.Role, r.To))], notes.GetValueOrDefault(l.Id) ?? []));
        return new UnitGraph([.. nodes], [.. events]).Into(unit, place);
    }
}
