using System.CommandLine;
using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using NlpPipeline.Annotations;
using NlpPipeline.Cli.Commands.Training;
using NlpPipeline.Models;
using NlpPipeline.Tagging;
using NlpPipeline.Training.Pipelines;
using NlpPipeline.Training.Recognizers;
using NlpPipeline.Training.Tuning;

namespace NlpPipeline.Cli.Commands.Tune;

/// <summary><c>nlp tune</c>: a configuration with a search space in, trials and the best configuration out.</summary>
internal static class TuneCommand
{
    public const string TrialsFile = "trials.jsonl";
    public const string WinnerFile = "best.yaml";

    private const int DefaultTrials = 27;
    private const double LongestBudget = 60 * 24 * 14;

    public static Command Create()
    {
        var config = new Option<string>("--config") { Description = "Settings with a section 'search' (docs/training.md)", Required = true };
        var data = new Option<string[]>("--data") { Description = "Labelled sets, or CoNLL files with --task ner", Required = true, AllowMultipleArgumentsPerToken = true };
        var dev = new Option<string[]>("--dev") { Description = "Sets to measure the winner on; nothing is chosen on them", AllowMultipleArgumentsPerToken = true };
        var output = new Option<string>("--output", "-o") { Description = $"Folder for {TrialsFile} and {WinnerFile}; a search that was stopped goes on there", Required = true };
        var task = new Option<string>("--task") { Description = "all, or ner for a span recognizer from CoNLL files", DefaultValueFactory = _ => "all" };
        task.AcceptOnlyFromAmong("all", "ner");
        var budget = new Option<double?>("--budget") { Description = "Minutes; what has been measured by then counts" };
        var trials = new Option<int?>("--trials") { Description = $"Most trials of each recognizer (default: {DefaultTrials}, with --budget as many as the time allows)" };
        var corpus = new Option<string?>("--corpus") { Description = "Folder of the documents that stand-off sets point into" };
        var resources = new Option<string?>("--resources") { Description = "Folder with clusters.tsv, vectors.bin and gazetteers/ (default: those of the bundled model)" };
        var seed = new Option<int>("--seed") { Description = "Seed of draws and folds", DefaultValueFactory = _ => 1 };
        var jobs = new Option<int>("--jobs", "-j") { Description = "Trainings at once; any number gives the same trials and winner", DefaultValueFactory = _ => Environment.ProcessorCount };
        var command = new Command("tune", "Searches for better settings by cross-validated trials and writes the best configuration")
        {
            config, data, dev, output, task, budget, trials, corpus, resources, seed, jobs,
        };
        command.SetAction(call => CommandRun.Guard(() =>
        {
            var minutes = call.GetValue(budget);
            if (minutes is not null and not (> 0 and <= LongestBudget))
                throw new InvalidInputException($"--budget {minutes.Value.ToString(CultureInfo.InvariantCulture)}: give minutes above 0, at most {LongestBudget}");
            var most = call.GetValue(trials) ?? (minutes is null ? DefaultTrials : int.MaxValue);
            if (most < 1)
                throw new InvalidInputException($"--trials {most}: give a number from 1 up");
            var path = call.GetValue(config)!;
            var space = SearchSpace.Read(path);
            var folder = DefaultModel.ResolveResources(call.GetValue(resources));
            var lexicon = ModelFolder.ReadResources(folder);
            var header = new List<KeyValuePair<string, string>>
            {
                new("config", ModelFolder.HashOf(path)),
                new("resources", HashOf(ModelFolder.HashFiles(folder).Where(f => f.Key.EndsWith(".tsv", StringComparison.Ordinal)).Select(f => f.Value))),
                new("seed", call.GetValue(seed).ToString(CultureInfo.InvariantCulture)),
            };
            var tasks = call.GetValue(task) == "ner"
                ? ConllTasks(space, call.GetValue(data)!, call.GetValue(dev)!, lexicon, header)
                : PipelineTasks(space, call.GetValue(data)!, call.GetValue(dev)!, call.GetValue(corpus), lexicon, header);
            var target = call.GetValue(output)!;
            if (File.Exists(target))
                throw new InvalidInputException($"{target}: is a file; name a folder");
            Directory.CreateDirectory(target);
            using var log = TrialLog.Open(Path.Combine(target, TrialsFile), header);
            if (log.Resumed > 0)
                Console.Error.WriteLine($"tuning: {log.Resumed} trainings of an earlier run are taken over");
            var time = minutes is { } m ? TimeSpan.FromMinutes(m) : (TimeSpan?)null;
            using var timeUp = time is { } limit ? new CancellationTokenSource(limit) : new CancellationTokenSource();
            var table = new TrialTable(space.Folds, time);
            var tuner = new Tuner(space, tasks, lexicon, call.GetValue(seed), Math.Max(1, call.GetValue(jobs)), log, table);
            var outcomes = table.Run(() => tuner.Run(most, timeUp.Token));
            WriteWinner(Path.Combine(target, WinnerFile), space, outcomes, call.GetValue(seed));
            Show(outcomes);
            Console.Error.WriteLine($"{Path.Combine(target, WinnerFile)}: for nlp train --config{(timeUp.IsCancellationRequested ? "; time was up, the same call goes on" : "")}");
            return CommandRun.Done;
        }));
        return command;
    }

    private static List<TuningTask> PipelineTasks(
        SearchSpace space, string[] data, string[] dev, string? corpus, LexicalResources lexicon, List<KeyValuePair<string, string>> header)
    {
        var train = LabelledSetFiles.Read(data, corpus);
        var measured = LabelledSetFiles.Read(dev, corpus);
        if (train.Units.Count == 0)
            throw new InvalidInputException($"{data[0]}: no units; a labelled set has one a line");
        measured.RefuseSharedUnits(train);
        header.Add(new("data", HashOf(train.Describe("train").Select(d => d.Sha256))));
        header.Add(new("dev", HashOf(measured.Describe("dev").Select(d => d.Sha256))));
        if (space.TriesByLanguage)
            LanguageSplit.RequireBoth(train.Units, "--data");
        return TuningTask.OfUnits(space.Recognizers, train.Units, measured.Units, lexicon, space.TriesByLanguage);
    }

    private static List<TuningTask> ConllTasks(
        SearchSpace space, string[] data, string[] dev, LexicalResources lexicon, List<KeyValuePair<string, string>> header)
    {
        if (space.Recognizers is not ["tagger"])
            throw new InvalidInputException("--task ner: 'search' must have a section 'tagger' and no other recognizer");
        if (space.TriesByLanguage)
            throw new InvalidInputException("--task ner: 'models' must be one and not searched; CoNLL files do not tell languages");
        var sentences = Read(data);
        if (!sentences.Exists(s => s.Spans.Count > 0))
            throw new InvalidInputException($"{data[0]}: no tag but O in the last column; tags are written B-X and I-X");
        header.Add(new("data", HashOf(data.Select(ModelFolder.HashOf))));
        header.Add(new("dev", HashOf(dev.Select(ModelFolder.HashOf))));
        return [TuningTask.OfConll(sentences, Read(dev))];

        List<TaggedSentence> Read(string[] paths)
        {
            // Further columns are left to training, which adds their templates to whatever is configured.
            var read = paths.SelectMany(p => ConllFile.Read(p)).Select(s => ConllSentences.ToTagged(s, 0)).ToList();
            foreach (var sentence in read)
                ConllSentences.SetGazetteer(sentence.Sequence, lexicon);
            return read;
        }
    }

    private static void WriteWinner(string path, SearchSpace space, List<TuningOutcome> outcomes, int seed)
    {
        var text = new StringBuilder();
        text.Append(CultureInfo.InvariantCulture, $"# The best that nlp tune found with seed {seed}, by {space.Folds}-fold cross-validation over documents.\n");
        foreach (var outcome in outcomes)
            text.Append(CultureInfo.InvariantCulture, $"# {outcome.Recognizer}: {Figures(outcome)}\n");
        text.Append(space.Configuration(outcomes.Select(o => KeyValuePair.Create(o.Recognizer, o.Settings))));
        CommandRun.WriteOutput(path, writer => writer.Write(text));
    }

    private static string Figures(TuningOutcome outcome) => outcome is { Winner: { } winner, Base: var @base }
        ? string.Create(
            CultureInfo.InvariantCulture,
            $"F1 {winner.BestF1:0.000}{(@base is null ? "" : $", as configured {@base.BestF1:0.000}")}{Other(outcome)}, {outcome.Trials} trials, {outcome.Share:0%} of the documents")
        : "no trial was measured in the time";

    /// <summary>What the other number of models gives at best, where both were tried.</summary>
    private static string Other(TuningOutcome outcome) => outcome.Other is var (models, f1)
        ? string.Create(CultureInfo.InvariantCulture, $", best with models: {models} {f1:0.000}")
        : "";

    private static void Show(List<TuningOutcome> outcomes)
    {
        foreach (var outcome in outcomes)
        {
            var dev = outcome.Dev is var (winner, @base) ? string.Create(CultureInfo.InvariantCulture, $"; dev F1 {winner:0.000}, as configured {@base:0.000}") : "";
            Console.Out.WriteLine($"{outcome.Recognizer,-11} {Figures(outcome)}{dev}: trial {outcome.Trial}, {outcome.Settings}");
        }
    }

    private static string HashOf(IEnumerable<string> hashes) => Convert.ToHexStringLower(SHA256.HashData(Encoding.ASCII.GetBytes(string.Join('\n', hashes))));
}
