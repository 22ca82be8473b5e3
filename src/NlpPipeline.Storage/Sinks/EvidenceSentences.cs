using NlpPipeline.Annotations;
using NlpPipeline.Documents;
using NlpPipeline.Segmentation;

namespace NlpPipeline.Storage;

/// <summary>Cuts the evidence of an extraction out of the window of text that it was made from.</summary>
public static class EvidenceSentences
{
    /// <summary>The sentences of a window, as the pipeline splits it, that carry mentions or claims of the part; in text order.</summary>
    /// <param name="part">What the pipeline found in this window: <c>Pipeline.Extract</c> gives one part a window, in order.</param>
    public static IReadOnlyList<EvidenceSentence> Of(DocumentWindow window, Extraction part)
    {
        if (part.Mentions.Count == 0 && part.Claims.Count == 0)
            return [];
        var units = new List<TextSpan>();
        SentenceSplitter.Split(window.Text, 0, window.Text.Length, units);
        var offset = checked((int)window.Offset);
        var starts = new HashSet<int>();
        foreach (var mention in part.Mentions)
            starts.Add(mention.Span.Start - offset);
        foreach (var claim in part.Claims)
            starts.Add(claim.Trigger.Start - offset);
        var carrying = starts.Order().ToArray();
        var at = 0;
        var sentences = new List<EvidenceSentence>();
        foreach (var unit in units)
        {
            while (at < carrying.Length && carrying[at] < unit.Start)
                at++;
            if (at < carrying.Length && carrying[at] < unit.End)
                sentences.Add(new EvidenceSentence(unit.Shift(offset), unit.Of(window.Text).ToString()));
        }

        return sentences;
    }
}
