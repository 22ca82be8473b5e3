using Microsoft.Data.Sqlite;

namespace NlpPipeline.Storage;

/// <summary>A prepared statement with parameters by position (<c>$1</c>, <c>$2</c>, …).</summary>
internal sealed class StoreCommand : IDisposable
{
    private readonly SqliteCommand command;

    public StoreCommand(SqliteConnection connection, string sql, int parameters)
    {
        command = connection.CreateCommand();
        command.CommandText = sql;
        for (var i = 1; i <= parameters; i++)
            command.Parameters.Add(new SqliteParameter { ParameterName = "$" + i });
    }

    /// <summary>An INSERT into a table: the columns' values in order.</summary>
    public static StoreCommand Into(SqliteConnection connection, string table, params string[] columns) => new(
        connection,
        $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => "$" + (i + 1)))})",
        columns.Length);

    public int Run(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return command.ExecuteNonQuery();
    }

    /// <summary>Runs an INSERT and returns the new row's id.</summary>
    public long Insert(params ReadOnlySpan<object?> values)
    {
        Run(values);
        return SQLitePCL.raw.sqlite3_last_insert_rowid(command.Connection!.Handle);
    }

    /// <summary>The first column of the first row; null where there is none or it is NULL.</summary>
    public object? Scalar(params ReadOnlySpan<object?> values)
    {
        Bind(values);
        return command.ExecuteScalar() is { } value and not DBNull ? value : null;
    }

    public void Dispose() => command.Dispose();

    private void Bind(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            command.Parameters[i].Value = values[i] ?? DBNull.Value;
    }
}
