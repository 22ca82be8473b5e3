using System.Globalization;
using System.Runtime.InteropServices;
using System.Text;
using DuckDB.NET.Data;
using NlpPipeline.Annotations;

namespace NlpPipeline.Storage;

/// <summary>Turns the flat table of a <see cref="CsvSink"/> into a Parquet file, by an engine in memory that reads and writes what it is
/// told to and nothing else: no extension is fetched, nothing is guessed about the table.</summary>
internal sealed class ParquetConversion : IDisposable
{
    /// <summary>Rows that stand in one row group, and so in memory, at once.</summary>
    internal const int RowGroup = 20_480;

    /// <summary>Bytes of the longest row: far more than a row of sentences of at most 4,200 characters can have.</summary>
    private const int LongestRow = 1 << 23;

    private readonly DuckDBConnection connection;

    /// <param name="spill">A folder for what does not fit in memory; made where it is needed.</param>
    /// <exception cref="InvalidInputException">The engine has no build for this machine.</exception>
    public ParquetConversion(string spill)
    {
        try
        {
            connection = new DuckDBConnection("DataSource=:memory:");
            connection.Open();

            // One thread writes the same bytes every time; the memory bounds what is kept of a row group before it is spilled.
            Execute($"SET threads = 1; SET preserve_insertion_order = true; SET memory_limit = '256MB'; SET temp_directory = {Literal(spill)}; "
                + "SET autoinstall_known_extensions = false; SET autoload_known_extensions = false");
        }
        catch (Exception e) when (e is DllNotFoundException or BadImageFormatException or TypeInitializationException)
        {
            connection?.Dispose();
            throw new InvalidInputException(
                $"--format parquet: DuckDB, which writes it, is not there for this machine ({RuntimeInformation.RuntimeIdentifier}); write --format csv and convert it (docs/store.md)", e);
        }
        catch (DuckDBException e)
        {
            connection?.Dispose();
            throw new InvalidInputException($"--format parquet: DuckDB does not start ({e.Message.Split('\n')[0].TrimEnd()}); write --format csv and convert it (docs/store.md)", e);
        }
    }

    /// <summary>Converts the table; an empty cell becomes NULL.</summary>
    /// <exception cref="DuckDBException">A file cannot be read or written.</exception>
    public void Convert(string csv, string parquet)
    {
        var columns = string.Join(", ", CsvSink.Columns.Select(c => $"{Literal(c)}: {Literal(TypeOf(c))}"));
        Execute(string.Create(
            CultureInfo.InvariantCulture,
            $$"""
            COPY (FROM read_csv({{Literal(NoPattern(csv))}}, columns = { {{columns}} }, auto_detect = false, header = true, skip = 0, delim = ',', quote = '"', escape = '"',
                new_line = '\n', comment = '', nullstr = '', strict_mode = true, null_padding = false, ignore_errors = false, parallel = false, encoding = 'utf-8',
                compression = 'none', hive_partitioning = false, filename = false, max_line_size = {{LongestRow}}, buffer_size = {{2 * LongestRow}}))
            TO {{Literal(parquet)}} (FORMAT parquet, COMPRESSION zstd, ROW_GROUP_SIZE {{RowGroup}}, USE_TMP_FILE false)
            """));
    }

    public void Dispose() => connection.Dispose();

    private static string TypeOf(string column) => column switch
    {
        "start" or "end" or "sentence_start" or "sentence_end" => "BIGINT",
        "confidence" or "low" or "best" or "high" => "DOUBLE",
        _ => "VARCHAR",
    };

    private static string Literal(string text) => $"'{text.Replace("'", "''", StringComparison.Ordinal)}'";

    /// <summary>A path to read is a pattern: signs that have a meaning in one stand in brackets.</summary>
    private static string NoPattern(string path)
    {
        var pattern = new StringBuilder(path.Length);
        foreach (var c in path)
        {
            if (c is '*' or '?' or '[')
                pattern.Append('[').Append(c).Append(']');
            else
                pattern.Append(c);
        }

        return pattern.ToString();
    }

    private void Execute(string statement)
    {
        using var command = connection.CreateCommand();
        command.CommandText = statement;
        command.ExecuteNonQuery();
    }
}
