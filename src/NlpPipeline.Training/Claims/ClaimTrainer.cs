using NlpPipeline.Annotations;
using NlpPipeline.Claims;
using NlpPipeline.Recognition;
using NlpPipeline.Tagging;
using NlpPipeline.Training.Corpora;
using NlpPipeline.Training.Crf;
using NlpPipeline.Training.Networks;
using NlpPipeline.Training.Optimization;
using NlpPipeline.Training.Recognizers;

namespace NlpPipeline.Training.Claims;

/// <summary>The models of claims, as trained.</summary>
public sealed record TrainedClaimModels(CrfModel Triggers, CrfModel Phrases, CrfModel Roles, CrfModel Polarity, CrfModel Carry);

/// <summary>How the claim models are trained.</summary>
public sealed record ClaimSettings
{
    public TaggerSettings Triggers { get; init; } = new()
    {
        Templates = [.. DefaultTemplates.Base, .. DefaultTemplates.Claims],
        Crf = new CrfSettings(L1: 0.02, L2: 3, Cutoff: 2, Least: 0.05),
        Network = new NetworkSettings(),
    };

    public TaggerSettings Phrases { get; init; } = new()
    {
        Templates = [.. DefaultTemplates.Base, .. DefaultTemplates.Claims],
        Crf = new CrfSettings(L1: 0.02, L2: 3, Cutoff: 2, Least: 0.03),
    };

    public CrfSettings Roles { get; init; } = new(L1: 0.05, L2: 0.3, Cutoff: 2);

    /// <summary>The network beside the role classifier; it looks further, since what divides clauses may stand far from both ends.</summary>
    public NetworkSettings RoleNetwork { get; init; } = new(Hidden: 96, Epochs: 12, Dropout: 0.3, InputDropout: 0.2, Weight: 0.6)
    {
        Dilations = [1, 2, 4, 8],
        Batch = 1600,
        Cutoff = 5,
    };

    public CrfSettings Polarity { get; init; } = new(L1: 0.1, L2: 0.3, Cutoff: 2);

    public CrfSettings Carry { get; init; } = new(L1: 0.1, L2: 0.3, Cutoff: 2);

    /// <summary>Parts of the training documents, each tagged by a model of the others, so that the role classifier meets the
    /// phrases that it will meet in use (stacking; Wolpert 1992).</summary>
    public int Folds { get; init; } = 3;

    /// <summary>Added to the tags of phrases: more candidates, from which the role classifier chooses.</summary>
    public double PhraseBonus { get; init; } = 1;
}

/// <summary>Trains the models of claims from labelled documents.</summary>
public sealed class ClaimTrainer(LexicalResources resources, ClaimSettings settings, TrainingRun run)
{
    private const string No = "no";
    private const string Yes = "yes";

    /// <param name="documents">Units of each document in text order.</param>
    /// <param name="stage">Sees the name of each step as it begins.</param>
    public TrainedClaimModels Train(IReadOnlyList<List<PreparedUnit>> documents, Action<string>? stage = null)
    {
        var units = documents.SelectMany(d => d).ToList();
        var gold = units.ToDictionary(u => u, u => new GoldClaims(u), ReferenceEqualityComparer.Instance as IEqualityComparer<PreparedUnit>);
        foreach (var unit in units)
            ClaimExtractor.Mark(unit.Context, GoldMentions.Of(unit));
        stage?.Invoke("triggers");
        var triggers = TaggerTrainer.Train(
            units.Select(u => new TaggedSentence(u.Context.Sequence, [.. gold[u].Triggers.Select(t => (t.Start, t.End, t.Type))], u.Gold.Weight)),
            Labels.ClaimTypes, resources, settings.Triggers, run);
        stage?.Invoke("phrases");
        var phrases = TrainPhrases(units, gold);
        stage?.Invoke("roles");
        var (roles, polarity, carry) = TrainClassifiers(documents, gold);
        return new TrainedClaimModels(triggers, phrases, roles, polarity, carry);
    }

    private CrfModel TrainPhrases(IEnumerable<PreparedUnit> units, Dictionary<PreparedUnit, GoldClaims> gold) => TaggerTrainer.Train(
        units.Select(u => new TaggedSentence(u.Context.Sequence, [.. gold[u].Phrases.Select(p => (p.Start, p.End, Candidate.PhraseLabel))], u.Gold.Weight)),
        [Candidate.PhraseLabel], resources, settings.Phrases, run);

    private (CrfModel Roles, CrfModel Polarity, CrfModel Carry) TrainClassifiers(
        IReadOnlyList<List<PreparedUnit>> documents, Dictionary<PreparedUnit, GoldClaims> gold)
    {
        List<string> classes = [No, .. Labels.Roles];
        List<string> polarities = [.. Labels.Polarities];
        var roles = new ClassifierTrainer(classes);
        var sequences = new List<(TokenSequence, int[])>();
        var weights = new List<int>();
        var polarity = new ClassifierTrainer(Labels.Polarities);
        var carry = new ClassifierTrainer([No, Yes]);
        var lexical = new LexicalAttributes(resources);
        var features = new FeatureList();
        for (var fold = 0; fold < settings.Folds; fold++)
        {
            var others = documents.Where((_, i) => i % settings.Folds != fold).SelectMany(d => d).ToList();
            var tagger = new SequenceTagger(TrainPhrases(others, gold), resources, settings.PhraseBonus);
            foreach (var document in documents.Where((_, i) => i % settings.Folds == fold))
            {
                CarriedDate? date = null;
                foreach (var unit in document)
                {
                    date = date is { Distance: < CarryFeatures.Reach } ? date with { Distance = date.Distance + 1 } : null;
                    var mentions = GoldMentions.Of(unit);
                    var weight = unit.Gold.Weight;
                    var phrases = gold[unit].Phrases.ToList();
                    phrases.AddRange(tagger.Tag(unit.Context.Sequence)
                        .Select(p => (p.Start, p.End))
                        .Where(p => !gold[unit].Phrases.Exists(g => g.Start < p.End && p.Start < g.End)));
                    var view = new ClaimUnit(unit.Context, lexical, gold[unit].Triggers, ClaimExtractor.Candidates(mentions, phrases));
                    foreach (var trigger in gold[unit].Triggers)
                    {
                        (Candidate, string?)? before = null;
                        var asked = new int[view.Count];
                        Array.Fill(asked, -1);
                        foreach (var candidate in view.Candidates)
                        {
                            RoleFeatures.Extract(view, trigger, candidate, before, features);
                            var role = gold[unit].RoleOf(trigger, candidate, unit);
                            roles.Add(features, role ?? No, weight);
                            asked[RoleSequence.Head(view, candidate)] = classes.IndexOf(role ?? No);
                            before = (candidate, role);
                        }

                        PolarityFeatures.Extract(view, trigger, features);
                        var told = gold[unit].PolarityOf(trigger);
                        polarity.Add(features, told, weight);
                        if (RoleSequence.PolarityToken(view, trigger) is var token and >= 0)
                            asked[token] = classes.Count + polarities.IndexOf(told);
                        sequences.Add((RoleSequence.Of(view, trigger), asked));
                        weights.Add(weight);
                        if (date is not null && !gold[unit].HasTime(trigger))
                        {
                            CarryFeatures.Extract(view, trigger, date, features);
                            carry.Add(features, gold[unit].CarriedTime(trigger) == date.Value ? Yes : No, weight);
                        }
                    }

                    foreach (var mention in mentions)
                    {
                        if (mention is { Label: "DATE", Value: { Length: > 0 } value } && char.IsAsciiDigit(value[0]))
                        {
                            date = new CarriedDate(value, 0, gold[unit].Triggers.Exists(t =>
                                gold[unit].RoleOf(t, new Candidate(mention.Start, mention.End, mention.Label, mention), unit) == "Time"));
                        }
                    }
                }
            }
        }

        var roleModel = roles.Train(settings.Roles, run);
        if (settings.RoleNetwork.Hidden > 0)
        {
            run.Progress?.Stage("network");
            roleModel = NetworkTrainer.Train(
                roleModel, RoleSequence.Kinds, sequences, resources, settings.RoleNetwork, run, weights: weights, further: Labels.Polarities.Count);
        }

        return (roleModel, polarity.Train(settings.Polarity, run), carry.Train(settings.Carry, run));
    }
}
