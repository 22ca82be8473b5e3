using System.Globalization;
using NlpPipeline.Annotations;
using NlpPipeline.Tagging;
using NlpPipeline.Training.Crf;
using NlpPipeline.Training.Recognizers;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace NlpPipeline.Training.Pipelines;

/// <summary>
/// Reads training settings from YAML (docs/training.md): a section for each recognizer, in it the keys that differ from the
/// defaults. Unknown keys and values out of range are refused with their line.
/// </summary>
public static class TrainingConfiguration
{
    private static readonly string[] Sections = ["entities", "quantities", "triggers", "phrases", "tagger"];

    private static readonly string[] Keys = ["encoding", "l1", "l2", "cutoff", "iterations", "tolerance", "templates"];

    /// <param name="path">The file; null for the defaults.</param>
    /// <exception cref="InvalidInputException">The file is missing or malformed, or a key or value is wrong.</exception>
    public static PipelineSettings Read(string? path)
    {
        var settings = new PipelineSettings();
        if (path is null)
            return settings;
        if (!File.Exists(path))
            throw new InvalidInputException($"{path}: no such file");
        var yaml = new YamlStream();
        try
        {
            using var reader = new StreamReader(path);
            yaml.Load(reader);
        }
        catch (YamlException e)
        {
            throw new InvalidInputException(path, e.Start.Line, $"not YAML: {e.Message.ReplaceLineEndings(" ")}");
        }

        if (yaml.Documents.Count == 0)
            return settings;
        foreach (var (key, value) in Mapping(path, yaml.Documents[0].RootNode))
        {
            settings = key.Value switch
            {
                "entities" => settings with { Entities = Tagger(path, value, settings.Entities) },
                "quantities" => settings with { Quantities = Tagger(path, value, settings.Quantities) },
                "triggers" => settings with { Claims = settings.Claims with { Triggers = Tagger(path, value, settings.Claims.Triggers) } },
                "phrases" => settings with { Claims = settings.Claims with { Phrases = Tagger(path, value, settings.Claims.Phrases) } },
                "tagger" => settings with { Conll = Tagger(path, value, settings.Conll) },
                _ => throw Error(path, key, $"section '{key.Value}' is none of {string.Join(", ", Sections)}"),
            };
        }

        return settings;
    }

    private static TaggerSettings Tagger(string path, YamlNode node, TaggerSettings settings)
    {
        foreach (var (key, value) in Mapping(path, node))
        {
            var crf = settings.Crf;
            settings = key.Value switch
            {
                "encoding" => settings with { Encoding = Encoding(path, value) },
                "l1" => settings with { Crf = crf with { L1 = Number(path, key, value, 0, 1000) } },
                "l2" => settings with { Crf = crf with { L2 = Number(path, key, value, 0, 1000) } },
                "cutoff" => settings with { Crf = crf with { Cutoff = (int)Number(path, key, value, 1, 1000) } },
                "iterations" => settings with { Crf = crf with { Iterations = (int)Number(path, key, value, 1, 10000) } },
                "tolerance" => settings with { Crf = crf with { Tolerance = Number(path, key, value, 0, 1) } },
                "templates" => settings with { Templates = Templates(path, value) },
                _ => throw Error(path, key, $"key '{key.Value}' is none of {string.Join(", ", Keys)}"),
            };
        }

        return settings;
    }

    private static TagEncoding Encoding(string path, YamlNode node) => (node as YamlScalarNode)?.Value switch
    {
        "bio" => TagEncoding.Bio,
        "bioes" => TagEncoding.Bioes,
        _ => throw Error(path, node, "'encoding' must be bio or bioes"),
    };

    private static double Number(string path, YamlScalarNode key, YamlNode node, double least, double most) =>
        double.TryParse((node as YamlScalarNode)?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw Error(path, node, string.Create(CultureInfo.InvariantCulture, $"'{key.Value}' must be a number from {least} to {most}"));

    private static List<string> Templates(string path, YamlNode node)
    {
        if (node is not YamlSequenceNode { Children.Count: > 0 } list)
            throw Error(path, node, "'templates' must be a list of feature templates");
        var templates = new List<string>();
        foreach (var item in list)
        {
            try
            {
                templates.Add(FeatureTemplate.Parse((item as YamlScalarNode)?.Value ?? "").Text);
            }
            catch (InvalidInputException e)
            {
                throw Error(path, item, e.Message);
            }
        }

        return templates;
    }

    private static IEnumerable<(YamlScalarNode Key, YamlNode Value)> Mapping(string path, YamlNode node)
    {
        if (node is not YamlMappingNode mapping)
            throw Error(path, node, "a mapping of keys to values is needed");
        foreach (var (key, value) in mapping.Children)
            yield return (key as YamlScalarNode ?? throw Error(path, key, "a key must be a word"), value);
    }

    private static InvalidInputException Error(string path, YamlNode node, string message) => new(path, node.Start.Line, message);
}
