using NlpPipeline.Annotations;
using NlpPipeline.Claims;
using NlpPipeline.Normalization.Names;
using NlpPipeline.Recognition;
using NlpPipeline.Tagging;

namespace NlpPipeline.Models;

/// <summary>All trained parts of the pipeline, read once and shared by all threads.</summary>
public sealed record PipelineModel(
    CrfModel Entities,
    CrfModel Quantities,
    CrfModel Triggers,
    CrfModel Phrases,
    CrfModel Roles,
    CrfModel Polarity,
    CrfModel Carry,
    LexicalResources Resources)
{
    public const string EntitiesName = "entities";
    public const string QuantitiesName = "quantities";
    public const string TriggersName = "triggers";
    public const string PhrasesName = "phrases";
    public const string RolesName = "roles";
    public const string PolarityName = "polarity";
    public const string CarryName = "carry";

    /// <summary>In the order of the constructor.</summary>
    private static readonly string[] PartNames = [EntitiesName, QuantitiesName, TriggersName, PhrasesName, RolesName, PolarityName, CarryName];

    private Lazy<CanonicalNames?> names = new(() => Resources.Gazetteer is { } gazetteer ? new CanonicalNames(gazetteer) : null);

    /// <summary>Canonical names; null without a gazetteer.</summary>
    public CanonicalNames? Names => names.Value;

    public IReadOnlyDictionary<string, Calibration> Calibrations { get; init; } = new Dictionary<string, Calibration>();

    public IReadOnlyDictionary<string, double> Bonuses { get; init; } = new Dictionary<string, double>();

    /// <summary>The chains and classifiers by the name of their file.</summary>
    public IReadOnlyList<(string Name, CrfModel Model)> Parts =>
    [
        (EntitiesName, Entities), (QuantitiesName, Quantities), (TriggersName, Triggers), (PhrasesName, Phrases), (RolesName, Roles),
        (PolarityName, Polarity), (CarryName, Carry),
    ];

    /// <exception cref="InvalidInputException">The folder holds no pipeline, or a file of it is missing or damaged.</exception>
    public static PipelineModel Read(string folder) => Read(ModelFolder.Open(folder));

    internal static PipelineModel Read(ModelFolder model)
    {
        var folder = model.FolderPath;
        if (model.Manifest.Kind != ModelFolder.PipelineKind)
            throw new InvalidInputException($"{folder}: holds a {model.Manifest.Kind}, not a pipeline; train one with nlp train --data");
        var parts = new CrfModel[PartNames.Length];
        WordClusters? clusters = null;
        WordVectors? vectors = null;
        Gazetteer? gazetteer = null;
        var canonicalNames = Begin(null);
        try
        {
            // Two threads halve the start of a run: gazetteers without an index take longer than all the rest. Their canonical names are then
            // indexed beside both and beside the first document.
            Parallel.Invoke(
                () =>
                {
                    gazetteer = ModelFolder.BeginGazetteer(folder);
                    canonicalNames = Begin(gazetteer);
                    gazetteer?.LinkNames();
                },
                () =>
                {
                    clusters = ModelFolder.ReadClusters(folder);
                    vectors = ModelFolder.ReadVectors(folder);
                    for (var i = 0; i < parts.Length; i++)
                        parts[i] = model.ReadCrf(PartNames[i]);
                });
        }
        catch (AggregateException e) when (e.InnerException is InvalidInputException inner)
        {
            throw inner;
        }

        return Build(model, parts, new LexicalResources(clusters, gazetteer, vectors), canonicalNames);
    }

    /// <summary>Reads a pipeline whose clusters, vectors and gazetteers are those of another, and so are not read again.</summary>
    internal static PipelineModel Read(ModelFolder model, PipelineModel sharing) =>
        Build(model, [.. PartNames.Select(model.ReadCrf)], sharing.Resources, sharing.names);

    private static PipelineModel Build(ModelFolder model, CrfModel[] parts, LexicalResources resources, Lazy<CanonicalNames?> names)
    {
        foreach (var part in parts)
            model.CheckVectors(part, resources.Vectors);
        return new PipelineModel(parts[0], parts[1], parts[2], parts[3], parts[4], parts[5], parts[6], resources)
        {
            names = names,
            Calibrations = model.Manifest.Calibrations,
            Bonuses = model.Manifest.Bonuses,
        };
    }

    /// <summary>Recognizers with the working memory of one thread.</summary>
    public MentionRecognizer CreateRecognizer() => new(
        Tagger(EntitiesName, Entities), CalibrationOf(EntitiesName), Tagger(QuantitiesName, Quantities), CalibrationOf(QuantitiesName));

    /// <summary>Claim models with the working memory of one thread.</summary>
    public ClaimModels CreateClaimModels() => new(
        Tagger(TriggersName, Triggers), Tagger(PhrasesName, Phrases), new LinearClassifier(Roles), new LinearClassifier(Polarity),
        new LinearClassifier(Carry), CalibrationOf(TriggersName), Resources)
    {
        RoleNetwork = Roles.Network is { } network ? new NetworkScorer(network, Resources.Vectors, new LexicalAttributes(Resources)) : null,
    };

    /// <summary>Begins to index the names on another thread, where they are not yet.</summary>
    private static Lazy<CanonicalNames?> Begin(Gazetteer? gazetteer)
    {
        if (gazetteer?.Tables.Spellings is not null || gazetteer is null)
            return new(gazetteer is null ? null : new CanonicalNames(gazetteer));
        var names = Task.Run(() => new CanonicalNames(gazetteer));
        return new(() => names.GetAwaiter().GetResult());
    }

    private SequenceTagger Tagger(string name, CrfModel model) => new(model, Resources, Bonuses.GetValueOrDefault(name));

    private Calibration CalibrationOf(string name) => Calibrations.TryGetValue(name, out var calibration) ? calibration : Calibration.None;
}
