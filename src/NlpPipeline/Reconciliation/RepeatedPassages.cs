using NlpPipeline.Tagging;

namespace NlpPipeline.Reconciliation;

/// <summary>
/// Finds near-duplicate passages: MinHash signatures of word shingles (A. Broder, "On the resemblance and containment of documents",
/// 1997) met through banded locality-sensitive hashing (P. Indyk and R. Motwani, 1998), each meeting checked on the shingles themselves.
/// Time and memory grow linearly with the text: in a band's bucket a passage is held against the first and the last one before it only.
/// </summary>
public sealed class RepeatedPassages
{
    private const int Bands = 24;
    private const int Rows = 3;

    /// <param name="threshold">Least Jaccard similarity of copies, 0.2 to 1. At 0.5 a pair is met with probability 0.96, at 0.6 with 0.997.</param>
    /// <param name="minimumWords">Passages with fewer words are left alone: headings repeat without being copies. At least 3.</param>
    /// <exception cref="ArgumentOutOfRangeException">A setting is out of its range.</exception>
    public RepeatedPassages(double threshold = 0.5, int minimumWords = 8)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(threshold, 0.2);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(threshold, 1);
        ArgumentOutOfRangeException.ThrowIfLessThan(minimumWords, WordShingles.Size);
        Threshold = threshold;
        MinimumWords = minimumWords;
    }

    public double Threshold { get; }

    public int MinimumWords { get; }

    /// <summary>The clusters of two passages or more, ordered by their first member; members in input order.</summary>
    public IReadOnlyList<PassageCluster> Find(IReadOnlyList<Passage> passages)
    {
        var shingles = new ulong[passages.Count][];
        var parents = new int[passages.Count];
        var buckets = new Dictionary<ulong, (int First, int Last)>();
        var signature = new ulong[Bands * Rows];
        for (var i = 0; i < passages.Count; i++)
        {
            parents[i] = i;
            var own = shingles[i] = WordShingles.Of(passages[i].Text);
            if (own.Length < MinimumWords - WordShingles.Size + 1)
                continue;
            Sign(own, signature);
            for (var band = 0; band < Bands; band++)
            {
                var key = (ulong)band;
                for (var row = 0; row < Rows; row++)
                    key = Hash64.Add(key, signature[(band * Rows) + row]);
                key = Hash64.Finish(key);
                if (!buckets.TryGetValue(key, out var bucket))
                {
                    buckets.Add(key, (i, i));
                    continue;
                }

                Meet(bucket.First, i);
                if (bucket.Last != bucket.First)
                    Meet(bucket.Last, i);
                buckets[key] = (bucket.First, i);
            }
        }

        return Clusters();

        void Meet(int a, int b)
        {
            var rootA = Root(a);
            var rootB = Root(b);
            if (rootA != rootB && WordShingles.Similarity(shingles[a], shingles[b]) >= Threshold)
                parents[Math.Max(rootA, rootB)] = Math.Min(rootA, rootB);
        }

        int Root(int i)
        {
            while (parents[i] != i)
                i = parents[i] = parents[parents[i]];
            return i;
        }

        List<PassageCluster> Clusters()
        {
            var members = new Dictionary<int, List<PassageCopy>>();
            var order = new List<int>();
            for (var i = 0; i < passages.Count; i++)
            {
                var root = Root(i);
                if (root == i)
                    continue;
                if (!members.TryGetValue(root, out var list))
                {
                    members.Add(root, list = [new PassageCopy(root, 1)]);
                    order.Add(root);
                }

                list.Add(new PassageCopy(i, WordShingles.Similarity(shingles[root], shingles[i])));
            }

            order.Sort();
            return [.. order.Select(root => new PassageCluster(members[root]))];
        }
    }

    /// <summary>The least hash of the set under each of the functions <c>a·x + b</c> over 64 bits, a odd.</summary>
    private static void Sign(ulong[] shingles, ulong[] signature)
    {
        for (var f = 0; f < signature.Length; f++)
        {
            var a = Multipliers[f];
            var least = ulong.MaxValue;
            foreach (var shingle in shingles)
            {
                var hash = (shingle ^ (a >> 7)) * a;
                hash ^= hash >> 32;
                least = Math.Min(least, hash);
            }

            signature[f] = least;
        }
    }

    private static readonly ulong[] Multipliers = [.. Enumerable.Range(1, Bands * Rows).Select(i => Hash64.Finish(Hash64.Add(0x51ED270B, (ulong)i)) | 1)];
}
