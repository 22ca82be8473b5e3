using NlpPipeline.Annotations;
using NlpPipeline.Tagging;
using NlpPipeline.Training.Optimization;

namespace NlpPipeline.Training.Pipelines;

/// <summary>Splits labelled units by document, so that nothing of a document is on both sides.</summary>
public static class DocumentSplit
{
    /// <summary>Units of a stretch: more than a short document has, so that only books are cut.</summary>
    private const int StretchLength = 60;

    /// <summary>Every <paramref name="parts"/>-th document, beginning with the <paramref name="part"/>-th (from 0), and the others; units keep their order.</summary>
    public static (List<LabelledUnit> Held, List<LabelledUnit> Others) Part(IReadOnlyList<LabelledUnit> units, int parts, int part)
    {
        var held = Documents(units).Where((_, i) => i % parts == part).ToHashSet(StringComparer.Ordinal);
        return ([.. units.Where(u => held.Contains(u.Document))], [.. units.Where(u => !held.Contains(u.Document))]);
    }

    /// <summary>The units of a share of the documents, long ones taken stretch by stretch, drawn by a seed; a larger share holds the smaller ones.</summary>
    /// <param name="share">Above 0, at most 1.</param>
    public static List<LabelledUnit> Share(IReadOnlyList<LabelledUnit> units, double share, int seed)
    {
        var stretches = Stretches(units);
        var drawn = stretches.Distinct().ToArray();
        new Random(seed).Shuffle(drawn);
        var kept = drawn.Take(Math.Max(1, (int)Math.Round(share * drawn.Length))).ToHashSet();
        return Divide(units, stretches, kept).Held;
    }

    /// <summary>One part in so many held out: documents where there are enough of them, else stretches of them.</summary>
    public static (List<LabelledUnit> Held, List<LabelledUnit> Others) HoldOut(IReadOnlyList<LabelledUnit> units, int parts)
    {
        if (Documents(units).Count() >= parts)
            return Part(units, parts, parts - 1);
        var stretches = Stretches(units);
        var held = stretches.Distinct().Where((_, i) => i % parts == parts - 1).ToHashSet();
        return Divide(units, stretches, held);
    }

    private static (List<LabelledUnit> Held, List<LabelledUnit> Others) Divide(
        IReadOnlyList<LabelledUnit> units, List<(string Document, int Stretch)> stretches, HashSet<(string Document, int Stretch)> held) =>
        ([.. units.Where((_, i) => held.Contains(stretches[i]))], [.. units.Where((_, i) => !held.Contains(stretches[i]))]);

    /// <summary>The stretch of each unit: its document, and which run of <see cref="StretchLength"/> units in it.</summary>
    private static List<(string Document, int Stretch)> Stretches(IReadOnlyList<LabelledUnit> units)
    {
        var seen = new Dictionary<string, int>(StringComparer.Ordinal);
        return [.. units.Select(u => (u.Document, (System.Runtime.InteropServices.CollectionsMarshal.GetValueRefOrAddDefault(seen, u.Document, out _)++) / StretchLength))];
    }

    private static IEnumerable<string> Documents(IReadOnlyList<LabelledUnit> units) => units.Select(u => u.Document).Distinct(StringComparer.Ordinal);
}

/// <summary>Predicts every document with a model that was trained on others.</summary>
public static class CrossValidation
{
    /// <summary>Of each training part, one document or stretch in this many is held out for calibration.</summary>
    private const int CalibrationParts = 10;

    /// <param name="folds">Parts, from 2 to the number of documents.</param>
    /// <returns>The units in the order given, with predicted spans and claims.</returns>
    /// <exception cref="InvalidInputException">There are fewer documents than folds, or fewer than two folds.</exception>
    public static List<LabelledUnit> Predict(
        IReadOnlyList<LabelledUnit> units, int folds, LexicalResources resources, PipelineSettings settings, int parallelism, ITrainingProgress? progress = null)
    {
        var documents = units.Select(u => u.Document).Distinct(StringComparer.Ordinal).Count();
        if (folds < 2 || folds > documents)
            throw new InvalidInputException($"--folds {folds}: give a number from 2 to the number of documents, {documents}");
        var predicted = new Dictionary<(string, int), LabelledUnit>();
        for (var fold = 0; fold < folds; fold++)
        {
            progress?.Stage($"fold {fold + 1} of {folds}");
            var (held, others) = DocumentSplit.Part(units, folds, fold);
            foreach (var unit in new Pipeline(Train(others, resources, settings, parallelism, progress)).Predict(held))
                predicted[(unit.Document, unit.Start)] = unit;
        }

        return [.. units.Select(u => predicted[(u.Document, u.Start)])];
    }

    /// <summary>Trains on all but a few documents, or stretches of few, which calibrate; one model or one a language, as the settings say.</summary>
    public static Models.PipelineModels Train(
        IReadOnlyList<LabelledUnit> units, LexicalResources resources, PipelineSettings settings, int parallelism, ITrainingProgress? progress = null)
    {
        var (dev, train) = LanguageSplit.HoldOut(units, settings, u => DocumentSplit.HoldOut(u, CalibrationParts));
        return new PipelineTrainer(resources, settings, new TrainingRun(parallelism) { Progress = progress }).TrainModels(train, dev);
    }
}
