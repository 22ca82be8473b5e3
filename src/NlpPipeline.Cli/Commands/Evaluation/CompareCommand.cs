using System.CommandLine;
using System.Globalization;
using NlpPipeline.Annotations;
using NlpPipeline.Evaluation;

namespace NlpPipeline.Cli.Commands.Evaluation;

/// <summary><c>nlp compare A B --gold …</c>: whether B is better or worse than A by more than chance; exit 1 where it is worse.</summary>
internal static class CompareCommand
{
    public static Command Create(ModelRunner runModel)
    {
        var gold = new GoldOptions(defaultRounds: 10_000);
        var a = new Argument<string>("A") { Description = "Model folder, or file of predictions" };
        var b = new Argument<string>("B") { Description = "Model folder, or file of predictions" };
        var metrics = new Option<string[]>("--metric")
        {
            Description = $"Scores to compare, such as entities or labels.PER (default: {string.Join(", ", Significance.DefaultMetrics)})",
            AllowMultipleArgumentsPerToken = true,
        };
        var alpha = new Option<double>("--alpha") { Description = "Level of significance", DefaultValueFactory = _ => 0.05 };
        var format = new Option<string>("--format") { Description = "text or json", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var output = new Option<string?>("--output") { Description = "File to write to; standard output without it" };
        var command = new Command("compare", "Compare two models or predictions on the same gold") { a, b, metrics, alpha, format, output };
        gold.AddTo(command);
        command.SetAction(call => CommandRun.Guard(() =>
        {
            var level = call.GetValue(alpha);
            if (level is not (> 0 and < 1))
                throw new InvalidInputException($"--alpha {level.ToString(CultureInfo.InvariantCulture)}: give a number between 0 and 1");
            var input = gold.Read(call);
            if (input.Rounds == 0)
                throw new InvalidInputException("--rounds 0: a comparison needs at least one round");
            var (pathA, pathB) = (call.GetValue(a)!, call.GetValue(b)!);
            var ofA = Predict(input, pathA, runModel);
            var ofB = Predict(input, pathB, runModel);
            var chosen = call.GetValue(metrics) is { Length: > 0 } named ? named : null;
            var report = Significance.Compare(input.Units, ofA, ofB, input.Options(null, new Manifest()), chosen, input.Rounds, level);
            CommandRun.WriteOutput(call.GetValue(output), writer =>
            {
                if (call.GetValue(format) == "json")
                    ComparisonReport.WriteJson(writer, report, input.CommandText($"compare {GoldInput.Quote(pathA)} {GoldInput.Quote(pathB)}", ""));
                else
                    ComparisonReport.WriteText(writer, report);
            });
            return report.IsWorse ? CommandRun.GateFailed : CommandRun.Done;
        }));
        return command;
    }

    private static IReadOnlyList<LabelledUnit> Predict(GoldInput input, string path, ModelRunner run)
    {
        if (Directory.Exists(path))
            return input.Predict([], path, run).Units;
        var (units, files) = input.Predict([path], null, run);

        // Checked here, where the file of a wrong unit is still known.
        input.Check(units, files!);
        return units;
    }
}
