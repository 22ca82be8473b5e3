using NlpPipeline.Annotations;
using NlpPipeline.Tagging;

namespace NlpPipeline.Claims;

/// <summary>
/// A unit as the network of roles and polarity sees it, one trigger at a time: how far each token is from the trigger, where the other triggers and
/// the candidates are (predicate indicators of semantic role labelling; Zhou and Xu 2015, He et al. 2017).
/// </summary>
internal static class RoleSequence
{
    /// <summary>The kinds of attributes that the network looks at.</summary>
    public static readonly IReadOnlyList<AttributeKind> Kinds =
    [
        AttributeKind.Lower, AttributeKind.Kind, AttributeKind.Prefix3, AttributeKind.Suffix3, AttributeKind.ClusterMiddle, AttributeKind.ClusterFine,
        AttributeKind.WordList, AttributeKind.Language, AttributeKind.TriggerDistance, AttributeKind.TriggerType, AttributeKind.OtherTrigger,
        AttributeKind.Candidate, AttributeKind.CandidateHead,
    ];

    private const int OnTrigger = 1;
    private const int Before = 20;
    private const int After = 40;

    /// <summary>The token at which the network scores a candidate: its head, which in Vietnamese comes first and in English last.</summary>
    public static int Head(ClaimUnit unit, Candidate candidate) =>
        unit.Context.Unit.Language == Language.Vietnamese ? candidate.Start : candidate.End - 1;

    /// <summary>The token at which the network scores the trigger's polarity; -1 where a candidate is scored there (a Count's trigger is its noun).</summary>
    public static int PolarityToken(ClaimUnit unit, Trigger trigger)
    {
        foreach (var candidate in unit.Candidates)
        {
            if (Head(unit, candidate) == trigger.Start)
                return -1;
        }

        return trigger.Start;
    }

    public static TokenSequence Of(ClaimUnit unit, Trigger trigger)
    {
        var sequence = new TokenSequence(unit.Context.Unit.Sentence, unit.Context.Tokens);
        var type = TypeNumber(trigger);
        var language = 1 + (int)unit.Context.Unit.Language;
        for (var i = 0; i < sequence.Count; i++)
        {
            var distance = i < trigger.Start ? Before + Bucket(trigger.Start - i) : i >= trigger.End ? After + Bucket(i + 1 - trigger.End) : OnTrigger;
            sequence.Set(AttributeKind.TriggerDistance, i, distance);
            sequence.Set(AttributeKind.TriggerType, i, type);
            sequence.Set(AttributeKind.Language, i, language);
        }

        foreach (var other in unit.Triggers)
        {
            for (var i = other.Start; i < other.End && other != trigger; i++)
                sequence.Set(AttributeKind.OtherTrigger, i, TypeNumber(other));
        }

        foreach (var candidate in unit.Candidates)
        {
            var label = candidate.Mention is null ? 1 : 2 + Labels.IndexOf(candidate.Label);
            for (var i = candidate.Start; i < candidate.End; i++)
                sequence.Set(AttributeKind.Candidate, i, (2 * label) + (i == candidate.Start ? 1 : 0));
            sequence.Set(AttributeKind.CandidateHead, Head(unit, candidate), label);
        }

        return sequence;
    }

    private static int TypeNumber(Trigger trigger)
    {
        for (var i = 0; i < Labels.ClaimTypes.Count; i++)
        {
            if (Labels.ClaimTypes[i] == trigger.Type)
                return 1 + i;
        }

        return 0;
    }

    /// <summary>Distances from 1 on: near ones told apart, far ones in steps.</summary>
    private static int Bucket(int distance) => distance switch
    {
        <= 8 => distance,
        <= 11 => 9,
        <= 15 => 10,
        <= 21 => 11,
        <= 30 => 12,
        _ => 13,
    };
}
