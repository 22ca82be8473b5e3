using NlpPipeline.Annotations;
using NlpPipeline.Recognition;

namespace NlpPipeline.Training.Corpora;

/// <summary>Gold spans in the form in which the claim models see recognized ones.</summary>
internal static class GoldMentions
{
    public static List<RecognizedMention> Of(PreparedUnit unit)
    {
        var mentions = new List<RecognizedMention>();
        foreach (var span in unit.Gold.Spans)
        {
            var (start, end) = unit.Context.TokensOf(span.Span);
            if (start < end && (mentions.Count == 0 || start >= mentions[^1].End))
                mentions.Add(new RecognizedMention(start, end, span.Label, span.Span, 1) { Value = span.Value });
        }

        return mentions;
    }
}
