using System.CommandLine;
using NlpPipeline.Cli.Commands.Training;
using NlpPipeline.Training.Corpora.Checking;

namespace NlpPipeline.Cli.Commands.Data;

/// <summary><c>nlp data check</c>: one line a finding; exit code 1 where there are any.</summary>
internal static class CheckCommand
{
    public static Command Create()
    {
        var paths = DataCommand.Sets();
        var corpus = DataCommand.Corpus();
        var output = DataCommand.Output();
        var command = new Command("check", "Finds offsets, labels, values and claims that the guidelines do not allow, and repeated units") { paths, corpus, output };
        command.SetAction(result => CommandRun.Guard(() =>
        {
            var checker = new SetChecker(result.GetValue(corpus));
            var findings = result.GetValue(paths)!.SelectMany(LabelledSetFiles.Expand).SelectMany(checker.Check).ToList();
            CommandRun.WriteOutput(result.GetValue(output), writer => findings.ForEach(writer.WriteLine));
            var kinds = findings.GroupBy(f => f.Kind, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => $"{g.Key} {g.Count()}");
            Console.Error.WriteLine($"{checker.Units} units, {findings.Count} findings{(findings.Count > 0 ? ": " + string.Join(", ", kinds) : "")}");
            return findings.Count > 0 ? CommandRun.GateFailed : CommandRun.Done;
        }));
        return command;
    }
}
