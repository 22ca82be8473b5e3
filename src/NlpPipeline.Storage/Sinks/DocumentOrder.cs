using NlpPipeline.Annotations;

namespace NlpPipeline.Storage;

/// <summary>The order of mentions and claims in flat outputs.</summary>
internal static class DocumentOrder
{
    /// <summary>Text order, sentence by sentence: the mentions of a sentence, then its claims, so that ids stand before they are used.</summary>
    public static void Visit(Extraction part, Action<Mention> mention, Action<Claim> claim)
    {
        var m = 0;
        foreach (var c in part.Claims)
        {
            while (m < part.Mentions.Count && part.Mentions[m].Span.Start < c.Sentence.End)
                mention(part.Mentions[m++]);
            claim(c);
        }

        while (m < part.Mentions.Count)
            mention(part.Mentions[m++]);
    }
}
