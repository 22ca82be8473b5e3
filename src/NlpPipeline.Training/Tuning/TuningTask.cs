using NlpPipeline.Annotations;
using NlpPipeline.Claims;
using NlpPipeline.Recognition;
using NlpPipeline.Tagging;
using NlpPipeline.Training.Claims;
using NlpPipeline.Training.Corpora;
using NlpPipeline.Training.Pipelines;
using NlpPipeline.Training.Recognizers;

namespace NlpPipeline.Training.Tuning;

/// <summary>What one recognizer learns from, in documents.</summary>
/// <param name="Name">The recognizer's section in the configuration.</param>
/// <param name="IsExact">A span counts where both ends are right; else where it overlaps one of its label (triggers).</param>
/// <param name="Dev">Sentences that nothing is chosen on.</param>
public sealed record TuningTask(
    string Name, IReadOnlyList<string> Labels, bool IsExact, IReadOnlyList<IReadOnlyList<TaggedSentence>> Documents, IReadOnlyList<TaggedSentence> Dev)
{
    /// <summary>The same task for each language apart, with the same documents, as far as they are in that language; empty where it is not asked for.</summary>
    public IReadOnlyList<TuningTask> Languages { get; init; } = [];

    /// <summary>Sentences of a CoNLL file that stay together, since neighbours share their names; the files do not tell documents apart.</summary>
    private const int Neighbours = 20;

    /// <summary>The tasks of recognizers of the pipeline.</summary>
    /// <remarks>
    /// Triggers and phrases see the gold mentions, in training as in the pipeline, and here also in what is predicted: that flatters all
    /// trials alike.
    /// </remarks>
    /// <param name="byLanguage">Whether trials may have a model a language.</param>
    public static List<TuningTask> OfUnits(
        IReadOnlyList<string> recognizers, IReadOnlyList<LabelledUnit> units, IReadOnlyList<LabelledUnit> dev, LexicalResources resources, bool byLanguage = false)
    {
        var whole = OfDocuments(recognizers, LabelledUnits.ByDocument(units), dev, resources);
        if (!byLanguage)
            return whole;
        var languages = LanguageSplit.Languages.Select(l => OfDocuments(
            recognizers, [.. LabelledUnits.ByDocument(units).Select(d => LanguageSplit.Of(d, l))], LanguageSplit.Of(dev, l), resources)).ToList();
        return [.. whole.Select((t, i) => t with { Languages = [.. languages.Select(l => l[i])] })];
    }

    private static List<TuningTask> OfDocuments(
        IReadOnlyList<string> recognizers, List<List<LabelledUnit>> units, IReadOnlyList<LabelledUnit> dev, LexicalResources resources)
    {
        var held = LabelledUnits.ByDocument(dev);

        // Marks of mentions would give names away to the taggers that look for them, so these see other copies.
        Func<List<List<LabelledUnit>>, List<List<PreparedUnit>>> plain = u => Prepare(u, resources, marked: false);
        Func<List<List<LabelledUnit>>, List<List<PreparedUnit>>> marked = u => Prepare(u, resources, marked: true);
        var tasks = new List<TuningTask>();
        foreach (var name in recognizers)
        {
            tasks.Add(name switch
            {
                "entities" => Task(name, Annotations.Labels.Entities, plain, u => u.Spans(Annotations.Labels.Entities)),
                "quantities" => Task(name, QuantityLabels, plain, u => u.Spans(QuantityLabels)),
                "triggers" => Task(name, Annotations.Labels.ClaimTypes, marked, u => [.. new GoldClaims(u).Triggers.Select(t => (t.Start, t.End, t.Type))]),
                "phrases" => Task(name, [Candidate.PhraseLabel], marked, u => [.. new GoldClaims(u).Phrases.Select(p => (p.Start, p.End, Candidate.PhraseLabel))]),
                _ => throw new InvalidInputException($"'search' has a section '{name}', which --task ner alone trains"),
            });
        }

        return tasks;

        TuningTask Task(
            string name,
            IReadOnlyList<string> labels,
            Func<List<List<LabelledUnit>>, List<List<PreparedUnit>>> prepare,
            Func<PreparedUnit, IReadOnlyList<(int Start, int End, string Label)>> spans) => new(
                name,
                labels,
                name != "triggers",
                [.. prepare(units).Select(d => (IReadOnlyList<TaggedSentence>)[.. d.Select(u => new TaggedSentence(u.Context.Sequence, spans(u), u.Gold.Weight))])],
                [.. prepare(held).SelectMany(d => d).Select(u => new TaggedSentence(u.Context.Sequence, spans(u)))]);
    }

    /// <summary>The task of a span recognizer from a CoNLL file.</summary>
    public static TuningTask OfConll(IReadOnlyList<TaggedSentence> sentences, IReadOnlyList<TaggedSentence> dev)
    {
        var labels = sentences.SelectMany(s => s.Spans).Select(s => s.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        var block = Math.Clamp(sentences.Count / 100, 1, Neighbours);
        return new TuningTask("tagger", labels, true, [.. sentences.Chunk(block).Select(b => (IReadOnlyList<TaggedSentence>)b)], dev);
    }

    private static IReadOnlyList<string> QuantityLabels { get; } = [.. Annotations.Labels.Times, .. Annotations.Labels.Numbers];

    private static List<List<PreparedUnit>> Prepare(List<List<LabelledUnit>> units, LexicalResources resources, bool marked)
    {
        List<List<PreparedUnit>> documents = [.. units.Select(d => UnitSentences.Prepare(d, resources).SelectMany(u => u).ToList())];
        foreach (var unit in documents.SelectMany(d => d))
        {
            GrammarAttributes.Set(unit.Context);
            if (marked)
                ClaimExtractor.Mark(unit.Context, GoldMentions.Of(unit));
        }

        return documents;
    }
}
