using NlpPipeline.Annotations;

namespace NlpPipeline.Storage;

/// <summary>A sentence that carries mentions or claims, with its text.</summary>
public sealed record EvidenceSentence
{
    /// <exception cref="ArgumentException">The text is not as long as the span.</exception>
    public EvidenceSentence(TextSpan span, string text)
    {
        if (text.Length != span.Length)
            throw new ArgumentException($"a sentence at {span} has {span.Length} code units, its text {text.Length}", nameof(text));
        Span = span;
        Text = text;
    }

    /// <summary>Offsets in the document, UTF-16 code units of the NFC text.</summary>
    public TextSpan Span { get; }

    public string Text { get; }
}
