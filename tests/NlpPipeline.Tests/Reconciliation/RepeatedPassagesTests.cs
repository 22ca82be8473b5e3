using NlpPipeline.Annotations;
using NlpPipeline.Reconciliation;

namespace NlpPipeline.Tests.Reconciliation;

public class RepeatedPassagesTests
{
    private const string Original =
        "Sau khi thành phố thất thủ, toà án lưu động đã xét xử ba trăm người trong hai tuần lễ và kết án tử hình bốn mươi người trong số đó, theo lời một nhân chứng.";

    private const string Copy =
        "Sau khi thành-phố thất thủ, tòa án lưu động đả xét xử ba trăm người trong hai tuần lể và kết án tử hình bốn mươi người trong số nầy, theo lời một nhân chứng.";

    [Fact]
    public void Spelling_variants_of_a_paragraph_are_copies()
    {
        var clusters = new RepeatedPassages().Find([P("a", Original), P("a", "Mùa xuân năm ấy đến muộn, băng trên sông tan vào cuối tháng tư."), P("b", Copy)]);

        var members = clusters.Should().ContainSingle().Subject.Members;
        members.Select(m => m.Index).Should().Equal(0, 2);
        members[1].Similarity.Should().BeGreaterThan(0.7);
    }

    [Fact]
    public void Paragraphs_that_share_only_phrases_are_no_copies()
    {
        const string Other = "Theo lời một nhân chứng, sau khi thành phố thất thủ, quân đội rút về phía nam và đốt mọi kho lúa trên đường đi, dân chúng phải ăn vỏ cây suốt mùa đông.";
        new RepeatedPassages().Find([P("a", Original), P("b", Other)]).Should().BeEmpty();
    }

    [Fact]
    public void Short_headings_that_repeat_are_left_alone() =>
        new RepeatedPassages().Find([P("a", "Nội chiến và khủng bố"), P("b", "Nội chiến và khủng bố")]).Should().BeEmpty();

    [Fact]
    public void One_word_in_twelve_changed_is_still_found_in_ninety_five_of_a_hundred_passages()
    {
        var random = new Random(11);
        var passages = new List<Passage>();
        for (var i = 0; i < 200; i++)
        {
            var words = Enumerable.Range(0, 80).Select(_ => Word(random)).ToArray();
            passages.Add(P("a", string.Join(' ', words)));
            for (var k = random.Next(12); k < words.Length; k += 12)
                words[k] = Word(random);
            passages.Add(P("b", string.Join(' ', words)));
        }

        var clusters = new RepeatedPassages().Find(passages);
        clusters.Should().OnlyContain(c => c.Members.Count == 2 && c.Members[1].Index == c.Members[0].Index + 1);
        clusters.Count.Should().BeGreaterThanOrEqualTo(190);
    }

    [Fact]
    public void A_claim_in_a_copy_counts_once_and_lists_the_copy()
    {
        using var folder = new TemporaryFolder();
        var first = Trial("a.txt", Original);
        var second = Trial("b.txt", Copy);
        folder.Write("a.txt", first.Text);
        folder.Write("b.txt", second.Text);

        var found = new Reconciler().Reconcile([first.Extraction, second.Extraction], new DocumentTexts([folder.Path])).Should().ContainSingle().Subject;

        found.Sources.Should().Be(1);
        found.Copies.Should().Be(1);
        var report = found.Reports.Should().ContainSingle().Subject;
        report.Document.Should().Be("a.txt");
        report.Sentence.Should().Be(Original);
        report.Copies.Single().Document.Should().Be("b.txt");
    }

    [Fact]
    public void A_copy_with_another_number_is_shown_but_is_no_second_source()
    {
        using var folder = new TemporaryFolder();
        var first = Trial("a.txt", Original);
        var slip = Copy.Replace("bốn mươi", "chín mươi", StringComparison.Ordinal);
        var second = new DocumentWriter("b.txt").Claim(
            slip, "Sentence", "kết án tử hình", ("Quantity", "chín mươi", "90"), ("Patient", "người", null), ("Time", "", "1919-07-03"));
        folder.Write("a.txt", first.Text);
        folder.Write("b.txt", second.Text);

        var events = new Reconciler().Reconcile([first.Extraction, second.Extraction], new DocumentTexts([folder.Path]));

        events.Sum(e => e.Reports.Count).Should().Be(2);
        events.SelectMany(e => e.Reports).Select(r => r.Witness).Distinct().Should().Equal("a.txt");
    }

    [Fact]
    public void Without_texts_the_same_words_in_every_slot_are_a_copy()
    {
        var found = DocumentWriter.Reconcile(Trial("a.txt", Original), Trial("b.txt", Copy)).Should().ContainSingle().Subject;
        found.Copies.Should().Be(1);
        found.Reports[0].Sentence.Should().BeNull();
    }

    private static DocumentWriter Trial(string name, string sentence) => new DocumentWriter(name).Claim(
        sentence, "Sentence", "kết án tử hình", ("Quantity", "bốn mươi", "40"), ("Patient", "người", null), ("Time", "", "1919-07-03"));

    private static Passage P(string document, string text) => new(document, new TextSpan(0, text.Length), text);

    private static string Word(Random random) => new([.. Enumerable.Range(0, 5).Select(_ => (char)('a' + random.Next(26)))]);

    private sealed class TemporaryFolder : IDisposable
    {
        public string Path { get; } = Directory.CreateTempSubdirectory("nlp-reconcile").FullName;

        public void Write(string name, string text) => File.WriteAllText(System.IO.Path.Combine(Path, name), text);

        public void Dispose() => Directory.Delete(Path, true);
    }
}
