using Microsoft.Data.Sqlite;
using NlpPipeline.Annotations;

namespace NlpPipeline.Storage;

/// <summary>Writes into a claim store in place: each document is kept at its <see cref="End"/>, so a run that was cut off goes on
/// where it was.</summary>
public sealed class SqliteSink : IExtractionSink
{
    private readonly string path;
    private readonly ClaimStore store;
    private readonly string modelHash;
    private readonly long run;
    private DocumentWriter? writer;
    private string? open;

    /// <exception cref="InvalidInputException">The file is no store or cannot be written.</exception>
    public SqliteSink(string path, RunInfo info)
    {
        this.path = path;
        store = ClaimStore.Open(path);
        modelHash = info.ModelHash;
        try
        {
            run = Guard(() => store.BeginRun(info));
        }
        catch
        {
            store.Dispose();
            throw;
        }
    }

    public bool IsCurrent(string document, string contentHash) => Guard(() => store.IsCurrent(document, contentHash, modelHash));

    public void Begin(string document, string contentHash)
    {
        Close();
        writer = Guard(() => store.BeginDocument(run, document, contentHash, modelHash));
        open = document;
    }

    public void Write(Extraction part, IReadOnlyList<EvidenceSentence> sentences) => Guard(() => Writer.Write(part, sentences));

    public void End(long textLength)
    {
        Guard(() => Writer.Keep(textLength));
        Close();
    }

    public void Fail(string document, string message)
    {
        if (open == document)
            Close();
        Guard(() => store.AddFailure(run, document, message));
    }

    public void Complete() => Guard(() => store.CompleteRun(run));

    public void Dispose()
    {
        Close();
        store.Dispose();
    }

    internal ClaimStore Store => store;

    private DocumentWriter Writer => writer ?? throw new InvalidOperationException("no document is open: call Begin first");

    private void Guard(Action action) => Guard(() =>
    {
        action();
        return true;
    });

    /// <summary>A full disk or a store that another holds too long is the user's to mend.</summary>
    private T Guard<T>(Func<T> action)
    {
        try
        {
            return action();
        }
        catch (SqliteException e)
        {
            throw new InvalidInputException(
                $"{path}: cannot be written (SQLite error {e.SqliteErrorCode}); free disk space or end the other writer, then run again: what is done is kept", e);
        }
    }

    private void Close()
    {
        writer?.Dispose();
        writer = null;
        open = null;
    }
}
