using Microsoft.Data.Sqlite;

namespace NlpPipeline.Storage;

/// <summary>A transaction that writes: rolled back unless committed. In plain SQL, so that prepared statements outlive it.</summary>
internal sealed class StoreTransaction : IDisposable
{
    private readonly SqliteConnection connection;
    private bool isOpen;

    public StoreTransaction(SqliteConnection connection)
    {
        this.connection = connection;
        // Immediate: a writer that waits here has read nothing that could grow stale.
        StoreConnection.Execute(connection, "BEGIN IMMEDIATE");
        isOpen = true;
    }

    public void Commit()
    {
        StoreConnection.Execute(connection, "COMMIT");
        isOpen = false;
    }

    public void Dispose()
    {
        // SQLite rolls back by itself on a full disk or an I/O error.
        if (isOpen && SQLitePCL.raw.sqlite3_get_autocommit(connection.Handle) == 0)
            StoreConnection.Execute(connection, "ROLLBACK");
        isOpen = false;
    }
}
