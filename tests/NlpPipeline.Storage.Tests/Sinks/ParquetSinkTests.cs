using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NlpPipeline.Annotations;

namespace NlpPipeline.Storage.Tests.Sinks;

public sealed class ParquetSinkTests
{
    private static readonly string[] HardTexts =
    [
        "a,b", "\"", "\"\"", "say \"no\"", "one\ntwo", "one\r\ntwo\r", "\n", "\0", "a\0b", "\t", " ", " x ", "\\", "\\\"", "'", "''", "NULL", "null", "NaN", "#x", "--", ";", "|",
        "\uFEFFx", "\u0085", "\u2028", "Trường Chinh", "Tr\u01B0\u01A1\u0300ng", "Đặng Xuân Khu", "𝔘𝔫", "👨‍👩‍👧", "{a}", "[1]", "${x}", "1e5", "007", "true", "1937-08-05",
    ];

    [Fact]
    public void Rows_are_those_of_the_csv_table()
    {
        using var folder = new TemporaryFolder();
        var documents = (SampleDocument[])[.. Enumerable.Range(1, 60).Select(i => SampleDocuments.Document(i)), Peculiar()];
        WriteAll(new CsvSink(folder["out.csv"]), documents);
        WriteAll(new ParquetSink(folder["out.parquet"]), documents);

        var csv = CsvTable.Parse(File.ReadAllText(folder["out.csv"]));
        var parquet = ParquetTable.Read(folder["out.parquet"]);
        parquet.Columns.Select(c => c.Name).Should().Equal(csv[0]);
        parquet.Rows.Should().HaveCount(csv.Count - 1).And.HaveCountGreaterThan(700);
        parquet.Cells().Zip(csv.Skip(1)).Should().OnlyContain(pair => pair.First.SequenceEqual(pair.Second));
    }

    [Fact]
    public void Columns_have_types_also_where_there_are_no_rows()
    {
        using var folder = new TemporaryFolder();
        WriteAll(new ParquetSink(folder["none"]));
        WriteAll(new ParquetSink(folder["some"]), Peculiar());

        var none = ParquetTable.Read(folder["none"]);
        none.Rows.Should().BeEmpty();
        none.Columns.Should().Equal(ParquetTable.Read(folder["some"]).Columns);
        var types = none.Columns.ToLookup(c => c.Type, c => c.Name);
        types[typeof(long)].Should().Equal("start", "end", "sentence_start", "sentence_end");
        types[typeof(double)].Should().Equal("confidence", "low", "best", "high");
        types[typeof(string)].Should().HaveCount(CsvSink.Columns.Count - 8);
    }

    [Fact]
    public void What_is_not_known_is_null_and_numbers_are_numbers()
    {
        using var folder = new TemporaryFolder();
        WriteAll(new ParquetSink(folder["out"], ExtractionParts.Claims), Peculiar());
        var table = ParquetTable.Read(folder["out"]);
        table.Column("kind").Should().Equal("claim", "claim");
        table.Column("low").Should().Equal(6000d, 1000d);
        table.Column("best").Should().Equal(6000d, 5499.5);
        table.Column("high").Should().Equal([null, 9999d]);
        table.Column("time").Should().Equal([null, "1919-12"]);
        table.Column("time_earliest").Should().Equal([null, "1919-12-01"]);
        table.Column("start").Should().AllBeOfType<long>();
    }

    [Fact]
    public void Texts_with_any_signs_read_back_as_they_were()
    {
        using var folder = new TemporaryFolder();
        Check(HardTexts);
        Prop.ForAll<string[]>(texts => Check([.. texts.Where(t => !string.IsNullOrEmpty(t))])).Check(Config.QuickThrowOnFailure.WithMaxTest(40));

        void Check(string[] texts)
        {
            WriteAll(new ParquetSink(folder["out"]), WithTexts(texts));
            // What UTF-8 cannot hold, half of a surrogate pair, is written as U+FFFD by every sink.
            ParquetTable.Read(folder["out"]).Column("text").Should().Equal(texts.Select(t => Encoding.UTF8.GetString(Encoding.UTF8.GetBytes(t))));
        }
    }

    [Fact]
    public void A_failed_document_is_one_row_of_kind_error()
    {
        using var folder = new TemporaryFolder();
        var (first, second) = (SampleDocuments.Document(1), SampleDocuments.Document(2));
        using (var sink = new ParquetSink(folder["out"]))
        {
            SampleDocuments.WriteTo(sink, first);
            sink.Begin(second.Name, second.ContentHash);
            sink.Write(second.Extraction, second.Sentences);
            sink.Fail(second.Name, "not UTF-8 at byte 7");
            sink.Complete();
        }

        var table = ParquetTable.Read(folder["out"]);
        table.Column("document").Count(d => d is string name && name == second.Name).Should().Be(1);
        table.Rows[^1].Should().StartWith(["error", second.Name]).And.Contain("not UTF-8 at byte 7").And.OnlyContain(c => c == null || c is string);
        table.Column("id").Should().Contain(first.Name + "#c3");
    }

    [Fact]
    public void A_second_run_writes_the_same_bytes()
    {
        using var folder = new TemporaryFolder();
        var documents = Enumerable.Range(1, 30).Select(i => SampleDocuments.Document(i, 80)).ToArray();
        WriteAll(new ParquetSink(folder["one"]), documents);
        WriteAll(new ParquetSink(folder["two"]), documents);
        File.ReadAllBytes(folder["two"]).Should().Equal(File.ReadAllBytes(folder["one"]));
    }

    [Fact]
    public void Rows_keep_their_order_over_several_row_groups()
    {
        using var folder = new TemporaryFolder();
        var texts = Enumerable.Range(0, (2 * ParquetConversion.RowGroup) + 7).Select(i => $"{i}").ToArray();
        WriteAll(new ParquetSink(folder["out"]), WithTexts(texts));
        ParquetTable.Read(folder["out"]).Column("text").Should().Equal(texts);
    }

    [Theory]
    [InlineData("it's")]
    [InlineData("a[1]")]
    [InlineData("year=1937")]
    [InlineData("{x,y}")]
    [InlineData("%20 #1")]
    [InlineData("ngàn lẻ một.parquet")]
    public void A_path_is_a_path_whatever_is_in_it(string name)
    {
        using var folder = new TemporaryFolder();
        Directory.CreateDirectory(folder[name]);
        WriteAll(new ParquetSink(Path.Combine(folder[name], name)), SampleDocuments.Document(1));
        Directory.EnumerateFileSystemEntries(folder[name]).Select(Path.GetFileName).Should().Equal(name);
        ParquetTable.Read(Path.Combine(folder[name], name)).Rows.Should().HaveCount(12);
    }

    [Fact]
    public void A_table_that_cannot_be_converted_is_said_in_one_line_and_leaves_the_older_file()
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["out"], "older");
        using (var sink = new ParquetSink(folder["out"]))
        {
            SampleDocuments.WriteTo(sink, WithTexts(new string('x', 9_000_000)));
            sink.Invoking(s => s.Complete()).Should().Throw<InvalidInputException>()
                .Which.Message.Should().StartWith(folder["out"]).And.Contain("--format csv").And.NotContain("\n");
        }

        folder.Names.Should().Equal("out");
        File.ReadAllText(folder["out"]).Should().Be("older");
    }

    [Fact]
    public void A_sentence_of_millions_of_characters_is_kept()
    {
        using var folder = new TemporaryFolder();
        var text = string.Concat(Enumerable.Repeat("ngàn \"lẻ\", ", 300_000));
        WriteAll(new ParquetSink(folder["out"]), WithTexts(text));
        ParquetTable.Read(folder["out"]).Column("text").Should().Equal(text);
    }

    /// <summary>A time carried from elsewhere, a range, an open bound, signs that CSV must quote.</summary>
    private static SampleDocument Peculiar() => new SampleBuilder("a \"b\", c.txt")
        .Sentence("over [6000|CARDINAL|Quantity|>6000] were *executed*", "Execute")
        .Sentence("[hàng ngàn|CARDINAL|Quantity|1000..9999] [Cosaque|GROUP|Patient||Cossacks] bị *lưu đày*, \"1920\"", "Deport", carriedTime: "1919-12")
        .Build();

    /// <summary>A document whose mentions have these texts.</summary>
    private static SampleDocument WithTexts(params string[] texts) => new(
        "a.txt", "0", new Extraction("a.txt", [.. texts.Select((t, i) => new Mention($"a.txt#m{i + 1}", "PER", new TextSpan(i, i + 1), t, null, null, 0.5))], []), []);

    private static void WriteAll(IExtractionSink sink, params SampleDocument[] documents)
    {
        using (sink)
        {
            foreach (var document in documents)
                SampleDocuments.WriteTo(sink, document);
            sink.Complete();
        }
    }
}
