using NlpPipeline.Annotations;

namespace NlpPipeline.Storage;

/// <summary>A claim of a store with its evidence.</summary>
/// <param name="Row">Its row in the store.</param>
/// <param name="Passage">Row of the sentence; null where its text is not kept.</param>
/// <param name="Evidence">The sentence that is the evidence; null where its text is not kept.</param>
/// <param name="Arguments">Fillers in text order.</param>
public sealed record StoredClaim(
    long Row,
    string Document,
    string Id,
    string Type,
    TextSpan Trigger,
    string TriggerText,
    string Polarity,
    double Confidence,
    TextSpan Sentence,
    long? Passage,
    EvidenceSentence? Evidence,
    IReadOnlyList<StoredArgument> Arguments)
{
    /// <summary>The first filler of a role; null where there is none.</summary>
    public StoredArgument? First(string role) => Arguments.FirstOrDefault(a => a.Role == role);

    /// <summary>The claim as extraction wrote it.</summary>
    public Claim ToClaim() => new(
        Id, Type, Trigger, TriggerText, Polarity, Confidence, Sentence,
        [.. Arguments.Select(a => new ClaimArgument(a.Role, a.Span, a.Text, a.Value, a.MentionId, a.Confidence))]);
}

/// <summary>A filler of a role, with its numbers and days.</summary>
/// <param name="Label">The mention's label; null where no mention fills the role.</param>
public sealed record StoredArgument(
    string Role,
    TextSpan? Span,
    string? Text,
    string? Value,
    string? Canonical,
    string? MentionId,
    string? Label,
    QuantityBounds? Quantity,
    DayBounds? Days,
    double Confidence)
{
    /// <summary>Names by canonical name, else by their words; carried values by the value.</summary>
    public string Display => Canonical ?? Text ?? Value ?? "";
}

/// <summary>A mention in a sentence of a store.</summary>
public sealed record StoredMention(string Id, string Label, TextSpan Span, string Text, string? Value, string? Canonical, double Confidence);
