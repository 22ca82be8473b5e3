using NlpPipeline.Annotations;

namespace NlpPipeline.Evaluation;

public enum ErrorKind
{
    /// <summary>Right stretch, wrong label.</summary>
    Label,

    /// <summary>Right label, overlapping stretch.</summary>
    Boundary,

    /// <summary>Overlapping stretch, wrong label.</summary>
    LabelAndBoundary,

    /// <summary>A gold span that nothing was predicted for.</summary>
    Missing,

    /// <summary>A predicted span that no gold span stands for.</summary>
    Spurious,

    /// <summary>Right stretch and label, wrong or missing value.</summary>
    Value,

    /// <summary>Right stretch and label, wrong or missing canonical name.</summary>
    Canonical,

    /// <summary>Overlapping triggers, wrong claim type.</summary>
    ClaimType,

    ClaimMissing,

    ClaimSpurious,

    /// <summary>A matched claim of wrong polarity.</summary>
    Polarity,

    /// <summary>A gold argument of a matched claim that was not found.</summary>
    ArgumentMissing,

    /// <summary>A predicted argument of a matched claim that is not in gold.</summary>
    ArgumentSpurious,
}

/// <summary>One side of an error.</summary>
/// <param name="Label">The span's label, the claim's type, or <c>Type:Role</c> of an argument.</param>
/// <param name="Span">Offsets in the unit; null for a carried value.</param>
/// <param name="Value">The value, canonical name or polarity that the error is about, or comes with.</param>
/// <param name="Confidence">0 to 1.</param>
public sealed record ErrorSide(string Label, TextSpan? Span, string? Value, double Confidence);

/// <summary>Something that the prediction has wrong.</summary>
/// <param name="Unit">Index of the gold unit.</param>
/// <param name="Gold">Null where the gold has nothing there.</param>
/// <param name="Predicted">Null where the prediction has nothing there.</param>
public sealed record EvaluationError(ErrorKind Kind, int Unit, ErrorSide? Gold, ErrorSide? Predicted)
{
    /// <summary>The kind as it stands in reports: <c>label_and_boundary</c>.</summary>
    public string KindName => NameOf(Kind);

    public static string NameOf(ErrorKind kind) => kind switch
    {
        ErrorKind.LabelAndBoundary => "label_and_boundary",
        ErrorKind.ClaimType => "claim_type",
        ErrorKind.ClaimMissing => "claim_missing",
        ErrorKind.ClaimSpurious => "claim_spurious",
        ErrorKind.ArgumentMissing => "argument_missing",
        ErrorKind.ArgumentSpurious => "argument_spurious",
        _ => kind.ToString().ToLowerInvariant(),
    };
}
