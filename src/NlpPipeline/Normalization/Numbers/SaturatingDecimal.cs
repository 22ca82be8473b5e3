namespace NlpPipeline.Normalization;

/// <summary>Sums that end at the largest decimal where they would pass it: slack around figures that a text may write as large as it likes.</summary>
internal static class SaturatingDecimal
{
    /// <summary>The sum, no further from zero than <see cref="decimal.MaxValue"/>.</summary>
    public static decimal Add(decimal value, decimal slack) =>
        Math.Sign(value) == Math.Sign(slack) && Math.Abs(slack) > decimal.MaxValue - Math.Abs(value) ? Math.Sign(value) * decimal.MaxValue : value + slack;

    /// <summary>The product, no further from zero than <see cref="decimal.MaxValue"/>.</summary>
    /// <param name="factor">1 to 2.</param>
    public static decimal Scale(decimal value, decimal factor) => Add(value, value * (factor - 1));
}
