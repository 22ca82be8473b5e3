using System.Globalization;

namespace NlpPipeline.Training.Corpora.Checking;

/// <summary>Something in a labelled set that the guidelines do not allow, or that a person should look at.</summary>
/// <param name="Line">Line of the file, from 1.</param>
/// <param name="Kind">A short name that findings can be counted by, such as <c>edge</c>.</param>
public sealed record SetFinding(string File, int Line, string Kind, string Message)
{
    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"{File}:{Line}: {Kind}: {Message}");
}
