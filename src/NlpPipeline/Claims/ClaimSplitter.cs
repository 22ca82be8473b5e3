namespace NlpPipeline.Claims;

/// <summary>
/// One trigger with two quantities for distinct victims is two claims (guidelines, section 4): each quantity takes the patient
/// that follows it, and both share the rest.
/// </summary>
internal static class ClaimSplitter
{
    public static IEnumerable<RecognizedClaim> Split(RecognizedClaim claim)
    {
        var quantities = claim.Arguments.Where(a => a.Role == "Quantity").ToList();
        var patients = claim.Arguments.Where(a => a.Role == "Patient").ToList();
        if (quantities.Count < 2)
            return [claim];
        var shared = claim.Arguments.Where(a => a.Role is not ("Quantity" or "Patient")).ToList();
        var taken = new HashSet<RecognizedArgument>();
        var claims = new List<RecognizedClaim>();
        for (var i = 0; i < quantities.Count; i++)
        {
            var from = quantities[i].Candidate!.Start;
            var to = i + 1 < quantities.Count ? quantities[i + 1].Candidate!.Start : int.MaxValue;
            var own = patients.Where(p => p.Candidate!.Start >= from && p.Candidate.Start < to).ToList();
            taken.UnionWith(own);
            claims.Add(claim with { Arguments = [quantities[i], .. own] });
        }

        // Patients before the first quantity belong to every claim that found none of its own, else to all.
        var rest = patients.Where(p => !taken.Contains(p)).ToList();
        var bare = claims.Exists(c => c.Arguments.Count == 1);
        return claims.Select(c => c with
        {
            Arguments = [.. c.Arguments.Concat(shared).Concat(!bare || c.Arguments.Count == 1 ? rest : []).OrderBy(Position)],
        });
    }

    private static int Position(RecognizedArgument argument) => argument.Candidate?.Start ?? int.MaxValue;
}
