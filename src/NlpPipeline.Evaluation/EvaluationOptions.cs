namespace NlpPipeline.Evaluation;

/// <summary>What the bootstrap and the randomization test draw.</summary>
public enum ResampleBy
{
    /// <summary>Documents where there are at least <see cref="EvaluationOptions.FewestDocuments"/>, else units.</summary>
    Auto,

    /// <summary>Whole documents: the sentences of one are not independent.</summary>
    Document,

    /// <summary>Units: too narrow an interval where sentences of a document resemble each other, but the only choice with few documents.</summary>
    Unit,
}

/// <summary>How to score. The defaults are what the command line uses.</summary>
public sealed record EvaluationOptions
{
    /// <summary>Below this number of documents a bootstrap over documents says little, and Auto falls back on units.</summary>
    public const int FewestDocuments = 10;

    /// <summary>Bootstrap rounds; 0 for no intervals.</summary>
    public int Rounds { get; init; } = 1000;

    public int Seed { get; init; } = 1;

    /// <summary>Coverage of the intervals, 0 to 1.</summary>
    public double Level { get; init; } = 0.95;

    public ResampleBy ResampleBy { get; init; } = ResampleBy.Auto;

    /// <summary>Accept labels, claim types and roles that the guidelines do not know; such labels count as entities.</summary>
    public bool OpenLabels { get; init; }

    /// <summary>Score spans only: gold of CoNLL files has no values and no claims.</summary>
    public bool SpansOnly { get; init; }

    /// <summary>Names as they stand in the training set, for the scores by seen and unseen; null where it is not known.</summary>
    public IReadOnlySet<string>? TrainingNames { get; init; }

    /// <summary>How error messages call the n-th gold unit, such as <c>gold.jsonl:12</c>; null for its id.</summary>
    public Func<int, string>? PlaceOfGold { get; init; }

    /// <summary>How error messages call the n-th predicted unit; null for its id.</summary>
    public Func<int, string>? PlaceOfPrediction { get; init; }

    /// <summary>What the report says about where its numbers come from.</summary>
    public Manifest Manifest { get; init; } = new();
}
