using NlpPipeline.Annotations;

namespace NlpPipeline.Storage;

/// <summary>Finds the sentence that a stretch stands in.</summary>
internal sealed class SentenceIndex(IReadOnlyList<EvidenceSentence> sentences)
{
    /// <summary>The sentence that contains the stretch; null where none is given.</summary>
    public EvidenceSentence? Of(TextSpan span)
    {
        var low = 0;
        var high = sentences.Count - 1;
        while (low <= high)
        {
            var middle = (low + high) / 2;
            var sentence = sentences[middle];
            if (sentence.Span.Contains(span))
                return sentence;
            if (sentence.Span.Start > span.Start)
                high = middle - 1;
            else
                low = middle + 1;
        }

        return null;
    }
}
