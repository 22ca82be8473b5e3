using System.Text;
using NlpPipeline.Annotations;

namespace NlpPipeline.Storage.Tests.Sinks;

public sealed class FileSinkTests
{
    [Theory]
    [InlineData("jsonl")]
    [InlineData("csv")]
    [InlineData("parquet")]
    public void A_file_appears_under_its_name_only_when_complete(string format)
    {
        using var folder = new TemporaryFolder();
        using (var sink = Create(format, folder["out"]))
        {
            SampleDocuments.WriteTo(sink, SampleDocuments.Document(1));
            folder.Names.Should().NotBeEmpty().And.NotContain("out");
            sink.Complete();
            folder.Names.Should().Equal("out");
        }

        folder.Names.Should().Equal("out");
    }

    /// <summary>Linux keeps plain files there; other systems have no such folder.</summary>
    [Fact]
    public void A_file_in_shared_memory_is_no_device()
    {
        if (!Directory.Exists("/dev/shm"))
            return;
        var path = $"/dev/shm/nlp-output-{Environment.ProcessId}.txt";
        using (var file = new OutputFile(path))
        {
            File.Exists(path).Should().BeFalse();
            file.CanGoBack.Should().BeTrue();
            file.Publish();
        }

        File.Exists(path).Should().BeTrue();
        File.Delete(path);
    }

    [Theory]
    [InlineData("jsonl")]
    [InlineData("csv")]
    [InlineData("parquet")]
    public void An_abandoned_run_leaves_the_older_file_as_it_was(string format)
    {
        using var folder = new TemporaryFolder();
        File.WriteAllText(folder["out"], "older");
        using (var sink = Create(format, folder["out"]))
            SampleDocuments.WriteTo(sink, SampleDocuments.Document(1));
        folder.Names.Should().Equal("out");
        File.ReadAllText(folder["out"]).Should().Be("older");
    }

    [Theory]
    [InlineData("jsonl")]
    [InlineData("csv")]
    public void A_document_that_fails_midway_leaves_one_error_and_no_parts(string format)
    {
        using var folder = new TemporaryFolder();
        var (first, second) = (SampleDocuments.Document(1), SampleDocuments.Document(2));
        using (var sink = Create(format, folder["out"]))
        {
            SampleDocuments.WriteTo(sink, first);
            sink.Begin(second.Name, second.ContentHash);
            sink.Write(second.Extraction, second.Sentences);
            sink.Fail(second.Name, "not UTF-8 at byte 7");
            sink.Complete();
        }

        var lines = File.ReadAllLines(folder["out"]).Where(l => l.Contains(second.Name)).ToList();
        lines.Should().ContainSingle().Which.Should().Contain("not UTF-8 at byte 7").And.Contain("error");
        File.ReadAllText(folder["out"]).Should().Contain(first.Name + "#c3");
    }

    [Fact]
    public void Json_lines_read_back_equal_and_mentions_stand_before_the_claims_that_use_them()
    {
        using var folder = new TemporaryFolder();
        var document = SampleDocuments.Document(3);
        using (var sink = Create("jsonl", folder["out.jsonl"]))
        {
            SampleDocuments.WriteTo(sink, document);
            sink.Complete();
        }

        ExtractionLines.Read(folder["out.jsonl"]).Should().ContainSingle().Which.Should().BeEquivalentTo(document.Extraction);
        var lines = File.ReadAllLines(folder["out.jsonl"]);
        lines.Select(l => l.Contains("\"claim\"") ? 'c' : 'm').Should().Equal("mmmcmmmcmmmc");
    }

    [Fact]
    public void Parts_choose_mentions_or_claims()
    {
        Text(s => new JsonLinesSink(s, ExtractionParts.Claims)).Should().NotContain("\"mention\",").And.Contain("\"claim\"");
        Text(s => new CsvSink(s, ExtractionParts.Mentions)).Should().NotContain("\nclaim,").And.Contain("\nmention,");
    }

    [Theory]
    [InlineData("xml", "out", "--format xml")]
    [InlineData("sqlite", "-", "--output FILE")]
    [InlineData("parquet", "-", "--output FILE")]
    [InlineData("parquet", "missing/out.parquet", "folder must exist")]
    [InlineData("csv", "missing/out.csv", "folder must exist")]
    public void What_cannot_be_written_is_said_in_one_line(string format, string output, string says)
    {
        using var folder = new TemporaryFolder();
        var make = () => ExtractionSinks.Create(format, output == "-" ? "-" : folder[output], Stream.Null, SampleDocuments.Run);
        make.Should().Throw<InvalidInputException>().Which.Message.Should().Contain(says).And.NotContain("\n");
    }

    private static IExtractionSink Create(string format, string path) => ExtractionSinks.Create(format, path, Stream.Null, SampleDocuments.Run);

    private static string Text(Func<Stream, IExtractionSink> create)
    {
        using var stream = new MemoryStream();
        using (var sink = create(stream))
        {
            SampleDocuments.WriteTo(sink, SampleDocuments.Document(1));
            sink.Complete();
        }

        return Encoding.UTF8.GetString(stream.ToArray());
    }
}
