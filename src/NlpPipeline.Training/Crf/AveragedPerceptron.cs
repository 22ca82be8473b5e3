using NlpPipeline.Tagging;

namespace NlpPipeline.Training.Crf;

/// <summary>Structured averaged perceptron (Collins 2002) over the weights of a chain.</summary>
internal sealed class AveragedPerceptron
{
    private readonly CrfDataset data;
    private readonly TagScheme? scheme;
    private readonly int tags;
    private readonly double[] weights;
    private readonly double[] lag;
    private double[] delta = [];
    private int[] back = [];
    private long clock = 1;

    public AveragedPerceptron(CrfDataset data, TagScheme? scheme)
    {
        this.data = data;
        this.scheme = scheme;
        tags = data.TagCount;
        weights = new double[data.WeightCount + (tags * tags) + tags];
        lag = new double[weights.Length];
    }

    /// <summary>The averaged weights after some passes over the data.</summary>
    public double[] Train(int epochs, int seed)
    {
        var random = new Random(seed);
        var order = Enumerable.Range(0, data.SentenceCount).ToArray();
        var path = new int[data.TokenCount == 0 ? 0 : order.Max(s => data.SentenceStarts[s + 1] - data.SentenceStarts[s])];
        for (var epoch = 0; epoch < epochs; epoch++)
        {
            random.Shuffle(order);
            foreach (var s in order)
            {
                var (from, to) = (data.SentenceStarts[s], data.SentenceStarts[s + 1]);
                Decode(from, to, path);
                if (!path.AsSpan(0, to - from).SequenceEqual(data.Gold.AsSpan(from, to - from)))
                {
                    Update(from, to, data.Gold.AsSpan(from, to - from), data.SentenceWeights[s]);
                    Update(from, to, path.AsSpan(0, to - from), -data.SentenceWeights[s]);
                }

                clock++;
            }
        }

        for (var i = 0; i < weights.Length; i++)
            weights[i] -= lag[i] / clock;
        return weights;
    }

    private void Update(int from, int to, ReadOnlySpan<int> path, double amount)
    {
        for (var t = from; t < to; t++)
        {
            var tag = path[t - from];
            foreach (var feature in data.FeaturesOf(t))
            {
                for (var k = data.RowStarts[feature]; k < data.RowStarts[feature + 1]; k++)
                {
                    if (data.RowTags[k] == tag)
                        Add(k, amount);
                }
            }

            Add(t == from ? data.WeightCount + (tags * tags) + tag : data.WeightCount + (path[t - from - 1] * tags) + tag, amount);
        }
    }

    private void Add(int weight, double amount)
    {
        weights[weight] += amount;
        lag[weight] += amount * clock;
    }

    private void Decode(int from, int to, int[] path)
    {
        var count = to - from;
        if (delta.Length < count * tags)
        {
            delta = new double[count * tags];
            back = new int[count * tags];
        }

        for (var t = 0; t < count; t++)
        {
            var row = delta.AsSpan(t * tags, tags);
            row.Clear();
            foreach (var feature in data.FeaturesOf(from + t))
            {
                for (var k = data.RowStarts[feature]; k < data.RowStarts[feature + 1]; k++)
                    row[data.RowTags[k]] += weights[k];
            }

            for (var y = 0; y < tags; y++)
            {
                if (t == 0)
                {
                    row[y] = scheme?.MayStart(y) ?? true ? row[y] + weights[data.WeightCount + (tags * tags) + y] : double.NegativeInfinity;
                    continue;
                }

                var best = double.NegativeInfinity;
                for (var p = 0; p < tags; p++)
                {
                    var score = delta[((t - 1) * tags) + p] + weights[data.WeightCount + (p * tags) + y];
                    if (score > best && (scheme?.MayFollow(p, y) ?? true))
                    {
                        best = score;
                        back[(t * tags) + y] = p;
                    }
                }

                row[y] += best;
            }
        }

        var last = 0;
        for (var y = 1; y < tags; y++)
        {
            if ((scheme?.MayEnd(y) ?? true) && delta[((count - 1) * tags) + y] > delta[((count - 1) * tags) + last])
                last = y;
        }

        for (var t = count - 1; t >= 0; t--)
        {
            path[t] = last;
            last = t > 0 ? back[(t * tags) + last] : last;
        }
    }
}
