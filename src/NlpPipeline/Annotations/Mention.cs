namespace NlpPipeline.Annotations;

/// <summary>A recognized name, time or number in a document.</summary>
/// <param name="Id">Unique in the output, <c>document#mN</c>.</param>
/// <param name="Label">One of <see cref="Labels.All"/>.</param>
/// <param name="Span">Offsets in the NFC text of the document.</param>
/// <param name="Text">The stretch itself.</param>
/// <param name="Value">The normalized value of a time or number (guidelines, sections 2 and 3); null where none is known.</param>
/// <param name="Canonical">The canonical English name of an entity; null where none is known.</param>
/// <param name="Confidence">Probability, 0 to 1, that span and label are right.</param>
public sealed record Mention(string Id, string Label, TextSpan Span, string Text, string? Value, string? Canonical, double Confidence)
{
    /// <summary>The noun that a number counts (<c>người</c> in <c>5 triệu người</c>); null where none stands beside it.</summary>
    public string? Counted { get; init; }

    /// <summary>TIMEX3 modifier (START, MID, END, APPROX); null where there is none.</summary>
    public string? Modifier { get; init; }

    /// <summary>First and last day of a time, ISO 8601, joined by <c>/</c>; null where it cannot be known.</summary>
    public string? Interval { get; init; }
}

/// <summary>A filler of a claim's role: a stretch of text, or a value alone where it is carried from an earlier sentence.</summary>
/// <param name="Role">One of <see cref="Labels.Roles"/>.</param>
/// <param name="Span">Offsets in the document; null for a carried value.</param>
/// <param name="Text">The stretch; null for a carried value.</param>
/// <param name="Value">The normalized value of a time or number.</param>
/// <param name="MentionId">The mention that fills the role; null where a plain noun phrase does.</param>
/// <param name="Confidence">Probability, 0 to 1, that the filler has this role.</param>
public sealed record ClaimArgument(string Role, TextSpan? Span, string? Text, string? Value, string? MentionId, double Confidence);

/// <summary>What a document says happened.</summary>
/// <param name="Id">Unique in the output, <c>document#cN</c>.</param>
/// <param name="Type">One of <see cref="Labels.ClaimTypes"/>.</param>
/// <param name="Trigger">The words that express the event, offsets in the document.</param>
/// <param name="TriggerText">The trigger's stretch of text.</param>
/// <param name="Polarity">One of <see cref="Labels.Polarities"/>.</param>
/// <param name="Confidence">Probability, 0 to 1, that type and trigger are right.</param>
/// <param name="Sentence">The sentence that is the evidence, offsets in the document.</param>
/// <param name="Arguments">Fillers in text order.</param>
public sealed record Claim(
    string Id,
    string Type,
    TextSpan Trigger,
    string TriggerText,
    string Polarity,
    double Confidence,
    TextSpan Sentence,
    IReadOnlyList<ClaimArgument> Arguments);
