using NlpPipeline.Annotations;

namespace NlpPipeline.Reconciliation;

/// <summary>A stretch of a document that may stand in another one too: a paragraph or a sentence.</summary>
/// <param name="Document">Name of the document as extraction output names it.</param>
/// <param name="Span">Offsets in the NFC text of the document.</param>
/// <param name="Text">The stretch itself.</param>
public sealed record Passage(string Document, TextSpan Span, string Text)
{
    /// <summary>The lines of a document that hold at least one letter or digit; a paragraph is a line.</summary>
    public static IEnumerable<Passage> Paragraphs(string document, string text)
    {
        for (var start = 0; start < text.Length;)
        {
            var end = text.IndexOf('\n', start);
            if (end < 0)
                end = text.Length;
            if (text.AsSpan(start, end - start).IndexOfAnyExcept(" \t\r\u00A0") >= 0)
                yield return new Passage(document, new TextSpan(start, end), text[start..end]);
            start = end + 1;
        }
    }
}

/// <summary>A passage of a cluster.</summary>
/// <param name="Index">Its place in the input.</param>
/// <param name="Similarity">Jaccard similarity of its word shingles to those of the cluster's first passage, 0 to 1.</param>
public readonly record struct PassageCopy(int Index, double Similarity);

/// <summary>Passages that say the same in nearly the same words; the first in input order stands for all.</summary>
public sealed record PassageCluster(IReadOnlyList<PassageCopy> Members);
