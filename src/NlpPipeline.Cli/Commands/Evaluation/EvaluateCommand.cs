using System.CommandLine;
using NlpPipeline.Annotations;
using NlpPipeline.Cli.Commands.Training;
using NlpPipeline.Evaluation;
using NlpPipeline.Models;
using NlpPipeline.Training.Pipelines;

namespace NlpPipeline.Cli.Commands.Evaluation;

/// <summary><c>nlp evaluate</c>: scores a model, or the predictions of any system, against hand-labelled sets.</summary>
internal static class EvaluateCommand
{
    public static Command Create(ModelRunner runModel)
    {
        var gold = new GoldOptions(defaultRounds: 1000);
        var model = new Option<string?>("--model") { Description = "Model folder to score" };
        var predictions = new Option<string[]>("--predictions")
        {
            Description = "Predictions of any system, in the format of the gold (CoNLL: last column)",
            AllowMultipleArgumentsPerToken = true,
        };
        var folds = new Option<int?>("--folds") { Description = "Cross-validate instead: train on the other parts of the gold, split by document" };
        var resources = new Option<string?>("--resources") { Description = "With --folds: folder with clusters.tsv, vectors.bin and gazetteers/ (default: those of the bundled model)" };
        var config = new Option<string?>("--config") { Description = "With --folds: settings (docs/training.md)" };
        var training = new Option<string[]>("--training")
        {
            Description = "Labelled sets that the model learned from: scores names by seen and unseen",
            AllowMultipleArgumentsPerToken = true,
        };
        var format = new Option<string>("--format") { Description = "text, json or html", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json", "html");
        var output = new Option<string?>("--output") { Description = "File to write the report to; standard output without it" };
        var errors = new Option<string?>("--errors") { Description = "File for the errors as JSON lines" };
        var failUnder = new Option<string[]>("--fail-under")
        {
            Description = "Exit 1 where a metric is lower, such as entities.f1=0.88",
            AllowMultipleArgumentsPerToken = true,
        };
        var baseline = new Option<string?>("--baseline") { Description = "An earlier JSON report that must be held" };
        var maxDrop = new Option<double>("--max-drop") { Description = "Points of F1 that a metric may fall below the baseline", DefaultValueFactory = _ => 0 };
        var command = new Command("evaluate", "Score a model or predictions against hand-labelled sets")
        {
            model, predictions, folds, resources, config, training, format, output, errors, failUnder, baseline, maxDrop,
        };
        gold.AddTo(command);
        command.SetAction(call => CommandRun.Guard(() =>
        {
            var modelFolder = call.GetValue(model);
            var predictionPaths = call.GetValue(predictions) ?? [];
            var parts = call.GetValue(folds);
            if ((modelFolder is null ? 0 : 1) + (predictionPaths.Length == 0 ? 0 : 1) + (parts is null ? 0 : 1) != 1)
                throw new InvalidInputException("evaluate needs either --model DIR, --predictions PATH or --folds N");

            // Wrong gates are refused before minutes of work, not after.
            var gates = (call.GetValue(failUnder) ?? []).Select(Gate.Parse).ToList();
            var held = call.GetValue(baseline) is { } path ? Baseline.Read(path) : null;
            var input = gold.Read(call);
            var names = TrainingNames(call.GetValue(training) ?? [], input);
            var (units, files) = parts is { } number
                ? (CrossValidate(input, number, call.GetValue(resources), call.GetValue(config)), null)
                : input.Predict(predictionPaths, modelFolder, runModel);
            var rest = parts is not null ? $" --folds {parts}"
                : modelFolder is null ? $" --predictions {string.Join(' ', predictionPaths.Select(GoldInput.Quote))}"
                : $" --model {GoldInput.Quote(modelFolder)}";
            var manifest = new Manifest
            {
                Command = input.CommandText("evaluate", rest),
                Gold = input.Files,
                Predictions = files?.Files ?? [],
                Model = modelFolder,
                ModelSha256 = modelFolder is null ? null : Manifest.HashFolder(modelFolder),
            };
            var report = Evaluator.Evaluate(input.Units, units, input.Options(files, manifest, names));
            CommandRun.WriteOutput(call.GetValue(output), writer => Write(writer, report, call.GetValue(format)!, input, files));
            if (call.GetValue(errors) is { } errorPath)
                CommandRun.WriteOutput(errorPath, writer => ErrorLines.Write(writer, report));
            return CheckGates(report, gates, held, call.GetValue(maxDrop));
        }));
        return command;
    }

    private static List<LabelledUnit> CrossValidate(GoldInput input, int folds, string? resources, string? config)
    {
        if (input.IsConll)
            throw new InvalidInputException("--folds: the gold must be a labelled set (JSON lines), not CoNLL");
        using var progress = new TrainingProgress();
        return CrossValidation.Predict(
            input.Units,
            folds,
            ModelFolder.ReadResources(DefaultModel.ResolveResources(resources)),
            TrainingConfiguration.Read(config),
            Environment.ProcessorCount,
            progress);
    }

    private static void Write(TextWriter writer, EvaluationReport report, string format, GoldInput input, UnitFiles? predictions)
    {
        switch (format)
        {
            case "json":
                writer.Write(JsonReport.ToText(report));
                break;
            case "html":
                HtmlReport.Write(writer, report);
                break;
            default:
                TextReport.Write(writer, report);
                if (input.IsConll && predictions is not null)
                {
                    writer.Write("\nconlleval\n");
                    ConllEval.OfFiles(input.Files, predictions.Files).Write(writer);
                }

                break;
        }
    }

    private static int CheckGates(EvaluationReport report, List<Gate> gates, Baseline? baseline, double maxDrop)
    {
        var results = gates.Select(g => g.Check(report)).ToList();
        if (baseline is not null)
            results.AddRange(baseline.Check(report, maxDrop));
        foreach (var result in results)
            Console.Error.WriteLine(result);
        return results.All(r => r.Passed) ? CommandRun.Done : CommandRun.GateFailed;
    }

    private static HashSet<string>? TrainingNames(string[] paths, GoldInput input) =>
        paths.Length == 0 ? null : input.ReadTraining(paths).SelectMany(u => u.Spans.Select(s => s.Span.Of(u.Text).ToString())).ToHashSet();
}
