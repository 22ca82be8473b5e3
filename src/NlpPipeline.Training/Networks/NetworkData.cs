using System.Runtime.InteropServices;
using NlpPipeline.Tagging;
using NlpPipeline.Training.Optimization;

namespace NlpPipeline.Training.Networks;

/// <summary>A training sentence for a network, over the rows of its embeddings.</summary>
/// <param name="Rows">Embedding rows, so many a token; -1 for none.</param>
/// <param name="Words">Rows of word vectors; -1 for none.</param>
/// <param name="Gold">Tags; -1 for tokens whose tag is not asked for.</param>
/// <param name="Weight">What its loss is multiplied by.</param>
internal sealed record NetworkSentence(int[] Rows, int[] Words, int[] Gold, int Weight)
{
    public int Count => Gold.Length;
}

/// <summary>Training sentences as a network sees them: which attributes it looks at, which of their values have an embedding.</summary>
internal sealed class NetworkData
{
    /// <summary>Kinds of attributes that are worth an embedding; of others the chain's templates make use.</summary>
    private static readonly AttributeKind[] Useful =
    [
        AttributeKind.Lower, AttributeKind.Shape, AttributeKind.Kind, AttributeKind.Prefix3, AttributeKind.Suffix2, AttributeKind.Suffix3,
        AttributeKind.ClusterMiddle, AttributeKind.ClusterFine, AttributeKind.WordList, AttributeKind.Glue, AttributeKind.Language,
        AttributeKind.Gazetteer, AttributeKind.Grammar, AttributeKind.DocumentCase, AttributeKind.Mention, AttributeKind.MentionLeft,
        AttributeKind.MentionRight, AttributeKind.MentionFamilies, AttributeKind.Column1, AttributeKind.Column2, AttributeKind.PhraseList,
    ];

    private NetworkData(IReadOnlyList<AttributeKind> kinds, ulong[] keys, List<NetworkSentence> sentences)
    {
        Kinds = kinds;
        Keys = keys;
        Sentences = sentences;
    }

    public IReadOnlyList<AttributeKind> Kinds { get; }

    public ulong[] Keys { get; }

    public List<NetworkSentence> Sentences { get; }

    /// <summary>The kinds of attributes that templates name and that are worth an embedding.</summary>
    public static IReadOnlyList<AttributeKind> KindsOf(IEnumerable<FeatureTemplate> templates)
    {
        var named = templates.SelectMany(t => t.Parts).Select(p => p.Kind).ToHashSet();
        return [.. Useful.Where(named.Contains)];
    }

    /// <param name="weights">How many times each sentence counts; null for once each.</param>
    /// <param name="cutoff">Attribute values that count fewer times get no embedding.</param>
    public static NetworkData Of(
        IReadOnlyList<(TokenSequence Sequence, int[] Gold)> sentences,
        IReadOnlyList<AttributeKind> kinds,
        LexicalResources resources,
        int cutoff,
        IReadOnlyList<int>? weights = null)
    {
        var lexical = new LexicalAttributes(resources);
        var values = sentences.Select(s => Values(s.Sequence, kinds, lexical)).ToList();
        var counts = new Dictionary<ulong, int>();
        for (var s = 0; s < values.Count; s++)
        {
            foreach (var value in values[s])
                CollectionsMarshal.GetValueRefOrAddDefault(counts, value, out _) += weights?[s] ?? 1;
        }

        counts.Remove(0);
        var rows = new Dictionary<ulong, int>();
        foreach (var value in values.SelectMany(v => v))
        {
            if (counts.GetValueOrDefault(value) >= cutoff)
                rows.TryAdd(value, rows.Count);
        }

        var result = sentences.Select((s, i) => new NetworkSentence(
            [.. values[i].Select(v => rows.GetValueOrDefault(v, -1))], Words(s.Sequence, resources.Vectors), s.Gold, weights?[i] ?? 1)).ToList();
        return new NetworkData(kinds, [.. rows.OrderBy(r => r.Value).Select(r => r.Key)], result);
    }

    /// <summary>Adds all that a network learns from to a key; of the word vectors those that the sentences use.</summary>
    public void AddTo(TrainingKey key, WordVectors? vectors)
    {
        key.Add<ulong>(Keys);
        foreach (var sentence in Sentences)
            key.Add<int>(sentence.Rows).Add<int>(sentence.Words).Add<int>(sentence.Gold).Add<int>([sentence.Weight]);
        if (vectors is null)
            return;
        var vector = new float[vectors.Dimension];
        foreach (var word in Sentences.SelectMany(s => s.Words).Where(w => w >= 0).Distinct().Order())
        {
            vectors.CopyTo(word, vector);
            key.Add<float>(vector);
        }
    }

    private static ulong[] Values(TokenSequence sequence, IReadOnlyList<AttributeKind> kinds, LexicalAttributes lexical)
    {
        var values = new ulong[sequence.Count * kinds.Count];
        for (var t = 0; t < sequence.Count; t++)
        {
            var attributes = lexical.Of(sequence.Tokens[t].Of(sequence.Text));
            for (var k = 0; k < kinds.Count; k++)
                values[(t * kinds.Count) + k] = kinds[k] < AttributeKind.Glue ? attributes[(int)kinds[k]] : sequence.Get(kinds[k])?[t] ?? 0;
        }

        return values;
    }

    private static int[] Words(TokenSequence sequence, WordVectors? vectors)
    {
        var words = new int[sequence.Count];
        Array.Fill(words, -1);
        if (vectors is null)
            return words;
        Span<char> lower = stackalloc char[LexicalAttributes.LongestForm];
        for (var t = 0; t < words.Length; t++)
            words[t] = vectors.Find(lower[..LexicalAttributes.Lower(sequence.Tokens[t].Of(sequence.Text), lower)]);
        return words;
    }
}
