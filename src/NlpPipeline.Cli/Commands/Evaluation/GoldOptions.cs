// Runs the model in a folder on units and hands them back with its spans and claims, same text, document and id. Units of CoNLL
// files hold their tokens parted by single spaces.
global using ModelRunner = System.Func<
    string,
    System.Collections.Generic.IReadOnlyList<NlpPipeline.Annotations.LabelledUnit>,
    System.Collections.Generic.IReadOnlyList<NlpPipeline.Annotations.LabelledUnit>>;

using System.CommandLine;
using NlpPipeline.Annotations;
using NlpPipeline.Evaluation;

namespace NlpPipeline.Cli.Commands.Evaluation;

/// <summary>The options that <c>evaluate</c> and <c>compare</c> share: what the gold is and how it is resampled.</summary>
internal sealed class GoldOptions
{
    private readonly Option<string[]> gold = new("--gold")
    {
        Description = "Hand-labelled sets: JSON lines, folders of them, or CoNLL files (.conll, tag in the last column)",
        Required = true,
        AllowMultipleArgumentsPerToken = true,
    };

    private readonly Option<string?> corpus = new("--corpus") { Description = "Folder with the documents of sets that hold no text" };

    private readonly Option<string?> language = new("--language")
    {
        Description = "Score only units of this language (vi or en); says what CoNLL files are in",
    };

    private readonly Option<bool> openLabels = new("--open-labels") { Description = "Accept labels, claim types and roles that the guidelines do not know" };

    private readonly Option<int> seed = new("--seed") { Description = "Seed of the random draws", DefaultValueFactory = _ => 1 };

    private readonly Option<int> rounds;

    public GoldOptions(int defaultRounds)
    {
        rounds = new Option<int>("--rounds") { Description = "Rounds of resampling (0: no intervals)", DefaultValueFactory = _ => defaultRounds };
        language.AcceptOnlyFromAmong("vi", "en");
    }

    public void AddTo(Command command)
    {
        command.Options.Add(gold);
        command.Options.Add(corpus);
        command.Options.Add(language);
        command.Options.Add(openLabels);
        command.Options.Add(seed);
        command.Options.Add(rounds);
    }

    public GoldInput Read(ParseResult call)
    {
        var code = call.GetValue(language);
        LanguageExtensions.TryParse(code, out var parsed);
        var folder = call.GetValue(corpus);
        var open = call.GetValue(openLabels);
        var count = call.GetValue(rounds);
        if (count < 0)
            throw new InvalidInputException($"--rounds {count}: give a number from 0 up");
        var files = UnitFiles.Read(call.GetValue(gold)!, folder, !open, parsed);
        return new GoldInput(files, folder, code is null ? null : parsed, open || files.IsConll, call.GetValue(seed), count);
    }
}

/// <summary>Gold units and what predictions on them must agree to.</summary>
internal sealed class GoldInput(UnitFiles files, string? corpus, Language? language, bool open, int seed, int rounds)
{
    private readonly int[] kept = [.. Enumerable.Range(0, files.Units.Count)
        .Where(i => files.IsConll || language is null || files.Units[i].Language == language)];

    public bool IsConll => files.IsConll;

    public int Rounds => rounds;

    public IReadOnlyList<SourceFile> Files => files.Files;

    public IReadOnlyList<LabelledUnit> Units => field ??= [.. kept.Select(i => files.Units[i])];

    public string PlaceOf(int unit) => files.PlaceOf(kept[unit]);

    /// <summary>Predictions from files (same format as the gold), or from a model.</summary>
    public (IReadOnlyList<LabelledUnit> Units, UnitFiles? Files) Predict(IReadOnlyList<string> predictionPaths, string? model, ModelRunner run)
    {
        if (model is not null)
        {
            if (!Directory.Exists(model))
                throw new InvalidInputException($"{model}: no such model folder");
            return (run(model, Units), null);
        }

        var predicted = UnitFiles.Read(predictionPaths, corpus, !open, language ?? Language.Vietnamese);
        if (predicted.IsConll != IsConll)
            throw new InvalidInputException($"{predictionPaths[0]}: gold and predictions must have one format, JSON lines or CoNLL");
        if (language is null || IsConll)
            return (predicted.Units, predicted);
        var places = new List<string>();
        var units = new List<LabelledUnit>();
        for (var i = 0; i < predicted.Units.Count; i++)
        {
            if (predicted.Units[i].Language != language)
                continue;
            units.Add(predicted.Units[i]);
            places.Add(predicted.PlaceOf(i));
        }

        return (units, predicted with { Units = units, Places = places });
    }

    /// <summary>Labelled sets that a model learned from, read by the same rules.</summary>
    public IReadOnlyList<LabelledUnit> ReadTraining(IReadOnlyList<string> paths) =>
        UnitFiles.Read(paths, corpus, !open, language ?? Language.Vietnamese).Units;

    /// <summary>Refuses predictions that do not belong to the gold, naming the line.</summary>
    public void Check(IReadOnlyList<LabelledUnit> units, UnitFiles predictions) =>
        Evaluator.Check(Units, units, Options(predictions, new Manifest()));

    public EvaluationOptions Options(UnitFiles? predictions, Manifest manifest, IReadOnlySet<string>? trainingNames = null) => new()
    {
        Rounds = rounds,
        Seed = seed,
        OpenLabels = open,
        SpansOnly = IsConll,
        TrainingNames = trainingNames,
        PlaceOfGold = PlaceOf,
        PlaceOfPrediction = predictions is null ? null : predictions.PlaceOf,
        Manifest = manifest,
    };

    /// <summary>What of the call bears on the numbers; where the output goes does not.</summary>
    public string CommandText(string verb, string rest) =>
        $"nlp {verb} --gold {string.Join(' ', Files.Select(f => Quote(f.Path)))}{rest}"
        + (corpus is null ? "" : $" --corpus {Quote(corpus)}") + (language is null ? "" : $" --language {language.Value.Code()}") + (open && !IsConll ? " --open-labels" : "")
        + $" --seed {seed} --rounds {rounds}";

    public static string Quote(string text) => text.Length > 0 && !text.Any(c => char.IsWhiteSpace(c) || c is '"' or '\'' or '\\' or '$')
        ? text
        : $"'{text.Replace("'", "'\\''", StringComparison.Ordinal)}'";
}
