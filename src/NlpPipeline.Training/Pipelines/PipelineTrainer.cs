using NlpPipeline.Annotations;
using NlpPipeline.Models;
using NlpPipeline.Recognition;
using NlpPipeline.Tagging;
using NlpPipeline.Training.Claims;
using NlpPipeline.Training.Corpora;
using NlpPipeline.Training.Optimization;
using NlpPipeline.Training.Recognizers;

namespace NlpPipeline.Training.Pipelines;

/// <summary>Sees how training goes on.</summary>
public interface ITrainingProgress
{
    /// <summary>A step begins.</summary>
    void Stage(string name);

    /// <summary>An iteration of the step is done.</summary>
    void Iteration(OptimizationStep step, int maximum);
}

/// <summary>Trains all recognizers of the pipeline from labelled units.</summary>
public sealed class PipelineTrainer(LexicalResources resources, PipelineSettings settings, int parallelism, ITrainingProgress? progress = null)
{
    private static readonly double[] Bonuses = [0, 0.25, 0.5, 0.75, 1, 1.5, 2];

    private static readonly IReadOnlyList<string> QuantityLabels = [.. Labels.Times, .. Labels.Numbers];

    /// <param name="train">Units to learn from.</param>
    /// <param name="dev">Units of other documents, for calibration and score bonuses.</param>
    public PipelineModel Train(IReadOnlyList<LabelledUnit> train, IReadOnlyList<LabelledUnit> dev)
    {
        var documents = UnitSentences.Prepare(train, resources);
        var units = documents.SelectMany(d => d).ToList();
        foreach (var unit in units)
            GrammarAttributes.Set(unit.Context);
        var entities = TrainTagger("entities", units, Labels.Entities, settings.Entities);
        var quantities = TrainTagger("quantities", units, QuantityLabels, settings.Quantities);
        var claims = new ClaimTrainer(resources, settings.Claims, parallelism).Train(documents, s => progress?.Stage(s));
        var model = new PipelineModel(
            entities, quantities, claims.Triggers, claims.Phrases, claims.Roles, claims.Polarity, claims.Carry, resources)
        {
            Bonuses = new Dictionary<string, double> { [PipelineModel.PhrasesName] = settings.Claims.PhraseBonus },
        };
        progress?.Stage("calibration");
        return Calibrate(model, UnitSentences.Prepare(dev, resources));
    }

    private CrfModel TrainTagger(string name, List<PreparedUnit> units, IReadOnlyList<string> labels, TaggerSettings tagger)
    {
        progress?.Stage(name);
        return TaggerTrainer.Train(
            units.Select(u => new TaggedSentence(u.Context.Sequence, u.Spans(labels))), labels, resources, tagger, parallelism, step =>
            {
                progress?.Iteration(step, tagger.Crf.Iterations);
                return true;
            });
    }

    /// <summary>Chooses, tagger by tagger, the bonus with the best F1 on dev and the scaling of its probabilities.</summary>
    private PipelineModel Calibrate(PipelineModel model, List<List<PreparedUnit>> dev)
    {
        var units = dev.SelectMany(d => d).ToList();
        if (units.Count == 0)
            return model;
        foreach (var unit in units)
            GrammarAttributes.Set(unit.Context);
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
