using System.CommandLine;
using System.Globalization;
using NlpPipeline.Annotations;
using NlpPipeline.Cli.Commands.Training;
using NlpPipeline.Evaluation;

namespace NlpPipeline.Cli.Commands.Data;

/// <summary>
/// <c>nlp data agreement</c>: two labellings of the same units. F1 is the measure, since it is the same whichever side is taken as gold
/// and needs no count of the spans that nobody marked (Hripcsak and Rothschild 2005).
/// </summary>
internal static class AgreementCommand
{
    private static readonly string[] Sections = ["labels", "values", "claims", "arguments", "languages", "genres"];

    public static Command Create()
    {
        var a = new Argument<string>("A") { Description = "A labelled set or folder" };
        var b = new Argument<string>("B") { Description = "Another labelling; units that only one of the two has are left out" };
        var corpus = DataCommand.Corpus();
        var output = DataCommand.Output();
        var list = new Option<bool>("--list") { Description = "List the disagreements instead of the scores: document, unit, kind, A, B, text; tab-separated" };
        var format = new Option<string>("--format") { Description = "text or json", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("agreement", "Compares two labellings: F1 of spans by label, values, claims and arguments") { a, b, corpus, list, format, output };
        command.SetAction(result => CommandRun.Guard(() =>
        {
            var first = LabelledSetFiles.Read([result.GetValue(a)!], result.GetValue(corpus)).Units;
            var second = LabelledSetFiles.Read([result.GetValue(b)!], result.GetValue(corpus)).Units;
            var common = first.Select(Key).ToHashSet();
            common.IntersectWith(second.Select(Key));
            if (common.Count == 0)
                throw new InvalidInputException($"{result.GetValue(a)} and {result.GetValue(b)} have no unit in common: units meet by 'document' and 'id'");
            var report = Evaluator.Evaluate([.. first.Where(u => common.Contains(Key(u)))], [.. second.Where(u => common.Contains(Key(u)))], new EvaluationOptions { Rounds = 0 });
            if (first.Count + second.Count > 2 * common.Count)
                Console.Error.WriteLine($"{common.Count} units in both; left out: {first.Count - common.Count} only in A, {second.Count - common.Count} only in B");
            CommandRun.WriteOutput(result.GetValue(output), writer =>
            {
                if (result.GetValue(list))
                    WriteDisagreements(writer, report);
                else if (result.GetValue(format) == "json")
                    writer.WriteLine(JsonReport.ToText(report));
                else
                    WriteScores(writer, report);
            });
            return CommandRun.Done;
        }));
        return command;
    }

    private static (string Document, string Id) Key(LabelledUnit unit) => (unit.Document, unit.Id);

    private static void WriteScores(TextWriter writer, EvaluationReport report)
    {
        writer.WriteLine($"{report.Counts.Units} units of {report.Counts.Documents} documents");
        writer.WriteLine($"{"",-28} {"F1",6} {"A",7} {"B",7} {"same",7}");
        var section = "";
        foreach (var (name, score) in report.Scores)
        {
            var head = name.Parts.Count == 1 ? "" : name.Parts[0];
            if ((head.Length > 0 && !Sections.Contains(head)) || name.Text == "tokens" || score.Count.Gold + score.Count.Predicted == 0)
                continue;
            if (head != section)
                writer.WriteLine();
            section = head;
            writer.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{name.Text,-28} {score.F1,6:0.000} {score.Count.Gold,7:0.#} {score.Count.Predicted,7:0.#} {score.Count.Correct,7:0.#}"));
        }

        writer.WriteLine();
        foreach (var kind in report.Errors.GroupBy(e => e.Kind).OrderBy(g => g.Key))
            writer.WriteLine($"{EvaluationError.NameOf(kind.Key),-28} {"",6} {"",7} {"",7} {kind.Count(),7}");
    }

    /// <summary>One line a disagreement; the fourth column is what A has, the fifth what B has.</summary>
    private static void WriteDisagreements(TextWriter writer, EvaluationReport report)
    {
        foreach (var error in report.Errors)
        {
            var unit = report.Gold[error.Unit];
            writer.Write($"{unit.Document}\t{unit.Id}\t{error.KindName}\t{Side(error.Gold, unit)}\t{Side(error.Predicted, unit)}\t{unit.Text.ReplaceLineEndings(" ").Replace('\t', ' ')}\n");
        }
    }

    private static string Side(ErrorSide? side, LabelledUnit unit) => side is null
        ? "–"
        : $"{side.Label}{(side.Span is { } span ? $" [{span.Of(unit.Text).ToString().ReplaceLineEndings(" ").Replace('\t', ' ')}]" : "")}{(side.Value is { } value ? $" {value}" : "")}";
}
