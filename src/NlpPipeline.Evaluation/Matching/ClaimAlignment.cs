using NlpPipeline.Annotations;

namespace NlpPipeline.Evaluation;

/// <summary>
/// Pairs predicted claims with gold ones of the same type whose triggers overlap, one to one. Where there is a choice (one trigger
/// may carry several claims) the matching has the most pairs, then the most right arguments, then polarities, then the closest triggers.
/// </summary>
internal sealed class ClaimAlignment
{
    // One more pair outweighs any number of arguments (1,000 in all), and so on down.
    private const double PairWeight = 1e6;
    private const double FullWeight = 1e3;
    private const double PolarityWeight = 0.5;
    private const double TriggerWeight = 0.25;

    private ClaimAlignment(int[] predictedOf, int[] goldOf)
    {
        PredictedOf = predictedOf;
        GoldOf = goldOf;
    }

    /// <summary>The predicted claim of each gold one, −1 where it has none.</summary>
    public int[] PredictedOf { get; }

    /// <summary>The gold claim of each predicted one, −1 where it has none.</summary>
    public int[] GoldOf { get; }

    public static ClaimAlignment Of(IReadOnlyList<LabelledClaim> gold, IReadOnlyList<LabelledClaim> predicted) =>
        Of(gold.Count, predicted.Count, (g, p) => Weight(gold[g], predicted[p]));

    /// <param name="weight">Weight of a pair, 0 where the two must not meet.</param>
    public static ClaimAlignment Of(int gold, int predicted, Func<int, int, double> weight)
    {
        var weights = new double[gold, predicted];
        for (var g = 0; g < gold; g++)
        {
            for (var p = 0; p < predicted; p++)
                weights[g, p] = weight(g, p);
        }

        var predictedOf = Assignment.Maximize(weights);
        var goldOf = new int[predicted];
        Array.Fill(goldOf, -1);
        for (var g = 0; g < gold; g++)
        {
            if (predictedOf[g] >= 0)
                goldOf[predictedOf[g]] = g;
        }

        return new ClaimAlignment(predictedOf, goldOf);
    }

    public static bool MayMatch(LabelledClaim gold, LabelledClaim predicted) =>
        gold.Type == predicted.Type && (gold.Trigger == predicted.Trigger || gold.Trigger.Overlaps(predicted.Trigger));

    private static double Weight(LabelledClaim gold, LabelledClaim predicted)
    {
        if (!MayMatch(gold, predicted))
            return 0;
        var right = ArgumentAlignment.Of(gold.Arguments, predicted.Arguments).PredictedOf.Count(p => p >= 0);
        var full = right == gold.Arguments.Count && right == predicted.Arguments.Count && gold.Polarity == predicted.Polarity;
        var (a, b) = (gold.Trigger, predicted.Trigger);
        var shared = (double)(Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start)) / Math.Max(1, Math.Max(a.End, b.End) - Math.Min(a.Start, b.Start));
        return PairWeight + right + (full ? FullWeight : 0) + (gold.Polarity == predicted.Polarity ? PolarityWeight : 0)
            + (TriggerWeight * shared);
    }
}

/// <summary>
/// Pairs the arguments of two matched claims, one to one: same role, and stretches that overlap or, where one of them is a carried
/// value without a stretch, equal values.
/// </summary>
internal static class ArgumentAlignment
{
    public static ClaimAlignment Of(IReadOnlyList<LabelledArgument> gold, IReadOnlyList<LabelledArgument> predicted) =>
        ClaimAlignment.Of(gold.Count, predicted.Count, (g, p) => Weight(gold[g], predicted[p]));

    private static double Weight(LabelledArgument gold, LabelledArgument predicted)
    {
        if (gold.Role != predicted.Role)
            return 0;
        if (gold.Span is { } a && predicted.Span is { } b)
        {
            // An exact stretch is preferred, but one more pair is worth more than any sum of preferences.
            return a.Overlaps(b) ? 1 + (a == b ? 0.001 : 0) : 0;
        }

        if (string.IsNullOrEmpty(gold.Value) || string.IsNullOrEmpty(predicted.Value))
            return 0;
        var family = gold.Role == "Quantity" ? LabelFamily.Number : LabelFamily.Time;
        return ValueComparer.AreEqual(family, gold.Value, predicted.Value) ? 1 : 0;
    }
}
