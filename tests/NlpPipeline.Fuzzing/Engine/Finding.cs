namespace NlpPipeline.Fuzzing.Engine;

/// <summary>An input that shows something wrong.</summary>
/// <param name="Key">Tells findings of one cause from those of another: kind and place.</param>
/// <param name="Report">What happened.</param>
public sealed record Finding(string Target, string Key, string Report, byte[] Input)
{
    /// <summary>Longest input that is printed, bytes; longer ones are found again by seed and execution.</summary>
    private const int Printed = 6000;

    public string ToText(int seed, long execution) =>
        $"FINDING target={Target} seed={seed} execution={execution} bytes={Input.Length}\n  {Report.ReplaceLineEndings("\n  ")}\n  base64: {Convert.ToBase64String(Input.AsSpan(0, Math.Min(Input.Length, Printed)))}"
        + (Input.Length > Printed ? $" (the first {Printed} bytes)" : "");
}
