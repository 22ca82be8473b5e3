using NlpPipeline.Annotations;
using NlpPipeline.Models;
using NlpPipeline.Recognition;
using NlpPipeline.Tagging;
using NlpPipeline.Training.Claims;
using NlpPipeline.Training.Corpora;
using NlpPipeline.Training.Optimization;
using NlpPipeline.Training.Recognizers;

namespace NlpPipeline.Training.Pipelines;

/// <summary>Trains all recognizers of the pipeline from labelled units.</summary>
public sealed class PipelineTrainer(LexicalResources resources, PipelineSettings settings, TrainingRun run)
{
    private static readonly double[] Bonuses = [0, 0.25, 0.5, 0.75, 1, 1.5, 2];

    private static readonly IReadOnlyList<string> QuantityLabels = [.. Labels.Times, .. Labels.Numbers];

    /// <summary>Trains one model, or one for each language from the units of that language, as the settings say.</summary>
    /// <inheritdoc cref="Train"/>
    /// <exception cref="InvalidInputException">A language that is to have a model has no units to learn from.</exception>
    public PipelineModels TrainModels(IReadOnlyList<LabelledUnit> train, IReadOnlyList<LabelledUnit> dev)
    {
        if (!settings.IsByLanguage)
            return new PipelineModels(Train(train, dev));
        LanguageSplit.RequireBoth(train, "--data");
        return new PipelineModels(Of(Language.Vietnamese), Of(Language.English));

        PipelineModel Of(Language language)
        {
            run.Progress?.Stage($"model of language {language.Code()}");
            return Train(LanguageSplit.Of(train, language), LanguageSplit.Of(dev, language));
        }
    }

    /// <param name="train">Units to learn from.</param>
    /// <param name="dev">Units of other documents, for calibration and score bonuses.</param>
    public PipelineModel Train(IReadOnlyList<LabelledUnit> train, IReadOnlyList<LabelledUnit> dev)
    {
        var documents = UnitSentences.Prepare(train, resources);
        var units = documents.SelectMany(d => d).ToList();
        var held = UnitSentences.Prepare(dev, resources).SelectMany(d => d).ToList();
        foreach (var unit in units.Concat(held))
            GrammarAttributes.Set(unit.Context);
        var entities = TrainTagger("entities", units, held, Labels.Entities, settings.Entities);
        var quantities = TrainTagger("quantities", units, held, QuantityLabels, settings.Quantities);
        var claims = new ClaimTrainer(resources, settings.Claims, run).Train(documents, s => run.Progress?.Stage(s));
        var model = new PipelineModel(
            entities, quantities, claims.Triggers, claims.Phrases, claims.Roles, claims.Polarity, claims.Carry, resources)
        {
            Bonuses = new Dictionary<string, double> { [PipelineModel.PhrasesName] = settings.Claims.PhraseBonus },
        };
        run.Progress?.Stage("calibration");
        return Calibrate(model, held);
    }

    private CrfModel TrainTagger(string name, List<PreparedUnit> units, List<PreparedUnit> dev, IReadOnlyList<string> labels, TaggerSettings tagger)
    {
        run.Progress?.Stage(name);
        return TaggerTrainer.Train(Sentences(units), labels, resources, tagger, run, dev: [.. Sentences(dev)]);

        IEnumerable<TaggedSentence> Sentences(IEnumerable<PreparedUnit> from) => from.Select(u => new TaggedSentence(u.Context.Sequence, u.Spans(labels), u.Gold.Weight));
    }

    /// <summary>Chooses, tagger by tagger, the bonus with the best F1 on dev and the scaling of its probabilities.</summary>
    private PipelineModel Calibrate(PipelineModel model, List<PreparedUnit> units)
    {
        if (units.Count == 0)
            return model;
        var bonuses = new Dictionary<string, double>(model.Bonuses);
        var calibrations = new Dictionary<string, Calibration>();
        Tune(PipelineModel.EntitiesName, model.Entities, u => u.Spans(Labels.Entities), exact: true);
        Tune(PipelineModel.QuantitiesName, model.Quantities, u => u.Spans(QuantityLabels), exact: true);
        var recognizer = (model with { Bonuses = bonuses, Calibrations = calibrations }).CreateRecognizer();
        foreach (var unit in units)
            NlpPipeline.Claims.ClaimExtractor.Mark(unit.Context, recognizer.Recognize(unit.Context));
        Tune(PipelineModel.TriggersName, model.Triggers, u => [.. new GoldClaims(u).Triggers.Select(t => (t.Start, t.End, t.Type))], exact: false);
        return model with { Bonuses = bonuses, Calibrations = calibrations };

        void Tune(string name, CrfModel crf, Func<PreparedUnit, List<(int Start, int End, string Label)>> gold, bool exact)
        {
            var spans = units.ToDictionary(u => u, gold, (IEqualityComparer<PreparedUnit>)ReferenceEqualityComparer.Instance);
            var (best, bestBonus) = (-1.0, 0.0);
            List<(double, bool)> bestCases = [];
            foreach (var bonus in Bonuses)
            {
                var tagger = new SequenceTagger(crf, resources, bonus);
                var cases = new List<(double, bool)>();
                var right = 0;
                foreach (var unit in units)
                {
                    foreach (var span in tagger.Tag(unit.Context.Sequence))
                    {
                        var isRight = spans[unit].Exists(g => g.Label == span.Label
                            && (exact ? g.Start == span.Start && g.End == span.End : g.Start < span.End && span.Start < g.End));
                        cases.Add((span.Probability, isRight));
                        right += isRight ? 1 : 0;
                    }
                }

                var f1 = 2.0 * right / Math.Max(1, cases.Count + spans.Values.Sum(s => s.Count));
                if (f1 > best + 1e-4)
                    (best, bestBonus, bestCases) = (f1, bonus, cases);
            }

            bonuses[name] = bestBonus;
            calibrations[name] = PlattScaling.Fit(bestCases);
        }
    }
}
