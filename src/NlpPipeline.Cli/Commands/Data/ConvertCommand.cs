using System.CommandLine;
using NlpPipeline.Annotations;
using NlpPipeline.Cli.Commands.Training;
using NlpPipeline.Evaluation;
using NlpPipeline.Training.Corpora.Formats;

namespace NlpPipeline.Cli.Commands.Data;

/// <summary><c>nlp data convert</c>: labelled sets to and from the formats of annotation programs (docs/formats.md).</summary>
internal static class ConvertCommand
{
    private static readonly string[] Formats = [UnitFormat.Set, UnitFormat.Conll, UnitFormat.Brat, UnitFormat.Doccano, UnitFormat.LabelStudio];

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
        var reviewed = new Option<bool>("--reviewed")
        {
            Description = "People have checked the labels: drops the model's confidences, and Label Studio tasks that nobody has annotated",
        };
        var command = new Command("convert", "Converts labelled sets to and from CoNLL, brat, doccano and Label Studio") { path, from, to, output, corpus, language, configuration, reviewed };
        command.SetAction(result => CommandRun.Guard(() =>
        {
            LanguageExtensions.TryParse(result.GetValue(language), out var spoken);
            var isReviewed = result.GetValue(reviewed);
            var units = Read(result.GetValue(path)!, result.GetValue(from), result.GetValue(corpus), spoken, isReviewed);
            UnitFormat.Write(isReviewed ? [.. units.Select(Checked)] : units, result.GetValue(to)!, result.GetValue(output));
            if (result.GetValue(configuration) is { } file)
                File.WriteAllText(file, LabelStudioFormat.Configuration);
            return CommandRun.Done;
        }));
        return command;
    }

    private static IReadOnlyList<LabelledUnit> Read(string path, string? format, string? corpus, Language language, bool reviewedOnly) => (format ?? FormatOf(path)) switch
    {
        UnitFormat.Conll => [.. ConllFile.Read(path).Select((s, i) => ConllUnits.ToUnit(s, $"{path}:{s.Line}", Path.GetFileName(path), $"{Path.GetFileName(path)}:{i}", language))],
        UnitFormat.Brat => BratFormat.Read(path, language),
        UnitFormat.Doccano => DoccanoFormat.Read(path, language),
        UnitFormat.LabelStudio => LabelStudioFormat.Read(path, language, reviewedOnly),
        _ => LabelledSetFiles.Read([path], corpus).Units,
    };

    /// <summary>What a person has checked is certain, whatever the model that proposed it thought.</summary>
    private static LabelledUnit Checked(LabelledUnit unit) => unit with
    {
        Spans = [.. unit.Spans.Select(s => s with { Confidence = 1 })],
        Claims = [.. unit.Claims.Select(c => c with { Confidence = 1 })],
    };

    private static string FormatOf(string path)
    {
        if (Directory.Exists(path))
            return Directory.EnumerateFiles(path, "*.ann").Any() ? UnitFormat.Brat : UnitFormat.Set;
        return Path.GetExtension(path).ToLowerInvariant() switch
        {
            ".conll" or ".bio" or ".tsv" => UnitFormat.Conll,
            ".json" => UnitFormat.LabelStudio,
            ".jsonl" => UnitFormat.Set,
            _ => throw new InvalidInputException($"{path}: the name does not tell the format: give --from {string.Join("|", Formats)}"),
        };
    }
}
