using NlpPipeline.Annotations;
using NlpPipeline.Claims;
using NlpPipeline.Training.Corpora;

namespace NlpPipeline.Training.Claims;

/// <summary>The gold claims of a unit over token indices: triggers, noun phrases that fill roles, and who fills which.</summary>
internal sealed class GoldClaims
{
    private readonly Dictionary<(int, int, string), List<LabelledClaim>> byTrigger = [];

    public GoldClaims(PreparedUnit unit)
    {
        var context = unit.Context;
        var taken = new bool[context.Tokens.Count];
        foreach (var claim in unit.Gold.Claims)
        {
            var (start, end) = context.TokensOf(claim.Trigger);
            if (start >= end)
                continue;
            if (byTrigger.TryGetValue((start, end, claim.Type), out var same))
            {
                same.Add(claim);
                continue;
            }

            // A tagger gives each token one trigger: of two that overlap the first stays.
            if (Enumerable.Range(start, end - start).Any(i => taken[i]))
                continue;
            taken.AsSpan(start, end - start).Fill(true);
            byTrigger.Add((start, end, claim.Type), [claim]);
            Triggers.Add(new Trigger(start, end, claim.Type, 1));
        }

        Triggers.Sort((a, b) => a.Start.CompareTo(b.Start));
        var mentions = GoldMentions.Of(unit);
        foreach (var argument in unit.Gold.Claims.SelectMany(c => c.Arguments))
        {
            if (argument.Span is not { } span)
                continue;
            var (start, end) = context.TokensOf(span);
            if (start < end && !mentions.Exists(m => m.Start < end && start < m.End) && !Phrases.Exists(p => p.Start < end && start < p.End))
                Phrases.Add((start, end));
        }

        Phrases.Sort();
    }

    public List<Trigger> Triggers { get; } = [];

    /// <summary>Fillers that are no mention.</summary>
    public List<(int Start, int End)> Phrases { get; } = [];

    public string PolarityOf(Trigger trigger) => Claims(trigger)[0].Polarity;

    /// <summary>The role that a candidate fills in the claims of a trigger; null for none.</summary>
    public string? RoleOf(Trigger trigger, Candidate candidate, PreparedUnit unit)
    {
        foreach (var argument in Claims(trigger).SelectMany(c => c.Arguments))
        {
            if (argument.Span is not { } span)
                continue;
            var (start, end) = unit.Context.TokensOf(span);
            if (start < candidate.End && candidate.Start < end)
                return argument.Role;
        }

        return null;
    }

    public bool HasTime(Trigger trigger) => Claims(trigger).Exists(c => c.Arguments.Any(a => a.Role == "Time" && a.Span is not null));

    /// <summary>The date carried from an earlier unit; null for none.</summary>
    public string? CarriedTime(Trigger trigger) =>
        Claims(trigger).SelectMany(c => c.Arguments).FirstOrDefault(a => a.Role == "Time" && a.Span is null)?.Value;

    private List<LabelledClaim> Claims(Trigger trigger) => byTrigger[(trigger.Start, trigger.End, trigger.Type)];
}
