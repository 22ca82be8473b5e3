using NlpPipeline.Annotations;
using NlpPipeline.Fuzzing.Engine;
using NlpPipeline.Training.Corpora.Formats;
using NlpPipeline.Training.Corpora.Statistics;

namespace NlpPipeline.Fuzzing.Targets;

/// <summary>What <c>nlp data</c> does with units once they are read, whatever they were read from.</summary>
internal static class UnitChecks
{
    public static void Check(IReadOnlyList<LabelledUnit> units, Scratch scratch, Shape shape, bool isOurs)
    {
        shape.Count("units", units.Count);
        foreach (var unit in units)
        {
            shape.Count("spans", unit.Spans.Count);
            shape.Count("claims", unit.Claims.Count);
            shape.Add($"unit {unit.Language} {unit.Start > 0} {unit.Genre is null} {unit.Topic is null} {unit.Sha256 is null} {unit.Text.Length > 0}");
            foreach (var span in unit.Spans)
            {
                Require(span.Span.End <= unit.Text.Length, "a span lies in its text");
                shape.Add($"span {span.Label}", span.Value);
                shape.Add($"span {span.Canonical is null} {span.Confidence < 1}");
            }

            foreach (var argument in unit.Claims.SelectMany(c => c.Arguments))
                shape.Add($"argument {argument.Role} {argument.Span is null}", argument.Value);
            foreach (var claim in unit.Claims)
            {
                shape.Add($"claim {claim.Type} {claim.Polarity} {claim.Confidence < 1}");
                Require(claim.Trigger.End <= unit.Text.Length && claim.Arguments.All(a => a.Span is null || a.Span.Value.End <= unit.Text.Length), "a claim lies in its text");
            }
        }

        using var lines = new StringWriter();
        LabelledSet.Write(lines, units);
        var again = LabelledSet.Read(new StringReader(lines.ToString()), "again", new CorpusTexts(null), strictLabels: false);
        Require(again.Count == units.Count, "no unit is lost on the way through JSON lines");
        using var twice = new StringWriter();
        LabelledSet.Write(twice, again);
        Require(lines.ToString() == twice.ToString(), "units read back from JSON lines are the same");
        _ = SetStatistics.Of(units).ToJson();
        if (!isOurs)
            return;
        using var output = new StringWriter();
        ConllFormat.Write(output, units);
        output.GetStringBuilder().Clear();
        DoccanoFormat.Write(output, units);
        var doccano = DoccanoFormat.Read(scratch.Write("again.jsonl", System.Text.Encoding.UTF8.GetBytes(output.ToString())), Language.Vietnamese);
        Require(doccano.Count == units.Count, "no unit is lost on the way through doccano");
    }

    private static void Require(bool holds, string promise)
    {
        if (!holds)
            throw new BrokenInvariantException(promise);
    }
}
