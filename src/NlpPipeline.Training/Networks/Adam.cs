using System.Numerics;

namespace NlpPipeline.Training.Networks;

/// <summary>Steps of Adam (Kingma and Ba 2015) with decoupled weight decay (Loshchilov and Hutter 2019), over an array or parts of it.</summary>
/// <param name="length">Number of weights.</param>
internal sealed class Adam(int length)
{
    private const float FirstDecay = 0.9f;
    private const float SecondDecay = 0.999f;
    private const float Epsilon = 1e-8f;

    private readonly float[] first = new float[length];
    private readonly float[] second = new float[length];

    /// <param name="gradient">Laid out as the weights.</param>
    /// <param name="start">First weight of the part.</param>
    /// <param name="count">A multiple of 32, or the whole array.</param>
    /// <param name="scale">What the gradient is multiplied by.</param>
    /// <param name="rate">Step size, above 0.</param>
    /// <param name="decay">Share of a weight that is taken off it, times the step size.</param>
    /// <param name="step">From 1.</param>
    public void Step(float[] weights, float[] gradient, int start, int count, float scale, float rate, float decay, int step)
    {
        var firstCorrection = 1 / (1 - MathF.Pow(FirstDecay, step));
        var secondCorrection = 1 / (1 - MathF.Pow(SecondDecay, step));
        var i = start;
        for (; i <= start + count - Vector<float>.Count; i += Vector<float>.Count)
        {
            var g = new Vector<float>(gradient, i) * scale;
            var m = (new Vector<float>(first, i) * FirstDecay) + (g * (1 - FirstDecay));
            var v = (new Vector<float>(second, i) * SecondDecay) + (g * g * (1 - SecondDecay));
            m.CopyTo(first, i);
            v.CopyTo(second, i);
            var w = new Vector<float>(weights, i);
            (w - (rate * ((m * firstCorrection / (Vector.SquareRoot(v * secondCorrection) + new Vector<float>(Epsilon))) + (w * decay)))).CopyTo(weights, i);
        }

        for (; i < start + count; i++)
        {
            var g = gradient[i] * scale;
            first[i] = (first[i] * FirstDecay) + (g * (1 - FirstDecay));
            second[i] = (second[i] * SecondDecay) + (g * g * (1 - SecondDecay));
            weights[i] -= rate * ((first[i] * firstCorrection / (MathF.Sqrt(second[i] * secondCorrection) + Epsilon)) + (weights[i] * decay));
        }
    }
}
