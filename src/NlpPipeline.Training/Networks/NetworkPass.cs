using System.Numerics.Tensors;
using NlpPipeline.Tagging;

namespace NlpPipeline.Training.Networks;

/// <summary>
/// One pass forward and back over a few sentences: their loss (cross-entropy of each token's tag) and its gradient. The sentences stand
/// below one another, with so many empty rows between them that no layer sees from one into the next.
/// </summary>
internal sealed class NetworkPass(TaggingNetwork network, NetworkSettings settings, WordVectors? vectors)
{
    private readonly int hidden = network.Hidden;
    private readonly int width = network.Width;
    private readonly int margin = network.Dilations.DefaultIfEmpty(0).Max();
    private readonly float[] transposed = new float[Math.Max(network.Hidden * network.Width, Math.Max(network.VectorSize, network.Hidden) * network.Hidden)];
    private IReadOnlyList<NetworkSentence> sentences = [];
    private int[] starts = [];
    private int rows;
    private bool[] isToken = [];
    private bool[] isDropped = [];
    private float[] vectorRows = [];
    private float[][] layers = [];
    private bool[][] isActive = [];
    private float[] output = [];
    private float[] delta = [];
    private float[] inner = [];
    private float[] columns = [];
    private float[] compact = [];
    private int[] predicted = [];
    private int predictions;

    private int Padded => MatrixProduct.PadRows(predictions);

    /// <summary>Gradients of <see cref="TaggingNetwork.Dense"/>, summed over the tokens of the pass.</summary>
    public float[][] Gradients { get; } = [.. network.Dense.Select(p => new float[p.Length])];

    private int Lines => rows + (2 * margin);

    /// <param name="seed">Of what is dropped.</param>
    /// <returns>The loss, summed over tokens, in nats.</returns>
    public double Run(IReadOnlyList<NetworkSentence> part, ulong seed)
    {
        sentences = part;
        foreach (var gradient in Gradients)
            Array.Clear(gradient);
        Lay();
        var random = new Noise(seed);
        Forward(random);
        var loss = Loss();
        Backward();
        return loss;
    }

    /// <summary>Adds the gradients of the embeddings to a table, and notes the rows that changed.</summary>
    public void AddEmbeddingGradients(float[] table, List<int> changed, bool[] isChanged)
    {
        var kinds = network.Kinds.Count;
        var scale = 1 / (1 - (float)settings.InputDropout);
        for (var s = 0; s < sentences.Count; s++)
        {
            var sentence = sentences[s];
            for (var i = 0; i < sentence.Rows.Length; i++)
            {
                var row = sentence.Rows[i];
                var line = starts[s] + (i / kinds);
                if (row < 0 || isDropped[(line * (kinds + 1)) + (i % kinds)])
                    continue;
                if (!isChanged[row])
                {
                    isChanged[row] = true;
                    changed.Add(row);
                }

                var target = table.AsSpan(row * hidden, hidden);
                TensorPrimitives.MultiplyAdd(delta.AsSpan(line * hidden, hidden), scale, target, target);
            }
        }
    }

    private void Lay()
    {
        starts = new int[sentences.Count];
        var line = margin;
        for (var s = 0; s < starts.Length; s++)
        {
            starts[s] = line;
            line += sentences[s].Count + margin;
        }

        rows = MatrixProduct.PadRows(line - margin);
        if (isToken.Length < Lines)
        {
            var size = Lines * 3 / 2;
            isToken = new bool[size];
            isDropped = new bool[size * (network.Kinds.Count + 1)];
            vectorRows = new float[size * network.VectorSize];
            layers = [.. Enumerable.Range(0, network.Kernels.Length + 1).Select(_ => new float[size * hidden])];
            isActive = [.. Enumerable.Range(0, network.Kernels.Length + 1).Select(_ => new bool[size * hidden])];
            output = new float[size * width];
            delta = new float[size * hidden];
            inner = new float[size * hidden];
            columns = new float[size * Math.Max(network.VectorSize, hidden)];
            compact = new float[size * hidden];
            predicted = new int[size];
        }

        isToken.AsSpan(0, Lines).Clear();
        for (var s = 0; s < starts.Length; s++)
            isToken.AsSpan(starts[s], sentences[s].Count).Fill(true);
        predictions = 0;
        for (var s = 0; s < starts.Length; s++)
        {
            for (var t = 0; t < sentences[s].Count; t++)
            {
                if (sentences[s].Gold[t] >= 0)
                    predicted[predictions++] = starts[s] + t;
            }
        }
    }

    private void Forward(Noise random)
    {
        var first = margin * hidden;
        Embed(random);
        for (var l = 0; l < network.Kernels.Length; l++)
        {
            var (from, to) = (layers[l], layers[l + 1]);
            to.AsSpan(0, Lines * hidden).Clear();
            for (var q = 0; q < 3; q++)
            {
                MatrixProduct.Multiply(
                    from.AsSpan(first + ((q - 1) * network.Dilations[l] * hidden)), hidden, Kernel(network.Kernels[l], q), hidden, to.AsSpan(first), hidden, rows,
                    hidden, hidden, add: q > 0);
            }

            Activate(to, network.Biases[l], from, isActive[l + 1], random);
        }

        for (var i = 0; i < predictions; i++)
            layers[^1].AsSpan(predicted[i] * hidden, hidden).CopyTo(compact.AsSpan(i * hidden));
        compact.AsSpan(predictions * hidden, (Padded - predictions) * hidden).Clear();
        MatrixProduct.Multiply(compact, hidden, network.Output, width, output, width, Padded, hidden, width, add: false);
    }

    private void Embed(Noise random)
    {
        var kinds = network.Kinds.Count;
        var scale = 1 / (1 - (float)settings.InputDropout);
        layers[0].AsSpan(0, Lines * hidden).Clear();
        vectorRows.AsSpan(0, Lines * network.VectorSize).Clear();
        for (var s = 0; s < sentences.Count; s++)
        {
            var sentence = sentences[s];
            for (var t = 0; t < sentence.Count; t++)
            {
                var line = starts[s] + t;
                var dropped = isDropped.AsSpan(line * (kinds + 1), kinds + 1);
                for (var k = 0; k <= kinds; k++)
                    dropped[k] = random.Below(settings.InputDropout);
                var row = layers[0].AsSpan(line * hidden, hidden);
                for (var k = 0; k < kinds; k++)
                {
                    if (sentence.Rows[(t * kinds) + k] is var index and >= 0 && !dropped[k])
                        TensorPrimitives.MultiplyAdd(network.Embeddings.AsSpan(index * hidden, hidden), scale, row, row);
                }

                if (sentence.Words[t] >= 0 && !dropped[kinds] && network.VectorSize > 0)
                {
                    var vector = vectorRows.AsSpan(line * network.VectorSize, network.VectorSize);
                    vectors!.CopyTo(sentence.Words[t], vector);
                    TensorPrimitives.Multiply(vector, scale, vector);
                }
            }
        }

        if (network.VectorSize > 0)
        {
            MatrixProduct.Multiply(
                vectorRows.AsSpan(margin * network.VectorSize), network.VectorSize, network.Projection, hidden, layers[0].AsSpan(margin * hidden), hidden, rows,
                network.VectorSize, hidden, add: true);
        }

        Activate(layers[0], network.InputBias, null, isActive[0], random);
    }

    /// <summary>Rectified values with dropout, added to those of the layer below where there is one.</summary>
    private void Activate(float[] values, float[] bias, float[]? below, bool[] active, Noise random)
    {
        var scale = 1 / (1 - (float)settings.Dropout);
        for (var line = 0; line < Lines; line++)
        {
            var row = values.AsSpan(line * hidden, hidden);
            var on = active.AsSpan(line * hidden, hidden);
            if (!isToken[line])
            {
                row.Clear();
                on.Clear();
                continue;
            }

            random.Fill(on, settings.Dropout);
            TensorPrimitives.Add(row, bias, row);
            for (var h = 0; h < row.Length; h++)
            {
                on[h] = row[h] > 0 && !on[h];
                row[h] = on[h] ? row[h] * scale : 0;
            }

            if (below is not null)
                TensorPrimitives.Add(row, below.AsSpan(line * hidden, hidden), row);
        }
    }

    /// <summary>The loss; leaves in <see cref="output"/> its gradient by the scores.</summary>
    private double Loss()
    {
        var loss = 0.0;
        var tags = network.Tags;
        output.AsSpan(predictions * width, (Padded - predictions) * width).Clear();
        var i = 0;
        foreach (var sentence in sentences)
        {
            foreach (var gold in sentence.Gold)
            {
                if (gold < 0)
                    continue;
                var scores = output.AsSpan(i++ * width, width);
                TensorPrimitives.Add(scores[..tags], network.OutputBias.AsSpan(0, tags), scores[..tags]);
                var largest = TensorPrimitives.Max<float>(scores[..tags]);
                loss -= sentence.Weight * (scores[gold] - largest);
                var sum = 0f;
                for (var y = 0; y < tags; y++)
                    sum += scores[y] = MathF.Exp(scores[y] - largest);
                loss += sentence.Weight * Math.Log(sum);
                for (var y = 0; y < tags; y++)
                    scores[y] /= sum;
                scores[gold] -= 1;
                TensorPrimitives.Multiply(scores[..tags], sentence.Weight, scores[..tags]);
                scores[tags..].Clear();
            }
        }

        return loss;
    }

    private void Backward()
    {
        var first = margin * hidden;
        var size = Lines * hidden;
        var last = Gradients.Length - 1;
        for (var i = 0; i < predictions; i++)
            TensorPrimitives.Add(Gradients[last], output.AsSpan(i * width, width), Gradients[last]);
        MatrixProduct.Transpose(compact.AsSpan(0, Padded * hidden), Padded, hidden, columns);
        MatrixProduct.Multiply(columns, Padded, output, width, Gradients[last - 1], width, hidden, Padded, width, add: true);
        MatrixProduct.Transpose(network.Output, hidden, width, transposed);
        MatrixProduct.Multiply(output, width, transposed, hidden, compact, hidden, Padded, width, hidden, add: false);
        delta.AsSpan(0, size).Clear();
        for (var i = 0; i < predictions; i++)
            compact.AsSpan(i * hidden, hidden).CopyTo(delta.AsSpan(predicted[i] * hidden));
        for (var l = network.Kernels.Length - 1; l >= 0; l--)
        {
            Switch(delta, isActive[l + 1], inner);
            AddRows(inner, hidden, Gradients[3 + (2 * l)]);
            MatrixProduct.Transpose(layers[l].AsSpan(0, size), Lines, hidden, columns);
            for (var q = 0; q < 3; q++)
            {
                var shift = (q - 1) * network.Dilations[l];
                Outer(hidden, inner, hidden, Kernel(Gradients[2 + (2 * l)], q), shift);
                MatrixProduct.Transpose(Kernel(network.Kernels[l], q), hidden, hidden, transposed);
                MatrixProduct.Multiply(
                    inner.AsSpan(first - (shift * hidden)), hidden, transposed, hidden, delta.AsSpan(first), hidden, rows, hidden, hidden, add: true);
            }

            for (var line = 0; line < Lines; line++)
            {
                if (!isToken[line])
                    delta.AsSpan(line * hidden, hidden).Clear();
            }
        }

        Switch(delta, isActive[0], delta);
        AddRows(delta, hidden, Gradients[1]);
        if (network.VectorSize > 0)
        {
            MatrixProduct.Transpose(vectorRows.AsSpan(0, Lines * network.VectorSize), Lines, network.VectorSize, columns);
            Outer(network.VectorSize, delta, hidden, Gradients[0], 0);
        }
    }

    /// <summary>Lets through what was active, scaled as the values were.</summary>
    private void Switch(float[] from, bool[] active, float[] to)
    {
        var scale = 1 / (1 - (float)settings.Dropout);
        for (var i = 0; i < Lines * hidden; i++)
            to[i] = active[i] ? from[i] * scale : 0;
    }

    private void AddRows(float[] from, int length, float[] sum)
    {
        for (var line = margin; line < margin + rows; line++)
            TensorPrimitives.Add(sum, from.AsSpan(line * length, length), sum);
    }

    /// <summary>Adds to a gradient the products of the inputs, which stand transposed in <see cref="columns"/>, shifted, and the gradients by the outputs.</summary>
    private void Outer(int length, float[] outputs, int outputLength, Span<float> gradient, int shift) => MatrixProduct.Multiply(
        columns.AsSpan(margin + shift), Lines, outputs.AsSpan(margin * outputLength), outputLength, gradient, outputLength, length, rows, outputLength, add: true);

    private Span<float> Kernel(float[] kernels, int part) => kernels.AsSpan(part * hidden * hidden, hidden * hidden);

    /// <summary>A quick stream of random numbers (xorshift64*; Vigna 2016), the same on any machine.</summary>
    private sealed class Noise(ulong seed)
    {
        private ulong state = seed | 1;

        public bool Below(double share) => Next() >> 48 < share * (1 << 16);

        /// <summary>Draws for every place, four from each number.</summary>
        public void Fill(Span<bool> into, double share)
        {
            var limit = (ulong)(share * (1 << 16));
            for (var i = 0; i < into.Length; i += 4)
            {
                var bits = Next();
                for (var k = i; k < Math.Min(i + 4, into.Length); k++, bits >>= 16)
                    into[k] = (bits & 0xFFFF) < limit;
            }
        }

        private ulong Next()
        {
            state ^= state >> 12;
            state ^= state << 25;
            state ^= state >> 27;
            return state * 0x2545F4914F6CDD1D;
        }
    }
}
