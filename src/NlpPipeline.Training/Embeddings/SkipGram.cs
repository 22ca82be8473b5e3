using System.Numerics.Tensors;

namespace NlpPipeline.Training.Embeddings;

/// <summary>Settings of the word vectors.</summary>
/// <param name="Dimension">Length of a vector.</param>
/// <param name="Window">Most words to each side that count as context.</param>
/// <param name="Negatives">Noise words for each pair.</param>
/// <param name="Epochs">Passes over the text.</param>
/// <param name="MinimumCount">Rarer words get no vector.</param>
/// <param name="Subsample">Frequency above which words are thinned out.</param>
public sealed record SkipGramSettings(
    int Dimension = 64,
    int Window = 4,
    int Negatives = 5,
    int Epochs = 3,
    int MinimumCount = 6,
    double Subsample = 1e-4);

/// <summary>
/// Word vectors by skip-gram with negative sampling (Mikolov et al. 2013). One thread, so that the same text and seed give the
/// same vectors.
/// </summary>
public sealed class SkipGram
{
    private const float StartRate = 0.03f;
    private const int NoiseTableSize = 1 << 22;

    private readonly SkipGramSettings settings;
    private readonly List<string> words = [];
    private readonly List<long> counts = [];
    private readonly List<int[]> lines = [];
    private long total;

    private SkipGram(SkipGramSettings settings) => this.settings = settings;

    /// <summary>Words by falling frequency.</summary>
    public IReadOnlyList<string> Words => words;

    /// <summary>Unit vectors, one row a word.</summary>
    public float[][] Vectors { get; private set; } = [];

    /// <summary>Learns vectors from text files.</summary>
    /// <param name="progress">Sees the share of the work that is done, 0 to 1.</param>
    public static SkipGram Learn(IReadOnlyList<string> files, SkipGramSettings settings, int seed, Action<double>? progress = null)
    {
        var model = new SkipGram(settings);
        model.Read(files);
        model.Train(seed, progress);
        return model;
    }

    private void Read(IReadOnlyList<string> files)
    {
        var frequency = new Dictionary<string, long>(StringComparer.Ordinal);
        foreach (var file in files)
        {
            RawText.Words(file, line =>
            {
                foreach (var word in line)
                    System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(frequency, word, out _)++;
            });
        }

        var index = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var (word, count) in frequency.Where(p => p.Value >= settings.MinimumCount).OrderByDescending(p => p.Value).ThenBy(p => p.Key, StringComparer.Ordinal))
        {
            index.Add(word, words.Count);
            words.Add(word);
            counts.Add(count);
            total += count;
        }

        foreach (var file in files)
        {
            RawText.Words(file, line =>
            {
                var ids = line.Where(index.ContainsKey).Select(w => index[w]).ToArray();
                if (ids.Length > 1)
                    lines.Add(ids);
            });
        }
    }

    private void Train(int seed, Action<double>? progress)
    {
        var random = new Random(seed);
        var n = words.Count;
        var input = new float[n][];
        var output = new float[n][];
        for (var i = 0; i < n; i++)
        {
            input[i] = new float[settings.Dimension];
            output[i] = new float[settings.Dimension];
            for (var d = 0; d < settings.Dimension; d++)
                input[i][d] = (random.NextSingle() - 0.5f) / settings.Dimension;
        }

        var noise = NoiseTable();
        var keep = counts.Select(c => Math.Sqrt(settings.Subsample * total / c) + (settings.Subsample * total / c)).ToArray();
        var change = new float[settings.Dimension];
        var kept = new List<int>();
        long done = 0;
        for (var epoch = 0; epoch < settings.Epochs; epoch++)
        {
            for (var l = 0; l < lines.Count; l++)
            {
                done += lines[l].Length;
                if (l % 20000 == 0)
                    progress?.Invoke((double)done / (total * settings.Epochs));
                var rate = StartRate * Math.Max(0.01f, 1 - (float)((double)done / (total * settings.Epochs)));
                kept.Clear();
                foreach (var id in lines[l])
                {
                    if (keep[id] >= 1 || random.NextDouble() < keep[id])
                        kept.Add(id);
                }

                for (var i = 0; i < kept.Count; i++)
                {
                    var reach = 1 + random.Next(settings.Window);
                    for (var j = Math.Max(0, i - reach); j <= Math.Min(kept.Count - 1, i + reach); j++)
                    {
                        if (j != i)
                            Pair(input[kept[j]], kept[i], output, noise, random, rate, change);
                    }
                }
            }
        }

        foreach (var vector in input)
            TensorPrimitives.Divide(vector, Math.Max(1e-6f, TensorPrimitives.Norm<float>(vector)), vector);
        Vectors = input;
    }

    private void Pair(float[] vector, int target, float[][] output, int[] noise, Random random, float rate, float[] change)
    {
        Array.Clear(change);
        for (var k = 0; k <= settings.Negatives; k++)
        {
            var id = k == 0 ? target : noise[random.Next(noise.Length)];
            if (k > 0 && id == target)
                continue;
            var other = output[id];
            var dot = TensorPrimitives.Dot<float>(vector, other);
            var gain = ((k == 0 ? 1 : 0) - Sigmoid(dot)) * rate;
            TensorPrimitives.MultiplyAdd(other, gain, change, change);
            TensorPrimitives.MultiplyAdd(vector, gain, other, other);
        }

        TensorPrimitives.Add(vector, change, vector);
    }

    private static float Sigmoid(float x) => x > 6 ? 1 : x < -6 ? 0 : 1 / (1 + MathF.Exp(-x));

    /// <summary>Words as often as their frequency to the power 0.75 says.</summary>
    private int[] NoiseTable()
    {
        var table = new int[NoiseTableSize];
        var mass = counts.Sum(c => Math.Pow(c, 0.75));
        var word = 0;
        var reached = Math.Pow(counts[0], 0.75) / mass;
        for (var i = 0; i < table.Length; i++)
        {
            table[i] = word;
            if ((double)(i + 1) / table.Length > reached && word < counts.Count - 1)
                reached += Math.Pow(counts[++word], 0.75) / mass;
        }

        return table;
    }
}
