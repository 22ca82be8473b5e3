using System.Numerics.Tensors;

namespace NlpPipeline.Training.Embeddings;

/// <summary>Spherical k-means (Dhillon and Modha 2001) over unit vectors.</summary>
public static class KMeans
{
    /// <summary>The cluster, 0 to k - 1, of every vector.</summary>
    public static int[] Cluster(float[][] vectors, int k, int iterations, int seed, int parallelism)
    {
        k = Math.Min(k, vectors.Length);
        var random = new Random(seed);
        var dimension = vectors.Length == 0 ? 0 : vectors[0].Length;
        // Centres begin on frequent words, which stand first.
        var candidates = Enumerable.Range(0, Math.Min(vectors.Length, k * 8)).ToArray();
        random.Shuffle(candidates);
        var centres = candidates[..k].Select(i => (float[])vectors[i].Clone()).ToArray();
        var nearest = new int[vectors.Length];
        var options = new ParallelOptions { MaxDegreeOfParallelism = parallelism };
        for (var round = 0; round < iterations; round++)
        {
            var moved = 0;
            Parallel.For(0, vectors.Length, options, i =>
            {
                var (best, at) = (float.NegativeInfinity, 0);
                for (var c = 0; c < centres.Length; c++)
                {
                    var similarity = TensorPrimitives.Dot<float>(vectors[i], centres[c]);
                    if (similarity > best)
                        (best, at) = (similarity, c);
                }

                if (nearest[i] != at || round == 0)
                    Interlocked.Increment(ref moved);
                nearest[i] = at;
            });
            if (moved * 1000L < vectors.Length)
                break;
            var sums = new float[k][];
            for (var c = 0; c < k; c++)
                sums[c] = new float[dimension];
            for (var i = 0; i < vectors.Length; i++)
                TensorPrimitives.Add(sums[nearest[i]], vectors[i], sums[nearest[i]]);
            for (var c = 0; c < k; c++)
            {
                var norm = TensorPrimitives.Norm<float>(sums[c]);
                centres[c] = norm > 1e-6 ? sums[c] : (float[])vectors[random.Next(vectors.Length)].Clone();
                if (norm > 1e-6)
                    TensorPrimitives.Divide(centres[c], norm, centres[c]);
            }
        }

        return nearest;
    }
}
