using NlpPipeline.Annotations;

namespace NlpPipeline.Storage;

/// <summary>The plain test: asserted claims of one type about the same place and patient, one of them a name, at times that overlap, whose
/// counts have no number in common. Reads each claim's first quantity; a text that only says "more than" is contradicted by less.</summary>
public sealed class QuantityContradictions : IContradictionFinder
{
    public IReadOnlyList<Contradiction> Find(IReadOnlyList<StoredClaim> claims)
    {
        var found = new List<Contradiction>();
        var subjects = claims
            .Where(c => c.Polarity == Polarity.Asserted && c.First("Quantity")?.Quantity is not null && c.First("Time")?.Days is not null)
            .GroupBy(Subject)
            .Where(g => g.Key.IsNamed)
            .OrderBy(g => g.Key.Key, StringComparer.Ordinal);
        foreach (var subject in subjects)
        {
            foreach (var group in Disagreeing([.. subject]))
            {
                var byQuantity = group.OrderBy(c => c.First("Quantity")!.Quantity!.Best).ThenBy(c => c.Id, StringComparer.Ordinal);
                found.Add(new Contradiction(Title(subject.First()), [.. byQuantity.Select(c => c.Id)]));
            }
        }

        return found;
    }

    private static ClaimSubject Subject(StoredClaim claim)
    {
        var (place, patient) = (claim.First("Place"), claim.First("Patient"));
        var key = string.Join('\n', claim.Type, Key(patient), Key(place), claim.First("Quantity")!.Quantity!.Unit);
        return new ClaimSubject(key, place?.MentionId is not null || patient?.MentionId is not null);
    }

    private static string Title(StoredClaim claim) => string.Join(
        " · ",
        ((string?[])[claim.Type, claim.First("Patient")?.Display, claim.First("Place")?.Display, claim.First("Quantity")!.Quantity!.Unit]).Where(t => t is not null));

    /// <summary>What two spellings of a filler share.</summary>
    private static string? Key(StoredArgument? argument) => argument is null ? null : NameFolder.Fold(argument.Display);

    /// <summary>The claims that disagree with another, joined where they disagree with the same one.</summary>
    private static IEnumerable<List<StoredClaim>> Disagreeing(List<StoredClaim> claims)
    {
        var seen = new bool[claims.Count];
        for (var i = 0; i < claims.Count; i++)
        {
            if (seen[i])
                continue;
            seen[i] = true;
            var group = new List<StoredClaim>();
            var open = new Queue<int>([i]);
            while (open.TryDequeue(out var at))
            {
                group.Add(claims[at]);
                for (var j = 0; j < claims.Count; j++)
                {
                    if (!seen[j] && Disagree(claims[at], claims[j]))
                    {
                        seen[j] = true;
                        open.Enqueue(j);
                    }
                }
            }

            if (group.Count > 1)
                yield return group;
        }
    }

    private static bool Disagree(StoredClaim a, StoredClaim b)
    {
        var (x, y) = (a.First("Quantity")!.Quantity!, b.First("Quantity")!.Quantity!);
        var (s, t) = (a.First("Time")!.Days!, b.First("Time")!.Days!);
        return (IsLess(x.High, y.Low) || IsLess(y.High, x.Low))
            && (s.Latest is not { } sl || t.Earliest is not { } te || sl >= te)
            && (t.Latest is not { } tl || s.Earliest is not { } se || tl >= se);
    }

    private static bool IsLess(double? high, double? low) => high is { } h && low is { } l && h < l;

    private sealed record ClaimSubject(string Key, bool IsNamed);
}
