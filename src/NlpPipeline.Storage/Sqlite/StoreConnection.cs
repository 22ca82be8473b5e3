using Microsoft.Data.Sqlite;
using NlpPipeline.Annotations;

namespace NlpPipeline.Storage;

/// <summary>Opens the SQLite file of a store and says in one line what is wrong with one that is none.</summary>
internal static class StoreConnection
{
    /// <summary>How long a writer waits for another, seconds.</summary>
    private const int BusySeconds = 30;

    private const int NotADatabase = 26;

    /// <summary>Bytes of the header of a SQLite file.</summary>
    private const int HeaderLength = 100;

    /// <summary>Opens a store for writing; makes it where there is none.</summary>
    /// <exception cref="InvalidInputException">The file is no store, is newer, or cannot be written.</exception>
    public static SqliteConnection OpenForWriting(string path)
    {
        if (Directory.Exists(path))
            throw new InvalidInputException($"{path}: is a folder; name the store's file");
        return Open(path, SqliteOpenMode.ReadWriteCreate, connection =>
        {
            Execute(connection, "PRAGMA journal_mode = WAL; PRAGMA synchronous = NORMAL; PRAGMA foreign_keys = ON;");
            // The transaction makes two processes that meet on a new file create the tables once.
            using var transaction = connection.BeginTransaction();
            if (Version(path, connection, out var version) && version == 0)
                Execute(connection, $"PRAGMA application_id = {StoreSchema.ApplicationId}; PRAGMA user_version = {StoreSchema.Version}; {StoreSchema.Sql}");
            transaction.Commit();
        });
    }

    /// <exception cref="InvalidInputException">There is no such file, or it is no store.</exception>
    public static SqliteConnection OpenForReading(string path)
    {
        if (!File.Exists(path))
            throw new InvalidInputException($"{path}: no such file; make a store with nlp extract --format sqlite --output {path}");
        return Open(path, SqliteOpenMode.ReadOnly, connection =>
        {
            if (!Version(path, connection, out var version) || version == 0)
                throw NoStore(path);
        });
    }

    public static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }

    private static SqliteConnection Open(string path, SqliteOpenMode mode, Action<SqliteConnection> prepare)
    {
        // SQLite takes a file shorter than its header for an empty database and would write over it.
        if (new FileInfo(path) is { Exists: true, Length: > 0 and < HeaderLength })
            throw NoStore(path);
        var connection = new SqliteConnection(new SqliteConnectionStringBuilder
        {
            DataSource = path,
            Mode = mode,
            Pooling = false,
            DefaultTimeout = BusySeconds,
        }.ToString());
        try
        {
            connection.Open();
            Execute(connection, $"PRAGMA busy_timeout = {BusySeconds * 1000}");
            prepare(connection);
            return connection;
        }
        catch (SqliteException e)
        {
            connection.Dispose();
            throw e.SqliteErrorCode == NotADatabase
                ? NoStore(path)
                : new InvalidInputException($"{path}: cannot be opened as a store (SQLite error {e.SqliteErrorCode}); its folder must exist and be writable", e);
        }
        catch
        {
            connection.Dispose();
            throw;
        }
    }

    /// <summary>Reads the schema's version, 0 for a new, empty file.</summary>
    private static bool Version(string path, SqliteConnection connection, out long version)
    {
        version = Scalar(connection, "PRAGMA user_version");
        var id = Scalar(connection, "PRAGMA application_id");
        if (id == StoreSchema.ApplicationId)
        {
            return version == StoreSchema.Version
                ? true
                : throw new InvalidInputException(
                    $"{path}: a store of version {version}, this program reads version {StoreSchema.Version}; extract anew into a new file");
        }

        return id == 0 && version == 0 && Scalar(connection, "SELECT count(*) FROM sqlite_schema") == 0 ? true : throw NoStore(path);
    }

    private static long Scalar(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    private static InvalidInputException NoStore(string path) =>
        new($"{path}: not a claim store; name a file that nlp extract --format sqlite wrote, or a new one");
}
