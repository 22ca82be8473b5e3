using System.Globalization;
using NlpPipeline.Annotations;
using NlpPipeline.Training.Pipelines;
using NlpPipeline.Training.Recognizers;
using YamlDotNet.RepresentationModel;

namespace NlpPipeline.Training.Tuning;

/// <summary>
/// What <c>nlp tune</c> tries: the section <c>search</c> of a configuration (docs/training.md). All other sections are the
/// configuration that it begins with.
/// </summary>
public sealed class SearchSpace
{
    private static readonly string[] Keys = ["folds", "halving", "rungs"];

    /// <summary>Whose trials tell one model from two where the space names no recognizer.</summary>
    private static readonly string[] OfPipeline = ["entities", "quantities", "triggers", "phrases"];

    private readonly string path;
    private readonly YamlMappingNode root;
    private readonly SortedDictionary<string, List<SearchDimension>> dimensions;

    private SearchSpace(string path, YamlMappingNode root, SortedDictionary<string, List<SearchDimension>> dimensions)
    {
        this.path = path;
        this.root = root;
        this.dimensions = dimensions;
    }

    /// <summary>Parts of the documents, each predicted by a model of the others, 2 to 20.</summary>
    public int Folds { get; private init; } = 3;

    /// <summary>One trial in so many goes on to the next rung, 2 to 10.</summary>
    public int Halving { get; private init; } = 3;

    /// <summary>Rungs of growing shares of the documents, the last of all of them, 1 to 5.</summary>
    public int Rungs { get; private init; } = 3;

    /// <summary>True where the configuration as it stands has a model a language.</summary>
    public bool IsByLanguage { get; private init; }

    /// <summary>True where one model and two are both tried, be it that one of them is only what is configured.</summary>
    public bool HasModels { get; private init; }

    /// <summary>True where drawn trials may have as many models as are configured.</summary>
    private bool DrawsConfigured { get; init; } = true;

    /// <summary>True where trials may have a model a language.</summary>
    public bool TriesByLanguage => IsByLanguage || HasModels;

    /// <summary>The recognizers that have something to search, in ordinal order.</summary>
    public IReadOnlyList<string> Recognizers => [.. dimensions.Keys];

    /// <exception cref="InvalidInputException">The file is missing or malformed, has no section <c>search</c>, or a value of it could not be
    /// trained with; the line is named.</exception>
    public static SearchSpace Read(string path)
    {
        var root = TrainingConfiguration.Load(path);
        var configured = TrainingConfiguration.Read(path, root).IsByLanguage;
        if (!root.Children.TryGetValue(TrainingConfiguration.SearchSection, out var search))
            throw new InvalidInputException($"{path}: no section '{TrainingConfiguration.SearchSection}'; it says what to try (docs/training.md)");
        var space = new SearchSpace(path, root, new SortedDictionary<string, List<SearchDimension>>(StringComparer.Ordinal));
        var (folds, halving, rungs) = (space.Folds, space.Halving, space.Rungs);
        List<bool> models = [configured];
        foreach (var (key, value) in TrainingConfiguration.Mapping(path, search, TrainingConfiguration.SearchSection))
        {
            switch (key.Value)
            {
                case "folds":
                    folds = TrainingConfiguration.WholeNumber(path, key, value, 2, 20);
                    break;
                case "halving":
                    halving = TrainingConfiguration.WholeNumber(path, key, value, 2, 10);
                    break;
                case "rungs":
                    rungs = TrainingConfiguration.WholeNumber(path, key, value, 1, 5);
                    break;
                case TrainingConfiguration.ModelsKey:
                    models = Models(path, value);
                    break;
                case { } recognizer when TrainingConfiguration.Recognizers.Contains(recognizer):
                    space.dimensions.Add(recognizer, [.. TrainingConfiguration.Mapping(path, value, recognizer).Select(d => space.Dimension(recognizer, d.Key, d.Value))]);
                    break;
                default:
                    throw TrainingConfiguration.Error(path, key, $"search key '{key.Value}' is none of {string.Join(", ", [.. Keys, .. TrainingConfiguration.Recognizers, TrainingConfiguration.ModelsKey])}");
            }
        }

        var hasModels = models.Contains(!configured);
        if (!hasModels && space.dimensions.Values.All(d => d.Count == 0))
            throw TrainingConfiguration.Error(path, search, "'search' names no recognizer with keys to try");
        if (space.dimensions.Count == 0)
        {
            foreach (var recognizer in OfPipeline)
                space.dimensions.Add(recognizer, []);
        }

        return new SearchSpace(path, root, space.dimensions)
        {
            Folds = folds,
            Halving = halving,
            Rungs = rungs,
            IsByLanguage = configured,
            HasModels = hasModels,
            DrawsConfigured = models.Contains(configured),
        };
    }

    /// <summary>
    /// The <paramref name="number"/>-th trial of a recognizer; the 0th is the configuration as it stands, the 1st, where one model and two are
    /// tried, the same with the other number of models.
    /// </summary>
    public TrialSettings Draw(string recognizer, int number, int attempt, int seed)
    {
        if (number == 0)
            return new TrialSettings([]);
        if (number == 1 && HasModels)
            return new TrialSettings([]) { IsByLanguage = !IsByLanguage };
        var random = new Random(TrialSeed.Of(seed, recognizer, number, attempt));
        List<KeyValuePair<string, YamlNode>> values = [.. dimensions[recognizer].Select(d => KeyValuePair.Create(d.Key, d.Draw(random)))];
        return new TrialSettings(values) { IsByLanguage = HasModels && (!DrawsConfigured || random.Next(2) == 1) ? !IsByLanguage : null };
    }

    /// <summary>The settings of a recognizer in a trial.</summary>
    public TaggerSettings Settings(string recognizer, TrialSettings trial)
    {
        var settings = TrainingConfiguration.Read(path, With([KeyValuePair.Create(recognizer, trial)]));
        return recognizer switch
        {
            "entities" => settings.Entities,
            "quantities" => settings.Quantities,
            "triggers" => settings.Claims.Triggers,
            "phrases" => settings.Claims.Phrases,
            _ => settings.Conll,
        };
    }

    /// <summary>The configuration with the settings of trials in it and without the search, as YAML.</summary>
    public string Configuration(IEnumerable<KeyValuePair<string, TrialSettings>> trials)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture) { NewLine = "\n" };
        new YamlStream(new YamlDocument(With(trials))).Save(text, assignAnchors: false);
        return text.ToString().Replace("\n...\n", "\n", StringComparison.Ordinal);
    }

    private YamlMappingNode With(IEnumerable<KeyValuePair<string, TrialSettings>> trials)
    {
        var merged = new YamlMappingNode();
        foreach (var (key, value) in root.Children)
        {
            if (key is not YamlScalarNode { Value: TrainingConfiguration.SearchSection })
                merged.Add(key, value);
        }

        foreach (var (recognizer, trial) in trials)
        {
            if (trial.IsByLanguage is { } two)
                merged.Children[TrainingConfiguration.ModelsKey] = new YamlScalarNode(TrainingConfiguration.Models(two));
            if (trial.Values.Count == 0)
                continue;
            var section = new YamlMappingNode();
            if (merged.Children.TryGetValue(recognizer, out var old))
            {
                foreach (var (key, value) in ((YamlMappingNode)old).Children)
                    section.Add(key, value);
            }

            foreach (var (key, value) in trial.Values)
                section.Children[key] = value;
            merged.Children[recognizer] = section;
        }

        return merged;
    }

    private static List<bool> Models(string path, YamlNode node) => node is YamlSequenceNode { Children.Count: > 0 } list
        ? [.. list.Select(v => TrainingConfiguration.IsByLanguage(path, v))]
        : throw TrainingConfiguration.Error(path, node, $"'{TrainingConfiguration.ModelsKey}' must be a list of values to try: [one, two]");

    /// <summary>Every value that may be drawn is tried on the reader of configurations, so that no trial fails later.</summary>
    private SearchDimension Dimension(string recognizer, YamlScalarNode key, YamlNode value)
    {
        switch (value)
        {
            case YamlSequenceNode { Children.Count: > 0 } list:
                foreach (var item in list)
                    Try(item);
                return new ChoiceDimension(key.Value!, [.. list]);
            case YamlMappingNode range:
                var (from, to, scale) = (double.NaN, double.NaN, "linear");
                foreach (var (name, end) in TrainingConfiguration.Mapping(path, range))
                {
                    switch (name.Value)
                    {
                        case "from":
                            Try(end);
                            from = TrainingConfiguration.Number(path, name, end, 0, 10000);
                            break;
                        case "to":
                            Try(end);
                            to = TrainingConfiguration.Number(path, name, end, 0, 10000);
                            break;
                        case "scale" when end is YamlScalarNode { Value: "linear" or "log" } word:
                            scale = word.Value!;
                            break;
                        default:
                            throw TrainingConfiguration.Error(path, end, $"'{key.Value}' is a range of from, to and scale (linear or log)");
                    }
                }

                if (!(from < to))
                    throw TrainingConfiguration.Error(path, value, $"'{key.Value}' needs a 'from' that is less than its 'to'");
                if (scale == "log" && from <= 0)
                    throw TrainingConfiguration.Error(path, value, $"'{key.Value}' on a log scale must begin above 0");
                return new RangeDimension(key.Value!, from, to, scale == "log", key.Value is "cutoff" or "iterations");
            default:
                throw TrainingConfiguration.Error(path, value, $"'{key.Value}' must be a list of values to try, or a range {{ from: 0.1, to: 10, scale: log }}");
        }

        void Try(YamlNode node) => TrainingConfiguration.Read(path, new YamlMappingNode(new YamlScalarNode(recognizer), new YamlMappingNode(key, node)));
    }
}
