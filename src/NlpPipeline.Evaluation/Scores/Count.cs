namespace NlpPipeline.Evaluation;

/// <summary>
/// What precision, recall and F1 are made of. Fractional only for SemEval's partial scheme, where an overlap counts one half.
/// </summary>
/// <param name="Gold">Things to be found (SemEval: POSSIBLE).</param>
/// <param name="Predicted">Things found (SemEval: ACTUAL).</param>
/// <param name="Correct">Things found that are right; at most the smaller of the two others.</param>
public readonly record struct Count(double Gold, double Predicted, double Correct)
{
    /// <summary>0 to 1; 0 where nothing was predicted, as conlleval has it.</summary>
    public double Precision => Predicted > 0 ? Correct / Predicted : 0;

    /// <summary>0 to 1; 0 where there is no gold, as conlleval has it.</summary>
    public double Recall => Gold > 0 ? Correct / Gold : 0;

    /// <summary>Harmonic mean of the two, 2·correct / (gold + predicted); 0 where both are empty.</summary>
    public double F1 => Gold + Predicted > 0 ? 2 * Correct / (Gold + Predicted) : 0;

    public static Count operator +(Count a, Count b) => new(a.Gold + b.Gold, a.Predicted + b.Predicted, a.Correct + b.Correct);
}
