using System.CommandLine;
using System.Globalization;
using NlpPipeline.Cli.Commands.Training;
using NlpPipeline.Training.Corpora.Statistics;

namespace NlpPipeline.Cli.Commands.Data;

/// <summary><c>nlp data stats</c>: counts by language, genre, label, claim type, role and document.</summary>
internal static class StatsCommand
{
    public static Command Create()
    {
        var paths = DataCommand.Sets();
        var corpus = DataCommand.Corpus();
        var output = DataCommand.Output();
        var documents = new Option<bool>("--documents") { Description = "A line for every document as well (JSON always has them)" };
        var format = new Option<string>("--format") { Description = "text or json", DefaultValueFactory = _ => "text" };
        format.AcceptOnlyFromAmong("text", "json");
        var command = new Command("stats", "Counts labelled sets by language, genre, label, claim type and role") { paths, corpus, documents, format, output };
        command.SetAction(result => CommandRun.Guard(() =>
        {
            var statistics = SetStatistics.Of(LabelledSetFiles.Read(result.GetValue(paths)!, result.GetValue(corpus)).Units);
            CommandRun.WriteOutput(result.GetValue(output), writer =>
            {
                if (result.GetValue(format) == "json")
                    writer.WriteLine(statistics.ToJson());
                else
                    WriteText(writer, statistics, result.GetValue(documents));
            });
            return CommandRun.Done;
        }));
        return command;
    }

    private static void WriteText(TextWriter writer, SetStatistics statistics, bool withDocuments)
    {
        WriteGroups(writer, "language", [.. statistics.Languages, statistics.Total]);
        WriteGroups(writer, "genre", statistics.Genres);
        WriteLabels(writer, "label", statistics.Labels);
        WriteLabels(writer, "claim type", statistics.ClaimTypes);
        WriteLabels(writer, "polarity", statistics.Polarities);
        WriteLabels(writer, "role", statistics.Roles);
        if (withDocuments)
            WriteGroups(writer, "document", statistics.Documents);
    }

    private static void WriteGroups(TextWriter writer, string title, IReadOnlyList<GroupCount> groups)
    {
        if (groups.Count == 0)
            return;
        var width = Math.Max(title.Length, groups.Max(g => g.Name.Length));
        writer.WriteLine(title.PadRight(width) + string.Concat(SetStatistics.Columns(groups[0]).Select(c => $"  {c.Name.Replace('_', ' '),10}")));
        foreach (var group in groups)
            writer.WriteLine(group.Name.PadRight(width) + string.Concat(SetStatistics.Columns(group).Select(c => Cell(c.Value, Math.Max(10, c.Name.Length)))));
        writer.WriteLine();
    }

    private static void WriteLabels(TextWriter writer, string title, IReadOnlyList<LabelCount> labels)
    {
        if (labels.Count == 0)
            return;
        var width = Math.Max(title.Length, labels.Max(l => l.Name.Length));
        writer.WriteLine($"{title.PadRight(width)}  {"en",10}  {"vi",10}  {"all",10}  {"distinct",10}");
        foreach (var label in labels)
            writer.WriteLine(label.Name.PadRight(width) + Cell(label.English) + Cell(label.Vietnamese) + Cell(label.All) + Cell(label.Distinct));
        writer.WriteLine();
    }

    private static string Cell(int value, int width = 10) => "  " + value.ToString(CultureInfo.InvariantCulture).PadLeft(width);
}
