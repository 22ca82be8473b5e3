using System.Globalization;
using NlpPipeline.Annotations;

namespace NlpPipeline.Training.Corpora.Formats;

/// <summary>A marked stretch: a span, a claim's trigger (its label is the claim's type), or a noun phrase that fills a role.</summary>
/// <param name="Id">Unique in its unit.</param>
/// <param name="Notes">What a stretch and a label cannot say: <c>value=1937</c>, <c>canonical=…</c>, <c>confidence=0.9</c>.</param>
internal sealed record GraphNode(string Id, TextSpan Span, string Label, IReadOnlyList<string> Notes);

/// <param name="Trigger">The node of the trigger.</param>
/// <param name="Arguments">Roles and the nodes that fill them.</param>
/// <param name="Notes">
/// What nodes cannot say of the arguments, numbered from 0: <c>2:Time=1936-08</c> is a value carried from an earlier unit, <c>1=300</c> an
/// argument whose value is not its span's, <c>1</c> one that has none though its span has; and <c>confidence=0.9</c> of the claim.
/// </param>
internal sealed record GraphEvent(string Trigger, string Polarity, IReadOnlyList<(string Role, string Node)> Arguments, IReadOnlyList<string> Notes);

/// <summary>A unit's labels as nodes and events, the shape that annotation programs share.</summary>
internal sealed record UnitGraph(IReadOnlyList<GraphNode> Nodes, IReadOnlyList<GraphEvent> Events)
{
    /// <summary>Label of a node that is no span of the guidelines but fills a role.</summary>
    public const string Phrase = "Phrase";

    private const string ValueNote = "value=";
    private const string CanonicalNote = "canonical=";
    private const string ConfidenceNote = "confidence=";

    public static UnitGraph Of(LabelledUnit unit)
    {
        var nodes = new List<GraphNode>();
        var byStretch = new Dictionary<TextSpan, (string Id, string? Value)>();
        foreach (var span in unit.Spans)
        {
            var notes = new List<string>();
            if (span.Value is not null)
                notes.Add(ValueNote + span.Value);
            if (span.Canonical is not null)
                notes.Add(CanonicalNote + span.Canonical);
            AddConfidence(notes, span.Confidence);
            var id = Add(span.Span, span.Label, notes);
            byStretch.TryAdd(span.Span, (id, span.Value is { Length: > 0 } ? span.Value : null));
        }

        var events = new List<GraphEvent>();
        foreach (var claim in unit.Claims)
        {
            var trigger = Add(claim.Trigger, claim.Type, []);
            var arguments = new List<(string, string)>();
            var notes = new List<string>();
            for (var i = 0; i < claim.Arguments.Count; i++)
            {
                var (role, stretch, value) = claim.Arguments[i];
                if (stretch is not { } at)
                {
                    notes.Add(string.Create(CultureInfo.InvariantCulture, $"{i}:{role}={value}"));
                    continue;
                }

                if (!byStretch.TryGetValue(at, out var filler))
                    byStretch.Add(at, filler = (Add(at, Phrase, []), null));
                arguments.Add((role, filler.Id));
                if (value != filler.Value)
                    notes.Add(value is null ? i.ToString(CultureInfo.InvariantCulture) : string.Create(CultureInfo.InvariantCulture, $"{i}={value}"));
            }

            AddConfidence(notes, claim.Confidence);
            events.Add(new GraphEvent(trigger, claim.Polarity, arguments, notes));
        }

        return new UnitGraph(nodes, events);

        string Add(TextSpan span, string label, IReadOnlyList<string> notes)
        {
            var id = nodes.Count.ToString(CultureInfo.InvariantCulture);
            nodes.Add(new GraphNode(id, span, label, notes));
            return id;
        }
    }

    /// <summary>Puts the labels into a unit that has its text.</summary>
    /// <exception cref="InvalidInputException">A role points at a node that is not there.</exception>
    public LabelledUnit Into(LabelledUnit unit, string place)
    {
        var byId = new Dictionary<string, GraphNode>();
        foreach (var node in Nodes)
        {
            if (!byId.TryAdd(node.Id, node))
                throw new InvalidInputException($"{place}: two annotations have the id {node.Id}: renumber one");
        }

        var triggers = Events.Select(e => e.Trigger).ToHashSet(StringComparer.Ordinal);
        var values = new Dictionary<string, string?>();
        var spans = new List<LabelledSpan>();
        foreach (var node in Nodes.Where(n => n.Label != Phrase && !triggers.Contains(n.Id)))
        {
            var value = Note(node.Notes, ValueNote);
            values[node.Id] = value is { Length: > 0 } ? value : null;
            spans.Add(new LabelledSpan(node.Span, node.Label, value, Confidence(node.Notes)) { Canonical = Note(node.Notes, CanonicalNote) });
        }

        var claims = new List<LabelledClaim>();
        foreach (var happening in Events)
        {
            var trigger = Find(happening.Trigger);
            var arguments = happening.Arguments
                .Select(a => new LabelledArgument(a.Role, Find(a.Node).Span, values.GetValueOrDefault(a.Node)))
                .ToList();
            Apply(happening.Notes, arguments);
            claims.Add(new LabelledClaim(trigger.Label, trigger.Span, happening.Polarity, arguments, Confidence(happening.Notes)));
        }

        return unit with { Spans = [.. spans.OrderBy(s => s.Span.Start).ThenBy(s => s.Span.End)], Claims = claims };

        GraphNode Find(string id) => byId.TryGetValue(id, out var node)
            ? node
            : throw new InvalidInputException($"{place}: a claim points at annotation {id}, which is not there: remove the link or add the annotation");
    }

    private static void Apply(IReadOnlyList<string> notes, List<LabelledArgument> arguments)
    {
        foreach (var note in notes)
        {
            if (Numbered(note) is var (carriedAt, rest) && rest.StartsWith(':') && rest.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
                arguments.Insert(Math.Min(carriedAt, arguments.Count), new LabelledArgument(rest[1..equals], null, rest[(equals + 1)..]));
        }

        foreach (var note in notes)
        {
            if (Numbered(note) is var (i, rest) && i < arguments.Count && (rest.Length == 0 || rest[0] == '='))
                arguments[i] = arguments[i] with { Value = rest.Length == 0 ? null : rest[1..] };
        }
    }

    /// <summary>The number that a note begins with, and what follows it; null for notes that people wrote.</summary>
    private static (int Number, string Tail)? Numbered(string note)
    {
        var digits = 0;
        while (digits < note.Length && char.IsAsciiDigit(note[digits]))
            digits++;
        return digits > 0 && int.TryParse(note.AsSpan(0, digits), NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? (number, note[digits..]) : null;
    }

    private static string? Note(IReadOnlyList<string> notes, string key) =>
        notes.FirstOrDefault(n => n.StartsWith(key, StringComparison.Ordinal))?[key.Length..];

    private static void AddConfidence(List<string> notes, double confidence)
    {
        if (confidence < 1)
            notes.Add(ConfidenceNote + confidence.ToString("R", CultureInfo.InvariantCulture));
    }

    private static double Confidence(IReadOnlyList<string> notes) =>
        double.TryParse(Note(notes, ConfidenceNote), NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value is >= 0 and <= 1 ? value : 1;
}
