using FsCheck.Fluent;
using Microsoft.Data.Sqlite;
using NlpPipeline.Annotations;

namespace NlpPipeline.Storage.Tests.Sqlite;

public sealed class ClaimStoreTests
{
    [Fact]
    public void What_is_written_is_there()
    {
        using var folder = new TemporaryFolder();
        Write(folder["store.db"], SampleDocuments.Document(1), SampleDocuments.Document(2));
        using var store = ClaimStore.OpenForReading(folder["store.db"]);
        store.Count().Should().Be(new StoreCounts(2, 6, 18, 6, 18, 0));
        Value(store, "SELECT low || ' ' || best || ' ' || high FROM arguments WHERE role = 'Quantity' ORDER BY id LIMIT 1").Should().Be("200.0 200.0 200.0");
        Value(store, "SELECT earliest || ' ' || latest FROM arguments WHERE role = 'Time' ORDER BY id LIMIT 1").Should().Be("1919-01-01 1919-12-31");
    }

    [Fact]
    public void A_document_that_changed_is_replaced_whole_and_one_that_did_not_is_current()
    {
        using var folder = new TemporaryFolder();
        var (older, newer) = (SampleDocuments.Document(1, claims: 5), SampleDocuments.Document(1, claims: 2));
        Write(folder["store.db"], older, SampleDocuments.Document(2, claims: 2));
        Write(folder["store.db"], newer);
        using var store = ClaimStore.Open(folder["store.db"]);
        store.Count().Should().Be(new StoreCounts(2, 4, 12, 4, 12, 0));
        store.IsCurrent(newer.Name, newer.ContentHash, "model-1").Should().BeTrue();
        store.IsCurrent(older.Name, older.ContentHash, "model-1").Should().BeFalse();
        store.IsCurrent(newer.Name, newer.ContentHash, "model-2").Should().BeFalse();
        Value(store, "SELECT count(*) FROM evidence WHERE evidence MATCH 'lien'").Should().Be(4L, "full-text rows go with their passages");
        StoreChecks.Consistent(store);
    }

    [Fact]
    public void A_document_left_open_or_failed_keeps_its_older_state()
    {
        using var folder = new TemporaryFolder();
        var (older, newer) = (SampleDocuments.Document(1, claims: 5), SampleDocuments.Document(1, claims: 2));
        Write(folder["store.db"], older);
        using (var sink = new SqliteSink(folder["store.db"], SampleDocuments.Run))
        {
            sink.Begin(newer.Name, newer.ContentHash);
            sink.Write(newer.Extraction, newer.Sentences);
            sink.Fail(newer.Name, "first");
            sink.Fail(newer.Name, "second");
            sink.Begin(newer.Name, newer.ContentHash);
            sink.Write(newer.Extraction, newer.Sentences);
        }

        using var store = ClaimStore.Open(folder["store.db"]);
        store.Count().Should().Be(new StoreCounts(1, 5, 15, 5, 15, 1));
        store.IsCurrent(older.Name, older.ContentHash, "model-1").Should().BeTrue();
        StoreChecks.Consistent(store);
    }

    [Fact]
    public void Parts_of_a_document_share_their_mentions()
    {
        using var folder = new TemporaryFolder();
        var document = SampleDocuments.Document(1, claims: 1);
        using (var sink = new SqliteSink(folder["store.db"], SampleDocuments.Run))
        {
            sink.Begin(document.Name, document.ContentHash);
            sink.Write(document.Extraction with { Claims = [] }, document.Sentences);
            sink.Write(document.Extraction with { Mentions = [] }, document.Sentences);
            sink.End(document.Length);
            sink.Complete();
        }

        using var store = ClaimStore.OpenForReading(folder["store.db"]);
        Value(store, "SELECT count(*) FROM arguments WHERE mention_id IS NOT NULL AND canonical = 'Soviet Union'").Should().Be(1L);
        store.Count().Passages.Should().Be(1);
        Value(store, "SELECT is_complete FROM runs").Should().Be(1L);
    }

    [Theory]
    [InlineData("not a database, but long enough that SQLite reads a header from it and says no ...........................")]
    [InlineData("x")]
    public void A_file_that_is_no_store_is_refused_in_one_line(string content)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["a.txt"], content);
        foreach (var open in (Func<ClaimStore>[])[() => ClaimStore.Open(folder["a.txt"]), () => ClaimStore.OpenForReading(folder["a.txt"])])
            open.Should().Throw<InvalidInputException>().Which.Message.Should().Contain("a.txt").And.Contain("not a claim store").And.NotContain("\n");
        File.ReadAllText(folder["a.txt"]).Should().Be(content);
    }

    [Fact]
    public void Another_database_and_a_newer_store_are_refused()
    {
        using var folder = new TemporaryFolder();
        Sql(folder["other.db"], "CREATE TABLE t (a)");
        Write(folder["newer.db"], SampleDocuments.Document(1));
        Sql(folder["newer.db"], "PRAGMA user_version = 99");
        ((Action)(() => ClaimStore.Open(folder["other.db"]))).Should().Throw<InvalidInputException>().WithMessage("*not a claim store*");
        ((Action)(() => ClaimStore.Open(folder["newer.db"]))).Should().Throw<InvalidInputException>().WithMessage("*version 99*");
        ((Action)(() => ClaimStore.OpenForReading(folder["none.db"]))).Should().Throw<InvalidInputException>().WithMessage("*no such file*");
        folder.Names.Should().NotContain("none.db");
    }

    [Fact]
    public void A_store_that_runs_out_of_space_says_so_in_one_line_and_keeps_what_was_done()
    {
        using var folder = new TemporaryFolder();
        using (var sink = new SqliteSink(folder["store.db"], SampleDocuments.Run))
        {
            SampleDocuments.WriteTo(sink, SampleDocuments.Document(1));
            Value(sink.Store, $"PRAGMA max_page_count = {Value(sink.Store, "PRAGMA page_count")}");
            var large = SampleDocuments.Document(2, claims: 500);
            ((Action)(() => SampleDocuments.WriteTo(sink, large))).Should().Throw<InvalidInputException>()
                .Which.Message.Should().Contain("store.db").And.Contain("disk space").And.NotContain("\n");
            sink.Fail(SampleDocuments.Document(1).Name, "the sink can still be used");
        }

        using var store = ClaimStore.OpenForReading(folder["store.db"]);
        store.Count().Should().Be(new StoreCounts(1, 3, 9, 3, 9, 1));
    }

    [Fact]
    public void Two_writers_wait_for_each_other()
    {
        using var folder = new TemporaryFolder();
        Parallel.For(0, 2, worker =>
        {
            using var sink = new SqliteSink(folder["store.db"], SampleDocuments.Run);
            for (var i = 0; i < 20; i++)
                SampleDocuments.WriteTo(sink, SampleDocuments.Document((worker * 20) + i));
            sink.Complete();
        });
        using var store = ClaimStore.OpenForReading(folder["store.db"]);
        store.Count().Documents.Should().Be(40);
        StoreChecks.Consistent(store);
    }

    /// <summary>Half a surrogate pair cannot be UTF-8; readers of documents refuse it, the store keeps U+FFFD.</summary>
    [Fact]
    public void Any_sentence_reads_back_as_it_was_and_can_be_replaced() => FsCheck.Check.One(FsCheck.Config.QuickThrowOnFailure.WithMaxTest(30), Prop.ForAll<FsCheck.NonNull<string>>(any =>
    {
        var text = string.Concat(any.Get.EnumerateRunes().Select(r => r.ToString())) + " x";
        using var folder = new TemporaryFolder();
        var claim = new Claim("d#c1", "Kill", new TextSpan(text.Length - 1, text.Length), "x", "asserted", 1, new TextSpan(0, text.Length), []);
        var document = new SampleDocument("d", "1", new Extraction("d", [], [claim]), [new EvidenceSentence(claim.Sentence, text)]);
        Write(folder["store.db"], document);
        Write(folder["store.db"], document with { ContentHash = "2" });
        using var store = ClaimStore.Open(folder["store.db"]);
        new ClaimQuery(store).Find(new ClaimFilter()).Single().Evidence!.Text.Should().Be(text);
        new ClaimQuery(store).Find(new ClaimFilter { Text = "x" }).Should().HaveCount(1);
        store.Remove("d").Should().BeTrue();
        Value(store, "SELECT count(*) FROM evidence WHERE evidence MATCH 'x'").Should().Be(0L);
    }));

    private static void Write(string path, params SampleDocument[] documents)
    {
        using var sink = new SqliteSink(path, SampleDocuments.Run);
        foreach (var document in documents)
            SampleDocuments.WriteTo(sink, document);
        sink.Complete();
    }

    private static object? Value(ClaimStore store, string sql)
    {
        using var command = store.Connection.CreateCommand();
        command.CommandText = sql;
        return command.ExecuteScalar();
    }

    private static void Sql(string path, string sql)
    {
        using var connection = new SqliteConnection($"Data Source={path};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
