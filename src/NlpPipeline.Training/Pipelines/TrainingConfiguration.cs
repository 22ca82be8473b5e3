using System.Globalization;
using NlpPipeline.Annotations;
using NlpPipeline.Tagging;
using NlpPipeline.Training.Claims;
using NlpPipeline.Training.Crf;
using NlpPipeline.Training.Recognizers;
using YamlDotNet.Core;
using YamlDotNet.RepresentationModel;

namespace NlpPipeline.Training.Pipelines;

/// <summary>
/// Reads training settings from YAML (docs/training.md): a section for each recognizer, in it the keys that differ from the
/// defaults. Unknown keys and values out of range are refused with their line. The section <c>search</c> is for <c>nlp tune</c>.
/// </summary>
public static class TrainingConfiguration
{
    /// <summary>The section that training does not look at.</summary>
    internal const string SearchSection = "search";

    /// <summary>The key that says whether there is one model or one a language.</summary>
    internal const string ModelsKey = "models";

    /// <summary>The sections of recognizers.</summary>
    internal static readonly IReadOnlyList<string> Recognizers = ["entities", "quantities", "triggers", "phrases", "tagger"];

    private static readonly string[] Keys = ["encoding", "l1", "l2", "cutoff", "iterations", "tolerance", "least", "patience", "templates", "without", "hidden", "epochs", "dropout", "weight"];

    /// <summary>The section of the role classifier and its network, and those of the keys that it has.</summary>
    private const string RolesSection = "roles";

    private static readonly string[] RoleKeys = ["l1", "l2", "cutoff", "iterations", "tolerance", "hidden", "epochs", "dropout", "weight"];

    /// <param name="path">The file; null for the defaults.</param>
    /// <exception cref="InvalidInputException">The file is missing or malformed, or a key or value is wrong.</exception>
    public static PipelineSettings Read(string? path) => path is null ? new PipelineSettings() : Read(path, Load(path));

    /// <param name="root">The file's sections, or some put together from it; errors name the lines of their nodes.</param>
    internal static PipelineSettings Read(string path, YamlMappingNode root)
    {
        var settings = new PipelineSettings();
        foreach (var (key, value) in Mapping(path, root))
        {
            settings = key.Value switch
            {
                "entities" => settings with { Entities = Tagger(path, key, value, settings.Entities) },
                "quantities" => settings with { Quantities = Tagger(path, key, value, settings.Quantities) },
                "triggers" => settings with { Claims = settings.Claims with { Triggers = Tagger(path, key, value, settings.Claims.Triggers, isMeasured: false) } },
                "phrases" => settings with { Claims = settings.Claims with { Phrases = Tagger(path, key, value, settings.Claims.Phrases, isMeasured: false) } },
                "tagger" => settings with { Conll = Tagger(path, key, value, settings.Conll) },
                RolesSection => settings with { Claims = Roles(path, key, value, settings.Claims) },
                ModelsKey => settings with { IsByLanguage = IsByLanguage(path, value) },
                SearchSection => settings,
                _ => throw Error(path, key, $"section '{key.Value}' is none of {string.Join(", ", Recognizers)}, {RolesSection}, {SearchSection}, {ModelsKey}"),
            };
        }

        return settings;
    }

    /// <summary>The sections of a file; none where it is empty.</summary>
    /// <exception cref="InvalidInputException">The file is missing or no YAML mapping.</exception>
    internal static YamlMappingNode Load(string path)
    {
        if (!File.Exists(path))
            throw new InvalidInputException($"{path}: no such file");
        var yaml = new YamlStream();
        try
        {
            using var reader = new StreamReader(path);
            yaml.Load(new DepthLimitedParser(new Parser(reader)));
        }
        catch (YamlException e)
        {
            throw new InvalidInputException(path, e.Start.Line, $"not YAML: {e.Message}");
        }
        catch (Exception e) when (e is InvalidOperationException or ArgumentException)
        {
            // The parser has no word for some malformed texts.
            throw new InvalidInputException($"{path}: not YAML: {e.Message}", e);
        }

        if (yaml.Documents.Count == 0)
            return [];
        var root = yaml.Documents[0].RootNode;
        return root as YamlMappingNode ?? throw Error(path, root, "a mapping of keys to values is needed");
    }

    /// <summary>The value of <see cref="ModelsKey"/> as it is written.</summary>
    internal static string Models(bool isByLanguage) => isByLanguage ? "two" : "one";

    /// <summary>Reads a value of <see cref="ModelsKey"/>.</summary>
    internal static bool IsByLanguage(string path, YamlNode node) => (node as YamlScalarNode)?.Value switch
    {
        "one" => false,
        "two" => true,
        _ => throw Error(path, node, $"'{ModelsKey}' must be one (for both languages) or two (one a language)"),
    };

    private static ClaimSettings Roles(string path, YamlScalarNode section, YamlNode node, ClaimSettings claims)
    {
        foreach (var (key, value) in Mapping(path, node, section.Value))
        {
            if (!RoleKeys.Contains(key.Value))
                throw Error(path, key, $"key '{key.Value}' is none of {string.Join(", ", RoleKeys)}");
            if (key.Value == "weight")
                Number(path, key, value, 0, 1);
        }

        var read = Tagger(path, section, node, new TaggerSettings { Crf = claims.Roles, Network = claims.RoleNetwork }, isMeasured: false);
        return claims with { Roles = read.Crf, RoleNetwork = read.Network };
    }

    /// <param name="isMeasured">Whether the recognizer is measured on dev while it is trained, so that patience has a meaning.</param>
    private static TaggerSettings Tagger(string path, YamlScalarNode section, YamlNode node, TaggerSettings settings, bool isMeasured = true)
    {
        YamlNode? without = null;
        foreach (var (key, value) in Mapping(path, node, section.Value))
        {
            var (crf, net) = (settings.Crf, settings.Network);
            settings = key.Value switch
            {
                "encoding" => settings with { Encoding = Encoding(path, value) },
                "l1" => settings with { Crf = crf with { L1 = Number(path, key, value, 0, 1000) } },
                "l2" => settings with { Crf = crf with { L2 = Number(path, key, value, 0, 1000) } },
                "cutoff" => settings with { Crf = crf with { Cutoff = WholeNumber(path, key, value, 1, 1000) } },
                "iterations" => settings with { Crf = crf with { Iterations = WholeNumber(path, key, value, 1, 10000) } },
                "tolerance" => settings with { Crf = crf with { Tolerance = Number(path, key, value, 0, 1) } },
                "least" => settings with { Crf = crf with { Least = Number(path, key, value, CrfModel.Negligible, 10) } },
                "patience" when !isMeasured => throw Error(path, key, "'patience' is for entities, quantities and tagger, which are measured on dev as they are trained"),
                "patience" => settings with { Crf = crf with { Patience = WholeNumber(path, key, value, 0, 10000) } },
                "templates" => settings with { Templates = Templates(path, value) },
                "without" => settings,
                "hidden" => settings with { Network = net with { Hidden = Hidden(path, key, value) } },
                "epochs" => settings with { Network = net with { Epochs = WholeNumber(path, key, value, 1, 1000) } },
                "dropout" => settings with { Network = net with { Dropout = Number(path, key, value, 0, 0.9) } },
                "weight" => settings with { Network = net with { Weight = Number(path, key, value, 0, 10) } },
                _ => throw Error(path, key, $"key '{key.Value}' is none of {string.Join(", ", Keys)}"),
            };
            without = key.Value == "without" ? value : without;
        }

        return without is null ? settings : settings with { Templates = Without(path, without, settings.Templates) };
    }

    private static IReadOnlyList<string> Without(string path, YamlNode node, IReadOnlyList<string> templates)
    {
        if (node is not YamlSequenceNode list || list.Any(b => b is not YamlScalarNode { Value: { } name } || !TemplateBlocks.Names.Contains(name)))
            throw Error(path, node, $"'without' must be a list of {string.Join(", ", TemplateBlocks.Names)}");
        var left = TemplateBlocks.Without(templates, [.. list.Select(b => ((YamlScalarNode)b).Value!)]);
        return left.Count > 0 ? left : throw Error(path, node, "'without' leaves no template");
    }

    private static TagEncoding Encoding(string path, YamlNode node) => (node as YamlScalarNode)?.Value switch
    {
        "bio" => TagEncoding.Bio,
        "bioes" => TagEncoding.Bioes,
        _ => throw Error(path, node, "'encoding' must be bio or bioes"),
    };

    /// <summary>A whole number of vector blocks; 0 for no network.</summary>
    private static int Hidden(string path, YamlScalarNode key, YamlNode node) => WholeNumber(path, key, node, 0, 1024) is var hidden && hidden % 32 == 0
        ? hidden
        : throw Error(path, node, $"'{key.Value}' must be a multiple of 32; 0 for no network");

    internal static double Number(string path, YamlScalarNode key, YamlNode node, double least, double most) =>
        double.TryParse((node as YamlScalarNode)?.Value, NumberStyles.Float, CultureInfo.InvariantCulture, out var value) && value >= least && value <= most
            ? value
            : throw Error(path, node, string.Create(CultureInfo.InvariantCulture, $"'{key.Value}' must be a number from {least} to {most}"));

    internal static int WholeNumber(string path, YamlScalarNode key, YamlNode node, int least, int most) =>
        Number(path, key, node, least, most) is var value && value == Math.Floor(value)
            ? (int)value
            : throw Error(path, node, string.Create(CultureInfo.InvariantCulture, $"'{key.Value}' must be a whole number from {least} to {most}"));

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

    /// <param name="name">The key whose value the node is; null for the whole file.</param>
    internal static IEnumerable<(YamlScalarNode Key, YamlNode Value)> Mapping(string path, YamlNode node, string? name = null)
    {
        if (node is not YamlMappingNode mapping)
            throw Error(path, node, name is null ? "a mapping of keys to values is needed" : $"'{name}' must be a mapping of keys to values");
        foreach (var (key, value) in mapping.Children)
            yield return (key as YamlScalarNode ?? throw Error(path, key, "a key must be a word"), value);
    }

    internal static InvalidInputException Error(string path, YamlNode node, string message) => new(path, node.Start.Line, message);
}
