using NlpPipeline.Annotations;
using NlpPipeline.Segmentation;
using NlpPipeline.Tagging;

namespace NlpPipeline.Tests.Tagging;

public sealed class GazetteerTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    [Fact]
    public void The_longest_name_wins_and_hyphens_and_tone_places_do_not_matter()
    {
        var gazetteer = Read("LOC\tSoviet Union\tLiên Xô | Liên Bang Xô Viết\nLOC\tMorava\tHoà Giang\nORG\t\tĐảng Xanh\n");
        Names(gazetteer, "Ở Liên-Xô, liên bang Xô Viết và Hòa Giang có Đảng Xanh").Should().Equal(
            ("Liên-Xô", "Soviet Union"), ("liên bang Xô Viết", "Soviet Union"), ("Hòa Giang", "Morava"), ("Đảng Xanh", null));
        Names(gazetteer, "Liên bang Xô").Should().BeEmpty();
    }

    [Fact]
    public void The_first_line_that_claims_a_name_keeps_it() => Names(Read("LOC\tA\tVolga\nORG\tB\tVolga\n"), "Volga").Should().Equal(("Volga", "A"));

    [Fact]
    public void Word_lists_hold_words_of_several_tokens_whose_lists_add_up()
    {
        var gazetteer = Read("tr.Execute\t\txử bắn | put to death | shot\ntr.Kill\t\tXử-bắn | lục soát\n");
        const string text = "Bị xử-bắn, bị lục - soát, was put to death, shot, put to sea";
        var tokens = Tokenizer.Tokenize(text);
        var found = new List<(string, int)>();
        gazetteer.Match(text, tokens, [], (start, end, lists) => found.Add((text[tokens[start].Start..tokens[end - 1].End], lists)));
        found.Should().Equal(("xử-bắn", 3), ("lục - soát", 2), ("put to death", 1));
        gazetteer.Find("xử bắn").Should().BeNull();
    }

    [Theory]
    [InlineData("# remark\nLOC only", 2)]
    [InlineData("LOC\tname", 1)]
    [InlineData("\tcanonical\tname", 1)]
    public void A_malformed_line_is_named(string content, int line)
    {
        var read = () => Read(content);
        read.Should().Throw<InvalidInputException>().WithMessage($"{path}:{line}: not 'class TAB*");
    }

    [Fact]
    public void Matches_any_text_without_overlap()
    {
        var gazetteer = Read("LOC\tSoviet Union\tLiên Xô\nPER\t\tSher | V. V. Sher\n");
        AnyText.Check(text =>
        {
            var tokens = Tokenizer.Tokenize(text);
            var matches = new List<GazetteerMatch>();
            gazetteer.Match(text, tokens, matches);
            return matches.Zip(matches.Skip(1)).All(p => p.First.End <= p.Second.Start) && matches.All(m => m.Start < m.End && m.End <= tokens.Count);
        });
    }

    public void Dispose() => File.Delete(path);

    private static IEnumerable<(string, string?)> Names(Gazetteer gazetteer, string text)
    {
        var tokens = Tokenizer.Tokenize(text);
        var matches = new List<GazetteerMatch>();
        gazetteer.Match(text, tokens, matches);
        return matches.Select(m => (text[tokens[m.Start].Start..tokens[m.End - 1].End], m.Entry.Canonical));
    }

    private Gazetteer Read(string content)
    {
        File.WriteAllText(path, content);
        return Gazetteer.Read([path]);
    }
}
