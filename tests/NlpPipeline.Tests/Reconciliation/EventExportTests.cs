using System.Text.Json;
using FsCheck;
using FsCheck.Fluent;
using NlpPipeline.Annotations;
using NlpPipeline.Normalization;
using NlpPipeline.Reconciliation;

namespace NlpPipeline.Tests.Reconciliation;

public class EventExportTests
{
    private static IReadOnlyList<ReconciledEvent> Events => DocumentWriter.Reconcile(
        new DocumentWriter("a.txt").Claim(
            "The \"Red\" tribunal <of> Orel shot 120 hostages on 5 May 1919.",
            "Execute", "shot", ("Agent", "The \"Red\" tribunal <of>", null), ("Quantity", "120", "120"), ("Patient", "hostages", null), ("Place@LOC", "Orel", null), ("Time", "5 May 1919", "1919-05-05")),
        new DocumentWriter("b.txt").Claim(
            "At Orel 200 hostages, <script>alert(1)</script> says, were killed on 5 May 1919.",
            "Kill", "killed", ("Source", "<script>alert(1)</script>", null), ("Quantity", "200", "200"), ("Patient", "hostages", null), ("Place@LOC", "Orel", null), ("Time", "5 May 1919", "1919-05-05")));

    [Fact]
    public void Csv_gives_low_best_high_and_the_precision_of_the_date()
    {
        using var writer = new StringWriter();
        EventCsv.Write(writer, Events);
        var lines = writer.ToString().Split("\r\n");
        lines[0].Should().Be(string.Join(',', EventCsv.Columns));
        lines[1].Should().Contain(",1919-05-05,1919-05-05,120,120,200,").And.Contain("\"The \"\"Red\"\" tribunal <of>\"").And.Contain(",Justice.Execute;Life.Die,");
        lines.Should().HaveCount(3, "one event, and nothing after its line end");
    }

    [Fact]
    public void Html_escapes_what_texts_and_sources_say()
    {
        using var writer = new StringWriter();
        EventHtml.Write(writer, Events);
        var html = writer.ToString();
        html.Should().NotContain("<script").And.Contain("&lt;script&gt;").And.Contain("contradict").And.NotContain("http");
    }

    [Fact]
    public void Json_holds_every_figure_with_its_reports()
    {
        using var stream = new MemoryStream();
        EventJson.Write(stream, Events);
        using var json = JsonDocument.Parse(stream.ToArray());
        var e = json.RootElement[0];
        e.GetProperty("contradicted").GetBoolean().Should().BeTrue();
        e.GetProperty("date_prec").GetInt32().Should().Be(1);
        e.GetProperty("figures").EnumerateArray().Select(f => f.GetProperty("value").GetString()).Should().Equal("120", "200");
        e.GetProperty("figures")[1].GetProperty("reports")[0].GetProperty("attribution").GetString().Should().StartWith("<script>");
    }

    [Theory]
    [InlineData("1937-08-05", 1)]
    [InlineData("1937-08-05/1937-08-09", 2)]
    [InlineData("1937-W20", 3)]
    [InlineData("1937-08", 4)]
    [InlineData("1937", 5)]
    [InlineData("1936/1938", 6)]
    [InlineData("XXXX-08-05", 0)]
    public void Date_precision_follows_the_length_of_the_interval(string value, int code)
    {
        TimexValue.TryRead(TimexType.Date, value, out var time).Should().BeTrue();
        DatePrecision.Of(time!.Interval).Should().Be(code);
    }

    [Theory]
    [InlineData("681692", "~680000", true)]
    [InlineData("681692", "<700000", true)]
    [InlineData("681692", "700000", true)]
    [InlineData("681692", "1000000", false)]
    [InlineData("1000", "<700000", false)]
    [InlineData("120", "200", false)]
    [InlineData("500", ">480", true)]
    [InlineData("50%", "50", false)]
    [InlineData("350", "100..999", false)]
    public void Numbers_agree_within_rounding_and_bounds(string a, string b, bool agree)
    {
        NumberValue.TryParse(a, out var x).Should().BeTrue();
        NumberValue.TryParse(b, out var y).Should().BeTrue();
        Agreement.Agree(x, y).Should().Be(agree);
        Agreement.Agree(y, x).Should().Be(agree);
    }

    [Fact]
    public void A_number_agrees_with_itself_and_agreement_is_mutual() => Prop.ForAll<int, int>(
        (a, b) =>
        {
            var x = new NumberValue(1 + Math.Abs((decimal)a));
            var y = new NumberValue(1 + Math.Abs((decimal)b));
            return Agreement.Agree(x, x) && Agreement.Agree(x, y) == Agreement.Agree(y, x);
        }).QuickCheckThrowOnFailure();

    [Fact]
    public void Only_known_claim_types_have_ace_types()
    {
        AceEventTypes.All.Where(p => p.Ace is null).Select(p => p.Type).Should().Equal("Publish", "Count");
        AceEventTypes.Of("Kill").Should().Be("Life.Die");
        AceEventTypes.Of("Dance").Should().BeNull();
    }
}
