using NlpPipeline.Fuzzing.Engine;

namespace NlpPipeline.Fuzzing.Targets;

/// <summary>Every reader and parser of the product, by name.</summary>
public sealed class AllTargets : IDisposable
{
    private static readonly SortedDictionary<string, Func<FuzzTarget>> Makers = new(StringComparer.Ordinal)
    {
        ["utf8"] = () => new Utf8Target(),
        ["segmentation"] = () => new SegmentationTarget(),
        ["number-vi"] = () => new NumberTarget(Annotations.Language.Vietnamese),
        ["number-en"] = () => new NumberTarget(Annotations.Language.English),
        ["timex-vi"] = () => new TimexTarget(Annotations.Language.Vietnamese),
        ["timex-en"] = () => new TimexTarget(Annotations.Language.English),
        ["values"] = () => new ValueTarget(),
        ["lists"] = () => new ListTarget(),
        ["conll"] = () => new ConllTarget(),
        ["brat"] = () => new BratTarget(),
        ["doccano"] = () => new DoccanoTarget(),
        ["label-studio"] = () => new LabelStudioTarget(),
        ["labelled-set"] = () => new LabelledSetTarget(),
        ["extraction"] = () => new ExtractionTarget(),
        ["gazetteer"] = () => new GazetteerTarget(),
        ["gazetteer-index"] = () => new GazetteerIndexTarget(),
        ["clusters"] = () => new ClustersTarget(),
        ["vectors"] = () => new VectorsTarget(),
        ["configuration"] = () => new ConfigurationTarget(),
        ["crf-model"] = () => new CrfModelTarget(),
        ["manifest"] = () => new ManifestTarget(),
        ["checkpoints"] = () => new CheckpointTarget(),
        ["query"] = () => new QueryTarget(),
        ["report"] = () => new ReportTarget(),
        ["pipeline"] = () => new PipelineTarget(),
    };

    public AllTargets(IEnumerable<string> names) => Targets = [.. names.Select(n => Makers[n]())];

    public static IReadOnlyCollection<string> Names => Makers.Keys;

    public IReadOnlyList<FuzzTarget> Targets { get; }

    public void Dispose()
    {
        foreach (var target in Targets)
            target.Dispose();
    }
}
