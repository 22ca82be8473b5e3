using System.Text;

namespace NlpPipeline.Fuzzing.Engine;

/// <summary>
/// What a run did, told coarsely: kinds of output and of refusals, counts by powers of two. An input that shows something new is kept
/// and mutated further, the cheap stand-in for the coverage of code.
/// </summary>
public sealed class Shape
{
    private readonly HashSet<string> features = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Features => features;

    public void Add(string feature) => features.Add(feature);

    public void Count(string what, long count) => features.Add($"{what}:2^{(count <= 0 ? 0 : 64 - System.Numerics.BitOperations.LeadingZeroCount((ulong)count))}");

    /// <summary>A text by its kinds of signs: digits as 9, other letters than A to Z as a.</summary>
    public void Add(string what, string? text) => features.Add($"{what}={Mask(text ?? "null")}");

    /// <summary>A message without what it quotes and counts.</summary>
    public void Refused(string message)
    {
        var words = new StringBuilder();
        var quoted = false;
        foreach (var c in message)
        {
            if (c is '\'' or '"')
                quoted = !quoted;
            else if (!quoted && (char.IsAsciiLetter(c) || c == ' '))
                words.Append(c);
            if (words.Length > 120)
                break;
        }

        features.Add("refused:" + words);
    }

    public void Clear() => features.Clear();

    private static string Mask(string text)
    {
        var mask = new StringBuilder();
        foreach (var c in text.AsSpan(0, Math.Min(24, text.Length)))
        {
            var sign = char.IsAsciiDigit(c) ? '9' : char.IsLetter(c) && !char.IsAsciiLetterUpper(c) ? 'a' : c;
            if (mask.Length == 0 || mask[^1] != sign || sign is not ('9' or 'a'))
                mask.Append(sign);
        }

        return mask.ToString();
    }
}
