using System.Runtime.InteropServices;
using NlpPipeline.Tagging;
using NlpPipeline.Training.Optimization;

namespace NlpPipeline.Training.Crf;

/// <summary>
/// Training sentences as feature numbers and gold tags. Feature numbers go by first appearance; rare features are left out, and a
/// feature has a weight only for tags that it was seen with (as CRFsuite does, Okazaki 2007), which keeps models small.
/// </summary>
public sealed class CrfDataset
{
    private const int LongRow = 6;

    private readonly List<ulong> hashes = [];
    private readonly List<int> tokenEnds = [];
    private readonly List<sbyte> groups = [];
    private readonly Dictionary<ulong, int> blockIndex = [];
    private readonly List<int> blockFeatures = [];
    private readonly List<int> blockStarts = [0];
    private readonly List<int> gold = [];
    private readonly List<int> sentenceEnds = [];
    private readonly List<int> weights = [];

    public CrfDataset(int tagCount) => TagCount = tagCount;

    public int TagCount { get; }

    public int SentenceCount => sentenceEnds.Count;

    public int TokenCount => gold.Count;

    public int FeatureCount { get; private set; }

    /// <summary>Number of weights: pairs of a feature and a tag.</summary>
    public int WeightCount => RowStarts[FeatureCount];

    internal int[] Features { get; private set; } = [];

    internal int[] TokenStarts { get; private set; } = [];

    internal int[] SentenceStarts { get; private set; } = [];

    internal int[] Gold { get; private set; } = [];

    /// <summary>How many times each sentence counts.</summary>
    internal IReadOnlyList<int> SentenceWeights => weights;

    /// <summary>Where the weights of a feature begin; one longer than the number of features.</summary>
    internal int[] RowStarts { get; private set; } = [];

    internal byte[] RowTags { get; private set; } = [];

    internal ulong[] FeatureHashes { get; private set; } = [];

    /// <summary>Features that words bring along together: token by token the numbers of its blocks. A block's scores are summed
    /// once for all the tokens that have it.</summary>
    internal int[] Blocks { get; private set; } = [];

    internal int[] TokenBlocks { get; private set; } = [];

    internal int[] BlockFeatures { get; private set; } = [];

    internal int[] BlockStarts { get; private set; } = [];

    internal int BlockCount => BlockStarts.Length - 1;

    /// <summary>Adds a token of the sentence that is being built.</summary>
    /// <param name="grouping">For every feature the group that it always comes with (<see cref="FeatureExtractor"/>), or -1;
    /// empty where there are no groups.</param>
    public void AddToken(ReadOnlySpan<ulong> features, int tag, ReadOnlySpan<sbyte> grouping = default)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(tag, TagCount);
        hashes.AddRange(features);
        if (grouping.IsEmpty)
            groups.AddRange(Enumerable.Repeat((sbyte)-1, features.Length));
        else
            groups.AddRange(grouping[..features.Length]);
        tokenEnds.Add(hashes.Count);
        gold.Add(tag);
    }

    /// <param name="weight">How many times the sentence counts, as if it stood there so often.</param>
    public void EndSentence(int weight = 1)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(weight, 1);
        if (gold.Count == (sentenceEnds.Count == 0 ? 0 : sentenceEnds[^1]))
            return;
        sentenceEnds.Add(gold.Count);
        weights.Add(weight);
    }

    /// <summary>Numbers the features and drops those seen fewer than <paramref name="cutoff"/> times, as the sentences' weights count.</summary>
    public void Freeze(int cutoff)
    {
        var all = CollectionsMarshal.AsSpan(hashes);
        var counts = new Dictionary<ulong, int>(all.Length / 8);
        for (int s = 0, i = 0; s < sentenceEnds.Count; s++)
        {
            for (var end = tokenEnds[sentenceEnds[s] - 1]; i < end; i++)
                CollectionsMarshal.GetValueRefOrAddDefault(counts, all[i], out _) += weights[s];
        }

        var numbers = new Dictionary<ulong, int>(counts.Count);
        var kept = new List<ulong>();
        var features = new List<int>(all.Length / 2);
        var blocks = new List<int>();
        var grouped = new List<int>[sbyte.MaxValue];
        TokenStarts = new int[gold.Count + 1];
        TokenBlocks = new int[gold.Count + 1];
        var start = 0;
        for (var t = 0; t < gold.Count; t++)
        {
            for (var i = start; i < tokenEnds[t]; i++)
            {
                var hash = all[i];
                if (counts[hash] < cutoff)
                    continue;
                ref var number = ref CollectionsMarshal.GetValueRefOrAddDefault(numbers, hash, out var known);
                if (!known)
                {
                    number = kept.Count;
                    kept.Add(hash);
                }

                if (groups[i] < 0)
                    features.Add(number);
                else
                    (grouped[groups[i]] ??= []).Add(number);
            }

            foreach (var group in grouped)
            {
                if (group is not { Count: > 0 })
                    continue;
                blocks.Add(Block(group));
                group.Clear();
            }

            start = tokenEnds[t];
            TokenStarts[t + 1] = features.Count;
            TokenBlocks[t + 1] = blocks.Count;
        }

        Blocks = [.. blocks];
        (BlockFeatures, BlockStarts) = ([.. blockFeatures], [.. blockStarts]);
        FeatureCount = kept.Count;
        FeatureHashes = [.. kept];
        Features = [.. features];
        Gold = [.. gold];
        SentenceStarts = [0, .. sentenceEnds];
        hashes.Clear();
        hashes.TrimExcess();
        groups.Clear();
        Rows();
        MoveFrequent();
        blockIndex.Clear();
    }

    /// <summary>Features seen with many tags become blocks of their own: a whole row is added faster than tag by tag.</summary>
    private void MoveFrequent()
    {
        var features = new List<int>(Features.Length);
        var blocks = new List<int>(Blocks.Length);
        var (featureStart, blockStart) = (0, 0);
        List<int> alone = [0];
        for (var t = 0; t < Gold.Length; t++)
        {
            blocks.AddRange(Blocks.AsSpan(blockStart, TokenBlocks[t + 1] - blockStart));
            for (var f = featureStart; f < TokenStarts[t + 1]; f++)
            {
                alone[0] = Features[f];
                if (RowStarts[alone[0] + 1] - RowStarts[alone[0]] >= LongRow)
                    blocks.Add(Block(alone));
                else
                    features.Add(alone[0]);
            }

            (featureStart, blockStart) = (TokenStarts[t + 1], TokenBlocks[t + 1]);
            TokenStarts[t + 1] = features.Count;
            TokenBlocks[t + 1] = blocks.Count;
        }

        Features = [.. features];
        Blocks = [.. blocks];
        BlockFeatures = [.. blockFeatures];
        BlockStarts = [.. blockStarts];
    }

    /// <summary>All features of a token, those of its blocks included.</summary>
    internal IEnumerable<int> FeaturesOf(int token)
    {
        for (var f = TokenStarts[token]; f < TokenStarts[token + 1]; f++)
            yield return Features[f];
        for (var b = TokenBlocks[token]; b < TokenBlocks[token + 1]; b++)
        {
            for (var f = BlockStarts[Blocks[b]]; f < BlockStarts[Blocks[b] + 1]; f++)
                yield return BlockFeatures[f];
        }
    }

    /// <summary>The number of the block with these features.</summary>
    private int Block(List<int> features)
    {
        var key = 0UL;
        foreach (var feature in features)
            key = Hash64.Add(key, (ulong)feature);
        ref var block = ref CollectionsMarshal.GetValueRefOrAddDefault(blockIndex, Hash64.Finish(key), out var known);
        if (!known)
        {
            block = blockStarts.Count - 1;
            blockFeatures.AddRange(features);
            blockStarts.Add(blockFeatures.Count);
        }

        return block;
    }

    private void Rows()
    {
        var seen = new UInt128[FeatureCount];
        if (TagCount > 128)
            throw new InvalidOperationException("more than 128 tags");
        for (var t = 0; t < Gold.Length; t++)
        {
            foreach (var feature in FeaturesOf(t))
                seen[feature] |= UInt128.One << Gold[t];
        }

        RowStarts = new int[FeatureCount + 1];
        var tags = new List<byte>();
        for (var f = 0; f < FeatureCount; f++)
        {
            for (var bits = seen[f]; bits != 0; bits &= bits - 1)
                tags.Add((byte)UInt128.TrailingZeroCount(bits));
            RowStarts[f + 1] = tags.Count;
        }

        RowTags = [.. tags];
    }

    /// <summary>Adds the frozen data to the hash of a training's inputs.</summary>
    internal void AddTo(TrainingKey key) => key
        .Add<int>([TagCount]).Add<int>(Features).Add<int>(TokenStarts).Add<int>(SentenceStarts).Add<int>([.. weights]).Add<int>(Gold).Add<int>(RowStarts).Add<byte>(RowTags)
        .Add<ulong>(FeatureHashes).Add<int>(Blocks).Add<int>(TokenBlocks).Add<int>(BlockFeatures).Add<int>(BlockStarts);

    /// <summary>Packs weights (features first, then transitions, then starts) into a model.</summary>
    internal CrfModel Pack(double[] weights, TagScheme? scheme, IReadOnlyList<string> tags, IReadOnlyList<FeatureTemplate> templates, double least = CrfModel.Negligible)
    {
        var rows = new List<(ulong, (int, double)[])>();
        for (var f = 0; f < FeatureCount; f++)
        {
            var row = new (int, double)[RowStarts[f + 1] - RowStarts[f]];
            for (var k = 0; k < row.Length; k++)
                row[k] = (RowTags[RowStarts[f] + k], weights[RowStarts[f] + k]);
            rows.Add((FeatureHashes[f], row));
        }

        var transitions = new float[TagCount * TagCount];
        var starts = new float[TagCount];
        for (var i = 0; i < TagCount; i++)
        {
            starts[i] = scheme?.MayStart(i) ?? true ? (float)weights[WeightCount + (TagCount * TagCount) + i] : float.NegativeInfinity;
            for (var j = 0; j < TagCount; j++)
            {
                transitions[(i * TagCount) + j] = scheme?.MayFollow(i, j) ?? true
                    ? (float)weights[WeightCount + (i * TagCount) + j]
                    : float.NegativeInfinity;
            }
        }

        return CrfModel.Pack(tags, scheme, templates, transitions, starts, rows, least);
    }
}
