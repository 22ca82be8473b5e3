using Microsoft.Data.Sqlite;
using NlpPipeline.Annotations;

namespace NlpPipeline.Storage.Tests.Queries;

public sealed class ClaimQueryTests : IDisposable
{
    private readonly TemporaryFolder folder = new();
    private readonly ClaimStore store;

    public ClaimQueryTests()
    {
        SampleStore.Write(folder["store.db"]);
        store = ClaimStore.OpenForReading(folder["store.db"]);
    }

    [Fact]
    public void Without_a_filter_all_claims_come_by_document_and_place() =>
        Ids(new ClaimFilter()).Should().Equal("a.txt#c1", "a.txt#c2", "a.txt#c3", "b.txt#c1", "b.txt#c2", "b.txt#c3", "markup.html#c1");

    [Theory]
    [InlineData("Soviet Union", "a.txt#c1 b.txt#c1")]
    [InlineData("liên xô", "a.txt#c1 b.txt#c1")]
    [InlineData("LIEN-XO", "a.txt#c1 b.txt#c1")]
    [InlineData("soviet", "a.txt#c1 b.txt#c1")]
    [InlineData("sov", "")]
    [InlineData("Nga", "b.txt#c3")]
    [InlineData("Stalin", "")]
    [InlineData("100%_'; DROP TABLE claims; --", "")]
    public void Places_are_found_by_canonical_name_text_or_another_spelling(string place, string ids) =>
        string.Join(' ', Ids(new ClaimFilter { Place = place })).Should().Be(ids);

    [Theory]
    [InlineData("Joseph Stalin", "a.txt#c2")]
    [InlineData("stalin", "a.txt#c2")]
    [InlineData("Leon Trotsky", "a.txt#c3")]
    [InlineData("Ukraine", "")]
    public void Persons_are_agents_patients_and_sources(string person, string ids) =>
        string.Join(' ', Ids(new ClaimFilter { Person = person })).Should().Be(ids);

    [Theory]
    [InlineData("1937-08", null, "a.txt#c1 b.txt#c1 markup.html#c1")]
    [InlineData("1933", "1936", "b.txt#c2")]
    [InlineData(null, "1925-06-01", "a.txt#c3")]
    [InlineData("1937-07-31", "1937-07-31", "a.txt#c1 a.txt#c2 b.txt#c1")]
    [InlineData("193", "193", "a.txt#c1 a.txt#c2 b.txt#c1 b.txt#c2")]
    public void Times_that_may_lie_between_the_days_are_found(string? from, string? to, string ids) =>
        string.Join(' ', Ids(new ClaimFilter
        {
            From = from is null ? null : DayBounds.OfQuery(from)!.Earliest,
            To = to is null ? null : DayBounds.OfQuery(to)!.Latest,
        })).Should().Be(ids);

    [Theory]
    [InlineData(5000d, null, "a.txt#c1 b.txt#c2")]
    [InlineData(6001d, null, "b.txt#c2")]
    [InlineData(386d, 999d, "b.txt#c3")]
    [InlineData(null, 320d, "b.txt#c1")]
    [InlineData(10000d, null, "")]
    public void Quantities_that_may_be_between_the_numbers_are_found(double? least, double? most, string ids) =>
        string.Join(' ', Ids(new ClaimFilter { MinQuantity = least, MaxQuantity = most })).Should().Be(ids);

    [Theory]
    [InlineData("Liên Xô", "a.txt#c1")]
    [InlineData("lien xo", "a.txt#c1")]
    [InlineData("dang KHAI tru", "a.txt#c3")]
    [InlineData("đảng", "a.txt#c3")]
    [InlineData("\"khai tru trotski\"", "a.txt#c3")]
    [InlineData("\"tru khai\"", "")]
    [InlineData("shot AND \" OR (", "")]
    [InlineData("\"shot in", "b.txt#c1")]
    public void Evidence_is_searched_with_and_without_diacritics(string text, string ids) =>
        string.Join(' ', Ids(new ClaimFilter { Text = text })).Should().Be(ids);

    [Fact]
    public void Type_polarity_confidence_document_and_limit_narrow_the_claims()
    {
        Ids(new ClaimFilter { Types = ["Execute", "Die"] }).Should().Equal("a.txt#c1", "b.txt#c1", "b.txt#c2");
        Ids(new ClaimFilter { Polarities = ["negated"] }).Should().Equal("a.txt#c3");
        Ids(new ClaimFilter { MinConfidence = 0.95 }).Should().Equal("b.txt#c1");
        Ids(new ClaimFilter { Document = "a.txt", MinConfidence = 0.5 }).Should().Equal("a.txt#c1", "a.txt#c3");
        Ids(new ClaimFilter { Document = "*.html" }).Should().Equal("markup.html#c1");
        Ids(new ClaimFilter { Limit = 2 }).Should().HaveCount(2);
        new ClaimQuery(store).Count(new ClaimFilter { Limit = 2 }).Should().Be(7);
    }

    [Fact]
    public void A_claim_comes_with_its_evidence_and_its_fillers_values()
    {
        var claim = new ClaimQuery(store).Find(new ClaimFilter { Document = "b.txt", Types = ["Die"] }).Single();
        claim.Evidence!.Text.Should().StartWith("Hàng ngàn người chết");
        claim.Evidence.Text[(claim.Trigger.Start - claim.Evidence.Span.Start)..(claim.Trigger.End - claim.Evidence.Span.Start)].Should().Be("chết");
        claim.First("Quantity")!.Quantity.Should().Be(new QuantityBounds(1000, 5499.5, 9999, null));
        claim.First("Time")!.Days!.Earliest!.Value.ToString().Should().Be("1932-01-01");
        claim.First("Place")!.Should().Match<StoredArgument>(a => a.Canonical == "Ukraine" && a.Label == "LOC");
        new ClaimQuery(store).MentionsOf(claim.Passage!.Value).Select(m => m.Label).Should().Equal("CARDINAL", "LOC", "DATE");
    }

    [Fact]
    public void Text_with_a_null_sign_comes_back_whole_and_is_found_behind_it()
    {
        var document = new SampleBuilder("c.txt")
            .Sentence("In [19\u000037|DATE|Time|1937] the [USSR\0|LOC|Place|a\0b|Soviet\0Union] had \0 officers *sh\0ot* near Smolensk.", "Execute", carriedTime: "\0")
            .Build();
        using (var sink = new SqliteSink(folder["store.db"], SampleDocuments.Run))
        {
            SampleDocuments.WriteTo(sink, document);
            sink.Complete();
        }

        var claim = new ClaimQuery(store).Find(new ClaimFilter { Document = "c.txt", Text = "Smolensk" }).Single();
        claim.Evidence.Should().Be(document.Sentences[0]);
        claim.ToClaim().Should().BeEquivalentTo(document.Extraction.Claims[0]);
        claim.First("Place")!.Canonical.Should().Be("Soviet\0Union");
        new ClaimQuery(store).MentionsOf(claim.Passage!.Value).Select(m => (m.Text, m.Value, m.Canonical)).Should()
            .Equal(document.Extraction.Mentions.Select(m => (m.Text, m.Value, m.Canonical)));
    }

    [Theory]
    [InlineData(1, 1)]
    [InlineData(200, 200)]
    [InlineData(300, 300)]
    [InlineData(4_000, 100_000)]
    public void A_sentence_of_any_length_comes_back_whole_with_a_null_sign_in_it(int before, int behind)
    {
        var document = new SampleBuilder("c.txt").Sentence($"{new string('a', before)}\0{new string('đ', behind)} *shot*", "Execute", carriedTime: "").Build();
        using (var sink = new SqliteSink(folder["store.db"], SampleDocuments.Run))
            SampleDocuments.WriteTo(sink, document);
        var claim = new ClaimQuery(store).Find(new ClaimFilter { Document = "c.txt", Text = "shot" }).Single();
        claim.Evidence.Should().Be(document.Sentences[0]);
        claim.ToClaim().Should().BeEquivalentTo(document.Extraction.Claims[0]);
    }

    [Fact]
    public void A_sentence_that_is_not_whole_is_told_in_one_line()
    {
        using (var connection = new SqliteConnection($"Data Source={folder["store.db"]};Pooling=false"))
        {
            connection.Open();
            using var command = connection.CreateCommand();
            command.CommandText = "UPDATE passages SET text = substr(text, 1, 5) WHERE id = 1";
            command.ExecuteNonQuery();
        }

        ((Action)(() => Ids(new ClaimFilter()))).Should().Throw<InvalidInputException>().WithMessage("*store.db: the sentence at 0..* of a.txt is not whole; *");
    }

    [Fact]
    public void What_is_not_a_number_is_refused()
    {
        ((Action)(() => _ = new ClaimFilter { MinQuantity = double.NaN })).Should().Throw<InvalidInputException>().WithMessage("--min-quantity*");
        ((Action)(() => _ = new ClaimFilter { MaxQuantity = double.NaN })).Should().Throw<InvalidInputException>().WithMessage("--max-quantity*");
        ((Action)(() => _ = new ClaimFilter { MinConfidence = double.NaN })).Should().Throw<InvalidInputException>().WithMessage("--min-confidence*");
        ((Action)(() => _ = new ClaimFilter { MinConfidence = 1.5 })).Should().Throw<InvalidInputException>().WithMessage("--min-confidence*");
    }

    [Fact]
    public void A_name_or_text_without_a_letter_is_refused()
    {
        ((Action)(() => _ = new ClaimFilter { Place = "!!" })).Should().Throw<InvalidInputException>().WithMessage("--place*");
        ((Action)(() => Ids(new ClaimFilter { Text = "\"\"" }))).Should().Throw<InvalidInputException>().WithMessage("--text*");
    }

    [Fact]
    public void A_listing_as_json_lines_reads_back_as_an_extraction_and_as_csv_has_a_row_a_claim()
    {
        var claims = new ClaimQuery(store).Find(new ClaimFilter()).ToList();
        using var lines = new StringWriter();
        ClaimListing.WriteJsonLines(claims, lines);
        File.WriteAllText(folder["claims.jsonl"], lines.ToString());
        ExtractionLines.Read(folder["claims.jsonl"]).SelectMany(e => e.Claims).Should().BeEquivalentTo(claims.Select(c => c.ToClaim()));
        using var table = new StringWriter();
        ClaimListing.WriteCsv(claims, table);
        Sinks.CsvTable.Parse(table.ToString()).Should().HaveCount(8).And.OnlyContain(r => r.Count == CsvSink.Columns.Count);
    }

    public void Dispose()
    {
        store.Dispose();
        folder.Dispose();
    }

    private List<string> Ids(ClaimFilter filter) => [.. new ClaimQuery(store).Find(filter).Select(c => c.Id)];
}
