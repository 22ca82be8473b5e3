using System.Numerics.Tensors;

namespace NlpPipeline.Tagging;

/// <summary>Gives each class a probability. The seam behind which another learner's model can be put.</summary>
public interface IClassifier
{
    IReadOnlyList<string> Classes { get; }

    /// <summary>Writes the probability of every class; they sum to 1.</summary>
    /// <param name="features">Hashes of the features that hold.</param>
    void Classify(ReadOnlySpan<ulong> features, Span<double> probabilities);
}

/// <summary>A maximum-entropy classifier (Berger, Della Pietra and Della Pietra 1996): a chain of length one.</summary>
public sealed class LinearClassifier : IClassifier
{
    private readonly CrfModel model;

    /// <param name="model">A model without a tag scheme.</param>
    public LinearClassifier(CrfModel model) =>
        this.model = model.Scheme is null ? model : throw new ArgumentException("the model is a tagger, not a classifier", nameof(model));

    public IReadOnlyList<string> Classes => model.Tags;

    public void Classify(ReadOnlySpan<ulong> features, Span<double> probabilities)
    {
        Span<int> sums = stackalloc int[Classes.Count];
        sums.Clear();
        model.Accumulate(features, sums);
        for (var i = 0; i < sums.Length; i++)
            probabilities[i] = (sums[i] * (double)model.Scale) + model.Starts[i];
        TensorPrimitives.SoftMax<double>(probabilities[..sums.Length], probabilities);
    }
}
