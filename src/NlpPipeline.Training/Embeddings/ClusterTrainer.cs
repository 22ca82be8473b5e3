using System.Globalization;
using System.Text;
using NlpPipeline.Models;
using NlpPipeline.Tagging;

namespace NlpPipeline.Training.Embeddings;

/// <summary>Learns the word clusters and vectors of a model folder from raw text.</summary>
public static class ClusterTrainer
{
    private static readonly int[] Sizes = [64, 256, 1024];

    /// <summary>Learns vectors and writes them, clusters them at three sizes and writes <c>word TAB coarse TAB middle TAB fine</c> lines.</summary>
    /// <param name="folder">Where both files go; they appear under their names only when they are whole.</param>
    /// <returns>The number of words.</returns>
    public static int Train(IReadOnlyList<string> files, string folder, SkipGramSettings settings, int seed, int parallelism, Action<double>? progress = null)
    {
        var vectors = SkipGram.Learn(files, settings, seed, progress is null ? null : share => progress(share * 0.8));
        var levels = Sizes.Select((k, i) =>
        {
            var clusters = KMeans.Cluster(vectors.Vectors, k, iterations: 25, seed + i, parallelism);
            progress?.Invoke(0.8 + (0.2 * (i + 1) / Sizes.Length));
            return clusters;
        }).ToArray();
        var text = new StringBuilder();
        for (var i = 0; i < vectors.Words.Count; i++)
        {
            text.Append(vectors.Words[i]);
            foreach (var level in levels)
                text.Append('\t').Append((level[i] + 1).ToString(CultureInfo.InvariantCulture));
            text.Append('\n');
        }

        var (clusterFile, vectorFile) = (Path.Combine(folder, ModelFolder.Clusters), Path.Combine(folder, ModelFolder.Vectors));
        WordVectors.Of(vectors.Words, vectors.Vectors).Write(vectorFile + ".part");
        File.WriteAllText(clusterFile + ".part", text.ToString());
        File.Move(vectorFile + ".part", vectorFile, overwrite: true);
        File.Move(clusterFile + ".part", clusterFile, overwrite: true);
        return vectors.Words.Count;
    }
}
