namespace NlpPipeline.Normalization;

/// <summary>How a document writes thousands and decimals, where that is known. It settles what shape alone leaves open
/// (<c>28,296</c>, <c>1.500</c>).</summary>
public enum NumberStyleHint
{
    /// <summary>Decided by language and shape.</summary>
    Unknown,

    /// <summary><c>1.200.000,5</c>, the habit of Vietnamese and most of Europe.</summary>
    DotThousands,

    /// <summary><c>1,200,000.5</c>, the habit of English.</summary>
    CommaThousands,
}
