using System.Numerics;
using System.Numerics.Tensors;

namespace NlpPipeline.Tagging;

/// <summary>
/// The lattice of one sentence: scores of every tag at every token, the best path (Viterbi) and exact marginals
/// (forward-backward with scaling, Rabiner 1989). Its memory is used again from sentence to sentence; one instance a thread.
/// </summary>
internal sealed class CrfLattice
{
    /// <summary>Most kept rows: about 12 MB for 37 tags.</summary>
    private const int KeptLimit = 75_000;

    private static readonly int Lanes = Vector<float>.Count;

    private readonly CrfModel model;
    private readonly FeatureExtractor extractor;
    private readonly NetworkScorer? network;
    private readonly int tags;
    private readonly int width;
    private readonly float[] transitions;
    private readonly float[] transitionFactors;
    private readonly float[] startFactors;
    private readonly ulong[] features;
    private readonly int[] sums;
    private float[] scores = [];
    private float[] alpha = [];
    private float[] beta = [];
    private float[] psi = [];
    private float[] steps = [];
    private int[] back = [];
    private int count;
    private int[] kept;
    private int[] keptRows = new int[4096];
    private int keptCount;
    private int generation;

    /// <param name="network">Whose scores are added; null for none.</param>
    public CrfLattice(CrfModel model, FeatureExtractor extractor, NetworkScorer? network = null)
    {
        this.model = model;
        this.extractor = extractor;
        this.network = network;
        tags = model.Tags.Count;
        width = (tags + Lanes - 1) / Lanes * Lanes;
        features = new ulong[extractor.MaximumFeatures];
        sums = new int[width];
        kept = new int[1024 * width];
        transitions = new float[tags * width];
        transitionFactors = new float[tags * width];
        startFactors = new float[width];
        for (var i = 0; i < tags; i++)
        {
            startFactors[i] = float.IsNegativeInfinity(model.Starts[i]) ? 0 : MathF.Exp(model.Starts[i]);
            for (var j = 0; j < width; j++)
            {
                var weight = j < tags ? model.Transitions[(i * tags) + j] : float.NegativeInfinity;
                transitions[(i * width) + j] = weight;
                transitionFactors[(i * width) + j] = float.IsNegativeInfinity(weight) ? 0 : MathF.Exp(weight);
            }
        }
    }

    /// <summary>Scores all tags of all tokens of a sentence.</summary>
    public void Load(TokenSequence sequence)
    {
        count = sequence.Count;
        if (scores.Length < count * width)
        {
            var size = Math.Max(count * width, scores.Length * 2);
            scores = new float[size];
            back = new int[size];
        }

        extractor.Begin(sequence);
        for (var t = 0; t < count; t++)
        {
            System.Array.Clear(sums);
            for (var g = 0; g < extractor.Offsets.Count; g++)
                AddGroup(t, g);
            var number = extractor.LooseFeatures(t, features);
            model.Accumulate(features.AsSpan(0, number), sums);
            var row = scores.AsSpan(t * width, width);
            for (var y = 0; y < tags; y++)
                row[y] = sums[y] * model.Scale;
            row[tags..].Fill(float.NegativeInfinity);
        }

        if (network is not null)
            Add(network.Score(sequence), model.Network!.Weight);
    }

    /// <summary>
    /// Adds the scores that the letters of one token near by bring along. Running text repeats its words, so the sums are kept by
    /// form and offset: most tokens cost one row a neighbour instead of a look-up a feature.
    /// </summary>
    private void AddGroup(int token, int group)
    {
        var slot = extractor.SlotAt(token + extractor.Offsets[group]);
        if (slot < 0)
        {
            Accumulate(token, group, sums);
            return;
        }

        if (generation != extractor.Generation || keptCount >= KeptLimit)
        {
            System.Array.Clear(keptRows);
            (generation, keptCount) = (extractor.Generation, 0);
        }

        var key = (slot * extractor.Offsets.Count) + group;
        if (key >= keptRows.Length)
            System.Array.Resize(ref keptRows, Math.Max(key + 1, keptRows.Length * 2));
        if (keptRows[key] == 0)
        {
            if ((keptCount + 1) * width > kept.Length)
                System.Array.Resize(ref kept, kept.Length * 2);
            var fresh = kept.AsSpan(keptCount * width, width);
            fresh.Clear();
            Accumulate(token, group, fresh);
            keptRows[key] = ++keptCount;
        }

        ref var row = ref kept[(keptRows[key] - 1) * width];
        for (var y = 0; y < width; y += Vector<int>.Count)
            (Vector.LoadUnsafe(ref sums[0], (nuint)y) + Vector.LoadUnsafe(ref row, (nuint)y)).StoreUnsafe(ref sums[0], (nuint)y);
    }

    private void Accumulate(int token, int group, Span<int> into)
    {
        var number = extractor.GroupFeatures(token, group, features);
        model.Accumulate(features.AsSpan(0, number), into);
    }

    /// <summary>Adds a bonus to the score of every tag but the first (O) at every token: above 0 buys recall.</summary>
    public void Favour(float bonus)
    {
        for (var t = 0; t < count; t++)
        {
            for (var y = 1; y < tags; y++)
                scores[(t * width) + y] += bonus;
        }
    }

    /// <summary>Adds the scores of another model, one row of all tags a token, times a weight: a product of experts (Hinton 2002).</summary>
    private void Add(ReadOnlySpan<float> others, float weight)
    {
        for (var t = 0; t < count; t++)
        {
            for (var y = 0; y < tags; y++)
                scores[(t * width) + y] += weight * others[(t * tags) + y];
        }
    }

    /// <summary>The best tag sequence that the scheme allows.</summary>
    public void Viterbi(Span<int> path)
    {
        if (count == 0)
            return;
        Span<float> delta = stackalloc float[width];
        Span<float> next = stackalloc float[width];
        Span<float> origin = stackalloc float[width];
        for (var y = 0; y < width; y++)
            delta[y] = y < tags ? model.Starts[y] + scores[y] : float.NegativeInfinity;
        for (var t = 1; t < count; t++)
        {
            next.Fill(float.NegativeInfinity);
            origin.Clear();
            for (var p = 0; p < tags; p++)
            {
                if (float.IsNegativeInfinity(delta[p]))
                    continue;
                var from = new Vector<float>(delta[p]);
                var index = new Vector<float>(p);
                var row = transitions.AsSpan(p * width, width);
                for (var y = 0; y < width; y += Lanes)
                {
                    var candidate = from + new Vector<float>(row[y..]);
                    var best = new Vector<float>(next[y..]);
                    var better = Vector.GreaterThan(candidate, best);
                    Vector.ConditionalSelect(better, candidate, best).CopyTo(next[y..]);
                    Vector.ConditionalSelect(better, index, new Vector<float>(origin[y..])).CopyTo(origin[y..]);
                }
            }

            for (var y = 0; y < width; y++)
            {
                back[(t * width) + y] = (int)origin[y];
                delta[y] = next[y] + scores[(t * width) + y];
            }
        }

        var last = 0;
        for (var y = 1; y < tags; y++)
        {
            if (MayEnd(y) && delta[y] > delta[last])
                last = y;
        }

        for (var t = count - 1; t >= 0; t--)
        {
            path[t] = last;
            if (t > 0)
                last = back[(t * width) + last];
        }
    }

    /// <summary>Runs forward-backward; <see cref="Marginal"/> and <see cref="SpanProbability"/> may be asked afterwards.</summary>
    public void ForwardBackward()
    {
        if (alpha.Length < scores.Length)
        {
            alpha = new float[scores.Length];
            beta = new float[scores.Length];
            psi = new float[scores.Length];
            steps = new float[scores.Length];
        }

        for (var t = 0; t < count; t++)
        {
            var row = scores.AsSpan(t * width, tags);
            var factors = psi.AsSpan(t * width, width);
            TensorPrimitives.Subtract(row, TensorPrimitives.Max(row), factors);
            foreach (ref var factor in factors[..tags])
                factor = MathF.Exp(factor);
            factors[tags..].Clear();
        }

        for (var t = 0; t < count; t++)
        {
            var row = alpha.AsSpan(t * width, width);
            if (t == 0)
            {
                TensorPrimitives.Multiply(startFactors, psi.AsSpan(0, width), row);
            }
            else
            {
                var before = alpha.AsSpan((t - 1) * width, tags);
                row.Clear();
                for (var p = 0; p < tags; p++)
                {
                    if (before[p] != 0)
                        TensorPrimitives.MultiplyAdd(transitionFactors.AsSpan(p * width, width), before[p], row, row);
                }

                TensorPrimitives.Multiply(row, psi.AsSpan(t * width, width), row);
            }

            steps[t] = Scale(row);
        }

        Span<float> after = stackalloc float[width];
        for (var t = count - 1; t >= 0; t--)
        {
            var row = beta.AsSpan(t * width, width);
            if (t == count - 1)
            {
                for (var y = 0; y < width; y++)
                    row[y] = y < tags && MayEnd(y) ? 1 : 0;
            }
            else
            {
                TensorPrimitives.Multiply(beta.AsSpan((t + 1) * width, width), psi.AsSpan((t + 1) * width, width), after);
                for (var p = 0; p < tags; p++)
                    row[p] = FixedOrder.Dot(transitionFactors.AsSpan(p * width, width), after);
                row[tags..].Clear();
            }

            Scale(row);
        }
    }

    /// <summary>Probability that a token has a tag.</summary>
    public double Marginal(int token, int tag)
    {
        var a = alpha.AsSpan(token * width, tags);
        var b = beta.AsSpan(token * width, tags);
        return (double)a[tag] * b[tag] / FixedOrder.Dot(a, b);
    }

    /// <summary>
    /// Probability that the tokens from <paramref name="start"/> on have exactly these tags and that no tag behind them goes on
    /// with their span (constrained forward-backward; Culotta and McCallum 2004).
    /// </summary>
    public double SpanProbability(int start, ReadOnlySpan<int> path)
    {
        var value = (double)alpha[(start * width) + path[0]];
        var mass = 1.0;
        for (var i = 1; i < path.Length; i++)
        {
            var t = start + i;
            value *= transitionFactors[(path[i - 1] * width) + path[i]] * (double)psi[(t * width) + path[i]];
            mass *= steps[t];
        }

        var end = start + path.Length - 1;
        var tail = (double)beta[(end * width) + path[^1]];
        if (model.Scheme is { Encoding: TagEncoding.Bio } scheme && end + 1 < count)
        {
            var continuing = scheme.TagOf(scheme.LabelOf(path[^1])!, 'I');
            var all = 0.0;
            for (var y = 0; y < tags; y++)
                all += transitionFactors[(path[^1] * width) + y] * (double)psi[((end + 1) * width) + y] * beta[((end + 1) * width) + y];
            var on = transitionFactors[(path[^1] * width) + continuing] * (double)psi[((end + 1) * width) + continuing] * beta[((end + 1) * width) + continuing];
            tail *= all > 0 ? 1 - (on / all) : 1;
        }

        // The forward rows were divided by their sums; what the span's own steps were divided by must be put back.
        var probability = value * tail / (mass * Norm(end));

        // A model that forbids every path, or whose weights overflow, has no probabilities; its spans are not to be trusted.
        return double.IsNaN(probability) ? 0 : Math.Clamp(probability, 0, 1);
    }

    /// <summary>Natural log of the probability of a whole tag sequence, 0 or below; after <see cref="ForwardBackward"/>.</summary>
    public double LogProbability(ReadOnlySpan<int> path)
    {
        if (count == 0)
            return 0;
        var sum = Math.Log((double)alpha[path[0]]);
        for (var t = 1; t < count; t++)
            sum += Math.Log(transitionFactors[(path[t - 1] * width) + path[t]] * (double)psi[(t * width) + path[t]]) - Math.Log(steps[t]);

        // The last forward row sums to one over all tags; only those that may end a sentence are possible.
        return Math.Min(0, sum - Math.Log(Norm(count - 1) / beta[((count - 1) * width) + path[count - 1]]));
    }

    public float Score(int token, int tag) => scores[(token * width) + tag];

    private bool MayEnd(int tag) => model.Scheme?.MayEnd(tag) ?? true;

    private double Norm(int token) =>
        FixedOrder.Dot(alpha.AsSpan(token * width, tags), beta.AsSpan(token * width, tags));

    /// <summary>Divides a row by its sum, which it returns.</summary>
    private static float Scale(Span<float> row)
    {
        var sum = FixedOrder.Sum(row);
        if (sum > 0)
            TensorPrimitives.Divide(row, sum, row);
        return sum;
    }
}
