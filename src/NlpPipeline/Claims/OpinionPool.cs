using System.Numerics.Tensors;

namespace NlpPipeline.Claims;

/// <summary>Joins what two models hold of the same classes: their weighted geometric mean (logarithmic opinion pool; Heskes 1998).</summary>
internal static class OpinionPool
{
    /// <param name="probabilities">The first model's, in natural numbers; the pool's afterwards.</param>
    /// <param name="scores">The second model's, natural logarithms up to a constant; as many.</param>
    /// <param name="weight">The second model's share, 0 to 1.</param>
    public static void Join(Span<double> probabilities, ReadOnlySpan<float> scores, double weight)
    {
        // A class that the first model holds impossible in double precision may still be pooled.
        const double least = 1e-12;
        for (var i = 0; i < probabilities.Length; i++)
            probabilities[i] = ((1 - weight) * Math.Log(probabilities[i] + least)) + (weight * scores[i]);
        TensorPrimitives.SoftMax<double>(probabilities, probabilities);
    }
}
