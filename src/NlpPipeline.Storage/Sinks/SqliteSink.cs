using NlpPipeline.Annotations;

namespace NlpPipeline.Storage;

/// <summary>Writes into a claim store in place: each document is kept at its <see cref="End"/>, so a run that was cut off goes on
/// where it was.</summary>
public sealed class SqliteSink : IExtractionSink
{
    private readonly ClaimStore store;
    private readonly string modelHash;
    private readonly long run;
    private DocumentWriter? writer;
    private string? open;

    /// <exception cref="InvalidInputException">The file is no store or cannot be written.</exception>
    public SqliteSink(string path, RunInfo info)
    {
        store = ClaimStore.Open(path);
        modelHash = info.ModelHash;
        run = store.BeginRun(info);
    }

    public bool IsCurrent(string document, string contentHash) => store.IsCurrent(document, contentHash, modelHash);

    public void Begin(string document, string contentHash)
    {
        Close();
        writer = store.BeginDocument(run, document, contentHash, modelHash);
        open = document;
    }

    public void Write(Extraction part, IReadOnlyList<EvidenceSentence> sentences) => Writer.Write(part, sentences);

    public void End(long textLength)
    {
        Writer.Keep(textLength);
        Close();
    }

    public void Fail(string document, string message)
    {
        if (open == document)
            Close();
        store.AddFailure(run, document, message);
    }

    public void Complete() => store.CompleteRun(run);

    public void Dispose()
    {
        Close();
        store.Dispose();
    }

    private DocumentWriter Writer => writer ?? throw new InvalidOperationException("no document is open: call Begin first");

    private void Close()
    {
        writer?.Dispose();
        writer = null;
        open = null;
    }
}
