using System.Numerics.Tensors;

namespace NlpPipeline.Tagging;

/// <summary>Runs a network over sentences. Holds the working memory of one thread: make one a thread, over a shared network.</summary>
internal sealed class NetworkScorer
{
    private readonly TaggingNetwork network;
    private readonly WordVectors? vectors;
    private readonly LexicalAttributes lexical;
    private readonly AttributeKind[] lexicalKinds;
    private readonly AttributeKind[] contextKinds;
    private readonly int margin;
    private readonly float[] vector;
    private readonly float[] embedding;
    private int generation;
    private float[] kept = [];
    private bool[] isKept = [];
    private float[] layer = [];
    private float[] next = [];
    private float[] output = [];
    private float[] scores = [];

    /// <param name="vectors">Those that the network was trained with; null where it was trained without.</param>
    /// <param name="lexical">Over the resources that the network was trained with; the chain's, so that each form is looked at once.</param>
    public NetworkScorer(TaggingNetwork network, WordVectors? vectors, LexicalAttributes lexical)
    {
        this.network = network;
        this.vectors = network.VectorSize > 0 ? vectors : null;
        this.lexical = lexical;
        lexicalKinds = [.. network.Kinds.Where(k => k < AttributeKind.Glue)];
        contextKinds = [.. network.Kinds.Where(k => k >= AttributeKind.Glue)];
        margin = network.Dilations.DefaultIfEmpty(0).Max();
        vector = new float[network.VectorSize];
        embedding = new float[network.Hidden];
    }

    /// <summary>What the scores are to be multiplied by.</summary>
    public float Weight => network.Weight;

    /// <summary>Length of a row of scores.</summary>
    public int Tags => network.Tags;

    /// <summary>Scores of all tags, one row a token (natural log scale, not normalized); valid until the next call.</summary>
    public ReadOnlySpan<float> Score(TokenSequence sequence)
    {
        var (count, hidden, width, tags) = (sequence.Count, network.Hidden, network.Width, network.Tags);
        var rows = MatrixProduct.PadRows(count);
        var size = (rows + (2 * margin)) * hidden;
        if (layer.Length < size)
        {
            layer = new float[size * 2];
            next = new float[size * 2];
        }

        if (output.Length < rows * width)
        {
            output = new float[rows * width * 2];
            scores = new float[rows * width * 2];
        }

        layer.AsSpan(0, size).Clear();
        Embed(sequence);
        var first = margin * hidden;
        for (var l = 0; l < network.Kernels.Length; l++)
        {
            var kernel = network.Kernels[l].AsSpan();
            var part = hidden * hidden;
            for (var q = 0; q < 3; q++)
            {
                var from = first + ((q - 1) * network.Dilations[l] * hidden);
                MatrixProduct.Multiply(
                    layer.AsSpan(from), hidden, kernel.Slice(q * part, part), hidden, next.AsSpan(first), hidden, rows, hidden, hidden, add: q > 0);
            }

            for (var t = 0; t < count; t++)
            {
                var row = next.AsSpan(first + (t * hidden), hidden);
                TensorPrimitives.Add(row, network.Biases[l], row);
                TensorPrimitives.Max(row, 0, row);
                var target = layer.AsSpan(first + (t * hidden), hidden);
                TensorPrimitives.Add(target, row, target);
            }
        }

        MatrixProduct.Multiply(layer.AsSpan(first), hidden, network.Output, width, output, width, rows, hidden, width, add: false);
        for (var t = 0; t < count; t++)
            TensorPrimitives.Add(output.AsSpan(t * width, tags), network.OutputBias.AsSpan(0, tags), scores.AsSpan(t * tags, tags));
        return scores.AsSpan(0, count * tags);
    }

    private void Embed(TokenSequence sequence)
    {
        var hidden = network.Hidden;
        for (var t = 0; t < sequence.Count; t++)
        {
            var row = layer.AsSpan((margin + t) * hidden, hidden);
            Lexical(sequence.Tokens[t].Of(sequence.Text)).CopyTo(row);
            foreach (var kind in contextKinds)
            {
                if (sequence.Get(kind) is { } values)
                    network.AddEmbedding(values[t], row, embedding);
            }

            TensorPrimitives.Max(row, 0, row);
        }
    }

    /// <summary>What follows from the letters of a token; kept by form, since running text repeats its words.</summary>
    private ReadOnlySpan<float> Lexical(ReadOnlySpan<char> form)
    {
        var hidden = network.Hidden;
        var slot = lexical.SlotOf(form);
        if (generation != lexical.Generation)
        {
            Array.Clear(isKept);
            generation = lexical.Generation;
        }

        if (slot >= isKept.Length)
        {
            Array.Resize(ref isKept, Math.Max(1024, slot * 2));
            Array.Resize(ref kept, isKept.Length * hidden);
        }

        var row = kept.AsSpan(slot * hidden, hidden);
        if (isKept[slot])
            return row;
        network.InputBias.CopyTo(row);
        var attributes = lexical[slot];
        foreach (var kind in lexicalKinds)
            network.AddEmbedding(attributes[(int)kind], row, embedding);
        if (vectors is not null)
        {
            Span<char> lower = stackalloc char[LexicalAttributes.LongestForm];
            if (vectors.Find(lower[..LexicalAttributes.Lower(form, lower)]) is var word and >= 0)
            {
                vectors.CopyTo(word, vector);
                for (var d = 0; d < vector.Length; d++)
                    TensorPrimitives.MultiplyAdd(network.Projection.AsSpan(d * hidden, hidden), vector[d], row, row);
            }
        }

        isKept[slot] = true;
        return row;
    }
}
