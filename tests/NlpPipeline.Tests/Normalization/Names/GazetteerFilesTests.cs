using System.Text;
using NlpPipeline.Annotations;
using NlpPipeline.Normalization.Names;
using NlpPipeline.Tagging;

namespace NlpPipeline.Tests.Normalization.Names;

/// <summary>Every bundled gazetteer file, read line by line and as a whole.</summary>
public class GazetteerFilesTests
{
    private static readonly HashSet<string> WordLists = new(StringComparer.Ordinal)
    {
        "given", "family", "vnfamily", "vngiven", "title", "orgword", "locword", "groupword", "eventword", "workword", "unit", "currency",
        "negation", "source",
    };

    private static readonly HashSet<string> NameClasses = new(StringComparer.Ordinal)
    {
        "PER", "EVENT", "WORK", "LOC.country", "LOC.city", "LOC.region", "LOC.water", "LOC.camp", "LOC.site", "LOC.street", "GROUP.people",
        "GROUP.political", "GROUP.religion", "ORG.party", "ORG.state", "ORG.army", "ORG.police", "ORG.intl", "ORG.press", "ORG.company",
        "ORG.university", "ORG.club",
    };

    [Fact]
    public void Every_line_is_composed_and_of_a_known_class()
    {
        foreach (var (place, fields) in Lines())
        {
            fields.Should().HaveCount(3, place);
            string.Concat(fields).IsNormalized(NormalizationForm.FormC).Should().BeTrue(place);
            fields[2].Split('|').Should().NotContain(n => string.IsNullOrWhiteSpace(n), place);
            if (char.IsUpper(fields[0][0]))
            {
                NameClasses.Should().Contain(fields[0], place);
                fields[1].Should().Match(c => c.Length > 0 || place.StartsWith("20-subdivisions", StringComparison.Ordinal), place);
            }
            else
            {
                (WordLists.Contains(fields[0]) || (fields[0].StartsWith("tr.", StringComparison.Ordinal) && Labels.ClaimTypes.Contains(fields[0][3..])))
                    .Should().BeTrue(place);
                // Words of one token, or a file of those of several.
                var isPhrases = place.StartsWith("32-event-phrases", StringComparison.Ordinal);
                fields[2].Split('|', StringSplitOptions.TrimEntries).Where(w => isPhrases ? w.IndexOfAny([' ', '-']) < 0 : w.Contains(' ')).Should().BeEmpty(place);
            }
        }
    }

    [Fact]
    public void No_name_has_two_canonical_names_in_one_label()
    {
        var owners = new Dictionary<(string, string), string>();
        foreach (var (place, fields) in Lines().Where(l => char.IsUpper(l.Fields[0][0]) && l.Fields[1].Length > 0))
        {
            foreach (var name in fields[2].Split('|', StringSplitOptions.TrimEntries))
            {
                var key = (fields[0].Split('.')[0], SpellingKey.Of(name));
                owners.TryAdd(key, fields[1]);
                owners[key].Should().Be(fields[1], $"{place}: {name}");
            }
        }

        owners.Count.Should().BeGreaterThan(10_000);
    }

    [Fact]
    public void There_are_no_more_word_lists_than_the_tagger_has_bits_for() =>
        Lines().Select(l => l.Fields[0]).Where(c => char.IsLower(c[0])).Distinct().Count().Should().BeInRange(10, 30);

    [Theory]
    [InlineData("Mạc-Tư-Khoa", "Moscow")]
    [InlineData("Liên-Xô", "Soviet Union")]
    [InlineData("Iejov", "Nikolai Yezhov")]
    public void The_bundled_files_know_old_and_French_spellings(string name, string canonical) =>
        Bundled.Gazetteer.Find(name)!.Canonical.Should().Be(canonical);

    private static IEnumerable<(string Place, string[] Fields)> Lines()
    {
        foreach (var path in Bundled.Files)
        {
            var number = 0;
            foreach (var line in File.ReadLines(path))
            {
                number++;
                if (line.Length > 0 && line[0] != '#')
                    yield return ($"{Path.GetFileName(path)}:{number}", line.Split('\t'));
            }
        }
    }
}

internal static class Bundled
{
    public static IReadOnlyList<string> Files { get; } = FindFiles();

    public static Gazetteer Gazetteer { get; } = Gazetteer.Read(Files);

    private static string[] FindFiles()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var gazetteers = Path.Combine(folder.FullName, "models", "gazetteers");
            if (Directory.Exists(gazetteers))
                return Directory.GetFiles(gazetteers, "*.tsv");
        }

        throw new DirectoryNotFoundException("models/gazetteers stands in no folder above the tests");
    }
}
