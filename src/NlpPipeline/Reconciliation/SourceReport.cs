using NlpPipeline.Annotations;
using NlpPipeline.Normalization;

namespace NlpPipeline.Reconciliation;

/// <summary>One claim of one document as a witness of an event, with what it is compared by.</summary>
public sealed record SourceReport(string Document, Claim Claim)
{
    /// <summary>The family that the claim's type belongs to (<see cref="EventFamily"/>).</summary>
    public string Family => EventFamily.Of(Claim.Type);

    /// <summary>The number that counts the victims; null where the claim gives none.</summary>
    public NumberValue? Quantity { get; init; }

    public required ReportTime Time { get; init; }

    public Victims Victims { get; init; } = Victims.Unknown;

    /// <summary>The named person, body or work that the report is about; null in reports of counts.</summary>
    public NamedParty? Subject { get; init; }

    /// <summary>Where it was; null where the claim does not say.</summary>
    public Place? Place { get; init; }

    /// <summary>Who did it, canonical name or text; null where the claim does not say.</summary>
    public string? Agent { get; init; }

    /// <summary>Whom the document names as its source, as written; null where it speaks for itself.</summary>
    public string? Attribution { get; init; }

    /// <summary>The evidence sentence; null where the document is not at hand.</summary>
    public string? Sentence { get; init; }

    /// <summary>Claims of repeated passages that say the same; they are no further witnesses.</summary>
    public IReadOnlyList<ClaimCopy> Copies { get; init; } = [];

    /// <summary>Place in input order.</summary>
    internal int Order { get; init; }

    /// <summary>The document in which a repeated passage stands first; null where the passage stands once.</summary>
    public string? RepeatedFrom { get; init; }

    /// <summary>Who is meant by these the document knows, we do not: they are no authority of their own.</summary>
    private static readonly System.Collections.Frozen.FrozenSet<string> Pronouns = System.Collections.Frozen.FrozenSet.Create(
        StringComparer.Ordinal, "he", "she", "they", "i", "we", "it", "his", "him", "ong", "ong ta", "ong ay", "ba", "ba ta", "ho", "toi", "chung toi", "chung ta", "y", "han");

    /// <summary>What counts as one witness: the attribution where there is one, else the document that the passage comes from.</summary>
    public string Witness => Attribution is { } source && FoldedName.Of(source) is { Length: > 0 } name && !Pronouns.Contains(name) ? "by " + name : RepeatedFrom ?? Document;
}

/// <summary>A claim that stands in a copy of the passage.</summary>
/// <param name="Similarity">Jaccard similarity of the two passages' word shingles, 0 to 1.</param>
public sealed record ClaimCopy(string Document, Claim Claim, double Similarity);

/// <summary>A named participant.</summary>
/// <param name="Key">Equal for spellings of one name.</param>
/// <param name="Name">The canonical name, else the text.</param>
/// <param name="Label">PER, ORG, LOC, GROUP, EVENT or WORK; empty for a common noun.</param>
public sealed record NamedParty(string Key, string Name, string Label);
