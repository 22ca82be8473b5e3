namespace NlpPipeline.Evaluation;

/// <summary>
/// How often a gold label was predicted as which, over the one-to-one alignment of overlapping spans; <see cref="None"/> stands for
/// no span on that side.
/// </summary>
public sealed class ConfusionMatrix
{
    public const string None = "∅";

    private readonly SortedDictionary<(string Gold, string Predicted), int> cells = new(Comparer<(string, string)>.Create((a, b) =>
        string.CompareOrdinal(a.Item1, b.Item1) is not 0 and var order ? order : string.CompareOrdinal(a.Item2, b.Item2)));

    internal ConfusionMatrix(IReadOnlyList<string> labels) => Labels = labels;

    /// <summary>The labels in report order, without <see cref="None"/>.</summary>
    public IReadOnlyList<string> Labels { get; }

    public int this[string gold, string predicted] => cells.GetValueOrDefault((gold, predicted));

    internal void Add(string gold, string predicted) => cells[(gold, predicted)] = this[gold, predicted] + 1;
}
