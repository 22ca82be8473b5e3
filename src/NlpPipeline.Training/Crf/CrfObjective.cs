using System.Numerics.Tensors;
using NlpPipeline.Tagging;
using NlpPipeline.Training.Optimization;

namespace NlpPipeline.Training.Crf;

/// <summary>
/// Negative conditional log-likelihood of the gold tags with an L2 penalty (Lafferty, McCallum and Pereira 2001), over the tag
/// sequences that the scheme allows. Sentences are split into a fixed number of parts whose sums are added in order, so that the
/// result does not depend on the number of cores.
/// </summary>
public sealed class CrfObjective : IObjective
{
    private const int Parts = 4;

    private readonly CrfDataset data;
    private readonly double l2;
    private readonly int parallelism;
    private readonly int tags;
    private readonly bool[] mayFollow;
    private readonly bool[] mayStart;
    private readonly bool[] mayEnd;
    private readonly double[] empirical;
    private readonly Worker[] workers;

    /// <param name="data">Frozen training data.</param>
    /// <param name="scheme">Which tags may follow which; null where all may.</param>
    /// <param name="l2">Weight of half the squared norm of the weights.</param>
    /// <param name="parallelism">Threads; any number gives the same result.</param>
    public CrfObjective(CrfDataset data, TagScheme? scheme, double l2, int parallelism)
    {
        this.data = data;
        this.l2 = l2;
        this.parallelism = parallelism;
        tags = data.TagCount;
        mayFollow = new bool[tags * tags];
        mayStart = new bool[tags];
        mayEnd = new bool[tags];
        for (var i = 0; i < tags; i++)
        {
            mayStart[i] = scheme?.MayStart(i) ?? true;
            mayEnd[i] = scheme?.MayEnd(i) ?? true;
            for (var j = 0; j < tags; j++)
                mayFollow[(i * tags) + j] = scheme?.MayFollow(i, j) ?? true;
        }

        empirical = Empirical();
        workers = new Worker[Parts];
        for (int part = 0, sentence = 0; part < Parts; part++)
        {
            // Parts of about the same number of tokens.
            var first = sentence;
            var limit = (long)data.TokenCount * (part + 1) / Parts;
            while (sentence < data.SentenceCount && (part == Parts - 1 || data.SentenceStarts[sentence + 1] <= limit))
                sentence++;
            workers[part] = new Worker(this, first, sentence);
        }
    }

    /// <summary>Feature weights, transitions (from × to), starts.</summary>
    public int Dimension => data.WeightCount + (tags * tags) + tags;

    public double Evaluate(ReadOnlySpan<double> point, Span<double> gradient)
    {
        var weights = point.ToArray();
        Parallel.For(0, Parts, new ParallelOptions { MaxDegreeOfParallelism = parallelism }, part => workers[part].Run(weights));
        TensorPrimitives.MultiplyAdd(point, l2, empirical, gradient);
        var value = l2 / 2 * TensorPrimitives.Dot(point, point);
        foreach (var worker in workers)
        {
            value += worker.Loss;
            TensorPrimitives.Add(gradient, worker.Gradient, gradient);
        }

        return value;
    }

    /// <summary>Minus the counts of every feature and transition in the gold tags.</summary>
    private double[] Empirical()
    {
        var counts = new double[Dimension];
        var (transition, start) = (data.WeightCount, data.WeightCount + (tags * tags));
        for (var s = 0; s < data.SentenceCount; s++)
        {
            for (var t = data.SentenceStarts[s]; t < data.SentenceStarts[s + 1]; t++)
            {
                var tag = data.Gold[t];
                if (t == data.SentenceStarts[s])
                    counts[start + tag]--;
                else
                    counts[transition + (data.Gold[t - 1] * tags) + tag]--;
                for (var f = data.TokenStarts[t]; f < data.TokenStarts[t + 1]; f++)
                    counts[Weight(data.Features[f], tag)]--;
            }
        }

        return counts;
    }

    private int Weight(int feature, int tag)
    {
        var k = data.RowStarts[feature];
        while (data.RowTags[k] != tag)
            k++;
        return k;
    }

    /// <summary>Loss and expected counts of a run of sentences.</summary>
    private sealed class Worker(CrfObjective owner, int first, int last)
    {
        private readonly CrfDataset data = owner.data;
        private readonly int tags = owner.tags;
        private readonly double[] factors = new double[owner.tags * owner.tags];
        private readonly double[] startFactors = new double[owner.tags];
        private readonly double[] after = new double[owner.tags];
        private readonly double[] expected = new double[owner.tags * owner.tags];
        private double[] psi = [];
        private double[] alpha = [];
        private double[] beta = [];
        private double[] scale = [];

        public double Loss { get; private set; }

        public double[] Gradient { get; } = new double[owner.Dimension];

        public void Run(double[] weights)
        {
            Array.Clear(Gradient);
            Array.Clear(expected);
            Loss = 0;
            var transition = data.WeightCount;
            var start = transition + (tags * tags);
            for (var i = 0; i < tags * tags; i++)
                factors[i] = owner.mayFollow[i] ? Math.Exp(weights[transition + i]) : 0;
            for (var i = 0; i < tags; i++)
                startFactors[i] = owner.mayStart[i] ? Math.Exp(weights[start + i]) : 0;
            for (var s = first; s < last; s++)
                Sentence(weights, data.SentenceStarts[s], data.SentenceStarts[s + 1]);
            for (var i = 0; i < tags * tags; i++)
                Gradient[transition + i] = expected[i] * factors[i];
        }

        private void Sentence(double[] weights, int from, int to)
        {
            var count = to - from;
            if (psi.Length < count * tags)
            {
                psi = new double[count * tags];
                alpha = new double[count * tags];
                beta = new double[count * tags];
                scale = new double[count];
            }

            var transition = data.WeightCount;
            var start = transition + (tags * tags);
            for (var t = 0; t < count; t++)
            {
                var row = psi.AsSpan(t * tags, tags);
                row.Clear();
                for (var f = data.TokenStarts[from + t]; f < data.TokenStarts[from + t + 1]; f++)
                {
                    var feature = data.Features[f];
                    for (var k = data.RowStarts[feature]; k < data.RowStarts[feature + 1]; k++)
                        row[data.RowTags[k]] += weights[k];
                }

                var gold = data.Gold[from + t];
                var shift = TensorPrimitives.Max<double>(row);
                Loss += shift - row[gold] - (t == 0
                    ? weights[start + gold]
                    : weights[transition + (data.Gold[from + t - 1] * tags) + gold]);
                TensorPrimitives.Subtract(row, shift, row);
                TensorPrimitives.Exp(row, row);
            }

            Forward(count);
            Backward(count);
            for (var t = 0; t < count; t++)
            {
                var a = alpha.AsSpan(t * tags, tags);
                TensorPrimitives.Multiply(a, beta.AsSpan(t * tags, tags), a); // from here on the marginals
                for (var f = data.TokenStarts[from + t]; f < data.TokenStarts[from + t + 1]; f++)
                {
                    var feature = data.Features[f];
                    for (var k = data.RowStarts[feature]; k < data.RowStarts[feature + 1]; k++)
                        Gradient[k] += a[data.RowTags[k]];
                }
            }

            TensorPrimitives.Add(Gradient.AsSpan(start, tags), alpha.AsSpan(0, tags), Gradient.AsSpan(start, tags));
        }

        private void Forward(int count)
        {
            for (var t = 0; t < count; t++)
            {
                var row = alpha.AsSpan(t * tags, tags);
                if (t == 0)
                {
                    startFactors.CopyTo(row);
                }
                else
                {
                    row.Clear();
                    for (var p = 0; p < tags; p++)
                        TensorPrimitives.MultiplyAdd(factors.AsSpan(p * tags, tags), alpha[((t - 1) * tags) + p], row, row);
                }

                TensorPrimitives.Multiply(row, psi.AsSpan(t * tags, tags), row);
                if (t == count - 1)
                {
                    for (var y = 0; y < tags; y++)
                    {
                        if (!owner.mayEnd[y])
                            row[y] = 0;
                    }
                }

                scale[t] = 1 / TensorPrimitives.Sum<double>(row);
                TensorPrimitives.Multiply(row, scale[t], row);
                Loss -= Math.Log(scale[t]);
            }
        }

        /// <summary>Backward rows, scaled so that forward times backward is the marginal; gathers expected transitions.</summary>
        private void Backward(int count)
        {
            for (var y = 0; y < tags; y++)
                beta[((count - 1) * tags) + y] = owner.mayEnd[y] ? 1 : 0;
            for (var t = count - 1; t > 0; t--)
            {
                TensorPrimitives.Multiply(psi.AsSpan(t * tags, tags), beta.AsSpan(t * tags, tags), after);
                TensorPrimitives.Multiply(after, scale[t], after);
                for (var p = 0; p < tags; p++)
                {
                    beta[((t - 1) * tags) + p] = TensorPrimitives.Dot<double>(factors.AsSpan(p * tags, tags), after);
                    var row = expected.AsSpan(p * tags, tags);
                    TensorPrimitives.MultiplyAdd(after, alpha[((t - 1) * tags) + p], row, row);
                }
            }
        }
    }
}
