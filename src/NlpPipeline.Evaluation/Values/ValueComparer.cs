using NlpPipeline.Annotations;

namespace NlpPipeline.Evaluation;

/// <summary>Holds normalized values against each other.</summary>
public static class ValueComparer
{
    /// <summary>
    /// Whether two values are the same. Numbers are the same where bound, ends and unit are, the ends compared as exact fractions
    /// (<c>4/6</c> is <c>2/3</c>, <c>1.50</c> is <c>1.5</c>); times where their strings are.
    /// </summary>
    public static bool AreEqual(LabelFamily family, string gold, string predicted) =>
        string.Equals(gold.Trim(), predicted.Trim(), StringComparison.Ordinal)
        || (family != LabelFamily.Time
            && NumberValue.TryParse(gold, out var a) && NumberValue.TryParse(predicted, out var b) && a == b);

    /// <summary>
    /// Whether two values share a day, a clock minute, a length or a number of the same unit; values that stand for no known
    /// stretch (<c>XXXX-12-12</c>, <c>PRESENT_REF</c>) meet only their equals.
    /// </summary>
    public static bool Overlap(LabelFamily family, string gold, string predicted)
    {
        if (AreEqual(family, gold, predicted))
            return true;
        if (family == LabelFamily.Time)
            return TimeInterval.TryParse(gold, out var a) && TimeInterval.TryParse(predicted, out var b) && a.Meets(b);
        return NumberValue.TryParse(gold, out var c) && NumberValue.TryParse(predicted, out var d) && c.Meets(d);
    }
}
