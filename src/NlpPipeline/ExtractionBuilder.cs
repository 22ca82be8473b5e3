using System.Globalization;
using NlpPipeline.Annotations;
using NlpPipeline.Claims;
using NlpPipeline.Documents;
using NlpPipeline.Recognition;
using NlpPipeline.Tagging;

namespace NlpPipeline;

/// <summary>Turns what was found in units into output with document offsets and ids that count on from window to window.</summary>
internal sealed class ExtractionBuilder(string document, Gazetteer? gazetteer, double minimumConfidence)
{
    private int mentionCount;
    private int claimCount;

    public Extraction Build(DocumentWindow window, IReadOnlyList<UnitAnalysis> units)
    {
        var mentions = new List<Mention>();
        var claims = new List<Claim>();
        foreach (var unit in units)
        {
            var offset = checked((int)window.Offset) + unit.Context.Unit.Span.Start;
            var ids = new Dictionary<RecognizedMention, string>(ReferenceEqualityComparer.Instance);
            foreach (var mention in unit.Mentions)
            {
                if (mention.Probability < minimumConfidence)
                    continue;
                var id = $"{document}#m{(++mentionCount).ToString(CultureInfo.InvariantCulture)}";
                ids.Add(mention, id);
                var text = mention.Span.Of(unit.Context.Unit.Sentence).ToString();
                mentions.Add(new Mention(
                    id, mention.Label, mention.Span.Shift(offset), text, mention.Value, Canonical(mention, text), mention.Probability)
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
        }

        return new Extraction(document, mentions, claims);
    }

    private string? Canonical(RecognizedMention mention, string text)
    {
        if (mention.Family != LabelFamily.Entity || gazetteer?.Find(text) is not { } entry)
            return null;
        return entry.Class.Split('.')[0] == mention.Label ? entry.Canonical : null;
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
