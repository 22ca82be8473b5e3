using NlpPipeline.Annotations;

namespace NlpPipeline.Evaluation;

/// <summary>What the sets hold.</summary>
public sealed record SetCounts(int Units, int Documents, int GoldSpans, int PredictedSpans, int GoldClaims, int PredictedClaims);

/// <summary>The outcome of <see cref="Evaluator.Evaluate"/>.</summary>
public sealed class EvaluationReport
{
    private readonly Dictionary<string, Score> byName;

    internal EvaluationReport(IReadOnlyList<(MetricName Name, Score Score)> scores)
    {
        Scores = scores;
        byName = scores.DistinctBy(s => s.Name.Text).ToDictionary(s => s.Name.Text, s => s.Score);
    }

    /// <summary>All scores in report order.</summary>
    public IReadOnlyList<(MetricName Name, Score Score)> Scores { get; }

    public required EvaluationOptions Options { get; init; }

    public required SetCounts Counts { get; init; }

    /// <summary>What the intervals were drawn over: documents or units.</summary>
    public required ResampleBy ResampledBy { get; init; }

    /// <summary>Outcome counts by family (entities, times, numbers, mentions) and scheme.</summary>
    public required IReadOnlyList<(string Family, SemEvalScheme Scheme, SemEvalCounts Counts)> SemEval { get; init; }

    /// <summary>Counts by document, without intervals, in the order in which the gold set first names the documents.</summary>
    public required IReadOnlyList<(string Document, IReadOnlyList<(string Metric, Count Count)> Counts)> Documents { get; init; }

    /// <summary>Calibration of mentions, their families and claims, by name.</summary>
    public required IReadOnlyList<(string Name, Calibration Calibration)> Calibrations { get; init; }

    public required ConfusionMatrix Confusion { get; init; }

    /// <summary>In the order of the gold units.</summary>
    public required IReadOnlyList<EvaluationError> Errors { get; init; }

    public required IReadOnlyList<LabelledUnit> Gold { get; init; }

    /// <summary>In the order of the gold units.</summary>
    public required IReadOnlyList<LabelledUnit> Predicted { get; init; }

    /// <summary>The score of a dotted name, such as <c>entities</c> or <c>labels.PER</c>.</summary>
    /// <exception cref="KeyNotFoundException">The report has no such score.</exception>
    public Score this[string name] => byName[name];

    public bool TryGet(string name, out Score? score) => byName.TryGetValue(name, out score);
}
