using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace NlpPipeline.Storage;

/// <summary>A prepared statement with parameters by position (<c>$1</c>, <c>$2</c>, …).</summary>
/// <remarks>Text is bound with its length. What <see cref="SqliteCommand"/> binds ends at the first U+0000 where it is long, and a document may
/// hold that.</remarks>
internal sealed class StoreCommand : IDisposable
{
    private readonly sqlite3 database;
    private readonly sqlite3_stmt statement;
    private readonly int[] places;

    /// <exception cref="SqliteException">The statement cannot be prepared.</exception>
    public StoreCommand(SqliteConnection connection, string sql, int parameters)
    {
        database = connection.Handle!;
        Check(raw.sqlite3_prepare_v2(database, sql, out statement));
        places = new int[parameters];
        for (var i = 0; i < parameters; i++)
            places[i] = raw.sqlite3_bind_parameter_index(statement, string.Create(CultureInfo.InvariantCulture, $"${i + 1}"));
    }

    /// <summary>An INSERT into a table: the columns' values in order.</summary>
    public static StoreCommand Into(SqliteConnection connection, string table, params string[] columns) => new(
        connection,
        $"INSERT INTO {table} ({string.Join(", ", columns)}) VALUES ({string.Join(", ", columns.Select((_, i) => "$" + (i + 1)))})",
        columns.Length);

    /// <returns>Rows that were changed.</returns>
    /// <exception cref="SqliteException">The store cannot be written.</exception>
    public int Run(params ReadOnlySpan<object?> values)
    {
        Step(values);
        Check(raw.sqlite3_reset(statement));
        return raw.sqlite3_changes(database);
    }

    /// <summary>Runs an INSERT and returns the new row's id.</summary>
    /// <exception cref="SqliteException">The store cannot be written.</exception>
    public long Insert(params ReadOnlySpan<object?> values)
    {
        Run(values);
        return raw.sqlite3_last_insert_rowid(database);
    }

    /// <summary>The first column of the first row, a whole number; null where there is no row.</summary>
    /// <exception cref="SqliteException">The store cannot be read.</exception>
    public long? Scalar(params ReadOnlySpan<object?> values)
    {
        long? result = Step(values) ? raw.sqlite3_column_int64(statement, 0) : null;
        Check(raw.sqlite3_reset(statement));
        return result;
    }

    public void Dispose() => statement.Dispose();

    /// <returns>Whether there is a row.</returns>
    private bool Step(ReadOnlySpan<object?> values)
    {
        for (var i = 0; i < values.Length; i++)
            Check(Bind(places[i], values[i]));
        var result = raw.sqlite3_step(statement);
        if (result is not (raw.SQLITE_ROW or raw.SQLITE_DONE))
        {
            // A statement that failed would stay open and hold its transaction; reset tells the same error once more.
            Check(raw.sqlite3_reset(statement));
            Check(result);
        }

        return result == raw.SQLITE_ROW;
    }

    private int Bind(int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        // An empty span has no address, which SQLite takes for NULL.
        "" => raw.sqlite3_bind_text(statement, place, ""),
        string text => raw.sqlite3_bind_text(statement, place, Encoding.UTF8.GetBytes(text).AsSpan()),
        int number => raw.sqlite3_bind_int64(statement, place, number),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        double number => raw.sqlite3_bind_double(statement, place, number),
        _ => throw new ArgumentException($"a store has no {value.GetType().Name}", nameof(value)),
    };

    private void Check(int result) => SqliteException.ThrowExceptionForRC(result, database);
}
