namespace NlpPipeline.Annotations;

/// <summary>A span of a labelled set; offsets are in the text of its unit.</summary>
/// <param name="Value">Normalized value; null for names, empty where the labeller could not know it.</param>
/// <param name="Confidence">Probability of a predicted span, 0 to 1; 1 for a hand-made label.</param>
public sealed record LabelledSpan(TextSpan Span, string Label, string? Value = null, double Confidence = 1)
{
    public string? Canonical { get; init; }
}

/// <summary>An argument of a labelled claim: a stretch of the unit, or a value carried from an earlier unit.</summary>
public sealed record LabelledArgument(string Role, TextSpan? Span, string? Value);

public sealed record LabelledClaim(
    string Type,
    TextSpan Trigger,
    string Polarity,
    IReadOnlyList<LabelledArgument> Arguments,
    double Confidence = 1);

/// <summary>One line of a labelled set: a sentence of a document with its labels (docs/formats.md).</summary>
/// <param name="Start">Offset of the unit in the document, UTF-16 code units of the NFC text.</param>
/// <param name="Spans">In text order, never overlapping in hand-made sets.</param>
public sealed record LabelledUnit(
    string Id,
    string Document,
    int Start,
    int End,
    Language Language,
    string Text,
    IReadOnlyList<LabelledSpan> Spans,
    IReadOnlyList<LabelledClaim> Claims)
{
    public string? Genre { get; init; }

    public string? Topic { get; init; }

    /// <summary>SHA-256 of the document's bytes as stored, lower-case hex; null where the set does not say.</summary>
    public string? Sha256 { get; init; }

    /// <summary>How many times the unit counts in training, 1 or more; a choice of who trains, not part of a set.</summary>
    public int Weight { get; init; } = 1;
}
