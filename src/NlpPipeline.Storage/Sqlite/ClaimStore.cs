using Microsoft.Data.Sqlite;
using NlpPipeline.Annotations;

namespace NlpPipeline.Storage;

/// <summary>Mentions and claims of many documents in one SQLite file (docs/store.md). A document is written in one transaction, so a
/// process that is killed leaves each document whole or as it was before. Not thread-safe; several processes may use one file.</summary>
public sealed class ClaimStore : IDisposable
{
    private DocumentStatements? statements;

    private ClaimStore(SqliteConnection connection) => Connection = connection;

    internal SqliteConnection Connection { get; }

    /// <summary>Opens a store for writing; makes it where there is none.</summary>
    /// <exception cref="InvalidInputException">The file is no store, is newer, or cannot be written.</exception>
    public static ClaimStore Open(string path) => new(StoreConnection.OpenForWriting(path));

    /// <exception cref="InvalidInputException">There is no such file, or it is no store.</exception>
    public static ClaimStore OpenForReading(string path) => new(StoreConnection.OpenForReading(path));

    /// <summary>True where the store holds the document with this content, made by this model.</summary>
    public bool IsCurrent(string document, string contentHash, string modelHash)
    {
        using var command = new StoreCommand(
            Connection, "SELECT 1 FROM documents WHERE name = $1 AND content_hash = $2 AND model_hash = $3", 3);
        return command.Scalar(document, contentHash, modelHash) is not null;
    }

    /// <summary>Registers a run and returns its id.</summary>
    public long BeginRun(RunInfo run)
    {
        using var command = StoreCommand.Into(Connection, "runs", "model_hash", "model", "tool", "started_at");
        return command.Insert(run.ModelHash, run.Model, run.Tool, run.StartedAt);
    }

    public void CompleteRun(long run)
    {
        using var command = new StoreCommand(Connection, "UPDATE runs SET is_complete = 1 WHERE id = $1", 1);
        command.Run(run);
        StoreConnection.Execute(Connection, "PRAGMA optimize");
    }

    /// <summary>Opens a document for writing in a transaction of its own; what the store held of it goes when the new state is kept.</summary>
    public DocumentWriter BeginDocument(long run, string document, string contentHash, string modelHash) =>
        new(Connection, statements ??= new DocumentStatements(Connection), run, document, contentHash, modelHash);

    /// <summary>Notes that a document failed, in the place of an older note; what the store held of it before stays, and is not current.</summary>
    public void AddFailure(long run, string document, string message)
    {
        using var transaction = new StoreTransaction(Connection);
        using var delete = new StoreCommand(Connection, "DELETE FROM failures WHERE document = $1", 1);
        using var insert = StoreCommand.Into(Connection, "failures", "run_id", "document", "message");
        delete.Run(document);
        insert.Insert(run, document, message);
        transaction.Commit();
    }

    /// <summary>Takes a document out, with all that hangs on it.</summary>
    /// <returns>False where the store does not hold it.</returns>
    public bool Remove(string document)
    {
        using var command = new StoreCommand(Connection, "DELETE FROM documents WHERE name = $1", 1);
        return command.Run(document) > 0;
    }

    /// <summary>How many rows the store's tables hold.</summary>
    public StoreCounts Count() => new(Rows("documents"), Rows("passages"), Rows("mentions"), Rows("claims"), Rows("arguments"), Rows("failures"));

    public void Dispose()
    {
        statements?.Dispose();
        Connection.Dispose();
    }

    private long Rows(string table)
    {
        using var command = new StoreCommand(Connection, $"SELECT count(*) FROM {table}", 0);
        return command.Scalar()!.Value;
    }
}

/// <summary>Rows of a store's tables.</summary>
public sealed record StoreCounts(long Documents, long Passages, long Mentions, long Claims, long Arguments, long Failures);
