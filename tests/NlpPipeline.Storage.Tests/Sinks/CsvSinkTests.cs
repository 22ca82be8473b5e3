using System.Text;

namespace NlpPipeline.Storage.Tests.Sinks;

public sealed class CsvSinkTests
{
    [Fact]
    public void A_claim_is_one_row_with_its_roles_as_columns()
    {
        var document = new SampleBuilder("a.txt")
            .Sentence("[hàng ngàn|CARDINAL|Quantity|1000..9999] [Cosaque|GROUP|Patient||Cossacks] bị *lưu đày*, \"1920\"", "Deport", carriedTime: "1919-12")
            .Build();
        var row = Rows(document).Single(r => r["kind"] == "claim");
        row.Should().Contain(new Dictionary<string, string>
        {
            ["document"] = "a.txt", ["id"] = "a.txt#c1", ["type"] = "Deport", ["polarity"] = "asserted", ["text"] = "lưu đày",
            ["patient"] = "Cossacks", ["quantity"] = "1000..9999", ["low"] = "1000", ["best"] = "5499.5", ["high"] = "9999", ["unit"] = "",
            ["time"] = "1919-12", ["time_earliest"] = "1919-12-01", ["time_latest"] = "1919-12-31",
            ["sentence"] = "hàng ngàn Cosaque bị lưu đày, \"1920\"", ["sentence_start"] = "0",
        });
    }

    [Fact]
    public void Open_bounds_are_empty()
    {
        var document = new SampleBuilder("a.txt").Sentence("over [6000|CARDINAL|Quantity|>6000] were *executed*", "Execute").Build();
        var row = Rows(document).Single(r => r["kind"] == "claim");
        (row["low"], row["best"], row["high"]).Should().Be(("6000", "6000", ""));
    }

    [Fact]
    public void Several_fillers_of_a_role_share_a_cell()
    {
        var document = new SampleBuilder("a.txt").Sentence("[Zinoviev|PER|Patient] and [Kamenev|PER|Patient] were *shot*", "Execute").Build();
        Rows(document).Single(r => r["kind"] == "claim")["patient"].Should().Be("Zinoviev; Kamenev");
    }

    private static List<Dictionary<string, string>> Rows(SampleDocument document)
    {
        using var stream = new MemoryStream();
        using (var sink = new CsvSink(stream))
        {
            SampleDocuments.WriteTo(sink, document);
            sink.Complete();
        }

        var table = CsvTable.Parse(Encoding.UTF8.GetString(stream.ToArray()));
        return [.. table.Skip(1).Select(r => table[0].Zip(r).ToDictionary(c => c.First, c => c.Second))];
    }
}
