using System.CommandLine;
using NlpPipeline.Annotations;
using NlpPipeline.Cli.Commands.Training;
using NlpPipeline.Evaluation;
using NlpPipeline.Training.Corpora.Formats;

namespace NlpPipeline.Cli.Commands.Data;

/// <summary><c>nlp data convert</c>: labelled sets to and from the formats of annotation programs (docs/formats.md).</summary>
internal static class ConvertCommand
{
    private const string Set = "set";
    private const string Conll = "conll";
    private const string Brat = "brat";
    private const string Doccano = "doccano";
    private const string LabelStudio = "label-studio";

    private static readonly string[] Formats = [Set, Conll, Brat, Doccano, LabelStudio];

    public static Command Create()
    {
        var path = new Argument<string>("PATH") { Description = "What to convert: a file, or a folder (labelled sets, brat)" };
        var from = new Option<string?>("--from") { Description = $"Its format: {string.Join(", ", Formats)} (default: by its name)" };
        var to = new Option<string>("--to") { Description = $"The format to write: {string.Join(", ", Formats)}", Required = true };
        from.AcceptOnlyFromAmong(Formats);
        to.AcceptOnlyFromAmong(Formats);
        var output = new Option<string?>("--output", "-o") { Description = "File to write, for brat a folder (default: standard output)" };
        var corpus = DataCommand.Corpus();
        var language = new Option<string>("--language") { Description = "Language (vi or en) of input that does not say it", DefaultValueFactory = _ => "vi" };
        language.AcceptOnlyFromAmong("vi", "en");
        var configuration = new Option<string?>("--config") { Description = "With --to label-studio: file for the labelling interface" };
        var command = new Command("convert", "Converts labelled sets to and from CoNLL, brat, doccano and Label Studio") { path, from, to, output, corpus, language, configuration };
        command.SetAction(result => CommandRun.Guard(() =>
        {
            LanguageExtensions.TryParse(result.GetValue(language), out var spoken);
            var units = Read(result.GetValue(path)!, result.GetValue(from), result.GetValue(corpus), spoken);
            Write(units, result.GetValue(to)!, result.GetValue(output));
            if (result.GetValue(configuration) is { } file)
                File.WriteAllText(file, LabelStudioFormat.Configuration);
            return CommandRun.Done;
        }));
        return command;
    }

    private static IReadOnlyList<LabelledUnit> Read(string path, string? format, string? corpus, Language language) => (format ?? FormatOf(path)) switch
    {
        Conll => [.. ConllFile.Read(path).Select((s, i) => ConllUnits.ToUnit(s, $"{path}:{s.Line}", Path.GetFileName(path), $"{Path.GetFileName(path)}:{i}", language))],
        Brat => BratFormat.Read(path, language),
        Doccano => DoccanoFormat.Read(path, language),
        LabelStudio => LabelStudioFormat.Read(path, language),
        _ => LabelledSetFiles.Read([path], corpus).Units,
    };

    private static string FormatOf(string path)
    {
        if (Directory.Exists(path))
            return Directory.EnumerateFiles(path, "*.ann").Any() ? Brat : Set;
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".conll" or ".bio" or ".tsv" => Conll,
            ".json" => LabelStudio,
            ".jsonl" => Set,
            _ => throw new InvalidInputException($"{path}: the name does not tell the format: give --from {string.Join("|", Formats)}"),
        };
    }

    private static void Write(IReadOnlyList<LabelledUnit> units, string format, string? output)
    {
        if (format == Brat)
        {
            BratFormat.Write(output ?? throw new InvalidInputException("--output: brat sets are folders: name one"), units);
            return;
        }

        CommandRun.WriteOutput(output, writer =>
        {
            switch (format)
            {
                case Conll:
                    if (ConllFormat.Write(writer, units) is > 0 and var moved)
                        Console.Error.WriteLine($"{moved} spans do not end at token edges and were widened, or dropped where that overlaps another");
                    break;
                case Doccano:
                    DoccanoFormat.Write(writer, units);
                    break;
                case LabelStudio:
                    LabelStudioFormat.Write(writer, units);
                    break;
                default:
                    LabelledSet.Write(writer, units);
                    break;
            }
        });
    }
}
