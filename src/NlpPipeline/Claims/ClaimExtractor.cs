using System.Numerics.Tensors;
using NlpPipeline.Annotations;
using NlpPipeline.Recognition;
using NlpPipeline.Tagging;

namespace NlpPipeline.Claims;

/// <summary>The trained models that find claims.</summary>
/// <param name="Triggers">Tags triggers with claim types.</param>
/// <param name="Phrases">Tags noun phrases that may fill roles.</param>
/// <param name="Roles">Classes: no role (first), then roles.</param>
/// <param name="Polarity">Classes: polarities.</param>
/// <param name="Carry">Classes: no (first), yes.</param>
public sealed record ClaimModels(
    ISequenceTagger Triggers,
    ISequenceTagger Phrases,
    IClassifier Roles,
    IClassifier Polarity,
    IClassifier Carry,
    Calibration Calibration,
    LexicalResources Resources)
{
    /// <summary>A network that scores the classes of <see cref="Roles"/> at the heads of candidates and after them, where it was trained to,
    /// those of <see cref="Polarity"/> at the trigger; null for none.</summary>
    internal NetworkScorer? RoleNetwork { get; init; }
}

/// <summary>
/// Finds the claims of a document, unit by unit in order: triggers by a tagger, roles by a classifier over (trigger, candidate)
/// pairs, then polarity and, where the sentence has no date, one from the sentences before. One instance a document.
/// </summary>
public sealed class ClaimExtractor(ClaimModels models)
{
    private readonly LexicalAttributes lexical = new(models.Resources);
    private readonly FeatureList features = new();
    private CarriedDate? carried;

    /// <summary>The last claim of the unit just read that names nothing itself and so is none, but may head a list; null where there is none.</summary>
    public RecognizedClaim? Heading { get; private set; }

    /// <summary>The claims of the next unit.</summary>
    /// <param name="mentions">The unit's mentions, with values.</param>
    public List<RecognizedClaim> Extract(UnitContext context, IReadOnlyList<RecognizedMention> mentions)
    {
        Mark(context, mentions);
        carried = carried is { Distance: < CarryFeatures.Reach } date ? date with { Distance = date.Distance + 1 } : null;
        var triggers = models.Triggers.Tag(context.Sequence)
            .Select(t => new Trigger(t.Start, t.End, t.Label, models.Calibration.Apply(t.Probability)))
            .ToList();
        var claims = new List<RecognizedClaim>();
        Heading = null;
        if (triggers.Count > 0)
        {
            var phrases = models.Phrases.Tag(context.Sequence).Select(p => (p.Start, p.End));
            var unit = new ClaimUnit(context, lexical, triggers, Candidates(mentions, phrases));
            foreach (var trigger in triggers)
                claims.AddRange(Claims(unit, trigger));
        }

        Remember(mentions, claims);
        return claims;
    }

    /// <summary>Tells the claim taggers where the mentions are.</summary>
    internal static void Mark(UnitContext context, IEnumerable<RecognizedMention> mentions)
    {
        var sequence = context.Sequence;
        foreach (var kind in (ReadOnlySpan<AttributeKind>)[AttributeKind.Mention, AttributeKind.MentionLeft, AttributeKind.MentionRight, AttributeKind.MentionFamilies])
            sequence.Clear(kind);
        var families = 0;
        var reached = 0;
        var left = 0;
        foreach (var mention in mentions)
        {
            var label = 1 + Labels.IndexOf(mention.Label);
            context.Mark(AttributeKind.Mention, mention.Start, mention.End, label);
            families |= 1 << (int)mention.Family;
            for (var i = reached; i < mention.Start; i++)
                sequence.Set(AttributeKind.MentionRight, i, label);
            for (var i = reached; i < mention.End; i++)
                sequence.Set(AttributeKind.MentionLeft, i, left);
            (reached, left) = (mention.End, label);
        }

        for (var i = 0; i < sequence.Count; i++)
        {
            if (i >= reached)
                sequence.Set(AttributeKind.MentionLeft, i, left);
            sequence.Set(AttributeKind.MentionFamilies, i, 1 + families);
        }
    }

    /// <summary>Mentions and the noun phrases that overlap none of them, in text order.</summary>
    internal static List<Candidate> Candidates(IEnumerable<RecognizedMention> mentions, IEnumerable<(int Start, int End)> phrases)
    {
        var candidates = mentions.Select(m => new Candidate(m.Start, m.End, m.Label, m)).ToList();
        var count = candidates.Count;
        foreach (var (start, end) in phrases)
        {
            if (!candidates.Take(count).Any(c => c.Start < end && start < c.End))
                candidates.Add(new Candidate(start, end, Candidate.PhraseLabel, null));
        }

        candidates.Sort((a, b) => a.Start.CompareTo(b.Start));
        return candidates;
    }

    private IEnumerable<RecognizedClaim> Claims(ClaimUnit unit, Trigger trigger)
    {
        ReadOnlySpan<float> scores = models.RoleNetwork is { } network ? network.Score(RoleSequence.Of(unit, trigger)) : [];
        var arguments = Arguments(unit, trigger, scores);
        if (carried is not null && !arguments.Exists(a => a.Role == "Time"))
        {
            CarryFeatures.Extract(unit, trigger, carried, features);
            Span<double> carry = stackalloc double[models.Carry.Classes.Count];
            models.Carry.Classify(features.Span, carry);
            if (carry[1] > 0.5)
                arguments.Add(new RecognizedArgument("Time", null, carried.Value, carry[1]));
        }

        // A claim needs a name, a number or a time of its own (guidelines, section 4): where only a doubtful one has it, doubtful ones are taken.
        var sure = arguments.FindAll(a => a.Probability > SureRole);
        if (sure.Exists(NamesSomething))
            arguments = sure;
        var claim = new RecognizedClaim(trigger, Polarity(unit, trigger, scores), trigger.Probability, arguments);
        if (arguments.Exists(NamesSomething))
            return ClaimSplitter.Split(claim);
        Heading = claim;
        return [];
    }

    private string Polarity(ClaimUnit unit, Trigger trigger, ReadOnlySpan<float> scores)
    {
        PolarityFeatures.Extract(unit, trigger, features);
        Span<double> polarity = stackalloc double[models.Polarity.Classes.Count];
        models.Polarity.Classify(features.Span, polarity);
        var first = models.Roles.Classes.Count;
        if (models.RoleNetwork is { } network && network.Tags == first + polarity.Length && RoleSequence.PolarityToken(unit, trigger) is var token and >= 0)
            OpinionPool.Join(polarity, scores.Slice((token * network.Tags) + first, polarity.Length), network.Weight);
        return models.Polarity.Classes[TensorPrimitives.IndexOfMax<double>(polarity)];
    }

    private List<RecognizedArgument> Arguments(ClaimUnit unit, Trigger trigger, ReadOnlySpan<float> scores)
    {
        var arguments = new List<RecognizedArgument>();
        Span<double> roles = stackalloc double[models.Roles.Classes.Count];
        (Candidate, string?)? before = null;
        foreach (var candidate in unit.Candidates)
        {
            RoleFeatures.Extract(unit, trigger, candidate, before, features);
            models.Roles.Classify(features.Span, roles);
            if (models.RoleNetwork is { } network)
                OpinionPool.Join(roles, scores.Slice(RoleSequence.Head(unit, candidate) * network.Tags, roles.Length), network.Weight);
            var best = 0;
            for (var i = 1; i < roles.Length; i++)
            {
                if (IsPossible(models.Roles.Classes[i], candidate) && (best == 0 || roles[i] > roles[best]))
                    best = i;
            }

            var isFilled = best != 0 && roles[best] > LeastRole;
            before = (candidate, isFilled ? models.Roles.Classes[best] : null);
            if (isFilled)
                arguments.Add(new RecognizedArgument(models.Roles.Classes[best], candidate, null, roles[best]));
        }

        return arguments;
    }

    /// <summary>Roles under this probability are none.</summary>
    private const double LeastRole = 0.42;

    /// <summary>Roles under this probability are taken only where a claim would otherwise name nothing. F1 of arguments is the same from 0.36 to 0.6; the higher, the
    /// more claims are right in every slot that they fill.</summary>
    private const double SureRole = 0.55;

    private static bool NamesSomething(RecognizedArgument argument) => argument.CarriedValue is not null || argument.Candidate!.Mention is not null;

    /// <summary>What the guidelines' table of roles allows: times are dates, quantities are numbers.</summary>
    private static bool IsPossible(string role, Candidate candidate)
    {
        var family = candidate.Mention?.Family;
        return role switch
        {
            "Time" => candidate.Label is "DATE" or "TIME",
            "Term" => candidate.Label is "DURATION",
            "Quantity" => family == LabelFamily.Number && candidate.Label != "ORDINAL",
            _ => family is null or LabelFamily.Entity && candidate.Label != "EVENT",
        };
    }

    private void Remember(IReadOnlyList<RecognizedMention> mentions, List<RecognizedClaim> claims)
    {
        foreach (var mention in mentions)
        {
            if (mention is { Label: "DATE", Value: { Length: > 0 } value } && char.IsAsciiDigit(value[0]))
            {
                carried = new CarriedDate(value, 0, claims.Exists(c => c.Arguments.Any(a => a.Role == "Time" && a.Candidate?.Mention == mention)));
            }
        }
    }
}
