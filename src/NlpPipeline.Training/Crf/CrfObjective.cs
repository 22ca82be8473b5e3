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
    private readonly int width;
    private readonly double[] blockScores;
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
        width = Simd.Padded(tags);
        blockScores = new double[data.BlockCount * width];
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
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallelism };
        Parallel.For(0, Parts, options, part => ScoreBlocks(weights, part));
        Parallel.For(0, Parts, options, part => workers[part].Run(weights));
        empirical.CopyTo(gradient);
        Simd.AddScaled(point, l2, gradient);
        var value = l2 / 2 * Simd.Dot(point, point);
        foreach (var worker in workers)
        {
            value += worker.Loss;
            Simd.Add(worker.Gradient, gradient);
        }

        SpreadBlocks(gradient);
        return value;
    }

    /// <summary>Sums the weights of the features of every block, a part of the blocks at a time.</summary>
    private void ScoreBlocks(double[] weights, int part)
    {
        for (var b = part; b < data.BlockCount; b += Parts)
        {
            var row = blockScores.AsSpan(b * width, width);
            row.Clear();
            for (var f = data.BlockStarts[b]; f < data.BlockStarts[b + 1]; f++)
            {
                var feature = data.BlockFeatures[f];
                for (var k = data.RowStarts[feature]; k < data.RowStarts[feature + 1]; k++)
                    row[data.RowTags[k]] += weights[k];
            }
        }
    }

    /// <summary>Gives the expected counts that gathered at the blocks to their features.</summary>
    private void SpreadBlocks(Span<double> gradient)
    {
        Span<double> row = stackalloc double[width];
        for (var b = 0; b < data.BlockCount; b++)
        {
            row.Clear();
            foreach (var worker in workers)
                Simd.Add(worker.BlockGradient.AsSpan(b * width, width), row);
            for (var f = data.BlockStarts[b]; f < data.BlockStarts[b + 1]; f++)
            {
                var feature = data.BlockFeatures[f];
                for (var k = data.RowStarts[feature]; k < data.RowStarts[feature + 1]; k++)
                    gradient[k] += row[data.RowTags[k]];
            }
        }
    }

    /// <summary>Minus the counts of every feature and transition in the gold tags.</summary>
    private double[] Empirical()
    {
        var counts = new double[Dimension];
        var (transition, start) = (data.WeightCount, data.WeightCount + (tags * tags));
        for (var s = 0; s < data.SentenceCount; s++)
        {
            var weight = data.SentenceWeights[s];
            for (var t = data.SentenceStarts[s]; t < data.SentenceStarts[s + 1]; t++)
            {
                var tag = data.Gold[t];
                if (t == data.SentenceStarts[s])
                    counts[start + tag] -= weight;
                else
                    counts[transition + (data.Gold[t - 1] * tags) + tag] -= weight;
                foreach (var feature in data.FeaturesOf(t))
                    counts[Weight(feature, tag)] -= weight;
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

    /// <summary>Loss and expected counts of a run of sentences. Rows of tags are padded to whole vectors with zeros.</summary>
    private sealed class Worker(CrfObjective owner, int first, int last)
    {
        private readonly CrfDataset data = owner.data;
        private readonly int tags = owner.tags;
        private readonly int width = owner.width;
        private readonly double[] factors = new double[owner.tags * owner.width];
        private readonly double[] startFactors = new double[owner.width];
        private readonly double[] after = new double[owner.width];
        private readonly double[] expected = new double[owner.tags * owner.width];
        private double[] psi = [];
        private double[] alpha = [];
        private double[] beta = [];
        private double[] scale = [];

        public double Loss { get; private set; }

        public double[] Gradient { get; } = new double[owner.Dimension];

        public double[] BlockGradient { get; } = new double[owner.data.BlockCount * owner.width];

        public void Run(double[] weights)
        {
            Array.Clear(Gradient);
            Array.Clear(BlockGradient);
            Array.Clear(expected);
            Loss = 0;
            var transition = data.WeightCount;
            var start = transition + (tags * tags);
            for (var i = 0; i < tags; i++)
            {
                startFactors[i] = owner.mayStart[i] ? Math.Exp(weights[start + i]) : 0;
                for (var j = 0; j < tags; j++)
                    factors[(i * width) + j] = owner.mayFollow[(i * tags) + j] ? Math.Exp(weights[transition + (i * tags) + j]) : 0;
            }

            for (var s = first; s < last; s++)
                Loss += data.SentenceWeights[s] * Sentence(weights, data.SentenceStarts[s], data.SentenceStarts[s + 1], data.SentenceWeights[s]);
            for (var i = 0; i < tags; i++)
            {
                for (var j = 0; j < tags; j++)
                    Gradient[transition + (i * tags) + j] = expected[(i * width) + j] * factors[(i * width) + j];
            }
        }

        /// <summary>Adds the expected counts of a sentence, times its weight.</summary>
        /// <returns>The loss, not weighed.</returns>
        private double Sentence(double[] weights, int from, int to, double weight)
        {
            var count = to - from;
            var loss = 0.0;
            if (psi.Length < count * width)
            {
                psi = new double[count * width];
                alpha = new double[count * width];
                beta = new double[count * width];
                scale = new double[count];
            }

            for (var t = 0; t < count; t++)
                loss += Score(weights, from, t);
            loss += Forward(count);
            Backward(count, weight);
            for (var t = 0; t < count; t++)
            {
                var marginals = alpha.AsSpan(t * width, width);
                Simd.Multiply(marginals, beta.AsSpan(t * width, width), weight, marginals);
                for (var f = data.TokenStarts[from + t]; f < data.TokenStarts[from + t + 1]; f++)
                {
                    var feature = data.Features[f];
                    for (var k = data.RowStarts[feature]; k < data.RowStarts[feature + 1]; k++)
                        Gradient[k] += marginals[data.RowTags[k]];
                }

                for (var b = data.TokenBlocks[from + t]; b < data.TokenBlocks[from + t + 1]; b++)
                    Simd.Add(marginals, BlockGradient.AsSpan(data.Blocks[b] * width, width));
            }

            Simd.Add(alpha.AsSpan(0, tags), Gradient.AsSpan(data.WeightCount + (tags * tags), tags));
            return loss;
        }

        /// <summary>Scores the tags of a token and leaves exponentials behind.</summary>
        /// <returns>The gold path's share of the loss.</returns>
        private double Score(double[] weights, int from, int t)
        {
            var row = psi.AsSpan(t * width, width);
            row.Clear();
            for (var b = data.TokenBlocks[from + t]; b < data.TokenBlocks[from + t + 1]; b++)
                Simd.Add(owner.blockScores.AsSpan(data.Blocks[b] * width, width), row);
            for (var f = data.TokenStarts[from + t]; f < data.TokenStarts[from + t + 1]; f++)
            {
                var feature = data.Features[f];
                for (var k = data.RowStarts[feature]; k < data.RowStarts[feature + 1]; k++)
                    row[data.RowTags[k]] += weights[k];
            }

            var gold = data.Gold[from + t];
            var shift = row[0];
            for (var y = 1; y < tags; y++)
                shift = Math.Max(shift, row[y]);
            var transition = data.WeightCount;
            var loss = shift - row[gold] - (t == 0
                ? weights[transition + (tags * tags) + gold]
                : weights[transition + (data.Gold[from + t - 1] * tags) + gold]);
            TensorPrimitives.Subtract(row[..tags], shift, row[..tags]);
            TensorPrimitives.Exp(row[..tags], row[..tags]);
            return loss;
        }

        /// <summary>Forward rows, scaled to sum to one.</summary>
        /// <returns>The logarithm of the sum over all paths, beside what <see cref="Score"/> has taken.</returns>
        private double Forward(int count)
        {
            var logarithm = 0.0;
            for (var t = 0; t < count; t++)
            {
                var row = alpha.AsSpan(t * width, width);
                if (t == 0)
                {
                    startFactors.CopyTo(row);
                }
                else
                {
                    row.Clear();
                    for (var p = 0; p < tags; p++)
                    {
                        var weight = alpha[((t - 1) * width) + p];
                        if (weight != 0)
                            Simd.AddScaled(factors.AsSpan(p * width, width), weight, row);
                    }
                }

                Simd.Multiply(row, psi.AsSpan(t * width, width), 1, row);
                if (t == count - 1)
                {
                    for (var y = 0; y < tags; y++)
                    {
                        if (!owner.mayEnd[y])
                            row[y] = 0;
                    }
                }

                scale[t] = 1 / Simd.Sum(row);
                for (var y = 0; y < tags; y++)
                    row[y] *= scale[t];
                logarithm -= Math.Log(scale[t]);
            }

            return logarithm;
        }

        /// <summary>Backward rows, scaled so that forward times backward is the marginal; gathers expected transitions, times the sentence's weight.</summary>
        private void Backward(int count, double weight)
        {
            var end = beta.AsSpan((count - 1) * width, width);
            end.Clear();
            for (var y = 0; y < tags; y++)
                end[y] = owner.mayEnd[y] ? 1 : 0;
            for (var t = count - 1; t > 0; t--)
            {
                Simd.Multiply(psi.AsSpan(t * width, width), beta.AsSpan(t * width, width), scale[t], after);
                var row = beta.AsSpan((t - 1) * width, width);
                row[tags..].Clear();
                for (var p = 0; p < tags; p++)
                {
                    row[p] = Simd.Dot(factors.AsSpan(p * width, width), after);
                    var before = alpha[((t - 1) * width) + p];
                    if (before != 0)
                        Simd.AddScaled(after, before * weight, expected.AsSpan(p * width, width));
                }
            }
        }
    }
}
