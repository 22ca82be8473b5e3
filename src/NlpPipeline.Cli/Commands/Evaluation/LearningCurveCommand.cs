using System.CommandLine;
using System.Globalization;
using NlpPipeline.Annotations;
using NlpPipeline.Cli.Commands.Training;
using NlpPipeline.Evaluation;
using NlpPipeline.Models;
using NlpPipeline.Training.Pipelines;

namespace NlpPipeline.Cli.Commands.Evaluation;

/// <summary><c>nlp learning-curve</c>: what more labels would buy.</summary>
internal static class LearningCurveCommand
{
    private static readonly string[] Metrics = ["entities", "times", "numbers", "values", "claims", "arguments", "quantified"];

    public static Command Create()
    {
        var data = new Option<string[]>("--data") { Description = "Labelled sets to learn from", Required = true, AllowMultipleArgumentsPerToken = true };
        var gold = new Option<string[]>("--gold") { Description = "Labelled sets to measure on", Required = true, AllowMultipleArgumentsPerToken = true };
        var weight = SetWeights.CreateOption();
        var corpus = new Option<string?>("--corpus") { Description = "Folder of the documents that stand-off sets point into" };
        var resources = new Option<string?>("--resources") { Description = "Folder with clusters.tsv, vectors.bin and gazetteers/ (default: those of the bundled model)" };
        var config = new Option<string?>("--config") { Description = "Settings (docs/training.md)" };
        var shares = new Option<double[]>("--shares") { Description = "Percent of the documents; books are taken stretch by stretch", AllowMultipleArgumentsPerToken = true, DefaultValueFactory = _ => [10, 25, 50, 100] };
        var seed = new Option<int>("--seed") { Description = "Which documents come first", DefaultValueFactory = _ => 1 };
        var output = new Option<string?>("--output", "-o") { Description = "File to write (default: standard output)" };
        var command = new Command("learning-curve", "Trains on growing shares of the labels and scores each; writes tab-separated F1") { data, gold, weight, corpus, resources, config, shares, seed, output };
        command.SetAction(call => CommandRun.Guard(() =>
        {
            var percents = call.GetValue(shares)!;
            if (percents.Any(p => p is not (> 0 and <= 100)))
                throw new InvalidInputException("--shares: give percents above 0, at most 100");
            var settings = TrainingConfiguration.Read(call.GetValue(config));
            var train = LabelledSetFiles.Read(call.GetValue(data)!, call.GetValue(corpus), SetWeights.Parse(call.GetValue(weight)!, call.GetValue(data)!)).Units;
            var test = LabelledSetFiles.Read(call.GetValue(gold)!, call.GetValue(corpus)).Units;
            var lexicon = ModelFolder.ReadResources(DefaultModel.ResolveResources(call.GetValue(resources)));
            var seen = train.Select(u => (u.Document, u.Start)).ToHashSet();
            if (test.FirstOrDefault(u => seen.Contains((u.Document, u.Start))) is { } twice)
                throw new InvalidInputException($"--gold: unit {twice.Id} is also in --data; a set that is trained on cannot measure");
            var lines = new List<string> { $"percent\tunits\tcharacters\t{string.Join('\t', Metrics)}" };
            foreach (var percent in percents)
            {
                using var progress = new TrainingProgress();
                var part = DocumentSplit.Share(train, percent / 100, call.GetValue(seed));
                var model = CrossValidation.Train(part, lexicon, settings, Environment.ProcessorCount, progress);
                var report = Evaluator.Evaluate(test, new Pipeline(model).Predict(test), new EvaluationOptions { Rounds = 0 });
                var scores = string.Join('\t', Metrics.Select(m => report[m].F1.ToString("0.000", CultureInfo.InvariantCulture)));
                lines.Add(string.Create(CultureInfo.InvariantCulture, $"{percent}\t{part.Count}\t{part.Sum(u => u.Text.Length)}\t{scores}"));
            }

            CommandRun.WriteOutput(call.GetValue(output), writer => lines.ForEach(writer.WriteLine));
            return CommandRun.Done;
        }));
        return command;
    }
}
