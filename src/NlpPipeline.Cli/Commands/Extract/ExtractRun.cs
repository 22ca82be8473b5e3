using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using NlpPipeline.Annotations;
using NlpPipeline.Storage;

namespace NlpPipeline.Cli.Commands.Extract;

/// <summary>Extracts from documents into a sink, until the end or an interrupt; the native program does the same by it.</summary>
internal static class ExtractRun
{
    /// <returns>The exit code.</returns>
    public static int Run(Pipeline pipeline, List<InputDocument> documents, int jobs, Func<IExtractionSink> openSink)
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
                hash = document.Path is null || !sink.ComparesContent ? "" : ContentHash.OfFile(document.Path);
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
