using NlpPipeline.Annotations;

namespace NlpPipeline.Storage;

/// <summary>The JSON lines of <c>nlp extract</c>. Where the output can seek, a failed document leaves its error line alone; on a pipe the
/// error line stands after the lines that were already out.</summary>
public sealed class JsonLinesSink : IExtractionSink
{
    private readonly LineOutput output;
    private readonly ExtractionParts parts;
    private string? open;

    public JsonLinesSink(Stream stream, ExtractionParts parts = ExtractionParts.All)
        : this(new LineOutput(stream), parts)
    {
    }

    /// <exception cref="InvalidInputException">The file cannot be written.</exception>
    public JsonLinesSink(string path, ExtractionParts parts = ExtractionParts.All)
        : this(new LineOutput(new OutputFile(path)), parts)
    {
    }

    private JsonLinesSink(LineOutput output, ExtractionParts parts)
    {
        this.output = output;
        this.parts = parts;
    }

    public bool ComparesContent => false;

    public bool IsCurrent(string document, string contentHash) => false;

    public void Begin(string document, string contentHash)
    {
        open = document;
        output.Mark();
    }

    public void Write(Extraction part, IReadOnlyList<EvidenceSentence> sentences) => DocumentOrder.Visit(
        part,
        mention =>
        {
            if (parts.HasFlag(ExtractionParts.Mentions))
                output.WriteLine(ExtractionLines.ToJson(part.Document, mention));
        },
        claim =>
        {
            if (parts.HasFlag(ExtractionParts.Claims))
                output.WriteLine(ExtractionLines.ToJson(part.Document, claim));
        });

    public void End(long textLength)
    {
        open = null;
        output.Flush();
    }

    public void Fail(string document, string message)
    {
        if (open == document)
            output.BackToMark();
        open = null;
        output.WriteLine(ExtractionLines.ErrorToJson(document, message));
        output.Flush();
    }

    public void Complete() => output.Complete();

    public void Dispose() => output.Dispose();
}
