using BenchmarkDotNet.Attributes;
using NlpPipeline.Models;
using NlpPipeline.Recognition;
using NlpPipeline.Segmentation;
using NlpPipeline.Tagging;

namespace NlpPipeline.Benchmarks;

/// <summary>The parts of tagging, over the sample documents with the bundled model.</summary>
[MemoryDiagnoser]
public class TaggingBenchmarks
{
    private List<Unit> units = [];
    private List<UnitContext> contexts = [];
    private PipelineModel model = null!;
    private SequenceTagger tagger = null!;
    private FeatureExtractor extractor = null!;
    private ulong[] features = [];

    [GlobalSetup]
    public void Setup()
    {
        var root = SampleText.Root();
        model = PipelineModel.Read(Path.Combine(root, "models"));
        units = SampleText.Units([Path.Combine(root, "docs", "samples")], 20_000);
        contexts = DocumentContext.Build(units, model.Resources);
        tagger = new SequenceTagger(model.Entities, model.Resources);
        extractor = new FeatureExtractor(model.Entities.Templates, model.Resources);
        features = new ulong[extractor.MaximumFeatures];
    }

    [Benchmark]
    public int Tokenize() => units.Sum(u => Tokenizer.Tokenize(u.Sentence).Count);

    [Benchmark]
    public int ExtractFeatures()
    {
        var total = 0;
        foreach (var context in contexts)
        {
            extractor.Begin(context.Sequence);
            for (var t = 0; t < context.Tokens.Count; t++)
                total += extractor.Features(t, features);
        }

        return total;
    }

    [Benchmark]
    public int Viterbi()
    {
        var total = 0;
        foreach (var context in contexts)
            total += tagger.BestPath(context.Sequence).Length;
        return total;
    }

    [Benchmark]
    public int Marginals()
    {
        var total = 0;
        foreach (var context in contexts)
            total += tagger.Tag(context.Sequence).Count;
        return total;
    }

    [Benchmark]
    public int Grammars()
    {
        foreach (var context in contexts)
            GrammarAttributes.Set(context);
        return contexts.Count;
    }
}
