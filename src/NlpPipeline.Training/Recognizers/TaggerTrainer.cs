using System.Globalization;
using NlpPipeline.Tagging;
using NlpPipeline.Training.Crf;
using NlpPipeline.Training.Networks;
using NlpPipeline.Training.Optimization;

namespace NlpPipeline.Training.Recognizers;

/// <summary>A training sentence: tokens with their attributes, and the gold spans over token indices (end exclusive).</summary>
/// <param name="Weight">How many times the sentence counts, 1 or more.</param>
public sealed record TaggedSentence(TokenSequence Sequence, IReadOnlyList<(int Start, int End, string Label)> Spans, int Weight = 1);

/// <summary>How a span recognizer is trained.</summary>
public sealed record TaggerSettings
{
    public IReadOnlyList<string> Templates { get; init; } = [.. DefaultTemplates.Base, .. DefaultTemplates.Document];

    public TagEncoding Encoding { get; init; } = TagEncoding.Bioes;

    public CrfSettings Crf { get; init; } = new(L1: 0.1, L2: 1, Cutoff: 2);

    /// <summary>The network beside the chain.</summary>
    public NetworkSettings Network { get; init; } = NetworkSettings.None;

    /// <summary>The settings as key and value, for manifests.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Describe(string name) =>
    [
        KeyValuePair.Create($"{name}.encoding", Encoding == TagEncoding.Bio ? "bio" : "bioes"),
        KeyValuePair.Create($"{name}.l1", Crf.L1.ToString(CultureInfo.InvariantCulture)),
        KeyValuePair.Create($"{name}.l2", Crf.L2.ToString(CultureInfo.InvariantCulture)),
        KeyValuePair.Create($"{name}.cutoff", Crf.Cutoff.ToString(CultureInfo.InvariantCulture)),
        KeyValuePair.Create($"{name}.iterations", Crf.Iterations.ToString(CultureInfo.InvariantCulture)),
        .. Crf.Least > CrfModel.Negligible ? [KeyValuePair.Create($"{name}.least", Crf.Least.ToString(CultureInfo.InvariantCulture))] : Array.Empty<KeyValuePair<string, string>>(),
        .. Crf.Patience > 0 ? [KeyValuePair.Create($"{name}.patience", Crf.Patience.ToString(CultureInfo.InvariantCulture))] : Array.Empty<KeyValuePair<string, string>>(),
        .. Network.Describe(name),
        KeyValuePair.Create($"{name}.templates", string.Join("; ", Templates)),
    ];
}

/// <summary>Trains span recognizers.</summary>
public static class TaggerTrainer
{
    /// <summary>Trains a recognizer of the labels that the sentences have, in ordinal order of their names.</summary>
    /// <param name="dev">Sentences to measure on while training; they stop it where the settings have patience.</param>
    public static CrfModel Train(
        IEnumerable<TaggedSentence> sentences,
        IReadOnlyList<string> labels,
        LexicalResources resources,
        TaggerSettings settings,
        TrainingRun run,
        Func<OptimizationStep, bool>? report = null,
        IReadOnlyList<TaggedSentence>? dev = null)
    {
        var templates = settings.Templates.Select(FeatureTemplate.Parse).ToList();
        var scheme = new TagScheme(settings.Encoding, labels);
        var data = new CrfDataset(scheme.Count);
        var extractor = new FeatureExtractor(templates, resources);
        var features = new ulong[extractor.MaximumFeatures];
        var groups = new sbyte[extractor.MaximumFeatures];
        var tagged = new List<(TokenSequence Sequence, int[] Gold)>();
        var weights = new List<int>();
        foreach (var (sequence, spans, weight) in sentences)
        {
            var gold = scheme.Encode(spans, sequence.Count);
            extractor.Begin(sequence);
            for (var t = 0; t < sequence.Count; t++)
                data.AddToken(features.AsSpan(0, extractor.Features(t, features, groups)), gold[t], groups);
            data.EndSentence(weight);
            tagged.Add((sequence, gold));
            weights.Add(weight);
        }

        var tags = Enumerable.Range(0, scheme.Count).Select(scheme.NameOf).ToList();
        var chain = CrfTrainer.Train(
            data, scheme, tags, templates, settings.Crf, run, report, dev is { Count: > 0 } ? Measure(dev, scheme, templates, resources) : null);
        if (settings.Network.Hidden == 0 || (report is not null && !report(new OptimizationStep(0, 0, 0))))
            return chain;
        run.Progress?.Stage("network");
        return NetworkTrainer.Train(chain, NetworkData.KindsOf(templates), tagged, resources, settings.Network, run, report, weights);
    }

    private static DevMeasure Measure(IReadOnlyList<TaggedSentence> dev, TagScheme scheme, IReadOnlyList<FeatureTemplate> templates, LexicalResources resources)
    {
        using var key = new TrainingKey();
        var extractor = new FeatureExtractor(templates, resources);
        var features = new ulong[extractor.MaximumFeatures];
        foreach (var (sequence, spans, _) in dev)
        {
            extractor.Begin(sequence);
            for (var t = 0; t < sequence.Count; t++)
                key.Add<ulong>(features.AsSpan(0, extractor.Features(t, features)));
            key.Add<int>(scheme.Encode(spans.Where(s => scheme.Labels.Contains(s.Label)), sequence.Count));
        }

        return new DevMeasure(key.ToString(), model =>
        {
            var tagger = new SequenceTagger(model, resources);
            var (right, found) = (0, 0);
            foreach (var (sequence, spans, _) in dev)
            {
                var predicted = scheme.Decode(tagger.BestPath(sequence));
                found += predicted.Count;
                right += predicted.Count(p => spans.Contains(p));
            }

            return 2.0 * right / Math.Max(1, found + dev.Sum(s => s.Spans.Count));
        });
    }
}
