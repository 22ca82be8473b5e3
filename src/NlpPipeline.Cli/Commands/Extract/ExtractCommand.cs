using System.CommandLine;
using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
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
        var format = new Option<string>("--format", "-f") { Description = "jsonl, csv, sqlite, parquet or table", DefaultValueFactory = _ => "jsonl" };
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
            return Run(Pipeline.Load(folder, options), documents, result.GetValue(jobs), () => Sink(result.GetValue(format)!, result.GetValue(output), run, parts));
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

    private static int Run(Pipeline pipeline, List<InputDocument> documents, int jobs, Func<IExtractionSink> openSink)
    {
        using var cancellation = new CancellationTokenSource();
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Stop);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Stop);
        var watch = Stopwatch.StartNew();
        var (done, failed, skipped, mentions, claims) = (0, 0, 0, 0L, 0L);
        using var sink = openSink();
        using var progress = new ProgressLine("documents", documents.Count);
        var hashes = new Dictionary<string, string>(StringComparer.Ordinal);
        string? open = null;
        try
        {
            foreach (var (document, parts) in new DocumentQueue(pipeline, jobs, cancellation.Token).Run(documents, IsCurrent))
            {
                open = document.Name;
                sink.Begin(document.Name, hashes[document.Name]);
                var ended = false;
                while (parts.WaitToReadAsync(cancellation.Token).AsTask().GetAwaiter().GetResult())
                {
                    while (parts.TryRead(out var part))
                    {
                        if (part.Error is not null)
                        {
                            Fail(document.Name, part.Error);
                            ended = true;
                        }
                        else if (part.Extraction is null)
                        {
                            sink.End(part.Length);
                            done++;
                            ended = true;
                        }
                        else
                        {
                            sink.Write(part.Extraction, part.Sentences);
                            mentions += part.Extraction.Mentions.Count;
                            claims += part.Extraction.Claims.Count;
                        }
                    }
                }

                if (!ended)
                    Fail(document.Name, $"{document.Name}: stopped by an error of the program; please report it");
                open = null;
                progress.Report(done + failed + skipped);
            }

            sink.Complete();
        }
        catch (OperationCanceledException)
        {
            if (open is not null)
                sink.Fail(open, $"{open}: interrupted");
            sink.Complete();
            progress.Dispose();
            Console.Error.WriteLine($"interrupted: {done} of {documents.Count} documents are written whole");
            return CommandRun.Interrupted;
        }

        progress.Dispose();
        Console.Error.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{done} documents{(skipped > 0 ? $" ({skipped} unchanged)" : "")}, {mentions} mentions, {claims} claims, {watch.Elapsed.TotalSeconds:0.0} s{(failed > 0 ? $"; {failed} failed" : "")}"));
        return failed > 0 ? CommandRun.GateFailed : CommandRun.Done;

        bool IsCurrent(InputDocument document)
        {
            var hash = "";
            try
            {
                hash = document.Path is null ? "" : ContentHash.OfFile(document.Path);
            }
            catch (InvalidInputException)
            {
                // The reader will meet the same error and report it with the document.
            }

            hashes[document.Name] = hash;
            if (hash.Length == 0 || !sink.IsCurrent(document.Name, hash))
                return false;
            skipped++;
            done++;
            return true;
        }

        void Fail(string document, string message)
        {
            failed++;
            sink.Fail(document, message);
            Console.Error.WriteLine(message);
        }

        void Stop(PosixSignalContext context)
        {
            context.Cancel = true;
            cancellation.Cancel();
        }
    }
}
