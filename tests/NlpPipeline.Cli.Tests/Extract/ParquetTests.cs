using System.Diagnostics;
using DuckDB.NET.Data;
using NlpPipeline.Cli.Tests.Processes;
using NlpPipeline.Storage;

namespace NlpPipeline.Cli.Tests.Extract;

[Collection(NlpProcesses.Name)]
public sealed class ParquetTests(SmallModel small) : IDisposable
{
    private const string Text = "Olga Morin bị bắt năm 1937 ở Kyiv. There 250 people were shot in Morava.\n";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlp-parquet-");

    [Fact]
    public void Rows_are_those_of_the_csv_and_any_number_of_jobs_gives_the_same_bytes()
    {
        for (var i = 0; i < 5; i++)
            Write($"in/{i}.txt", string.Concat(Enumerable.Repeat(Text, 1 + i)));
        Extract("in", "--format", "parquet", "--output", "o'1.parquet", "--jobs", "1").Should().BeEquivalentTo(new { Code = 0, Output = "" });
        Extract("in", "--format", "parquet", "--output", "o4.parquet", "--jobs", "4").Code.Should().Be(0);
        Extract("in", "--format", "csv", "--output", "o.csv").Code.Should().Be(0);

        File.ReadAllBytes(At("o4.parquet")).Should().Equal(File.ReadAllBytes(At("o'1.parquet")));
        Names().Should().Equal("in", "o'1.parquet", "o.csv", "o4.parquet");
        const string Key = "kind || '|' || id || '|' || start || '|' || text || '|' || coalesce(value, '')";
        var rows = Ask($"SELECT {Key} FROM '{Sql("o'1.parquet")}'");
        rows.Should().Equal(Ask($"SELECT {Key} FROM read_csv('{Sql("o.csv")}', header = true, all_varchar = true)")).And.HaveCountGreaterThan(15);
        Ask($"SELECT DISTINCT CAST(high AS VARCHAR) FROM '{Sql("o4.parquet")}' WHERE kind = 'claim' AND quantity = '250' AND low + high = 500").Should().Equal("250.0");
    }

    [Fact]
    public void An_interrupted_run_keeps_what_is_whole_and_a_killed_one_the_older_file()
    {
        if (OperatingSystem.IsWindows())
            return;
        Write("1.txt", Text);
        Write("2.txt", string.Concat(Enumerable.Repeat(Text, 400_000)));
        Write("o", "older");

        using (var killed = StartedRun())
        {
            killed.Kill();
            NlpProcess.End(killed);
        }

        File.ReadAllText(At("o")).Should().Be("older");

        using var process = StartedRun();
        using (var kill = Process.Start("kill", ["-TERM", $"{process.Id}"]))
            kill.WaitForExit();
        NlpProcess.End(process);

        process.ExitCode.Should().Be(130);
        Ask($"SELECT kind || ' ' || document FROM read_parquet('{Sql("o")}') WHERE kind <> 'mention'").Should().Equal("claim 1.txt", "claim 1.txt", "error 2.txt");
        Ask($"SELECT DISTINCT document FROM read_parquet('{Sql("o")}') WHERE kind = 'mention'").Should().Equal("1.txt");
        Names().Should().NotContain(n => n.Contains($".{process.Id}."));
    }

    public void Dispose() => folder.Delete(true);

    private static List<string> Ask(string query)
    {
        using var connection = new DuckDBConnection("DataSource=:memory:");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = query;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(reader.GetString(0));
        return rows;
    }

    /// <summary>A run over both documents that has written rows of the first.</summary>
    private Process StartedRun()
    {
        var process = NlpProcess.Start(folder.FullName, "extract", "1.txt", "2.txt", "--model", small.Model, "--format", "parquet", "--output", "o", "--jobs", "2");
        _ = process.StandardError.ReadToEndAsync();
        var watch = Stopwatch.StartNew();
        while (!HasRows(process.Id) && !process.HasExited && watch.Elapsed < TimeSpan.FromSeconds(30))
            Thread.Sleep(20);
        process.HasExited.Should().BeFalse();
        return process;
    }

    /// <summary>True where more than the header line stands in the table from which the file is made.</summary>
    private bool HasRows(int process) => folder.EnumerateDirectories($".o.{process}*")
        .SelectMany(d => d.EnumerateFiles()).Any(f => f.Length > string.Join(',', CsvSink.Columns).Length + 1);

    private NlpResult Extract(params string[] arguments) => NlpProcess.Run(folder.FullName, ["extract", .. arguments, "--model", small.Model]);

    private IEnumerable<string> Names() => folder.EnumerateFileSystemInfos().Select(f => f.Name).Order(StringComparer.Ordinal);

    private string Sql(string name) => At(name).Replace("'", "''", StringComparison.Ordinal);

    private string At(string name) => Path.Combine(folder.FullName, name);

    private void Write(string name, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), content);
    }
}
