using NlpPipeline.Claims;
using NlpPipeline.Tagging;
using NlpPipeline.Training.Crf;
using NlpPipeline.Training.Optimization;

namespace NlpPipeline.Training.Claims;

/// <summary>Collects cases of a classification and trains a maximum-entropy model on them.</summary>
internal sealed class ClassifierTrainer(IReadOnlyList<string> classes)
{
    private readonly CrfDataset data = new(classes.Count);

    public int Cases => data.SentenceCount;

    /// <param name="weight">How many times the case counts.</param>
    public void Add(FeatureList features, string @class, int weight)
    {
        var index = 0;
        while (classes[index] != @class)
            index++;
        data.AddToken(features.Span, index);
        data.EndSentence(weight);
    }

    public CrfModel Train(CrfSettings settings, TrainingRun run) => CrfTrainer.Train(data, null, classes, [], settings, run);
}
