using NlpPipeline.Annotations;
using NlpPipeline.Cli.Commands.Data;

namespace NlpPipeline.Cli.Tests.Data;

public sealed class DataCommandTests : IDisposable
{
    private const string Set = """
        {"id":"a:0","document":"a.txt","start":0,"end":24,"language":"en","text":"In 1937 Ann met Bob Roe.","spans":[{"start":3,"end":7,"label":"DATE","value":"1937"},{"start":8,"end":11,"label":"PER"},{"start":16,"end":23,"label":"PER"}],"claims":[{"type":"Meet","trigger":{"start":12,"end":15},"polarity":"asserted","arguments":[{"role":"Agent","start":8,"end":11}]}]}
        {"id":"b:0","document":"b.txt","start":0,"end":3,"language":"vi","text":"Huế","spans":[{"start":0,"end":3,"label":"LOC"}],"claims":[]}

        """;

    private readonly string folder = Directory.CreateTempSubdirectory("nlp-data-").FullName;

    [Fact]
    public void Check_exits_with_1_where_there_are_findings()
    {
        var output = Path.Combine(folder, "findings.txt");
        Data("check", Write("good.jsonl", Set)).Should().Be(0);
        Data("check", Write("bad.jsonl", Set.Replace("\"1937\"", "\"37 AD\"", StringComparison.Ordinal)), "-o", output).Should().Be(1);
        File.ReadAllText(output).Should().Be($"{Path.Combine(folder, "bad.jsonl")}:1: value: a:0: DATE at 3..7 '1937': '37 AD' is no TIMEX3 value\n");
        Data("check", Path.Combine(folder, "none.jsonl")).Should().Be(2);
    }

    [Fact]
    public void Stats_counts()
    {
        var output = Path.Combine(folder, "stats.txt");
        Data("stats", Write("s.jsonl", Set), "--documents", "-o", output).Should().Be(0);
        // label, en, vi, all, distinct
        File.ReadAllLines(output).Select(l => string.Join(' ', l.Split(' ', StringSplitOptions.RemoveEmptyEntries))).Should().Contain("PER 2 0 2 2").And.Contain("LOC 0 1 1 1");
    }

    [Fact]
    public void Agreement_scores_the_common_units_and_lists_differences()
    {
        var a = Write("a.jsonl", Set);
        var b = Write("b.jsonl", Set.Split('\n')[0].Replace("\"end\":11,\"label\":\"PER\"", "\"end\":11,\"label\":\"ORG\"", StringComparison.Ordinal) + "\n");
        var output = Path.Combine(folder, "agreement.txt");

        Data("agreement", a, b, "-o", output).Should().Be(0);

        // One of two PER is the same: 2 · 1 / (2 + 1).
        File.ReadAllText(output).Should().Contain("1 units of 1 documents").And.Contain("labels.PER                    0.667       2       1       1");
        Data("agreement", a, b, "--list", "-o", output).Should().Be(0);
        File.ReadAllLines(output).Should().Equal("a.txt\ta:0\tlabel\tPER [Ann]\tORG [Ann]\tIn 1937 Ann met Bob Roe.");
        Data("agreement", a, Write("c.jsonl", Set.Replace("\"a:0\"", "\"z\"", StringComparison.Ordinal).Replace("\"b:0\"", "\"y\"", StringComparison.Ordinal))).Should().Be(2);
    }

    [Theory]
    [InlineData("brat", "out")]
    [InlineData("doccano", "out.jsonl")]
    [InlineData("label-studio", "out.json")]
    public void Converts_there_and_back(string format, string name)
    {
        var there = Path.Combine(folder, name);
        var back = Path.Combine(folder, "back.jsonl");

        Data("convert", Write("s.jsonl", Set), "--to", format, "-o", there).Should().Be(0);
        Data("convert", there, "--from", format, "--to", "set", "-o", back).Should().Be(0);

        File.ReadAllText(back).Should().Be(string.Concat(LabelledSet.Read(Path.Combine(folder, "s.jsonl")).Select(u => LabelledSet.ToJson(u) + "\n")));
    }

    [Fact]
    public void CoNLL_tokens_and_tags_come_back()
    {
        var conll = Path.Combine(folder, "s.conll");
        var set = Path.Combine(folder, "set.jsonl");
        var again = Path.Combine(folder, "again.conll");

        Data("convert", Write("s.jsonl", Set), "--to", "conll", "-o", conll).Should().Be(0);
        File.ReadAllText(conll).Should().Be("-DOCSTART-\tO\n\nIn\tO\n1937\tB-DATE\nAnn\tB-PER\nmet\tO\nBob\tB-PER\nRoe\tI-PER\n.\tO\n\n-DOCSTART-\tO\n\nHuế\tB-LOC\n\n");
        // Tokens that our tokenizer would cut stay as the file has them.
        File.AppendAllText(conll, "U.S.-led\tB-GROUP\nwar\tO\n\n");
        Data("convert", conll, "--to", "set", "-o", set, "--language", "en").Should().Be(0);
        Data("convert", set, "--to", "conll", "-o", again).Should().Be(0);

        Rows(again).Should().Equal(Rows(conll));
        LabelledSet.Read(set).Should().HaveCount(3).And.OnlyContain(u => u.Language == Language.English);
    }

    [Fact]
    public void Convert_says_what_it_lacks()
    {
        Data("convert", Write("s.xyz", Set), "--to", "set").Should().Be(2);
        Data("convert", Write("s.jsonl", Set), "--to", "brat").Should().Be(2);
    }

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private static int Data(params string[] arguments) => DataCommand.Create().Parse(arguments).Invoke();

    private static IEnumerable<string> Rows(string path) => File.ReadLines(path).Where(l => l.Length > 0 && !l.StartsWith("-DOCSTART-", StringComparison.Ordinal));

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }
}
