using NlpPipeline.Training.Claims;
using NlpPipeline.Training.Crf;
using NlpPipeline.Training.Networks;
using NlpPipeline.Training.Recognizers;

namespace NlpPipeline.Training.Pipelines;

/// <summary>How all recognizers of the pipeline are trained.</summary>
public sealed record PipelineSettings
{
    public TaggerSettings Entities { get; init; } = new()
    {
        Templates = [.. DefaultTemplates.Base, .. DefaultTemplates.Document],
        Crf = new CrfSettings(L1: 0.1, L2: 1, Cutoff: 2),
        Network = new NetworkSettings(),
    };

    public TaggerSettings Quantities { get; init; } = new()
    {
        Templates = [.. DefaultTemplates.Base, .. DefaultTemplates.Grammar],
        Crf = new CrfSettings(L1: 0.1, L2: 1, Cutoff: 2),
    };

    public ClaimSettings Claims { get; init; } = new();

    /// <summary>The recognizer that <c>--task ner</c> trains from a CoNLL file.</summary>
    public TaggerSettings Conll { get; init; } = new()
    {
        Templates = [.. DefaultTemplates.Base, .. DefaultTemplates.Conll],
        Crf = new CrfSettings(L1: 0.05, L2: 0.7, Cutoff: 1),
    };

    /// <summary>True for a model a language, false for one model for both.</summary>
    public bool IsByLanguage { get; init; }

    /// <summary>The same settings with another seed for all that is random: the networks.</summary>
    public PipelineSettings Seeded(int seed)
    {
        return this with
        {
            Entities = Of(Entities),
            Quantities = Of(Quantities),
            Claims = Claims with
            {
                Triggers = Of(Claims.Triggers),
                Phrases = Of(Claims.Phrases),
                RoleNetwork = Claims.RoleNetwork with { Seed = seed },
            },
            Conll = Of(Conll),
        };

        TaggerSettings Of(TaggerSettings tagger) => tagger with { Network = tagger.Network with { Seed = seed } };
    }

    /// <summary>True where some recognizer's training is to be stopped by a dev set.</summary>
    public bool HasPatience => Entities.Crf.Patience + Quantities.Crf.Patience + Conll.Crf.Patience > 0;

    /// <summary>The settings as key and value, for manifests.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Describe() =>
    [
        .. Entities.Describe("entities"), .. Quantities.Describe("quantities"), .. Claims.Triggers.Describe("triggers"),
        .. Claims.Phrases.Describe("phrases"), .. Claims.RoleNetwork.Describe("roles"),
    ];
}
