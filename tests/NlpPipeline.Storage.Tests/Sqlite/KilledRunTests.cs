using System.Diagnostics;

namespace NlpPipeline.Storage.Tests.Sqlite;

public sealed class KilledRunTests
{
    private const int Kills = 20;
    private const int Claims = KilledWriter.Claims;

    /// <summary>The writer is killed (SIGKILL) twenty times at seeded random moments and started again each time on the same file.</summary>
    [Fact]
    public void A_run_that_is_killed_at_any_moment_goes_on_with_nothing_lost_and_nothing_twice()
    {
        using var folder = new TemporaryFolder();
        var random = new Random(20261122);
        var kept = 0L;
        var growing = 0;
        for (var kill = 0; kill < Kills; kill++)
        {
            // Every fourth falls anywhere from the start of the process, the others behind some kept document.
            var documents = kill % 4 == 0 ? 0 : random.Next(1, 9);
            KillAfter(folder["store.db"], documents, TimeSpan.FromMicroseconds(random.Next(0, documents == 0 ? 200_000 : 4_000)));
            using var store = ClaimStore.Open(folder["store.db"]);
            var count = store.Count();
            count.Documents.Should().BeGreaterThanOrEqualTo(kept, "what was kept stays");
            (count.Claims, count.Passages, count.Mentions).Should().Be(
                (count.Documents * Claims, count.Documents * Claims, count.Documents * 3 * Claims), "a document is whole or absent");
            growing += count.Documents > kept ? 1 : 0;
            kept = count.Documents;
        }

        growing.Should().BeGreaterThan(10, "kills must fall into the writing for the test to mean something");
        KilledWriter.Run(folder["store.db"]);
        using (var undisturbed = new SqliteSink(folder["whole.db"], SampleDocuments.Run))
        {
            for (var i = 0; i < KilledWriter.Documents; i++)
                SampleDocuments.WriteTo(undisturbed, SampleDocuments.Document(i, Claims));
            undisturbed.Complete();
        }

        using var result = ClaimStore.OpenForReading(folder["store.db"]);
        using var whole = ClaimStore.OpenForReading(folder["whole.db"]);
        result.Count().Should().Be(whole.Count());
        foreach (var (table, columns) in ((string, string)[])[("documents", "name || content_hash"), ("claims", "key || trigger_text"), ("mentions", "key || text")])
        {
            var sql = $"SELECT {columns} FROM {table} ORDER BY 1";
            StoreChecks.Rows(result, sql).Should().Equal(StoreChecks.Rows(whole, sql));
        }

        StoreChecks.Consistent(result);
    }

    private static void KillAfter(string store, int documents, TimeSpan delay)
    {
        var start = new ProcessStartInfo(Environment.ProcessPath is { } path && Path.GetFileNameWithoutExtension(path) == "dotnet" ? path : "dotnet")
        {
            RedirectStandardOutput = true,
            UseShellExecute = false,
        };
        start.ArgumentList.Add("exec");
        start.ArgumentList.Add(typeof(KilledWriter).Assembly.Location);
        start.ArgumentList.Add(store);
        using var process = Process.Start(start)!;
        for (var i = 0; i < documents && process.StandardOutput.ReadLine() is not null; i++)
        {
        }

        var clock = Stopwatch.StartNew();
        while (clock.Elapsed < delay)
            Thread.Sleep(0);
        process.Kill();
        process.WaitForExit();
    }
}
