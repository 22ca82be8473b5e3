using System.Globalization;
using NlpPipeline.Tagging;
using YamlDotNet.RepresentationModel;

namespace NlpPipeline.Training.Tuning;

/// <summary>The keys that a trial sets; none for the configuration as it stands.</summary>
public sealed class TrialSettings
{
    internal TrialSettings(IReadOnlyList<KeyValuePair<string, YamlNode>> values) => Values = values;

    internal IReadOnlyList<KeyValuePair<string, YamlNode>> Values { get; }

    /// <summary>Such as <c>l2: 0.5, without: [clusters]</c>.</summary>
    public override string ToString() => Values.Count == 0 ? "as configured" : string.Join(", ", Values.Select(v => $"{v.Key}: {Text(v.Value)}"));

    private static string Text(YamlNode node) => node switch
    {
        YamlScalarNode scalar => scalar.Value ?? "",
        YamlSequenceNode { Children.Count: > 8 } list => $"[{list.Children.Count} items, {Short(list)}]",
        YamlSequenceNode list => $"[{string.Join(", ", list.Select(Text))}]",
        _ => node.ToString(),
    };

    /// <summary>Tells long lists of templates apart.</summary>
    private static string Short(YamlSequenceNode list) =>
        ((uint)Hash64.Of(string.Join('\n', list.Select(Text)), 0)).ToString("x8", CultureInfo.InvariantCulture);
}

/// <summary>Seeds of the draws, one for each trial, so that no trial depends on the order in which others are drawn.</summary>
internal static class TrialSeed
{
    public static int Of(int seed, string recognizer, int trial, int attempt) =>
        (int)(Hash64.Finish(Hash64.Add(Hash64.Add(Hash64.Of(recognizer, (ulong)(uint)seed), (ulong)trial), (ulong)attempt)) >> 33);
}
