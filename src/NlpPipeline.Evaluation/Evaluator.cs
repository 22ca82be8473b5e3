using NlpPipeline.Annotations;

namespace NlpPipeline.Evaluation;

/// <summary>Scores predictions against gold labels. The definitions stand in docs/evaluation.md.</summary>
public static class Evaluator
{
    /// <summary>Refuses what <see cref="Evaluate"/> would refuse, without scoring.</summary>
    /// <exception cref="InvalidInputException">The two sets cannot be held against each other.</exception>
    public static void Check(IReadOnlyList<LabelledUnit> gold, IReadOnlyList<LabelledUnit> predicted, EvaluationOptions options) =>
        InputCheck.Align(gold, predicted, options);

    /// <param name="gold">Hand-labelled units.</param>
    /// <param name="predicted">The same units (by document and id, in any order) with predicted spans and claims.</param>
    /// <exception cref="InvalidInputException">The two sets cannot be held against each other: units that only one of them has,
    /// other texts, offsets outside the text, unknown labels.</exception>
    public static EvaluationReport Evaluate(
        IReadOnlyList<LabelledUnit> gold, IReadOnlyList<LabelledUnit> predicted, EvaluationOptions? options = null)
    {
        options ??= new EvaluationOptions();
        var scored = Scoring.Of(gold, predicted, options);
        var scores = Bootstrap.Run(scored.Groups, scored.Columns.Metrics, scored.Columns.Count, options.Rounds, options.Seed, options.Level);
        var named = scored.Columns.Metrics.Zip(scores, (m, s) => (m.Name, s)).ToList();
        var totals = Bootstrap.Total(scored.Groups, scored.Columns.Count);
        var whole = scored.Columns.Whole;
        double[] goldOf = [totals[whole.Entities].Gold, totals[whole.Times].Gold, totals[whole.Numbers].Gold, totals[whole.Mentions].Gold];
        var calibrations = new List<(string, Calibration)> { ("mentions", Calibration.Of(scored.Scorer.SpanOutcomes[Families.All], goldOf[Families.All])) };
        for (var f = 0; f < Families.All; f++)
            calibrations.Add((Families.Name(f), Calibration.Of(scored.Scorer.SpanOutcomes[f], goldOf[f])));
        calibrations.Add(("claims", Calibration.Of(scored.Scorer.ClaimOutcomes, totals[whole.Claims].Gold)));
        return new EvaluationReport(named)
        {
            Options = options,
            Counts = new SetCounts(
                gold.Count,
                scored.Documents.Count,
                gold.Sum(u => u.Spans.Count),
                scored.Predicted.Sum(u => u.Spans.Count),
                gold.Sum(u => u.Claims.Count),
                scored.Predicted.Sum(u => u.Claims.Count)),
            ResampledBy = scored.ResampledBy,
            SemEval = [.. from f in Enumerable.Range(0, 4)
                          from s in Enum.GetValues<SemEvalScheme>()
                          select (Families.Name(f), s, scored.Scorer.SemEval[f, (int)s])],
            Documents = scored.DocumentCounts(),
            Calibrations = calibrations,
            Confusion = scored.Confusion,
            Errors = [.. scored.Scorer.Errors.OrderBy(e => e.Unit)],
            Gold = gold,
            Predicted = scored.Predicted,
        };
    }
}
