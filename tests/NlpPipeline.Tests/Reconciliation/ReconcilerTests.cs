using NlpPipeline.Annotations;
using NlpPipeline.Reconciliation;

namespace NlpPipeline.Tests.Reconciliation;

public class ReconcilerTests
{
    private static DocumentWriter Archive => new DocumentWriter("archive-en.txt").Claim(
        "According to the archive tables, 681,692 people were shot in 1937 and 1938.",
        "Execute", "shot", ("Source", "archive tables", null), ("Quantity", "681,692", "681692"), ("Patient", "people", null), ("Time", "1937 and 1938", "1937/1938"));

    private static DocumentWriter Vietnamese => new DocumentWriter("sach-vi.txt").Claim(
        "Trong các năm 1936-1938, gần 700.000 nạn nhân bị hành quyết.",
        "Execute", "hành quyết", ("Time", "1936-1938", "1936/1938"), ("Quantity", "700.000", "<700000"), ("Patient", "nạn nhân", null));

    private static DocumentWriter Memoir => new DocumentWriter("hoi-ky-vi.txt").Claim(
        "Theo một cựu tù, 1 triệu người đã bị bắn từ năm 1936 đến năm 1938.",
        "Kill", "bắn", ("Source", "một cựu tù", null), ("Quantity", "1 triệu", "1000000"), ("Patient", "người", null), ("Time", "từ năm 1936 đến năm 1938", "1936/1938"));

    [Fact]
    public void Rival_totals_of_two_languages_meet_in_one_event()
    {
        var events = DocumentWriter.Reconcile(Archive, Vietnamese, Memoir);

        var found = events.Should().ContainSingle().Subject;
        found.IsContradicted.Should().BeTrue();
        found.Sources.Should().Be(3);
        found.Low.Should().Be(681_692);
        found.High.Should().Be(1_000_000);
        found.Figures.Should().HaveCount(2);
        found.Figures[0].Value.ToString().Should().Be("681692");
        found.Figures[0].Reports.Select(r => r.Document).Should().Equal("archive-en.txt", "sach-vi.txt");
        found.Figures[1].Reports.Single().Attribution.Should().Be("một cựu tù");
        found.Types.Should().Equal("Execute", "Kill");
        found.Best!.Value.Best.Should().Be(681_692);
    }

    [Fact]
    public void The_order_of_documents_changes_no_figure()
    {
        var one = DocumentWriter.Reconcile(Archive, Vietnamese, Memoir).Single();
        var other = DocumentWriter.Reconcile(Memoir, Vietnamese, Archive).Single();

        other.Figures.Select(f => f.Value.ToString()).Should().Equal(one.Figures.Select(f => f.Value.ToString()));
        other.Low.Should().Be(one.Low);
        other.High.Should().Be(one.High);
    }

    [Fact]
    public void A_year_or_an_operation_inside_a_period_is_a_part_of_it()
    {
        var year = new DocumentWriter("year.txt").Claim(
            "In 1937 alone 353,074 people were executed.", "Execute", "executed", ("Time", "1937", "1937"), ("Quantity", "353,074", "353074"), ("Patient", "people", null));
        var town = new DocumentWriter("town.txt").Claim(
            "Trong tháng 8 năm 1937, 1.200 người bị xử bắn tại Butovo.",
            "Execute", "xử bắn", ("Time", "tháng 8 năm 1937", "1937-08"), ("Quantity", "1.200", "1200"), ("Patient", "người", null), ("Place@LOC", "Butovo", null));

        var events = DocumentWriter.Reconcile(Vietnamese, Memoir, year, town);

        events.Should().HaveCount(3);
        events[0].Figures.Should().HaveCount(2);
        events[0].Parts.Should().HaveCount(2);
    }

    [Fact]
    public void What_is_denied_stands_apart_from_what_is_asserted()
    {
        const string Denial = "No 681,692 people were shot in 1937 and 1938.";
        var denial = new DocumentWriter("denial.txt").Say(Denial).Also(
            Denial, "Execute", "shot", Polarity.Negated, ("Quantity", "681,692", "681692"), ("Patient", "people", null), ("Time", "1937 and 1938", "1937/1938"));

        DocumentWriter.Reconcile(Archive, denial).Select(e => e.Polarity).Should().BeEquivalentTo([Polarity.Asserted, Polarity.Negated]);
    }

    [Fact]
    public void Deaths_by_hunger_are_no_rivals_of_the_executed()
    {
        var hunger = new DocumentWriter("hunger.txt").Claim(
            "From 1936 to 1938 some 900,000 people died of hunger.",
            "Die", "died", ("Time", "From 1936 to 1938", "1936/1938"), ("Quantity", "900,000", "~900000"), ("Patient", "people", null));

        DocumentWriter.Reconcile(Memoir, hunger).Should().HaveCount(2);
    }

    [Fact]
    public void Other_victims_other_country_other_time_are_other_events()
    {
        (string, string, string, string)[] others =
        [
            ("officers", "1937 and 1938", "1937/1938", "here"),
            ("people", "1949 and 1950", "1949/1950", "here"),
            ("people", "1937 and 1938", "1937/1938", "Spain"),
        ];
        foreach (var (victims, time, value, place) in others)
        {
            var first = Count("a.txt", "people", "1937 and 1938", "1937/1938", "Soviet Union", 50_000);
            var second = Count("b.txt", victims, time, value, place, 61_000);
            DocumentWriter.Reconcile(first, second).Should().HaveCount(2, $"{victims} {time} {place}");
        }
    }

    [Fact]
    public void An_undated_figure_joins_by_its_digits_and_says_that_the_date_is_from_context()
    {
        const string Heading = "The years 1937 and 1938 were the worst.";
        var undated = new DocumentWriter("undated.txt").Say(Heading).Mention(Heading, "DATE", "1937 and 1938", "1937/1938").Claim(
            "In all about 680,000 were put to death.", "Execute", "put to death", ("Quantity", "680,000", "~680000"));

        var found = DocumentWriter.Reconcile(Archive, undated).Should().ContainSingle().Subject;
        found.Figures.Should().ContainSingle();
        found.Reports[1].Time.Basis.Should().Be(TimeBasis.Context);
    }

    [Fact]
    public void Two_numbers_of_one_sentence_and_one_voice_count_two_things()
    {
        const string Sentence = "In 1919 the militia shot 20 people in Orel and hanged 30 people.";
        var document = new DocumentWriter("two.txt").Say(Sentence)
            .Also(Sentence, "Execute", "shot", Polarity.Asserted, ("Quantity", "20", "20"), ("Patient", "people", null), ("Time", "1919", "1919"), ("Place@LOC", "Orel", null))
            .Also(Sentence, "Execute", "hanged", Polarity.Asserted, ("Quantity", "30", "30"), ("Patient", "people", null), ("Time", "1919", "1919"), ("Place@LOC", "Orel", null));

        DocumentWriter.Reconcile(document).Should().HaveCount(2);
    }

    [Fact]
    public void A_claim_without_a_number_backs_the_counted_event()
    {
        var vague = new DocumentWriter("vague.txt").Claim(
            "Nhiều người bị xử bắn trong các năm 1936-1938.", "Execute", "xử bắn", ("Patient", "người", null), ("Time", "1936-1938", "1936/1938"));

        var found = DocumentWriter.Reconcile(Memoir, vague).Should().ContainSingle().Subject;
        found.Reports.Should().HaveCount(2);
        found.Figures.Should().ContainSingle();
        found.IsContradicted.Should().BeFalse();
    }

    [Fact]
    public void Spellings_of_one_person_meet_and_rival_dates_are_kept()
    {
        var english = new DocumentWriter("en.txt").Claim(
            "Zinovieff was executed on 25 August 1936.", "Execute", "executed", ("Patient@PER", "Zinovieff", null), ("Time", "25 August 1936", "1936-08-25"));
        var vietnamese = new DocumentWriter("vi.txt").Claim(
            "Zinôviev bị xử tử năm 1937.", "Execute", "xử tử", ("Patient@PER", "Zinôviev", null), ("Time", "năm 1937", "1937"));

        var found = DocumentWriter.Reconcile(english, vietnamese).Should().ContainSingle().Subject;
        found.Reports.Select(r => r.Time.Value).Should().Equal("1936-08-25", "1937");
    }

    [Fact]
    public void A_pronoun_is_no_source_of_its_own()
    {
        var memoir = new DocumentWriter("memoir.txt").Claim(
            "He said that Orlov was shot in 1938.", "Execute", "shot", ("Source", "He", null), ("Patient@PER", "Orlov", null), ("Time", "1938", "1938"))
            .Claim("Orlov was shot on 3 May 1938.", "Execute", "shot", ("Patient@PER", "Orlov", null), ("Time", "3 May 1938", "1938-05-03"));

        DocumentWriter.Reconcile(memoir).Should().ContainSingle().Which.Sources.Should().Be(1);
    }

    [Fact]
    public void A_person_arrested_twice_has_two_arrests()
    {
        var document = new DocumentWriter("a.txt")
            .Claim("Orlov was arrested in 1931.", "Arrest", "arrested", ("Patient@PER", "Orlov", null), ("Time", "1931", "1931"))
            .Claim("Orlov was arrested again in 1937.", "Arrest", "arrested", ("Patient@PER", "Orlov", null), ("Time", "1937", "1937"));

        DocumentWriter.Reconcile(document).Should().HaveCount(2);
    }

    [Theory]
    [InlineData("~79228162514264337593543950335")]
    [InlineData(">79228162514264337593543950335")]
    [InlineData(">=79228162514264337593543950335")]
    [InlineData("79228162514264337593543950335")]
    [InlineData("70000000000000000000000000000")]
    [InlineData("79000000000000000000000000000..79228162514264337593543950335")]
    public void The_largest_figures_meet_as_others_do(string value)
    {
        DocumentWriter Large(string name) => new DocumentWriter(name).Claim(
            $"By the count of {name}, so many people were shot in 1937.", "Execute", "shot", ("Quantity", "so many", value), ("Patient", "people", null), ("Time", "1937", "1937"));

        var events = DocumentWriter.Reconcile(Large("a.txt"), Large("b.txt"), Archive);

        events.SelectMany(e => e.Figures).Select(f => f.Value.ToString()).Should().ContainSingle(v => v == value);
    }

    [Fact]
    public void Ten_times_the_claims_take_no_more_than_some_twenty_times_as_long()
    {
        var small = Busy(1_000);
        var large = Busy(10_000);
        new Reconciler().Reconcile(small);
        var clock = System.Diagnostics.Stopwatch.StartNew();
        new Reconciler().Reconcile(small);
        var first = Math.Max(20, clock.Elapsed.TotalMilliseconds);
        clock.Restart();
        new Reconciler().Reconcile(large);
        clock.Elapsed.TotalMilliseconds.Should().BeLessThan(first * 60, "quadratic work would take a hundred times as long");
    }

    private static DocumentWriter Count(string name, string victims, string time, string value, string place, int number) => new DocumentWriter(name).Claim(
        $"In {place}, {number} {victims} were shot in {time}.",
        "Execute", "shot", ("Place@LOC", place, null), ("Quantity", $"{number}", $"{number}"), ("Patient", victims, null), ("Time", time, value));

    private static List<Extraction> Busy(int claims) =>
    [
        .. Enumerable.Range(0, 10).Select(d => new Extraction(
            $"d{d}",
            [],
            [
                .. Enumerable.Range(0, claims / 10).Select(i => new Claim(
                    $"d{d}#c{i}", i % 3 == 0 ? "Kill" : "Execute", new TextSpan(i * 100, (i * 100) + 4), "shot", Polarity.Asserted, 0.9, new TextSpan(i * 100, (i * 100) + 90),
                    [
                        new ClaimArgument("Quantity", new TextSpan((i * 100) + 10, (i * 100) + 14), "n", $"{10 + ((i * 7919L * (d + 1)) % 90_000)}", null, 1),
                        new ClaimArgument("Time", null, null, $"{1918 + (i % 30)}", null, 1),
                    ])),
            ])),
    ];
}
