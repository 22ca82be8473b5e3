using System.CommandLine;
using System.Globalization;
using System.Text;
using NlpPipeline.Annotations;
using NlpPipeline.Models;
using NlpPipeline.Normalization;
using NlpPipeline.Storage;
using Spectre.Console;

namespace NlpPipeline.Cli.Commands.Extract;

/// <summary><c>nlp extract</c>: documents in, mentions and claims out.</summary>
internal static class ExtractCommand
{
    private const string Table = "table";

    /// <summary>Columns of a table that no terminal shows.</summary>
    private const int RedirectedWidth = 200;

    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Files, folders and globs; - is one document on standard input", Arity = ArgumentArity.OneOrMore };
        var model = new Option<string?>("--model") { Description = "Model folder (default: models)" };
        var output = new Option<string?>("--output", "-o") { Description = "File to write; - or none is standard output" };
        var format = new Option<string>("--format", "-f") { Description = "jsonl, csv, table, or with --output FILE sqlite or parquet", DefaultValueFactory = _ => "jsonl" };
        format.AcceptOnlyFromAmong([.. ExtractionSinks.Formats, Table]);
        var what = new Option<string>("--what") { Description = "mentions, claims or all", DefaultValueFactory = _ => "all" };
        what.AcceptOnlyFromAmong("mentions", "claims", "all");
        var language = new Option<string>("--language") { Description = "auto, vi or en", DefaultValueFactory = _ => "auto" };
        language.AcceptOnlyFromAmong("auto", "vi", "en");
        var jobs = new Option<int>("--jobs", "-j") { Description = "Documents analysed at once", DefaultValueFactory = _ => Environment.ProcessorCount };
        var confidence = new Option<double>("--min-confidence") { Description = "Leave out mentions and claims under this probability, 0 to 1" };
        var reference = new Option<string?>("--reference-date") { Description = "What today means in the documents: 2013-02-12 or 2013-02-12T04:30:00" };
        var command = new Command("extract", "Reads documents and writes their mentions and claims")
        {
            paths, model, output, format, what, language, jobs, confidence, reference,
        };
        command.SetAction(result => CommandRun.Guard(() =>
        {
            if (result.GetValue(jobs) < 1)
                throw new InvalidInputException($"--jobs {result.GetValue(jobs)}: must be 1 or more");
            var minimum = result.GetValue(confidence);
            if (minimum is not (>= 0 and <= 1))
                throw new InvalidInputException($"--min-confidence {minimum.ToString(CultureInfo.InvariantCulture)}: must be from 0 to 1");
            var options = new PipelineOptions
            {
                Language = LanguageExtensions.TryParse(result.GetValue(language), out var given) ? given : null,
                Reference = result.GetValue(reference) is { } date ? TemporalContext.ReadReference(date) : null,
                MinimumConfidence = minimum,
            };
            var documents = InputDocuments.Find(result.GetValue(paths)!);
            var folder = DefaultModel.Resolve(result.GetValue(model));
            var parts = result.GetValue(what) switch { "mentions" => ExtractionParts.Mentions, "claims" => ExtractionParts.Claims, _ => ExtractionParts.All };
            var run = new RunInfo(ModelFolder.Open(folder).Hash, Path.GetFileName(Path.GetFullPath(folder)), "nlp extract");
            return ExtractRun.Run(Pipeline.Load(folder, options), documents, result.GetValue(jobs), () => Sink(result.GetValue(format)!, result.GetValue(output), run, parts));
        }));
        return command;
    }

    private static IExtractionSink Sink(string format, string? output, RunInfo run, ExtractionParts parts)
    {
        if (format != Table)
            return ExtractionSinks.Create(format, output, Console.OpenStandardOutput(), run, parts);
        if (output is not (null or "-"))
            throw new InvalidInputException("--format table: shows claims on standard output; leave --output out or choose another format");
        Console.OutputEncoding = Encoding.UTF8;
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Ansi = Console.IsOutputRedirected ? AnsiSupport.No : AnsiSupport.Detect });
        if (Console.IsOutputRedirected)
            console.Profile.Width = RedirectedWidth;
        return new TableSink(console);
    }
}
