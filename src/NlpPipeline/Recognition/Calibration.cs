namespace NlpPipeline.Recognition;

/// <summary>
/// Platt scaling (Platt 1999): turns a model's probability into one that agrees with how often it is right on held-out text.
/// </summary>
/// <param name="Slope">Factor of the log-odds, above 0; 1 changes nothing.</param>
/// <param name="Offset">Added to the log-odds; 0 changes nothing.</param>
public readonly record struct Calibration(double Slope, double Offset)
{
    public static Calibration None { get; } = new(1, 0);

    public double Apply(double probability)
    {
        var p = Math.Clamp(probability, 1e-6, 1 - 1e-6);
        return 1 / (1 + Math.Exp(-((Slope * Math.Log(p / (1 - p))) + Offset)));
    }
}
