using System.Globalization;
using DuckDB.NET.Data;

namespace NlpPipeline.Storage.Tests.Sinks;

/// <summary>A Parquet file as DuckDB reads it.</summary>
internal sealed record ParquetTable(IReadOnlyList<(string Name, Type Type)> Columns, IReadOnlyList<object?[]> Rows)
{
    public static ParquetTable Read(string path)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        // Bytes, since a path in SQL would be a pattern to read_parquet.
        var plain = Path.GetTempFileName();
        try
        {
            File.Copy(path, plain, overwrite: true);
            command.CommandText = $"SELECT * FROM read_parquet('{plain.Replace("'", "''", StringComparison.Ordinal)}', hive_partitioning = false)";
            using var reader = command.ExecuteReader();
            var columns = Enumerable.Range(0, reader.FieldCount).Select(i => (reader.GetName(i), reader.GetFieldType(i))).ToList();
            var rows = new List<object?[]>();
            while (reader.Read())
                rows.Add([.. Enumerable.Range(0, reader.FieldCount).Select(i => reader.IsDBNull(i) ? null : reader.GetValue(i))]);
            return new ParquetTable(columns, rows);
        }
        finally
        {
            File.Delete(plain);
        }
    }

    public IReadOnlyList<object?> Column(string name)
    {
        var index = Columns.ToList().FindIndex(c => c.Name == name);
        return [.. Rows.Select(r => r[index])];
    }

    /// <summary>The rows as the cells of a CSV table; NULL is empty.</summary>
    public IEnumerable<string[]> Cells() => Rows.Select(r => r.Select(c => c switch
    {
        null => "",
        double number => number.ToString("0.############", CultureInfo.InvariantCulture),
        _ => Convert.ToString(c, CultureInfo.InvariantCulture)!,
    }).ToArray());
}
