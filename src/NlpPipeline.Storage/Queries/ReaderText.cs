using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace NlpPipeline.Storage;

/// <summary>Reads text columns whole. <see cref="SqliteDataReader.GetString"/> takes them for C strings and ends at the first U+0000,
/// which a document may hold and SQLite keeps.</summary>
internal static class ReaderText
{
    /// <summary>The text of a column that is not null.</summary>
    public static string Utf8(this SqliteDataReader reader, int column) =>
        Encoding.UTF8.GetString(raw.sqlite3_column_blob(reader.Handle, column));
}
