namespace NlpPipeline.Annotations;

/// <summary>What was extracted from a document, or from a stretch of one: mentions and claims in text order.</summary>
/// <param name="Document">Name of the document as output names it.</param>
public sealed record Extraction(string Document, IReadOnlyList<Mention> Mentions, IReadOnlyList<Claim> Claims);
