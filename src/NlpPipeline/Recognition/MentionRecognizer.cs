using NlpPipeline.Annotations;
using NlpPipeline.Tagging;

namespace NlpPipeline.Recognition;

/// <summary>Finds names, times and numbers with two taggers and settles where they meet. One instance a thread.</summary>
public sealed class MentionRecognizer(
    ISequenceTagger entities,
    Calibration entityCalibration,
    ISequenceTagger quantities,
    Calibration quantityCalibration)
{
    /// <summary>The mentions of a unit in text order; none overlap, and none has a value yet.</summary>
    public List<RecognizedMention> Recognize(UnitContext context)
    {
        var mentions = new List<RecognizedMention>();
        GrammarAttributes.Set(context);
        Add(entities.Tag(context.Sequence), entityCalibration);
        Add(quantities.Tag(context.Sequence), quantityCalibration);

        // The likelier of two that overlap stays; a longer name beats a date inside it where both are sure.
        mentions.Sort((a, b) => b.Probability != a.Probability ? b.Probability.CompareTo(a.Probability) : a.Start.CompareTo(b.Start));
        var kept = new List<RecognizedMention>(mentions.Count);
        foreach (var mention in mentions)
        {
            if (!kept.Exists(k => k.Span.Overlaps(mention.Span)))
                kept.Add(mention);
        }

        kept.Sort((a, b) => a.Start.CompareTo(b.Start));
        return kept;

        void Add(List<TaggedSpan> spans, Calibration calibration)
        {
            foreach (var span in spans)
            {
                if (Trim(context, span.Start, span.End) is { } trimmed)
                {
                    mentions.Add(new RecognizedMention(
                        trimmed.Start, trimmed.End, span.Label, context.SpanOf(trimmed.Start, trimmed.End), calibration.Apply(span.Probability)));
                }
            }
        }
    }

    /// <summary>Takes punctuation off the edges of a span, which no mention carries (guidelines, preamble).</summary>
    private static (int Start, int End)? Trim(UnitContext context, int start, int end)
    {
        while (start < end && IsStray(context, start))
            start++;
        while (end > start && IsStray(context, end - 1))
            end--;
        return start < end ? (start, end) : null;
    }

    private static bool IsStray(UnitContext context, int token)
    {
        var form = context.Tokens[token].Of(context.Unit.Sentence);
        return form[0] is ',' or ';' or ':' or '"' or '“' or '”' or '!' or '?' or '…' or '*' or '_' or '|';
    }
}
