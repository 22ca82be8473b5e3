using System.Globalization;
using System.Text;
using System.Text.Json;
using NlpPipeline.Annotations;
using NlpPipeline.Documents;

namespace NlpPipeline.Training.Corpora.Formats;

/// <summary>
/// doccano JSON lines for sequence labelling with relations, one unit a line. A claim is an entity on its trigger whose label is
/// <c>Type</c> or <c>Type.polarity</c>, with a relation per role. Values, and the unit's place, travel in the field <c>nlp</c>, which
/// doccano keeps as metadata; entities are named there by offsets, since doccano gives them new ids. Offsets are code points.
/// </summary>
public static class DoccanoFormat
{
    public static void Write(TextWriter output, IEnumerable<LabelledUnit> units)
    {
        var nextEntity = 1;
        var nextRelation = 1;
        var line = 1;
        foreach (var unit in units)
        {
            var graph = UnitGraph.Of(unit);
            var points = new CodePoints(unit.Text);
            var eventOf = graph.Events.ToDictionary(e => e.Trigger);
            var ids = new Dictionary<string, int>();
            var text = JsonText.Of(json =>
            {
                json.WriteStartObject();
                json.WriteNumber("id", line++);
                json.WriteString("text", unit.Text);
                json.WriteStartArray("entities");
                foreach (var node in graph.Nodes)
                {
                    ids.Add(node.Id, nextEntity);
                    json.WriteStartObject();
                    json.WriteNumber("id", nextEntity++);
                    WriteStretch(json, node, points, LabelOf(node, eventOf));
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteStartArray("relations");
                foreach (var happening in graph.Events)
                {
                    foreach (var (role, filler) in happening.Arguments)
                    {
                        json.WriteStartObject();
                        json.WriteNumber("id", nextRelation++);
                        json.WriteNumber("from_id", ids[happening.Trigger]);
                        json.WriteNumber("to_id", ids[filler]);
                        json.WriteString("type", role);
                        json.WriteEndObject();
                    }
                }

                json.WriteEndArray();
                json.WriteStartArray("Comments");
                json.WriteEndArray();
                json.WriteStartObject("nlp");
                json.WritePropertyName("unit");
                UnitHeader.Write(json, unit);
                json.WriteStartArray("notes");
                var seen = new Dictionary<(TextSpan, string), int>();
                foreach (var node in graph.Nodes)
                {
                    var label = LabelOf(node, eventOf);
                    var nth = seen[(node.Span, label)] = seen.GetValueOrDefault((node.Span, label)) + 1;
                    var notes = eventOf.TryGetValue(node.Id, out var happening) ? happening.Notes : node.Notes;
                    if (notes.Count == 0)
                        continue;
                    json.WriteStartObject();
                    WriteStretch(json, node, points, label);
                    if (nth > 1)
                        json.WriteNumber("nth", nth);
                    json.WriteStartArray("notes");
                    foreach (var note in notes)
                        json.WriteStringValue(note);
                    json.WriteEndArray();
                    json.WriteEndObject();
                }

                json.WriteEndArray();
                json.WriteEndObject();
                json.WriteEndObject();
            });
            output.Write(text);
            output.Write('\n');
        }
    }

    /// <param name="language">Language of lines that do not say theirs.</param>
    /// <exception cref="InvalidInputException">A line is not JSON, or an entity or relation is malformed.</exception>
    public static List<LabelledUnit> Read(string path, Language language)
    {
        var units = new List<LabelledUnit>();
        var number = 0;
        foreach (var line in TextLines.Read(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            try
            {
                using var json = JsonDocument.Parse(line);
                units.Add(Unit(json.RootElement, Path.GetFileName(path), $"{path}:{number}", number, language));
            }
            catch (JsonException e)
            {
                throw new InvalidInputException(path, number, $"not JSON at byte {e.BytePositionInLine ?? 0}: mend the line or remove it");
            }
            catch (InvalidOperationException e)
            {
                throw new InvalidInputException($"{path}:{number}: {JsonText.HalfPair}", e);
            }
        }

        return units;
    }

    private static LabelledUnit Unit(JsonElement root, string file, string place, int number, Language language)
    {
        var text = UnicodeText.Normalize(JsonText.String(root, "text") ?? throw new InvalidInputException($"{place}: 'text' is missing"));
        var meta = root.TryGetProperty("nlp", out var nlp) ? nlp : default;
        var header = meta.ValueKind == JsonValueKind.Object && meta.TryGetProperty("unit", out var u) ? u : (JsonElement?)null;
        var fallback = new LabelledUnit(string.Create(CultureInfo.InvariantCulture, $"{file}:{number}"), file, 0, 0, language, "", [], []);
        var points = new CodePoints(text);
        var notesOf = JsonText.Items(meta, "notes").GroupBy(n => (JsonText.Int(n, "start_offset"), JsonText.Int(n, "end_offset"), JsonText.String(n, "label"), JsonText.Int(n, "nth") ?? 1))
            .ToDictionary(g => g.Key, g => (IReadOnlyList<string>)[.. JsonText.Strings(g.First(), "notes")]);
        var seen = new Dictionary<(int, int, string), int>();
        var nodes = new List<GraphNode>();
        var triggers = new List<(string Id, string Polarity, IReadOnlyList<string> Notes)>();
        foreach (var entity in JsonText.Items(root, "entities"))
        {
            var id = JsonText.Identifier(entity, "id") ?? throw new InvalidInputException($"{place}: an entity has no 'id'");
            var label = JsonText.String(entity, "label") ?? throw new InvalidInputException($"{place}: entity {id} has no 'label'");
            var start = JsonText.Int(entity, "start_offset") ?? -1;
            var end = JsonText.Int(entity, "end_offset") ?? -1;
            var (from, to) = (points.ToUtf16(start), points.ToUtf16(end));
            if (from < 0 || to <= from)
                throw new InvalidInputException($"{place}: entity {id} has offsets {start}..{end} outside the text; doccano counts code points");
            var nth = seen[(start, end, label)] = seen.GetValueOrDefault((start, end, label)) + 1;
            var notes = notesOf.GetValueOrDefault((start, end, label, nth)) ?? [];
            var dot = label.IndexOf('.', StringComparison.Ordinal);
            var type = dot < 0 ? label : label[..dot];
            var polarity = dot < 0 ? Polarity.Asserted : label[(dot + 1)..];
            var isTrigger = Labels.ClaimTypes.Contains(type) && Labels.Polarities.Contains(polarity);
            if (isTrigger)
                triggers.Add((id, polarity, notes));
            nodes.Add(new GraphNode(id, new TextSpan(from, to), isTrigger ? type : label, isTrigger ? [] : notes));
        }

        // The export of projects without relations: "label": [[0, 6, "PER"]].
        foreach (var entry in JsonText.Items(root, "label").Concat(JsonText.Items(root, "labels")))
        {
            if (entry.ValueKind != JsonValueKind.Array || entry.GetArrayLength() != 3 || JsonText.Int(entry[0]) is not { } start || JsonText.Int(entry[1]) is not { } end
                || points.ToUtf16(start) is not (>= 0 and var from) || points.ToUtf16(end) is not (>= 0 and var to) || to <= from)
            {
                throw new InvalidInputException($"{place}: a label is written as [start, end, \"LABEL\"], in code points of the text");
            }

            nodes.Add(new GraphNode(string.Create(CultureInfo.InvariantCulture, $"label{nodes.Count}"), new TextSpan(from, to), entry[2].ToString(), []));
        }

        var relations = JsonText.Items(root, "relations")
            .Select(r => (From: JsonText.Identifier(r, "from_id"), To: JsonText.Identifier(r, "to_id"), Role: JsonText.String(r, "type")))
            .ToLookup(r => r.From, StringComparer.Ordinal);
        var events = triggers.Select(t => new GraphEvent(
            t.Id, t.Polarity, [.. relations[t.Id].Select(r => (r.Role ?? throw new InvalidInputException($"{place}: a relation has no 'type'"), r.To ?? ""))], t.Notes));
        return new UnitGraph(nodes, [.. events]).Into(UnitHeader.Read(header, text, fallback), place);
    }

    private static string LabelOf(GraphNode node, Dictionary<string, GraphEvent> eventOf) =>
        eventOf.TryGetValue(node.Id, out var happening) && happening.Polarity != Polarity.Asserted ? $"{node.Label}.{happening.Polarity}" : node.Label;

    private static void WriteStretch(Utf8JsonWriter json, GraphNode node, CodePoints points, string label)
    {
        json.WriteString("label", label);
        json.WriteNumber("start_offset", points.FromUtf16(node.Span.Start));
        json.WriteNumber("end_offset", points.FromUtf16(node.Span.End));
    }
}
