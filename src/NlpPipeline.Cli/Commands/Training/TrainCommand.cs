using System.CommandLine;
using System.Globalization;
using NlpPipeline.Annotations;
using NlpPipeline.Evaluation;
using NlpPipeline.Models;
using NlpPipeline.Tagging;
using NlpPipeline.Training.Embeddings;
using NlpPipeline.Training.Optimization;
using NlpPipeline.Training.Pipelines;
using NlpPipeline.Training.Recognizers;

namespace NlpPipeline.Cli.Commands.Training;

/// <summary><c>nlp train</c>: labelled sets (or a CoNLL file, or raw text) in, a model folder out.</summary>
internal static class TrainCommand
{
    private const string Version = "0.1.0";

    /// <summary>The scores that are printed and kept.</summary>
    private static readonly string[] Families = ["entities", "times", "numbers", "values", "claims", "arguments", "quantified"];

    public static Command Create()
    {
        var data = new Option<string[]>("--data") { Description = "Labelled sets (.jsonl, folders of them), or a CoNLL file with --task ner", AllowMultipleArgumentsPerToken = true };
        var dev = new Option<string[]>("--dev") { Description = "Sets to calibrate on and to report scores of; never trained on", AllowMultipleArgumentsPerToken = true };
        var output = new Option<string>("--output", "-o") { Description = "Folder for the model", Required = true };
        var weight = SetWeights.CreateOption();
        var task = new Option<string>("--task") { Description = "all, or ner for a span recognizer alone", DefaultValueFactory = _ => "all" };
        task.AcceptOnlyFromAmong("all", "ner");
        var corpus = new Option<string?>("--corpus") { Description = "Folder of the documents that stand-off sets point into" };
        var resources = new Option<string?>("--resources") { Description = "Folder with clusters.tsv, vectors.bin and gazetteers/ (default: those of the bundled model)" };
        var raw = new Option<string[]>("--raw") { Description = "Unlabelled text (.txt, .txt.gz, folders): learns word clusters and vectors from it first", AllowMultipleArgumentsPerToken = true };
        var config = new Option<string?>("--config") { Description = "Settings (docs/training.md)" };
        var seed = new Option<int>("--seed") { Description = "Seed of everything random", DefaultValueFactory = _ => 1 };
        var jobs = new Option<int>("--jobs", "-j") { Description = "Threads; any number gives the same model", DefaultValueFactory = _ => Environment.ProcessorCount };
        var resume = new Option<bool>("--resume") { Description = "Go on from the checkpoints of a training that was stopped; the model is the same to the byte" };
        var checkpoint = new Option<double>("--checkpoint") { Description = "Seconds between checkpoints within an optimization", DefaultValueFactory = _ => 60 };
        var command = new Command("train", "Trains recognizers from hand-labelled sets")
        {
            data, dev, weight, output, task, corpus, resources, raw, config, seed, jobs, resume, checkpoint,
        };
        command.SetAction(result => CommandRun.Guard(() =>
        {
            var call = new Call(
                result.GetValue(data)!,
                SetWeights.Parse(result.GetValue(weight)!, result.GetValue(data)!),
                result.GetValue(dev)!,
                result.GetValue(output)!,
                result.GetValue(corpus),
                DefaultModel.ResolveResources(result.GetValue(resources)),
                TrainingConfiguration.Read(result.GetValue(config)).Seeded(result.GetValue(seed)),
                result.GetValue(seed),
                Math.Max(1, result.GetValue(jobs)),
                result.GetValue(resume),
                TimeSpan.FromSeconds(Math.Clamp(result.GetValue(checkpoint), 0, 1e6)));
            ModelWriter.CheckTarget(call.Output);
            if (call.Dev.Count == 0 && call.Settings.HasPatience)
                throw new InvalidInputException("--dev: the configuration has 'patience', which needs a set to measure on");
            var rawPaths = result.GetValue(raw)!;
            if (rawPaths.Length > 0)
                LearnClusters(call, rawPaths);
            if (call.Data.Count == 0)
                return rawPaths.Length > 0 ? CommandRun.Done : throw new InvalidInputException("--data: name at least one labelled set");
            if (rawPaths.Length > 0)
                call = call with { Resources = call.Output };
            return result.GetValue(task) == "ner" ? TrainTagger(call) : TrainPipeline(call);
        }));
        return command;
    }

    private sealed record Call(
        IReadOnlyList<string> Data,
        SetWeights Weights,
        IReadOnlyList<string> Dev,
        string Output,
        string? Corpus,
        string Resources,
        PipelineSettings Settings,
        int Seed,
        int Jobs,
        bool Resume,
        TimeSpan CheckpointInterval);

    /// <summary>Opens the checkpoints beside the model's folder; those of an earlier training are removed where it is not to go on.</summary>
    private static Checkpoints OpenCheckpoints(Call call)
    {
        var folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(call.Output)) + ".checkpoints";
        if (!call.Resume && Directory.Exists(folder))
            Directory.Delete(folder, true);
        if (call.Resume && !Directory.Exists(folder))
            Console.Error.WriteLine($"{folder}: no checkpoints; training begins anew");
        return new Checkpoints(folder, call.CheckpointInterval);
    }

    private static void Close(Checkpoints checkpoints)
    {
        checkpoints.Delete();
        if (checkpoints.Reused > 0)
            Console.Error.WriteLine($"{checkpoints.Reused} models were taken from checkpoints");
        if (checkpoints.Failure is { } failure)
            Console.Error.WriteLine($"no checkpoints could be kept: {failure.ReplaceLineEndings(" ")}");
    }

    private static void LearnClusters(Call call, string[] raw)
    {
        Directory.CreateDirectory(call.Output);
        using var progress = new ProgressLine("% of raw text", 100);
        var words = ClusterTrainer.Train(RawText.Files(raw), call.Output, new SkipGramSettings(), call.Seed, call.Jobs, share => progress.Report(share * 100));
        CopyGazetteers(call);
        progress.Dispose();
        Console.Error.WriteLine($"{call.Output}: clusters and vectors of {words} words");
    }

    /// <summary>Clusters alone are of no use to a model that also wants the gazetteers of the folder it would have used.</summary>
    private static void CopyGazetteers(Call call)
    {
        var from = Path.Combine(call.Resources, ModelFolder.Gazetteers);
        var to = Path.Combine(call.Output, ModelFolder.Gazetteers);
        if (!Directory.Exists(from) || Directory.Exists(to))
            return;
        Directory.CreateDirectory(to);
        foreach (var file in Directory.GetFiles(from, "*.tsv"))
            File.Copy(file, Path.Combine(to, Path.GetFileName(file)));
    }

    private static int TrainTagger(Call call)
    {
        if (call.Settings.IsByLanguage)
            throw new InvalidInputException("--task ner: 'models' must be one; CoNLL files do not tell languages");
        var files = call.Data.Select(f => (Weight: call.Weights.Of(f), Sentences: ConllFile.Read(f))).ToList();
        var train = files.SelectMany(f => f.Sentences).ToList();
        if (train.Count == 0)
            throw new InvalidInputException($"{call.Data[0]}: no sentences");
        var columns = Math.Clamp(train[0].Rows[0].Length - 2, 0, 2);
        var sentences = files.SelectMany(f => f.Sentences.Select(s => ConllSentences.ToTagged(s, columns) with { Weight = f.Weight })).ToList();
        var labels = sentences.SelectMany(s => s.Spans).Select(s => s.Label).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal).ToList();
        if (labels.Count == 0)
            throw new InvalidInputException($"{call.Data[0]}: no tag but O in the last column; tags are written B-X and I-X");
        if (labels.Count > 31)
            throw new InvalidInputException($"{call.Data[0]}: {labels.Count} labels, at most 31 can be trained; check that tags stand in the last column");
        var resources = ModelFolder.ReadResources(call.Resources);
        var settings = call.Settings.Conll with { Templates = [.. call.Settings.Conll.Templates, .. columns > 0 ? DefaultTemplates.Columns : []] };
        using var progress = new TrainingProgress();
        progress.Stage($"tagger of {string.Join(" ", labels)}");
        foreach (var sentence in sentences)
            ConllSentences.SetGazetteer(sentence.Sequence, resources);
        var dev = call.Dev.SelectMany(f => ConllFile.Read(f)).ToList();
        var held = dev.Select(s => ConllSentences.ToTagged(s, columns)).ToList();
        foreach (var sentence in held)
            ConllSentences.SetGazetteer(sentence.Sequence, resources);
        var checkpoints = OpenCheckpoints(call);
        var model = TaggerTrainer.Train(
            sentences, labels, resources, settings, new TrainingRun(call.Jobs) { Progress = progress, Checkpoints = checkpoints }, dev: held);
        progress.Dispose();
        var scores = new List<KeyValuePair<string, double>>();
        var tagged = new List<List<TaggedSpan>>();
        if (dev.Count > 0)
        {
            var tagger = new SequenceTagger(model, resources);
            tagged.AddRange(held.Select(s => tagger.Tag(s.Sequence)));
            scores.AddRange(ConllScores.Report(dev, tagged, Console.Out));
        }

        var manifest = new ModelManifest
        {
            Kind = ModelFolder.TaggerKind,
            Version = Version,
            Seed = call.Seed,
            Labels = labels,
            Columns = columns,
            Settings = settings.Describe("tagger"),
            Data = [.. call.Data.Select(f => Describe("train", f) with { Weight = call.Weights.Of(f) }), .. call.Dev.Select(f => Describe("dev", f))],
            Scores = scores,
        };
        var gold = Units(held, held.Select(s => s.Spans));
        var card = new ModelCard(manifest, Units(sentences, sentences.Select(s => s.Spans)), gold)
        {
            MeasuredOn = dev.Count > 0 ? "the dev sets" : null,
            Report = dev.Count > 0
                ? Evaluator.Evaluate(gold, Units(held, tagged.Select(t => t.Select(s => (s.Start, s.End, s.Label)))), new EvaluationOptions { OpenLabels = true, SpansOnly = true, Seed = call.Seed })
                : null,
        };
        Write(call, [(ModelRunning.TaggerFile, model)], manifest, card);
        Close(checkpoints);
        Console.Error.WriteLine($"{call.Output}: {model.WeightCount} weights, {sentences.Count} sentences");
        return CommandRun.Done;
    }

    private static ManifestData Describe(string use, string file)
    {
        var sentences = ConllFile.Read(file);
        return new ManifestData(use, Path.GetFileName(file), ModelFolder.HashOf(file), sentences.Count, sentences.Sum(s => s.Tokens.Sum(t => t.Length + 1)));
    }

    private static List<LabelledUnit> Units(IEnumerable<TaggedSentence> sentences, IEnumerable<IEnumerable<(int Start, int End, string Label)>> spans) =>
    [
        .. sentences.Zip(spans).Select((pair, i) =>
        {
            var (sequence, tokens) = (pair.First.Sequence, pair.First.Sequence.Tokens);
            return new LabelledUnit(
                i.ToString(CultureInfo.InvariantCulture), "conll", 0, sequence.Text.Length, Language.English, sequence.Text,
                [.. pair.Second.Select(s => new LabelledSpan(new TextSpan(tokens[s.Start].Start, tokens[s.End - 1].End), s.Label))], []);
        }),
    ];

    private static void Write(Call call, IReadOnlyList<(string Name, CrfModel Model)> parts, ModelManifest manifest, ModelCard card)
    {
        WarnOfCard(call.Output);
        ModelWriter.Write(call.Output, parts, call.Resources, manifest, card.Write());
    }

    private static void WarnOfCard(string folder)
    {
        if (ModelWriter.HasOwnCard(folder))
            Console.Error.WriteLine($"{Path.Combine(folder, ModelWriter.CardName)}: not written by nlp train, so it stays as it is");
    }

    private static int TrainPipeline(Call call)
    {
        var train = LabelledSetFiles.Read(call.Data, call.Corpus, call.Weights);
        var dev = LabelledSetFiles.Read(call.Dev, call.Corpus);
        if (train.Units.Count == 0)
            throw new InvalidInputException($"{call.Data[0]}: no units; a labelled set has one a line");
        if (dev.Units.Count == 0)
        {
            // Calibration needs documents that were not trained on: every tenth of them.
            var (held, others) = LanguageSplit.HoldOut(train.Units, call.Settings, u => DocumentSplit.Part(u, 10, 9));
            (train, dev) = (train with { Units = others }, dev with { Units = held });
        }
        else if (call.Settings.IsByLanguage)
        {
            // Each model is calibrated on its own language.
            LanguageSplit.RequireBoth(dev.Units, "--dev");
        }

        dev.RefuseSharedUnits(train);
        var resources = ModelFolder.ReadResources(call.Resources);
        using var progress = new TrainingProgress();
        var checkpoints = OpenCheckpoints(call);
        var models = new PipelineTrainer(resources, call.Settings, new TrainingRun(call.Jobs) { Progress = progress, Checkpoints = checkpoints }).TrainModels(train.Units, dev.Units);
        progress.Dispose();
        var predicted = dev.Units.Count > 0 ? new Pipeline(models).Predict(dev.Units) : [];
        var whole = Describe(call, train, dev, predicted, models.IsByLanguage ? null : models.Parts[0].Model);
        if (whole.Report is { } report)
        {
            foreach (var name in Families)
            {
                Console.Out.WriteLine(string.Create(
                    CultureInfo.InvariantCulture, $"dev {name,-12} P {report[name].Precision:0.000} R {report[name].Recall:0.000} F1 {report[name].F1:0.000}"));
            }
        }

        if (models.IsByLanguage)
            WriteLanguages(call, models, train, dev, predicted, whole.Manifest, whole.Card);
        else
            Write(call, models.Parts[0].Model.Parts, whole.Manifest, whole.Card);
        Close(checkpoints);
        Console.Error.WriteLine($"{call.Output}: {train.Units.Count} units, {models.Parts.Sum(m => m.Model.Parts.Sum(p => p.Model.WeightCount))} weights");
        return CommandRun.Done;
    }

    /// <summary>Manifest, card and scores of a pipeline.</summary>
    /// <param name="predicted">What the model finds in the dev units.</param>
    /// <param name="model">Null for a model a language: their manifests have what is theirs.</param>
    private static (ModelManifest Manifest, ModelCard Card, EvaluationReport? Report) Describe(
        Call call, LabelledSetFiles train, LabelledSetFiles dev, IReadOnlyList<LabelledUnit> predicted, PipelineModel? model)
    {
        var report = dev.Units.Count > 0 ? Evaluator.Evaluate(dev.Units, predicted, new EvaluationOptions { Seed = call.Seed }) : null;
        var manifest = new ModelManifest
        {
            Kind = model is null ? ModelFolder.LanguagesKind : ModelFolder.PipelineKind,
            Version = Version,
            Seed = call.Seed,
            Labels = Labels.All,
            Settings = call.Settings.Describe(),
            Data = [.. train.Describe("train"), .. dev.Describe("dev")],
            Scores = report is null ? [] : [.. Families.Select(name => KeyValuePair.Create($"dev.{name}.f1", report[name].F1))],
        };
        if (model is not null)
            manifest = manifest with { Calibrations = model.Calibrations, Bonuses = model.Bonuses };
        var card = new ModelCard(manifest, train.Units, dev.Units)
        {
            MeasuredOn = report is null ? null : call.Dev.Count > 0 ? "the dev sets" : "every tenth document of the training sets, which was not trained on",
            Report = report,
        };
        return (manifest, card, report);
    }

    private static void WriteLanguages(
        Call call, PipelineModels models, LabelledSetFiles train, LabelledSetFiles dev, List<LabelledUnit> predicted, ModelManifest manifest, ModelCard card)
    {
        var parts = new List<(Language, PipelineModel, ModelManifest, string)>();
        foreach (var language in LanguageSplit.Languages)
        {
            var own = Describe(call, train.Of(language), dev.Of(language), LanguageSplit.Of(predicted, language), models.Of(language));
            WarnOfCard(ModelFolder.FolderOf(call.Output, language));
            parts.Add((language, models.Of(language), own.Manifest, own.Card.Write()));
        }

        WarnOfCard(call.Output);
        ModelWriter.WriteLanguages(call.Output, parts, call.Resources, manifest, card.Write());
    }
}
