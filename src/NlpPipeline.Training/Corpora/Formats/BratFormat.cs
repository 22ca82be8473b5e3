using System.Globalization;
using System.Text;
using System.Text.Json;
using NlpPipeline.Annotations;
using NlpPipeline.Documents;

namespace NlpPipeline.Training.Corpora.Formats;

/// <summary>
/// brat stand-off: a folder with a <c>.txt</c> and an <c>.ann</c> file a document and an <c>annotation.conf</c>
/// (brat.nlplab.org/standoff.html). The text is the units, one after the other, a line end between them. A unit is a text-bound
/// annotation <c>Unit</c> whose note names it; claims are events, their polarity an attribute; values are notes (<c>value=1937</c>).
/// Offsets are code points. Of a discontinuous annotation the stretch from its first to its last part is read.
/// </summary>
public static class BratFormat
{
    private const string UnitType = "Unit";
    private const string NoteType = "AnnotatorNotes";
    private const string PolarityType = "Polarity";

    public static void Write(string folder, IEnumerable<LabelledUnit> units)
    {
        Directory.CreateDirectory(folder);
        var names = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var document in units.GroupBy(u => u.Document, StringComparer.Ordinal))
        {
            var name = FileName(document.Key);
            if (!names.Add(name))
                throw new InvalidInputException($"{folder}: two documents would be written to {name}.txt: rename '{document.Key}'");
            var (text, annotations) = Document([.. document]);
            File.WriteAllText(Path.Combine(folder, name + ".txt"), text, new UTF8Encoding(false));
            File.WriteAllText(Path.Combine(folder, name + ".ann"), annotations, new UTF8Encoding(false));
        }

        File.WriteAllText(Path.Combine(folder, "annotation.conf"), Configuration, new UTF8Encoding(false));
    }

    private static string Configuration { get; } = string.Join('\n', [
        "[entities]", .. Labels.All, UnitGraph.Phrase, UnitType,
        "", "[relations]",
        "", "[events]", .. Labels.ClaimTypes.Select(t => t + "\t" + string.Join(", ", Labels.Roles.Select(r => r + "*:<ENTITY>"))),
        "", "[attributes]", PolarityType + "\tArg:<EVENT>, Value:" + string.Join('|', Labels.Polarities.Where(p => p != Polarity.Asserted)), "",
    ]);

    private static string FileName(string document)
    {
        var name = document.EndsWith(".txt", StringComparison.OrdinalIgnoreCase) ? document[..^4] : document;
        var safe = string.Concat(name.Select(c => c is '/' or '\\' or ':' or '\0' ? '_' : c));
        return safe is "" or "." or ".." ? "document" : safe;
    }

    private static (string Text, string Annotations) Document(IReadOnlyList<LabelledUnit> units)
    {
        var text = string.Join('\n', units.Select(u => u.Text)) + "\n";
        var points = new CodePoints(text);
        var output = new StringBuilder();
        var (nextStretch, nextEvent, nextAttribute, nextNote) = (1, 1, 1, 1);
        var offset = 0;
        foreach (var unit in units)
        {
            if (unit.Text.Length > 0)
                Note(Stretch(UnitType, new TextSpan(0, unit.Text.Length)), UnitHeader.ToText(unit));
            var graph = UnitGraph.Of(unit);
            var ids = new Dictionary<string, string>();
            foreach (var node in graph.Nodes)
            {
                var id = Stretch(node.Label, node.Span);
                ids.Add(node.Id, id);
                foreach (var note in node.Notes)
                    Note(id, note);
            }

            var labels = graph.Nodes.ToDictionary(n => n.Id, n => n.Label);
            foreach (var happening in graph.Events)
            {
                var id = Invariant($"E{nextEvent++}");
                output.Append(Invariant($"{id}\t{labels[happening.Trigger]}:{ids[happening.Trigger]}"));
                var used = new Dictionary<string, int>();
                foreach (var (role, filler) in happening.Arguments)
                {
                    // brat numbers the second and later fillers of a role.
                    var nth = used[role] = used.GetValueOrDefault(role) + 1;
                    output.Append(Invariant($" {role}{(nth > 1 ? nth.ToString(CultureInfo.InvariantCulture) : "")}:{ids[filler]}"));
                }

                output.Append('\n');
                if (happening.Polarity != Polarity.Asserted)
                    output.Append(Invariant($"A{nextAttribute++}\t{PolarityType} {id} {happening.Polarity}\n"));
                foreach (var note in happening.Notes)
                    Note(id, note);
            }

            offset += unit.Text.Length + 1;
        }

        return (text, output.ToString());

        string Stretch(string label, TextSpan span)
        {
            var at = span.Shift(offset);
            var id = Invariant($"T{nextStretch++}");
            output.Append(Invariant($"{id}\t{label} {points.FromUtf16(at.Start)} {points.FromUtf16(at.End)}\t{OneLine(text[at.Start..at.End])}\n"));
            return id;
        }

        void Note(string target, string note) => output.Append(Invariant($"#{nextNote++}\t{NoteType} {target}\t{OneLine(note)}\n"));
    }

    /// <summary>Reads every <c>.ann</c> of a folder, in ordinal order of names. Where a document has no <c>Unit</c> annotations (it was
    /// not made by this program) each line of its text is a unit.</summary>
    /// <param name="language">Language of units that do not say theirs.</param>
    /// <exception cref="InvalidInputException">A line is malformed, or an annotation lies in no unit.</exception>
    public static List<LabelledUnit> Read(string folder, Language language)
    {
        if (!Directory.Exists(folder))
            throw new InvalidInputException($"{folder}: no such folder; brat sets are folders of .txt and .ann files");
        var files = Directory.EnumerateFiles(folder, "*.ann").Order(StringComparer.Ordinal).ToList();
        if (files.Count == 0)
            throw new InvalidInputException($"{folder}: no .ann file in this folder");
        return [.. files.SelectMany(f => ReadDocument(f, language))];
    }

    private sealed record Marked(string Id, string Label, TextSpan Span, int Line);

    private static List<LabelledUnit> ReadDocument(string path, Language language)
    {
        var textPath = Path.ChangeExtension(path, ".txt");
        // brat counts in the text as it stands: it is normalized unit by unit only where it must not be (it is NFC already).
        var text = UnicodeText.Whole(TextLines.ReadAll(textPath));
        if (!text.IsNormalized(NormalizationForm.FormC))
            throw new InvalidInputException($"{textPath}: not in Unicode NFC: normalize the text and count the offsets anew");
        var points = new CodePoints(text);
        var stretches = new List<Marked>();
        var events = new List<(string Id, string Trigger, List<(string Role, string Filler)> Arguments, int Line)>();
        var polarities = new Dictionary<string, string>();
        var notes = new Dictionary<string, List<string>>();
        var number = 0;
        foreach (var line in TextLines.Read(path))
        {
            number++;
            var fields = line.Split('\t', 3);
            if (line.Length == 0 || fields.Length < 2)
                continue;
            var words = fields[1].Split(' ', StringSplitOptions.RemoveEmptyEntries);
            switch (line[0])
            {
                case 'T':
                    stretches.Add(Stretch(fields[0], fields[1], number));
                    break;
                case 'E' when words.Length > 0 && words.All(w => w.Contains(':', StringComparison.Ordinal)):
                    var parts = words.Select(w => w.Split(':', 2)).ToList();
                    events.Add((fields[0], parts[0][1], [.. parts.Skip(1).Select(p => (p[0].TrimEnd("0123456789".ToCharArray()), p[1]))], number));
                    break;
                case 'E':
                    throw new InvalidInputException(path, number, "an event is written as 'E1<tab>Type:T1 Role:T2 …'");
                case 'A' or 'M' when words is [PolarityType, var target, var polarity]:
                    polarities[target] = Labels.Polarities.Contains(polarity) ? polarity : throw new InvalidInputException(path, number, $"polarity '{polarity}' is none of {string.Join(" ", Labels.Polarities)}");
                    break;
                case '#' when words.Length == 2 && fields.Length == 3:
                    (notes.TryGetValue(words[1], out var list) ? list : notes[words[1]] = []).Add(fields[2]);
                    break;
            }
        }

        var units = Units(path, text, stretches, notes, language);
        var result = new List<LabelledUnit>();
        var placed = new HashSet<string>();
        foreach (var (unit, at) in units)
        {
            var inside = stretches.Where(s => s.Label != UnitType && at.Contains(s.Span)).ToList();
            var ids = inside.Select(s => s.Id).ToHashSet(StringComparer.Ordinal);
            placed.UnionWith(ids);
            var own = events.Where(e => ids.Contains(e.Trigger)).ToList();
            var graph = new UnitGraph(
                [.. inside.Select(s => new GraphNode(s.Id, s.Span.Shift(-at.Start), s.Label, notes.GetValueOrDefault(s.Id) ?? []))],
                [.. own.Select(e => new GraphEvent(e.Trigger, polarities.GetValueOrDefault(e.Id) ?? Polarity.Asserted, e.Arguments, notes.GetValueOrDefault(e.Id) ?? []))]);
            result.Add(graph.Into(unit, own.Count > 0 ? $"{path}:{own[0].Line}" : path));
        }

        if (stretches.FirstOrDefault(s => s.Label != UnitType && !placed.Contains(s.Id)) is { } lost)
            throw new InvalidInputException(path, lost.Line, $"{lost.Id} lies in no unit, or across two: units are lines of the text, or its annotations '{UnitType}'");
        if (events.FirstOrDefault(e => !placed.Contains(e.Trigger)) is { Id: not null } loose)
            throw new InvalidInputException(path, loose.Line, $"{loose.Id} has the trigger {loose.Trigger}, which is not there");
        return result;

        Marked Stretch(string id, string field, int line)
        {
            var space = field.IndexOf(' ', StringComparison.Ordinal);
            var numbers = space < 0 ? [] : field[(space + 1)..].Split([' ', ';'], StringSplitOptions.RemoveEmptyEntries);
            if (numbers.Length < 2 || !int.TryParse(numbers[0], NumberStyles.None, CultureInfo.InvariantCulture, out var start)
                || !int.TryParse(numbers[^1], NumberStyles.None, CultureInfo.InvariantCulture, out var end))
            {
                throw new InvalidInputException(path, line, "a text-bound annotation is written as 'T1<tab>LABEL start end<tab>text'");
            }

            var (from, to) = (points.ToUtf16(start), points.ToUtf16(end));
            if (from < 0 || to <= from)
                throw new InvalidInputException(path, line, $"{id} has offsets {start}..{end} outside {Path.GetFileName(textPath)}; brat counts code points");
            return new Marked(id, field[..space], new TextSpan(from, to), line);
        }
    }

    private static List<(LabelledUnit Unit, TextSpan At)> Units(
        string path, string text, List<Marked> stretches, Dictionary<string, List<string>> notes, Language language)
    {
        var document = Path.GetFileNameWithoutExtension(path);
        var units = new List<(LabelledUnit, TextSpan)>();
        foreach (var mark in stretches.Where(s => s.Label == UnitType))
        {
            var fallback = new LabelledUnit($"{document}:{mark.Id}", document + ".txt", mark.Span.Start, mark.Span.End, language, "", [], []);
            var header = notes.GetValueOrDefault(mark.Id)?.FirstOrDefault(n => n.StartsWith('{'));
            try
            {
                using var json = header is null ? null : JsonDocument.Parse(header);
                units.Add((UnitHeader.Read(json?.RootElement, text[mark.Span.Start..mark.Span.End], fallback), mark.Span));
            }
            catch (Exception e) when (e is JsonException or InvalidOperationException)
            {
                throw new InvalidInputException(path, mark.Line, $"the note of {mark.Id}, which names the unit, is not JSON: restore it");
            }
        }

        if (units.Count > 0)
            return units;
        var start = 0;
        foreach (var line in text.Split('\n'))
        {
            var length = line.TrimEnd('\r').Length;
            if (length > 0)
            {
                var id = string.Create(CultureInfo.InvariantCulture, $"{document}:{units.Count}");
                units.Add((new LabelledUnit(id, document + ".txt", start, start + length, language, line[..length], [], []), new TextSpan(start, start + length)));
            }

            start += line.Length + 1;
        }

        return units;
    }

    private static string OneLine(string text) => text.Replace('\n', ' ').Replace('\r', ' ').Replace('\t', ' ');

    private static string Invariant(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
