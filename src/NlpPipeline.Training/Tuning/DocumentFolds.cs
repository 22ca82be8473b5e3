using NlpPipeline.Annotations;
using NlpPipeline.Training.Recognizers;

namespace NlpPipeline.Training.Tuning;

/// <summary>
/// Parts of the documents that are predicted in turn by models of the others, or of a share of the others. A larger share holds the
/// smaller ones, and what is predicted is the same at any share, so that rungs compare.
/// </summary>
internal sealed class DocumentFolds
{
    private readonly TuningTask task;
    private readonly int folds;
    private readonly int[] order;

    /// <exception cref="InvalidInputException">There are fewer documents than folds.</exception>
    public DocumentFolds(TuningTask task, int folds, int seed)
    {
        if (task.Documents.Count < folds)
            throw new InvalidInputException($"--data: {task.Documents.Count} documents, {folds} folds need at least as many; label more or lower 'folds'");
        this.task = task;
        this.folds = folds;
        order = [.. Enumerable.Range(0, task.Documents.Count)];
        new Random(seed).Shuffle(order);
    }

    public IReadOnlyList<TaggedSentence> Held(int fold) => Sentences(order.Where((_, i) => i % folds == fold));

    /// <param name="share">Above 0, at most 1.</param>
    public IReadOnlyList<TaggedSentence> Others(int fold, double share)
    {
        var others = order.Where((_, i) => i % folds != fold).ToArray();
        return Sentences(others.Take(Math.Max(1, (int)Math.Round(share * others.Length))));
    }

    private List<TaggedSentence> Sentences(IEnumerable<int> documents) => [.. documents.Order().SelectMany(d => task.Documents[d])];
}
