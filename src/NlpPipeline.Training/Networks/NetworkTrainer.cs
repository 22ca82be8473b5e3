using System.Numerics.Tensors;
using NlpPipeline.Tagging;
using NlpPipeline.Training.Optimization;

namespace NlpPipeline.Training.Networks;

/// <summary>
/// Trains the network beside a chain by stochastic gradient descent with Adam (Kingma and Ba 2015). Each step's tokens are cut into the
/// same parts whatever the number of threads, so that the same data, settings and seed give the same bytes.
/// </summary>
public static class NetworkTrainer
{
    /// <summary>Stands for all that this class does, in the keys of checkpoints: another number where it does other things.</summary>
    private const string Method = "network 3";

    private const int Parts = 4;
    private const int LongestWarmUp = 200;
    private const double LeastRate = 0.02;

    /// <param name="chain">The chain or classifier that the network is put beside.</param>
    /// <param name="kinds">The kinds of attributes that the network looks at.</param>
    /// <param name="sentences">Sentences with their tags; -1 for tokens whose tag is not asked for.</param>
    /// <param name="report">Sees every epoch; returns false to stop, and then there is no network.</param>
    /// <param name="further">Classes that the network alone scores, after the classifier's: tags of <paramref name="sentences"/> go on past those of the chain.</param>
    /// <param name="weights">How many times each sentence counts: what its loss is multiplied by; null for once each.</param>
    /// <returns>The chain with its network.</returns>
    /// <exception cref="ArgumentException">The word vectors' length is no multiple of 4.</exception>
    public static CrfModel Train(
        CrfModel chain,
        IReadOnlyList<AttributeKind> kinds,
        IReadOnlyList<(TokenSequence Sequence, int[] Gold)> sentences,
        LexicalResources resources,
        NetworkSettings settings,
        TrainingRun run,
        Func<OptimizationStep, bool>? report = null,
        IReadOnlyList<int>? weights = null,
        int further = 0)
    {
        if (resources.Vectors is { } vectors && vectors.Dimension % MatrixProduct.RowBlock != 0)
            throw new ArgumentException($"word vectors of length {vectors.Dimension}: networks need a multiple of {MatrixProduct.RowBlock}", nameof(resources));
        var full = Enumerable.Range(0, sentences.Count).Where(s => sentences[s].Sequence.Count > 0).ToList();
        var data = NetworkData.Of([.. full.Select(s => sentences[s])], kinds, resources, settings.Cutoff, weights is null ? null : [.. full.Select(s => weights[s])]);
        var tags = chain.Tags.Count + further;
        if (run.Checkpoints is not { } checkpoints)
            return chain.With(Train(data, tags, resources, settings, run, report));
        using var key = new TrainingKey();
        data.AddTo(key, resources.Vectors);
        key.Add(Method).Add(string.Join('\n', chain.Tags)).Add(string.Join('\n', settings.Describe("")))
            .Add<int>([settings.Seed, settings.Batch, settings.Cutoff, further, .. settings.Dilations])
            .Add<double>([settings.Rate, settings.Decay]);
        if (checkpoints.Find(key.ToString())?.Network is { } kept)
            return chain.With(kept);
        var model = chain.With(Train(data, tags, resources, settings, run, report));
        if (model.Network is not null)
            checkpoints.Keep(key.ToString(), model);
        return model;
    }

    private static TaggingNetwork? Train(
        NetworkData data, int tags, LexicalResources resources, NetworkSettings settings, TrainingRun run, Func<OptimizationStep, bool>? report)
    {
        var network = new TaggingNetwork(
            data.Kinds, data.Keys, settings.Hidden, tags, settings.Dilations, resources.Vectors?.Dimension ?? 0, (float)settings.Weight);
        Start(network, new Random(settings.Seed));
        var passes = Enumerable.Range(0, Parts).Select(_ => new NetworkPass(network, settings, resources.Vectors)).ToArray();
        var dense = network.Dense.Select(p => (Weights: p, Adam: new Adam(p.Length))).ToList();
        var embeddings = new Adam(network.Embeddings.Length);
        var gradient = new float[network.Embeddings.Length];
        var isChanged = new bool[data.Keys.Length];
        var changed = new List<int>();
        var order = data.Sentences.ToArray();
        var random = new Random(settings.Seed + 1);
        long total = order.Sum(s => s.Count);
        var mass = Math.Max(1, order.Sum(s => (long)s.Count * s.Weight));
        var steps = (Math.Max(1, total / settings.Batch) * settings.Epochs) + 1;
        var warmUp = Math.Min(LongestWarmUp, Math.Max(1, steps / 10));
        var step = 0;
        for (var epoch = 0; epoch < settings.Epochs; epoch++)
        {
            random.Shuffle(order);
            var loss = 0.0;
            foreach (var parts in Batches(order, settings.Batch))
            {
                step++;
                var seeds = parts.Select(_ => (ulong)random.NextInt64()).ToArray();
                var losses = new double[parts.Count];
                Parallel.For(
                    0, parts.Count, new ParallelOptions { MaxDegreeOfParallelism = run.Parallelism }, i => losses[i] = passes[i].Run(parts[i], seeds[i]));
                loss += losses.Sum();
                var rate = settings.Rate * Math.Min(1, (double)step / warmUp) * Math.Max(LeastRate, 1 - ((double)step / steps));
                var scale = 1f / parts.Sum(p => p.Sum(s => s.Count * s.Weight));
                for (var p = 0; p < dense.Count; p++)
                {
                    var sum = passes[0].Gradients[p];
                    for (var i = 1; i < parts.Count; i++)
                        TensorPrimitives.Add(sum, passes[i].Gradients[p], sum);
                    dense[p].Adam.Step(dense[p].Weights, sum, 0, sum.Length, scale, (float)rate, (float)settings.Decay, step);
                }

                for (var i = 0; i < parts.Count; i++)
                    passes[i].AddEmbeddingGradients(gradient, changed, isChanged);
                foreach (var row in changed)
                {
                    embeddings.Step(network.Embeddings, gradient, row * network.Hidden, network.Hidden, scale, (float)rate, 0, step);
                    gradient.AsSpan(row * network.Hidden, network.Hidden).Clear();
                    isChanged[row] = false;
                }

                changed.Clear();
            }

            var seen = new OptimizationStep(epoch + 1, loss / mass, 0);
            run.Progress?.Iteration(seen, settings.Epochs);
            if (report is not null && !report(seen))
                return null;
        }

        network.Round();
        return network;
    }

    /// <summary>Small random weights, as Glorot and Bengio (2010) draw them.</summary>
    private static void Start(TaggingNetwork network, Random random)
    {
        var h = network.Hidden;
        Draw(network.Embeddings, 0.05);
        Draw(network.Projection, Math.Sqrt(6.0 / (network.VectorSize + h)));
        foreach (var kernel in network.Kernels)
            Draw(kernel, Math.Sqrt(6.0 / (4 * h)));
        Draw(network.Output, Math.Sqrt(6.0 / (h + network.Width)));

        void Draw(float[] weights, double reach)
        {
            for (var i = 0; i < weights.Length; i++)
                weights[i] = (float)(((random.NextDouble() * 2) - 1) * reach);
        }
    }

    private static IEnumerable<List<List<NetworkSentence>>> Batches(NetworkSentence[] order, int tokens)
    {
        var parts = new List<List<NetworkSentence>> { new() };
        var count = 0;
        foreach (var sentence in order)
        {
            if (count >= tokens / Parts)
            {
                if (parts.Count == Parts)
                {
                    yield return parts;
                    parts = [];
                }

                parts.Add([]);
                count = 0;
            }

            parts[^1].Add(sentence);
            count += sentence.Count;
        }

        if (parts[0].Count > 0)
            yield return parts;
    }
}
