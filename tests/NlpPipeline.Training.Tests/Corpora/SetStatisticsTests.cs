using System.Text.Json;
using NlpPipeline.Annotations;
using NlpPipeline.Training.Corpora.Statistics;

namespace NlpPipeline.Training.Tests.Corpora;

public sealed class SetStatisticsTests
{
    [Fact]
    public void Counts_by_language_genre_label_and_role()
    {
        var vietnamese = Make.Unit("Huế, Huế.", "v:0", "v.txt") with
        {
            Language = Language.Vietnamese,
            Spans = [new LabelledSpan(new TextSpan(0, 3), "LOC"), new LabelledSpan(new TextSpan(5, 8), "LOC")],
        };

        var counts = SetStatistics.Of([Make.Full(), vietnamese]);

        counts.Languages.Select(l => (l.Name, l.Documents, l.Units, l.Spans, l.Names, l.DistinctNames, l.Claims, l.Arguments))
            .Should().Equal(("en", 1, 1, 3, 1, 1, 3, 8), ("vi", 1, 1, 2, 2, 1, 0, 0));
        counts.Genres.Select(g => g.Name).Should().Equal("(none)", "letter");
        counts.Labels.Should().Equal(new LabelCount("PER", 1, 0, 1), new LabelCount("LOC", 0, 2, 1), new LabelCount("DATE", 1, 0, 1), new LabelCount("CARDINAL", 1, 0, 1));
        counts.ClaimTypes.Should().Equal(new LabelCount("Execute", 2, 0, 1), new LabelCount("Count", 1, 0, 1));
        counts.Roles.Single(r => r.Name == "Patient").Should().Be(new LabelCount("Patient", 3, 0, 2));
        counts.Total.Tokens.Should().Be(counts.Languages.Sum(l => l.Tokens));
        using var json = JsonDocument.Parse(counts.ToJson());
        json.RootElement.GetProperty("languages").GetProperty("vi").GetProperty("names").GetInt32().Should().Be(2);
    }
}
