using NlpPipeline.Annotations;

namespace NlpPipeline.Reconciliation;

/// <summary>Tells first claims from their copies in repeated passages.</summary>
internal sealed class ClaimCopies
{
    /// <summary>Least similarity of two sentences whose claims may be one.</summary>
    private const double SentenceThreshold = 0.3;

    private readonly Dictionary<Claim, List<ClaimCopy>> copies = new(ReferenceEqualityComparer.Instance);
    private readonly HashSet<Claim> repeated = new(ReferenceEqualityComparer.Instance);
    private readonly Dictionary<Claim, string> origins = new(ReferenceEqualityComparer.Instance);

    public ClaimCopies(IReadOnlyList<Extraction> extractions, DocumentTexts? texts, RepeatedPassages finder)
    {
        var withText = new HashSet<string>(StringComparer.Ordinal);
        if (texts is not null)
            ByPassages(extractions, texts, finder, withText);
        ByWords(extractions, withText);
    }

    public bool IsCopy(Claim claim) => repeated.Contains(claim);

    public IReadOnlyList<ClaimCopy> CopiesOf(Claim claim) => copies.TryGetValue(claim, out var list) ? list : [];

    /// <summary>The document where the claim's passage stands first; null where it is not repeated.</summary>
    public string? OriginOf(Claim claim) => origins.GetValueOrDefault(claim);

    private void ByPassages(IReadOnlyList<Extraction> extractions, DocumentTexts texts, RepeatedPassages finder, HashSet<string> withText)
    {
        var passages = new List<Passage>();
        var claims = new List<List<(Extraction Extraction, Claim Claim)>>();
        foreach (var extraction in extractions)
        {
            if (!withText.Contains(extraction.Document) && texts.Of(extraction.Document) is not { })
                continue;
            withText.Add(extraction.Document);
            var first = passages.Count;
            passages.AddRange(Passage.Paragraphs(extraction.Document, texts.Of(extraction.Document)!));
            for (var i = first; i < passages.Count; i++)
                claims.Add([]);
            var at = first;
            foreach (var claim in extraction.Claims.OrderBy(c => c.Sentence.Start).ThenBy(c => c.Trigger.Start))
            {
                while (at + 1 < passages.Count && passages[at + 1].Span.Start <= claim.Sentence.Start)
                    at++;
                if (at < passages.Count && claim.Sentence.Start < passages[at].Span.End)
                    claims[at].Add((extraction, claim));
            }
        }

        foreach (var cluster in finder.Find(passages))
        {
            // A claim that the first passage lacks is new where it first turns up; later members may copy it from there.
            var known = new List<(Extraction Extraction, Claim Claim, ulong[] Words)>();
            var origin = passages[cluster.Members[0].Index].Document;
            foreach (var member in cluster.Members)
            {
                var taken = new HashSet<Claim>(ReferenceEqualityComparer.Instance);
                foreach (var (extraction, claim) in claims[member.Index])
                {
                    var words = WordShingles.Of(texts.Cut(extraction.Document, claim.Sentence) ?? "");
                    origins[claim] = origin;
                    var best = -1;
                    var bestScore = SentenceThreshold;
                    for (var i = 0; i < known.Count; i++)
                    {
                        if (taken.Contains(known[i].Claim) || !SameContent(known[i].Claim, claim))
                            continue;
                        var score = WordShingles.Similarity(known[i].Words, words) + (known[i].Claim.TriggerText == claim.TriggerText ? 0.2 : 0);
                        if (score >= bestScore)
                            (best, bestScore) = (i, score);
                    }

                    if (best >= 0 && member.Index != cluster.Members[0].Index)
                    {
                        taken.Add(known[best].Claim);
                        Add(known[best].Claim, extraction.Document, claim, member.Similarity);
                    }
                    else
                    {
                        known.Add((extraction, claim, words));
                        taken.Add(claim);
                    }
                }
            }
        }
    }

    /// <summary>Where no text is at hand: claims of other documents with the same words in every slot, two at least, in sentences of nearly one length.</summary>
    private void ByWords(IReadOnlyList<Extraction> extractions, HashSet<string> withText)
    {
        var first = new Dictionary<string, List<(Extraction Extraction, Claim Claim)>>(StringComparer.Ordinal);
        foreach (var extraction in extractions)
        {
            foreach (var claim in extraction.Claims)
            {
                if (claim.Arguments.Count(a => a.Text is not null) < 2)
                    continue;
                var key = claim.Type + "|" + claim.Polarity + "|" + VictimClasses.Fold(claim.TriggerText) + "|"
                    + string.Join('|', claim.Arguments.Select(a => a.Role + "=" + VictimClasses.Fold(a.Text ?? "") + "=" + a.Value));
                if (!first.TryGetValue(key, out var list))
                    first.Add(key, list = []);
                var match = list.FirstOrDefault(o =>
                    o.Extraction.Document != extraction.Document
                    && !(withText.Contains(o.Extraction.Document) && withText.Contains(extraction.Document))
                    && Math.Abs(o.Claim.Sentence.Length - claim.Sentence.Length) * 10 <= claim.Sentence.Length);
                if (match.Claim is not null && !IsCopy(claim))
                {
                    origins[claim] = match.Extraction.Document;
                    Add(match.Claim, extraction.Document, claim, 1);
                }
                else if (list.Count < 8)
                {
                    list.Add((extraction, claim));
                }
            }
        }
    }

    private void Add(Claim original, string document, Claim copy, double similarity)
    {
        if (!copies.TryGetValue(original, out var list))
            copies.Add(original, list = []);
        list.Add(new ClaimCopy(document, copy, similarity));
        repeated.Add(copy);
    }

    /// <summary>Same event family and polarity, and the same number where either has one: a copy with another number is a source's slip worth seeing.</summary>
    private static bool SameContent(Claim a, Claim b) =>
        EventFamily.Of(a.Type) == EventFamily.Of(b.Type) && a.Polarity == b.Polarity
        && a.Arguments.Where(x => x.Role == "Quantity").Select(x => x.Value).SequenceEqual(b.Arguments.Where(x => x.Role == "Quantity").Select(x => x.Value), StringComparer.Ordinal);
}
