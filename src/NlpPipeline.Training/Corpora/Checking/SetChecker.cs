using NlpPipeline.Annotations;
using NlpPipeline.Training.Corpora.Formats;

namespace NlpPipeline.Training.Corpora.Checking;

/// <summary>
/// Checks labelled sets against the guidelines, line by line, and across all the sets that it is given: a unit or text that stands in
/// two of them is found.
/// </summary>
/// <param name="corpus">Folder of the documents of stand-off sets; null where there are none.</param>
public sealed class SetChecker(string? corpus)
{
    /// <summary>Texts this long (in UTF-16 code units) do not come twice by chance; shorter ones (<c>Sources:</c>) do.</summary>
    private const int LongText = 40;

    private readonly CorpusTexts texts = new(corpus);
    private readonly Dictionary<(string Document, string Id), string> ids = [];
    private readonly Dictionary<string, string> places = new(StringComparer.Ordinal);
    private readonly Dictionary<string, List<(int Start, int End, string Place)>> stretches = new(StringComparer.Ordinal);

    /// <summary>Units that could be read so far.</summary>
    public int Units { get; private set; }

    /// <summary>What is wrong with a set, in file order. A line that cannot be read is a finding as well.</summary>
    /// <exception cref="InvalidInputException">The file is missing or not UTF-8.</exception>
    public IReadOnlyList<SetFinding> Check(string path)
    {
        var findings = new List<SetFinding>();
        var number = 0;
        foreach (var line in TextLines.Read(path))
        {
            number++;
            if (string.IsNullOrWhiteSpace(line))
                continue;
            LabelledUnit unit;
            try
            {
                unit = LabelledSet.Read(new StringReader(line), path, texts).Single();
            }
            catch (InvalidInputException e)
            {
                // The reader saw one line only; what it says of the place is this prefix.
                findings.Add(new SetFinding(path, number, "line", e.Message.StartsWith($"{path}:1: ", StringComparison.Ordinal) ? e.Message[(path.Length + 4)..] : e.Message));
                continue;
            }

            Units++;
            findings.AddRange(Faults(unit, $"{path}:{number}").Select(f => new SetFinding(path, number, f.Kind, $"{unit.Id}: {f.Message}")));
        }

        return findings;
    }

    private IEnumerable<(string Kind, string Message)> Faults(LabelledUnit unit, string place) =>
        SpanFaults(unit, out var edges).Concat(ClaimCheck.Faults(unit, edges)).Concat(Repetitions(unit, place));

    private static List<(string Kind, string Message)> SpanFaults(LabelledUnit unit, out TextEdges edges)
    {
        edges = new TextEdges(unit.Text);
        var faults = new List<(string, string)>();
        LabelledSpan? last = null;
        foreach (var span in unit.Spans)
        {
            var name = $"{span.Label} at {span.Span} '{span.Span.Of(unit.Text).ToString().ReplaceLineEndings(" ")}'";
            if (edges.Fault(span.Span) is { } edge)
                faults.Add(("edge", $"{name} {edge}"));
            if (ValueCheck.Fault(span.Label, span.Value) is { } value)
                faults.Add(("value", $"{name}: {value}"));
            if (last is not null && span.Span.Start < last.Span.End)
                faults.Add(("overlap", $"{name} overlaps the span at {last.Span}, or stands before it in the line: spans are in text order"));
            last = span;
        }

        return faults;
    }

    private IEnumerable<(string Kind, string Message)> Repetitions(LabelledUnit unit, string place)
    {
        if (!ids.TryAdd((unit.Document, unit.Id), place))
            yield return ("repeated", $"the unit stands at {ids[(unit.Document, unit.Id)]} already");
        else if (unit.Text.Length >= LongText && !places.TryAdd(unit.Text, place))
            yield return ("repeated", $"its text stands at {places[unit.Text]} already");
        if (unit.Document.Length == 0)
            yield break;
        if (!stretches.TryGetValue(unit.Document, out var known))
            stretches.Add(unit.Document, known = []);
        var at = known.FindIndex(k => k.Start < unit.End && unit.Start < k.End);
        if (at >= 0)
            yield return ("repeated", $"its stretch {unit.Start}..{unit.End} of {unit.Document} overlaps {known[at].Start}..{known[at].End} at {known[at].Place}");
        known.Add((unit.Start, unit.End, place));
    }
}
