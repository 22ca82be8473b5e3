using NlpPipeline.Annotations;
using NlpPipeline.Normalization;

namespace NlpPipeline.Recognition;

/// <summary>A mention of a unit, as the recognizers found it.</summary>
/// <param name="Start">First token.</param>
/// <param name="End">Token after the last.</param>
/// <param name="Probability">Calibrated, 0 to 1.</param>
public sealed record RecognizedMention(int Start, int End, string Label, TextSpan Span, double Probability)
{
    /// <summary>Normalized value of a time or number; null where none is known.</summary>
    public string? Value { get; init; }

    public string? Modifier { get; init; }

    public DateInterval? Interval { get; init; }

    /// <summary>The noun that a number counts.</summary>
    public string? Counted { get; init; }

    /// <summary>Canonical English name of an entity.</summary>
    public string? Canonical { get; init; }

    public LabelFamily Family => Labels.FamilyOf(Label);
}
