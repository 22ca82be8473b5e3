using System.CommandLine;
using NlpPipeline.Annotations;
using NlpPipeline.Cli.Commands.Store;
using NlpPipeline.Storage;

namespace NlpPipeline.Cli.Tests.Store;

public sealed class StoreCommandTests : IDisposable
{
    private const string Sentence = "In 1937 [bold]6000[/] were shot in Kiev.";
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlp-store-");
    private readonly string store;

    public StoreCommandTests()
    {
        store = Path.Combine(folder.FullName, "s.db");
        var span = new TextSpan(0, Sentence.Length);
        Mention[] mentions =
        [
            new("a.txt#m1", "DATE", new TextSpan(3, 7), "1937", "1937", null, 0.9),
            new("a.txt#m2", "CARDINAL", new TextSpan(14, 18), "6000", "6000", null, 0.9),
            new("a.txt#m3", "LOC", new TextSpan(35, 39), "Kiev", null, "Kyiv", 0.9),
        ];
        var claim = new Claim("a.txt#c1", "Execute", new TextSpan(27, 31), "shot", "asserted", 0.8, span,
        [
            new("Time", mentions[0].Span, "1937", "1937", "a.txt#m1", 0.9), new("Quantity", mentions[1].Span, "6000", "6000", "a.txt#m2", 0.9),
            new("Place", mentions[2].Span, "Kiev", null, "a.txt#m3", 0.9),
        ]);
        using var sink = new SqliteSink(store, new RunInfo("model"));
        sink.Begin("a.txt", "hash");
        sink.Write(new Extraction("a.txt", mentions, [claim]), [new EvidenceSentence(span, Sentence)]);
        sink.End(Sentence.Length);
        sink.Complete();
    }

    [Fact]
    public void The_table_shows_claims_as_they_are_and_counts_them()
    {
        var (code, output, _) = Run(ClaimsCommand.Create(), "--store", store, "--type", "execute", "--place", "Kyiv", "--from", "1936", "--to", "1938", "--min-quantity", "1000");
        code.Should().Be(0);
        output.Should().Contain("Execute").And.Contain("Kyiv").And.Contain("[bold]").And.Contain("1 claim");
        Run(ClaimsCommand.Create(), "--store", store, "--min-quantity", "7000").Output.Trim().Should().Be("0 claims");
    }

    [Fact]
    public void Json_lines_and_csv_are_for_programs()
    {
        Run(ClaimsCommand.Create(), "--store", store, "--format", "jsonl").Output.Should().StartWith("{\"kind\":\"claim\"").And.Contain("\"canonical\":\"Kyiv\"");
        Run(ClaimsCommand.Create(), "--store", store, "--format", "csv").Output.Split('\n')[1].Should().StartWith("claim,a.txt,a.txt#c1,Execute,asserted,0.8");
    }

    [Theory]
    [InlineData("--type Murder", "--type Murder")]
    [InlineData("--from 1938 --to 1936", "--from")]
    [InlineData("--from soon", "--from soon")]
    [InlineData("--min-confidence 2", "--min-confidence")]
    [InlineData("--format xml", "--format xml")]
    [InlineData("--limit 0", "--limit")]
    [InlineData("--text !", "--text")]
    public void A_wrong_option_is_named_in_one_line(string options, string says)
    {
        var (code, _, error) = Run(ClaimsCommand.Create(), ["--store", store, .. options.Split(' ')]);
        code.Should().Be(2);
        error.Trim().Should().StartWith(says).And.NotContain("\n");
    }

    [Fact]
    public void A_store_that_is_missing_is_named_in_one_line()
    {
        foreach (var (code, _, error) in new[] { Run(ClaimsCommand.Create(), "--store", "none.db"), Run(ReportCommand.Create(), "none.db", "--output", "x.html") })
        {
            code.Should().Be(2);
            error.Trim().Should().StartWith("none.db: no such file").And.NotContain("\n");
        }
    }

    [Fact]
    public void The_report_is_written_whole()
    {
        var page = Path.Combine(folder.FullName, "r.html");
        Run(ReportCommand.Create(), store, "--output", page).Code.Should().Be(0);
        File.ReadAllText(page).Should().Contain("Claims of s.db").And.Contain("a.txt#c1").And.EndWith("</html>\n");
    }

    public void Dispose() => folder.Delete(recursive: true);

    private static (int Code, string Output, string Error) Run(Command command, params string[] arguments)
    {
        using var output = new StringWriter();
        using var error = new StringWriter();
        var code = command.Parse(arguments).Invoke(new InvocationConfiguration { Output = output, Error = error });
        return (code, output.ToString(), error.ToString());
    }
}
