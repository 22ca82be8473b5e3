using System.Text;
using System.Text.Json;
using NlpPipeline.Cli.Tests.Processes;

namespace NlpPipeline.Cli.Tests.Extract;

[Collection(NlpProcesses.Name)]
public sealed class ExtractTests(SmallModel small) : IDisposable
{
    private const string Vietnamese = "Olga Morin bị bắt năm 1937 ở Kyiv. Có 600 người bị xử bắn ở Nam Châu.\n";
    private const string English = "Ivan Petrov was arrested in 1921 in Morava. There 250 people were shot in Kyiv.\n";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlp-extract-");

    [Fact]
    public void Mentions_and_claims_stand_in_text_order_with_offsets_in_the_document()
    {
        Write("a.txt", Vietnamese);
        var result = Extract("a.txt");

        result.Code.Should().Be(0);
        result.Error.Should().Contain("1 documents");
        var previous = 0;
        var kinds = new List<string>();
        foreach (var line in result.Lines)
        {
            using var json = JsonDocument.Parse(line);
            var e = json.RootElement;
            kinds.Add(e.GetProperty("kind").GetString()!);
            e.GetProperty("document").GetString().Should().Be("a.txt");
            e.GetProperty("confidence").GetDouble().Should().BeInRange(0, 1);
            if (kinds[^1] != "mention")
                continue;
            var (start, end) = (e.GetProperty("start").GetInt32(), e.GetProperty("end").GetInt32());
            Vietnamese[start..end].Should().Be(e.GetProperty("text").GetString());
            start.Should().BeGreaterThanOrEqualTo(previous);
            previous = end;
        }

        kinds.Should().Contain("mention").And.Contain("claim");
    }

    [Fact]
    public void Any_number_of_jobs_gives_the_same_bytes()
    {
        for (var i = 0; i < 9; i++)
            Write($"in/{i}.txt", string.Concat(Enumerable.Repeat(i % 2 == 0 ? Vietnamese : English, 1 + (i * 7 % 40))));
        foreach (var format in (string[])["jsonl", "csv"])
        {
            var one = Extract("in", "--jobs", "1", "--format", format);
            var four = Extract("in", "--jobs", "4", "--format", format);
            one.OutputBytes.Should().NotBeEmpty();
            four.OutputBytes.Should().Equal(one.OutputBytes);
            Extract("in", "--jobs", "3", "--format", format, "--output", "o").Code.Should().Be(0);
            File.ReadAllBytes(At("o")).Should().Equal(one.OutputBytes);
        }
    }

    [Fact]
    public void Files_folders_globs_and_standard_input_are_read()
    {
        Write("in/a.txt", Vietnamese);
        Write("in/deep/b.md", English);
        Write("in/c.log", English);
        Documents(Extract("in")).Should().Equal("a.txt", "deep/b.md");
        Documents(Extract("in/*.txt", "in/c.log")).Should().Equal("a.txt", "c.log");
        Documents(Extract("in/**/*.md")).Should().Equal("deep/b.md");
        Documents(NlpProcess.Run(folder.FullName, Encoding.UTF8.GetBytes(English), "extract", "-", "--model", small.Model)).Should().Equal("-");
    }

    [Fact]
    public void Decomposed_text_and_a_byte_order_mark_change_nothing()
    {
        Write("a.txt", Vietnamese);
        Write("b/a.txt", "\uFEFF" + Vietnamese.Normalize(NormalizationForm.FormD));
        Extract("b/a.txt").OutputBytes.Should().Equal(Extract("a.txt").OutputBytes);
    }

    [Fact]
    public void A_run_that_writes_over_an_older_output_replaces_it_whole()
    {
        Write("a.txt", English);
        Write("o.jsonl", new string('x', 100_000));
        Extract("a.txt", "--output", "o.jsonl").Code.Should().Be(0);
        File.ReadAllText(At("o.jsonl")).Should().Be(Extract("a.txt").Output);
        Temporary().Should().BeEmpty();
    }

    public void Dispose() => folder.Delete(true);

    private static IEnumerable<string> Documents(NlpResult result)
    {
        result.Code.Should().Be(0);
        return result.Lines.Select(l => JsonDocument.Parse(l).RootElement.GetProperty("document").GetString()!).Distinct();
    }

    private NlpResult Extract(params string[] arguments) => NlpProcess.Run(folder.FullName, ["extract", .. arguments, "--model", small.Model]);

    private IEnumerable<string> Temporary() => Directory.EnumerateFiles(folder.FullName, "*.tmp", new EnumerationOptions { AttributesToSkip = 0 });

    private string At(string name) => Path.Combine(folder.FullName, name);

    private void Write(string name, string content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllText(At(name), content);
    }
}
