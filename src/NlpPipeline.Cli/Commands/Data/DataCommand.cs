using System.CommandLine;

namespace NlpPipeline.Cli.Commands.Data;

/// <summary><c>nlp data</c>: the keeping of labelled sets.</summary>
internal static class DataCommand
{
    public static Command Create() => new("data", "Checks, counts, compares and converts hand-labelled sets")
    {
        CheckCommand.Create(),
        StatsCommand.Create(),
        AgreementCommand.Create(),
        ConvertCommand.Create(),
    };

    public static Argument<string[]> Sets(string name = "PATH") =>
        new(name) { Description = "Labelled sets (.jsonl) or folders of them", Arity = ArgumentArity.OneOrMore };

    public static Option<string?> Corpus() => new("--corpus") { Description = "Folder of the documents that stand-off sets point into" };

    public static Option<string?> Output() => new("--output", "-o") { Description = "File to write (default: standard output)" };
}
