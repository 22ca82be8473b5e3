using NlpPipeline.Annotations;

namespace NlpPipeline.Training.Corpora.Checking;

/// <summary>Whether claims point at spans or short noun phrases, and at the right kind of span for the role.</summary>
internal static class ClaimCheck
{
    /// <summary>Words that a phrase without a label may have (guidelines, rule 4.3); Vietnamese is written by the syllable, about two a word.</summary>
    private static int MostWords(Language language) => language == Language.English ? 5 : 10;

    public static IEnumerable<(string Kind, string Message)> Faults(LabelledUnit unit, TextEdges edges)
    {
        var seen = new HashSet<string>();
        foreach (var claim in unit.Claims)
        {
            var name = $"{claim.Type} at {claim.Trigger} '{Of(unit, claim.Trigger)}'";
            if (edges.Fault(claim.Trigger) is { } fault)
                yield return ("trigger", $"the trigger of {name} {fault}");
            if (claim.Arguments.Count == 0)
                yield return ("claim", $"{name} has no argument");
            if (!seen.Add($"{claim.Type} {claim.Trigger} {string.Join(',', claim.Arguments.Select(a => $"{a.Role} {a.Span} {a.Value}"))}"))
                yield return ("claim", $"{name} stands twice");
            foreach (var argument in claim.Arguments)
            {
                foreach (var finding in Faults(unit, argument, edges))
                    yield return ("argument", $"{argument.Role} of {name} {finding}");
            }
        }
    }

    private static IEnumerable<string> Faults(LabelledUnit unit, LabelledArgument argument, TextEdges edges)
    {
        if (argument.Span is not { } at)
        {
            if (argument.Role != "Time")
                yield return $"has only a value '{argument.Value}': only a Time is carried from an earlier sentence";
            else if (ValueCheck.Fault("DATE", argument.Value) is { } wrong && ValueCheck.Fault("TIME", argument.Value) is not null)
                yield return wrong;
            yield break;
        }

        var words = Of(unit, at);
        var span = unit.Spans.FirstOrDefault(s => s.Span == at);
        if (span is not null)
        {
            if (WrongLabel(argument.Role, span.Label))
                yield return $"is '{words}', a {span.Label}";
            if (argument.Value is not null && argument.Value != (span.Value ?? ""))
                yield return $"'{words}' has the value '{argument.Value}', its span '{span.Value}'";
            yield break;
        }

        if (edges.Fault(at) is { } fault)
            yield return $"'{words}' {fault}";
        else if (unit.Spans.FirstOrDefault(s => s.Span.Overlaps(at) && !at.Contains(s.Span)) is { } cut)
            yield return $"'{words}' cuts the {cut.Label} '{Of(unit, cut.Span)}'";
        if (argument.Role is "Quantity" or "Term")
            yield return $"'{words}' is no labelled span";
        else if (words.Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries).Length > MostWords(unit.Language))
            yield return $"'{words}' has more than {MostWords(unit.Language)} words";
    }

    private static bool WrongLabel(string role, string label) => role switch
    {
        "Quantity" => Labels.FamilyOf(label) != LabelFamily.Number || label == "ORDINAL",
        "Time" => label is not ("DATE" or "TIME" or "SET"),
        "Term" => label is not ("DURATION" or "DATE" or "SET"),
        _ => label == "EVENT",
    };

    private static string Of(LabelledUnit unit, TextSpan span) => span.Of(unit.Text).ToString().ReplaceLineEndings(" ");
}
