using System.Text.Json;
using System.Text.RegularExpressions;
using NlpPipeline.Annotations;

namespace NlpPipeline.Storage.Tests.Report;

public sealed class ClaimReportTests
{
    private static readonly Lazy<string> Page = new(() => Write("Claims & <i>counts</i>"));

    [Fact]
    public void Nothing_of_a_document_is_markup()
    {
        Page.Value.Should().NotContain("<img").And.NotContain("alert('x')").And.NotContain("<b>Kun").And.NotContain("<i>counts");
        Regex.Count(Page.Value, "<script").Should().Be(2);
        Regex.Count(Page.Value, "</script>").Should().Be(2);
        Data().GetProperty("passages").EnumerateArray().Select(p => p.GetProperty("text").GetString()).Should()
            .Contain(t => t!.StartsWith(SampleStore.Markup), "the text itself is kept");
    }

    [Fact]
    public void The_page_asks_for_nothing_outside_itself()
    {
        Page.Value.Should().Contain("default-src 'none'").And.MatchRegex("script-src 'sha256-[A-Za-z0-9+/]+='");
        var own = Page.Value.Replace(DataText(), "").Replace("http://www.w3.org/2000/svg", "");
        Regex.IsMatch(own, @"https?://|\ssrc=|<link|@import|url\(|fetch\(|innerHTML|insertAdjacentHTML|document\.write|eval\(").Should().BeFalse();
    }

    [Fact]
    public void The_data_has_every_claim_with_mentions_and_trigger_at_their_places()
    {
        var data = Data();
        data.GetProperty("claims").GetArrayLength().Should().Be(7);
        foreach (var claim in data.GetProperty("claims").EnumerateArray())
        {
            var passage = data.GetProperty("passages")[claim.GetProperty("passage").GetInt32()];
            var text = passage.GetProperty("text").GetString()!;
            text[claim.GetProperty("start").GetInt32()..claim.GetProperty("end").GetInt32()].Should().Be(claim.GetProperty("trigger").GetString());
            foreach (var mention in passage.GetProperty("mentions").EnumerateArray())
                mention.GetProperty("end").GetInt32().Should().BeInRange(mention.GetProperty("start").GetInt32() + 1, text.Length);
        }
    }

    [Fact]
    public void Claims_that_cannot_both_be_right_are_named()
    {
        var contradiction = Data().GetProperty("contradictions").EnumerateArray().Should().ContainSingle().Subject;
        contradiction.GetProperty("title").GetString().Should().Be("Execute · Soviet Union");
        contradiction.GetProperty("claims").EnumerateArray().Select(i => Data().GetProperty("claims")[i.GetInt32()].GetProperty("id").GetString())
            .Should().Equal("b.txt#c1", "a.txt#c1");
    }

    [Theory]
    [InlineData("5000", "1937", 1)]
    [InlineData(">300", "1937", 0)]
    [InlineData("300..400", "1937", 0)]
    [InlineData("5000", "1938", 0)]
    [InlineData("5000 kg", "1937", 0)]
    public void Contradictions_need_counts_apart_and_times_that_overlap(string quantity, string time, int expected)
    {
        var document = new SampleBuilder("a.txt")
            .Sentence("[350|CARDINAL|Quantity|350] *shot* in [Kiev|LOC|Place||Kyiv] in [1937|DATE|Time|1937].", "Execute")
            .Sentence($"[many|CARDINAL|Quantity|{quantity}] *shot* in [Kyiv|LOC|Place||Kyiv] in [then|DATE|Time|{time}].", "Execute")
            .Build();
        using var folder = new TemporaryFolder();
        using (var sink = new SqliteSink(folder["s.db"], SampleDocuments.Run))
            SampleDocuments.WriteTo(sink, document);
        using var store = ClaimStore.OpenForReading(folder["s.db"]);
        new QuantityContradictions().Find([.. new ClaimQuery(store).Find(new ClaimFilter())]).Should().HaveCount(expected);
    }

    [Fact]
    public void The_same_store_gives_the_same_page() => Write("Claims & <i>counts</i>").Should().Be(Page.Value);

    private static JsonElement Data() => JsonDocument.Parse(DataText()).RootElement;

    private static string DataText() =>
        Regex.Match(Page.Value, """<script id="data" type="application/json">(.*?)</script>""", RegexOptions.Singleline).Groups[1].Value;

    private static string Write(string title)
    {
        using var folder = new TemporaryFolder();
        SampleStore.Write(folder["store.db"]);
        using var store = ClaimStore.OpenForReading(folder["store.db"]);
        ClaimReport.Write(store, new ClaimFilter(), new QuantityContradictions(), title, folder["report.html"]);
        folder.Names.Should().Contain("report.html").And.NotContain(n => n.EndsWith(".tmp"));
        return File.ReadAllText(folder["report.html"]);
    }
}
