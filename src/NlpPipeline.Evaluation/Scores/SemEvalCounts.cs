namespace NlpPipeline.Evaluation;

/// <summary>The four ways of SemEval-2013 task 9.1 (Segura-Bedmar et al. 2013) to hold a predicted span against a gold one.</summary>
public enum SemEvalScheme
{
    /// <summary>Same stretch and same label.</summary>
    Strict,

    /// <summary>Same stretch, whatever the label.</summary>
    Exact,

    /// <summary>Overlapping stretches count one half, whatever the label.</summary>
    Partial,

    /// <summary>Same label on overlapping stretches.</summary>
    Type,
}

/// <summary>
/// The outcomes of the MUC scorer (Chinchor and Sundheim 1993): correct, incorrect, partial, missing, spurious.
/// </summary>
public readonly record struct SemEvalCounts(int Correct, int Incorrect, int Partial, int Missing, int Spurious)
{
    /// <summary>COR + INC + PAR + MIS: the gold spans.</summary>
    public int Possible => Correct + Incorrect + Partial + Missing;

    /// <summary>COR + INC + PAR + SPU: the predicted spans.</summary>
    public int Actual => Correct + Incorrect + Partial + Spurious;

    /// <summary>As counts whose correct part is COR + PAR / 2; PAR is zero in all schemes but partial.</summary>
    public Count ToCount() => new(Possible, Actual, Correct + (0.5 * Partial));

    public static SemEvalCounts operator +(SemEvalCounts a, SemEvalCounts b) => new(
        a.Correct + b.Correct, a.Incorrect + b.Incorrect, a.Partial + b.Partial, a.Missing + b.Missing, a.Spurious + b.Spurious);

    /// <summary>What one aligned pair counts under a scheme.</summary>
    public static SemEvalCounts OfPair(SemEvalScheme scheme, bool sameStretch, bool sameLabel) => scheme switch
    {
        SemEvalScheme.Strict => sameStretch && sameLabel ? new(1, 0, 0, 0, 0) : new(0, 1, 0, 0, 0),
        SemEvalScheme.Exact => sameStretch ? new(1, 0, 0, 0, 0) : new(0, 1, 0, 0, 0),
        SemEvalScheme.Partial => sameStretch ? new(1, 0, 0, 0, 0) : new(0, 0, 1, 0, 0),
        _ => sameLabel ? new(1, 0, 0, 0, 0) : new(0, 1, 0, 0, 0),
    };
}
