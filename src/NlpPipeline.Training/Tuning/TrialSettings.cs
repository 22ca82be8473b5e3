using System.Globalization;
using NlpPipeline.Tagging;
using NlpPipeline.Training.Pipelines;
using YamlDotNet.RepresentationModel;

namespace NlpPipeline.Training.Tuning;

/// <summary>The keys that a trial sets; none for the configuration as it stands.</summary>
public sealed class TrialSettings
{
    internal TrialSettings(IReadOnlyList<KeyValuePair<string, YamlNode>> values) => Values = values;

    internal IReadOnlyList<KeyValuePair<string, YamlNode>> Values { get; }

    /// <summary>True for a model a language, false for one model; null for as many as are configured.</summary>
    internal bool? IsByLanguage { get; init; }

    /// <summary>Such as <c>l2: 0.5, without: [clusters], models: two</c>.</summary>
    public override string ToString()
    {
        var said = Values.Select(v => $"{v.Key}: {Text(v.Value)}");
        if (IsByLanguage is { } two)
            said = said.Append($"{TrainingConfiguration.ModelsKey}: {TrainingConfiguration.Models(two)}");
        return said.Any() ? string.Join(", ", said) : "as configured";
    }

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
