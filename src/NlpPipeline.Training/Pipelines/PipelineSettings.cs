using NlpPipeline.Training.Claims;
using NlpPipeline.Training.Crf;
using NlpPipeline.Training.Recognizers;

namespace NlpPipeline.Training.Pipelines;

/// <summary>How all recognizers of the pipeline are trained.</summary>
public sealed record PipelineSettings
{
    public TaggerSettings Entities { get; init; } = new()
    {
        Templates = [.. DefaultTemplates.Base, .. DefaultTemplates.Document],
        Crf = new CrfSettings(L1: 0.05, L2: 0.3, Cutoff: 2),
    };

    public TaggerSettings Quantities { get; init; } = new()
    {
        Templates = [.. DefaultTemplates.Base, .. DefaultTemplates.Grammar],
        Crf = new CrfSettings(L1: 0.05, L2: 0.3, Cutoff: 2),
    };

    public ClaimSettings Claims { get; init; } = new();
}
