using System.Text;

namespace NlpPipeline.Storage;

/// <summary>Text lines to a stream or to a file that is moved into place; can go back to where a document began if the stream can seek.</summary>
internal sealed class LineOutput : IDisposable
{
    private readonly OutputFile? file;
    private readonly Stream? stream;
    private readonly TextWriter writer;
    private long mark;

    public LineOutput(OutputFile file)
        : this(file.Stream) => this.file = file;

    /// <summary>The stream stays open.</summary>
    public LineOutput(Stream stream)
    {
        this.stream = stream;
        writer = new StreamWriter(stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true);
    }

    /// <summary>The writer stays open; its line ends are not used.</summary>
    public LineOutput(TextWriter writer) => this.writer = writer;

    private bool CanGoBack => stream is { CanSeek: true } && file is not { CanGoBack: false };

    public void WriteLine(string line) => writer.Write(line + "\n");

    public void Write(StringBuilder text) => writer.Write(text);

    public void Mark()
    {
        if (!CanGoBack)
            return;
        writer.Flush();
        mark = stream!.Position;
    }

    public void BackToMark()
    {
        if (!CanGoBack)
            return;
        writer.Flush();
        stream!.Position = mark;
        stream.SetLength(mark);
    }

    public void Flush() => writer.Flush();

    public void Complete()
    {
        writer.Flush();
        file?.Publish();
    }

    public void Dispose()
    {
        // After an abandoned run the writer's rest goes to the temporary file, which is then deleted; a published one is closed.
        try
        {
            if (stream is { CanWrite: true })
                writer.Dispose();
        }
        finally
        {
            file?.Dispose();
        }
    }
}
