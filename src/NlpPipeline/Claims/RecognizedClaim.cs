namespace NlpPipeline.Claims;

/// <summary>A filler of a role: a candidate of the unit, or a date carried from an earlier one.</summary>
public sealed record RecognizedArgument(string Role, Candidate? Candidate, string? CarriedValue, double Probability)
{
    public string? Value => CarriedValue ?? Candidate?.Mention?.Value;
}

/// <summary>A claim of a unit, as the models found it.</summary>
/// <param name="Probability">Calibrated probability that type and trigger are right, 0 to 1.</param>
public sealed record RecognizedClaim(Trigger Trigger, string Polarity, double Probability, IReadOnlyList<RecognizedArgument> Arguments);
