using System.Globalization;
using NlpPipeline.Annotations;
using NlpPipeline.Claims;
using NlpPipeline.Documents;
using NlpPipeline.Recognition;
using NlpPipeline.Normalization.Names;

namespace NlpPipeline;

/// <summary>Turns what was found in units into output with document offsets and ids that count on from window to window.</summary>
internal sealed class ExtractionBuilder(string document, CanonicalNames? names, double minimumConfidence)
{
    private int mentionCount;
    private int claimCount;

    public Extraction Build(DocumentWindow window, IReadOnlyList<UnitAnalysis> units)
    {
        var mentions = new List<Mention>();
        var claims = new List<Claim>();
        var canonical = Canonical(units);
        var ids = new Dictionary<RecognizedMention, string>(ReferenceEqualityComparer.Instance);
        var rows = ListReader.Read(units).ToLookup(r => r.Row);
        for (var i = 0; i < units.Count; i++)
        {
            var unit = units[i];
            var offset = OffsetOf(window, unit);
            foreach (var mention in unit.Mentions)
            {
                if (mention.Probability < minimumConfidence)
                    continue;
                var id = $"{document}#m{(++mentionCount).ToString(CultureInfo.InvariantCulture)}";
                ids.Add(mention, id);
                var text = mention.Span.Of(unit.Context.Unit.Sentence).ToString();
                mentions.Add(new Mention(
                    id, mention.Label, mention.Span.Shift(offset), text, mention.Value, canonical.GetValueOrDefault(mention), mention.Probability)
                {
                    Counted = mention.Counted,
                    Modifier = mention.Modifier,
                    Interval = mention.Interval?.ToString(),
                });
            }

            foreach (var claim in unit.Claims)
            {
                if (claim.Probability >= minimumConfidence)
                    claims.Add(Build(unit, claim, offset, ids));
            }

            foreach (var row in rows[i])
            {
                var claim = Build(window, units, row, ids);
                if (claim.Confidence >= minimumConfidence)
                    claims.Add(claim);
            }
        }

        return new Extraction(document, mentions, claims);
    }

    private static int OffsetOf(DocumentWindow window, UnitAnalysis unit) => checked((int)window.Offset) + unit.Context.Unit.Span.Start;

    /// <summary>The claim of a list row: the event of the heading, of which the row replaces what it says itself. Its evidence reaches
    /// from the heading to the row, and it is as sure as both are together.</summary>
    private Claim Build(DocumentWindow window, IReadOnlyList<UnitAnalysis> units, ListClaim row, Dictionary<RecognizedMention, string> ids)
    {
        var heading = units[row.Heading];
        var start = OffsetOf(window, heading);
        var said = row.Arguments.Select(a => a.Role).ToHashSet(StringComparer.Ordinal);
        var claim = Build(heading, row.Claim with { Arguments = [.. row.Claim.Arguments.Where(a => !said.Contains(a.Role))] }, start, ids);
        var confidence = row.Claim.Probability;
        var arguments = claim.Arguments.ToList();
        foreach (var (role, at, span, mention) in row.Arguments)
        {
            confidence *= mention?.Probability ?? 1;
            arguments.Add(new ClaimArgument(
                role,
                span.Shift(OffsetOf(window, units[at])),
                span.Of(units[at].Context.Unit.Sentence).ToString(),
                mention?.Value,
                mention is null ? null : ids.GetValueOrDefault(mention),
                mention?.Probability ?? row.Claim.Probability));
        }

        return claim with
        {
            Confidence = confidence,
            Sentence = new TextSpan(start, OffsetOf(window, units[row.Row]) + units[row.Row].Context.Unit.Span.Length),
            Arguments = arguments,
        };
    }

    /// <summary>Canonical names of the window's entities, told from all of them together.</summary>
    private Dictionary<RecognizedMention, string> Canonical(IReadOnlyList<UnitAnalysis> units)
    {
        var result = new Dictionary<RecognizedMention, string>(ReferenceEqualityComparer.Instance);
        if (names is null)
            return result;
        var entities = units.SelectMany(u => u.Mentions.Select(m => (Unit: u, Mention: m))).Where(e => e.Mention.Family == LabelFamily.Entity).ToList();
        var resolved = names.Resolve([.. entities.Select(e => (e.Mention.Span.Of(e.Unit.Context.Unit.Sentence).ToString(), e.Mention.Label))]);
        for (var i = 0; i < entities.Count; i++)
        {
            if (resolved[i] is { } name)
                result.Add(entities[i].Mention, name);
        }

        return result;
    }

    private Claim Build(UnitAnalysis unit, RecognizedClaim claim, int offset, Dictionary<RecognizedMention, string> ids)
    {
        var context = unit.Context;
        var trigger = context.SpanOf(claim.Trigger.Start, claim.Trigger.End);
        return new Claim(
            $"{document}#c{(++claimCount).ToString(CultureInfo.InvariantCulture)}",
            claim.Trigger.Type,
            trigger.Shift(offset),
            trigger.Of(context.Unit.Sentence).ToString(),
            claim.Polarity,
            claim.Probability,
            new TextSpan(offset, offset + context.Unit.Span.Length),
            [.. claim.Arguments.Select(a => Build(context, a, offset, ids))]);
    }

    private static ClaimArgument Build(UnitContext context, RecognizedArgument argument, int offset, Dictionary<RecognizedMention, string> ids)
    {
        if (argument.Candidate is not { } candidate)
            return new ClaimArgument(argument.Role, null, null, argument.CarriedValue, null, argument.Probability);
        var span = context.SpanOf(candidate.Start, candidate.End);
        return new ClaimArgument(
            argument.Role,
            span.Shift(offset),
            span.Of(context.Unit.Sentence).ToString(),
            argument.Value,
            candidate.Mention is { } mention ? ids.GetValueOrDefault(mention) : null,
            argument.Probability);
    }
}
