namespace NlpPipeline.Tagging;

/// <summary>Finds labelled spans in a sentence. The seam behind which another learner's model can be put.</summary>
public interface ISequenceTagger
{
    /// <summary>Spans in text order that do not overlap.</summary>
    List<TaggedSpan> Tag(TokenSequence sequence);
}

/// <summary>A span that a tagger found: token indices, end exclusive.</summary>
/// <param name="Probability">That exactly this span with this label is right, 0 to 1.</param>
public readonly record struct TaggedSpan(int Start, int End, string Label, double Probability);

/// <summary>Tags with a CRF. Holds the working memory of one thread: make one a thread, over a shared model.</summary>
public sealed class SequenceTagger : ISequenceTagger
{
    private readonly CrfLattice lattice;
    private readonly float bonus;
    private int[] path = new int[256];

    /// <param name="model">A chain with a tag scheme.</param>
    /// <param name="resources">The resources that the model was trained with.</param>
    /// <param name="bonus">Added to the score of every tag but O (natural log scale): above 0 more spans, below fewer.</param>
    public SequenceTagger(CrfModel model, LexicalResources resources, double bonus = 0)
    {
        Scheme = model.Scheme ?? throw new ArgumentException("the model is a classifier, not a tagger", nameof(model));
        var extractor = new FeatureExtractor(model.Templates, resources);
        lattice = new CrfLattice(model, extractor, model.Network is { } network ? new NetworkScorer(network, resources.Vectors, extractor.Lexical) : null);
        this.bonus = (float)bonus;
    }

    public TagScheme Scheme { get; }

    public List<TaggedSpan> Tag(TokenSequence sequence)
    {
        var tags = BestPath(sequence);
        var spans = Scheme.Decode(tags);
        var result = new List<TaggedSpan>(spans.Count);
        if (spans.Count == 0)
            return result;
        lattice.ForwardBackward();
        foreach (var (start, end, label) in spans)
            result.Add(new TaggedSpan(start, end, label, lattice.SpanProbability(start, tags[start..end])));
        return result;
    }

    /// <summary>Natural log of the probability that the best tagging of a sentence is right as a whole; 0 for certain, never above.</summary>
    public double BestPathLogProbability(TokenSequence sequence)
    {
        var tags = BestPath(sequence);
        if (tags.IsEmpty)
            return 0;
        lattice.ForwardBackward();
        return lattice.LogProbability(tags);
    }

    /// <summary>The best tags alone, without probabilities; valid until the next call.</summary>
    public ReadOnlySpan<int> BestPath(TokenSequence sequence)
    {
        lattice.Load(sequence);
        if (bonus != 0)
            lattice.Favour(bonus);
        if (path.Length < sequence.Count)
            path = new int[Math.Max(sequence.Count, path.Length * 2)];
        lattice.Viterbi(path);
        return path.AsSpan(0, sequence.Count);
    }
}
