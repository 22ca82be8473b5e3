using System.Threading.Channels;
using NlpPipeline.Annotations;
using NlpPipeline.Documents;
using NlpPipeline.Storage;

namespace NlpPipeline.Cli.Commands.Extract;

/// <summary>A window's worth of output, or the end of a document.</summary>
internal sealed record DocumentPart(Extraction? Extraction, IReadOnlyList<EvidenceSentence> Sentences, long Length, string? Error);

/// <summary>
/// Analyses documents on several threads and hands their parts out in order. A document that is not yet being written may run
/// ahead by a few windows only, so memory does not grow with its size.
/// </summary>
internal sealed class DocumentQueue(Pipeline pipeline, int jobs, CancellationToken cancellation)
{
    private const int WindowsAhead = 2;

    /// <summary>Starts all documents; each channel must be read to its end, in the order given.</summary>
    /// <param name="skip">True for a document that needs no work; asked from the reading thread's order, before it starts.</param>
    public IEnumerable<(InputDocument Document, ChannelReader<DocumentPart> Parts)> Run(IEnumerable<InputDocument> documents, Func<InputDocument, bool> skip)
    {
        var running = new Queue<(InputDocument Document, Channel<DocumentPart> Parts)>();
        foreach (var document in documents)
        {
            if (skip(document))
                continue;
            if (running.Count == jobs)
            {
                var (first, parts) = running.Dequeue();
                yield return (first, parts.Reader);
            }

            var channel = Channel.CreateBounded<DocumentPart>(WindowsAhead);
            running.Enqueue((document, channel));
            _ = Task.Factory.StartNew(() => Analyse(document, channel.Writer), cancellation, TaskCreationOptions.LongRunning, TaskScheduler.Default);
        }

        foreach (var (document, parts) in running)
            yield return (document, parts.Reader);
    }

    private void Analyse(InputDocument document, ChannelWriter<DocumentPart> writer)
    {
        try
        {
            if (document.Path is not null)
                DocumentReader.Validate(document.Path);
            long length = 0;
            using var windows = Windows(document).GetEnumerator();
            var current = new Recorder(windows);
            foreach (var extraction in pipeline.Extract(document.Name, current.Read()))
            {
                cancellation.ThrowIfCancellationRequested();
                var window = current.Last!;
                length = window.Offset + window.Text.Length;
                Put(new DocumentPart(extraction, EvidenceSentences.Of(window, extraction), length, null));
            }

            Put(new DocumentPart(null, [], length, null));
        }
        catch (InvalidInputException e)
        {
            Put(new DocumentPart(null, [], 0, e.Message));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or OverflowException or System.Text.DecoderFallbackException)
        {
            Put(new DocumentPart(null, [], 0, $"{document.Path ?? document.Name}: cannot be read ({e.Message.ReplaceLineEndings(" ").TrimEnd('.')})"));
        }
        catch (OperationCanceledException)
        {
            writer.TryComplete();
        }
        finally
        {
            writer.TryComplete();
        }

        void Put(DocumentPart part) => writer.WriteAsync(part, cancellation).AsTask().GetAwaiter().GetResult();
    }

    private static IEnumerable<DocumentWindow> Windows(InputDocument document)
    {
        if (document.Path is not null)
            return DocumentReader.ReadFile(document.Path);
        return DocumentReader.ReadStream(Console.OpenStandardInput(), "standard input");
    }

    /// <summary>Remembers the window that was read last.</summary>
    private sealed class Recorder(IEnumerator<DocumentWindow> windows)
    {
        public DocumentWindow? Last { get; private set; }

        public IEnumerable<DocumentWindow> Read()
        {
            while (windows.MoveNext())
                yield return Last = windows.Current;
        }
    }
}
