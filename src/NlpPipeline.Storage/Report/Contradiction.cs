namespace NlpPipeline.Storage;

/// <summary>Claims that cannot all be right.</summary>
/// <param name="Title">What they are about, in one line.</param>
/// <param name="Claims">Ids of the claims, in the order to show.</param>
public sealed record Contradiction(string Title, IReadOnlyList<string> Claims);

/// <summary>Finds contradictions among claims; the report shows what it finds.</summary>
public interface IContradictionFinder
{
    IReadOnlyList<Contradiction> Find(IReadOnlyList<StoredClaim> claims);
}
