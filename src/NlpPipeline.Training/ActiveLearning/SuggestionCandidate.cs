using NlpPipeline.Annotations;

namespace NlpPipeline.Training.ActiveLearning;

/// <summary>A sentence that people could label next.</summary>
/// <param name="Unit">The sentence with the model's proposals.</param>
/// <param name="Tokens">1 or more.</param>
/// <param name="LogProbability">Natural log of the probability that the taggers' best taggings are all right; 0 or below.</param>
/// <param name="Words">Hashes of its words and word clusters, each once.</param>
public sealed record SuggestionCandidate(LabelledUnit Unit, int Tokens, double LogProbability, IReadOnlyList<ulong> Words)
{
    /// <summary>How little the model trusts its best tagging, 0 to 1.</summary>
    public double Uncertainty(UncertaintyMeasure measure) => measure == UncertaintyMeasure.LeastConfidence
        ? 1 - Math.Exp(LogProbability)
        : 1 - Math.Exp(LogProbability / Tokens);
}

/// <summary>How the uncertainty of a sentence is measured.</summary>
public enum UncertaintyMeasure
{
    /// <summary>One minus the probability of the best tagging (Culotta and McCallum 2005); favours long sentences, which hold most to learn.</summary>
    LeastConfidence,

    /// <summary>The same of the geometric mean a token (normalized log-probability, Shen et al. 2018), for annotators paid by the word.</summary>
    Normalized,
}
