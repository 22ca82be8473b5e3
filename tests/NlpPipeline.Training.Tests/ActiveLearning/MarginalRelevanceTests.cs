using NlpPipeline.Training.ActiveLearning;
using NlpPipeline.Training.Tests.Corpora;

namespace NlpPipeline.Training.Tests.ActiveLearning;

public sealed class MarginalRelevanceTests
{
    private static readonly List<SuggestionCandidate> Candidates =
    [
        Candidate("sure", 0.9, 4, 1, 2, 3),
        Candidate("twin one", 0.10, 4, 10, 11, 12, 13),
        Candidate("twin two", 0.11, 4, 10, 11, 12, 13),
        Candidate("other", 0.3, 2, 20, 21, 22),
        Candidate("twin one", 0.10, 4, 10, 11, 12, 13),
    ];

    [Fact]
    public void Without_diversity_the_least_certain_come_first() =>
        Choose(UncertaintyMeasure.LeastConfidence, 0, 3).Should().Equal("twin one", "twin two", "other");

    [Fact]
    public void With_diversity_what_resembles_a_choice_comes_last() =>
        Choose(UncertaintyMeasure.LeastConfidence, 0.5, 4).Should().Equal("twin one", "other", "sure", "twin two");

    [Fact]
    public void Normalized_by_length_a_short_sentence_is_less_certain_than_a_long_one()
    {
        var (longer, shorter) = (Candidate("long", 0.2, 20, 1), Candidate("short", 0.3, 2, 2));
        longer.Uncertainty(UncertaintyMeasure.LeastConfidence).Should().BeGreaterThan(shorter.Uncertainty(UncertaintyMeasure.LeastConfidence));
        longer.Uncertainty(UncertaintyMeasure.Normalized).Should().BeLessThan(shorter.Uncertainty(UncertaintyMeasure.Normalized));

        // The geometric mean of a token: the square root of 0.3.
        shorter.Uncertainty(UncertaintyMeasure.Normalized).Should().BeApproximately(1 - Math.Sqrt(0.3), 1e-9);
    }

    [Fact]
    public void No_more_are_chosen_than_there_are_different_texts() => Choose(UncertaintyMeasure.LeastConfidence, 1, 50).Should().HaveCount(4).And.OnlyHaveUniqueItems();

    private static IEnumerable<string> Choose(UncertaintyMeasure measure, double diversity, int count) =>
        new MarginalRelevance(measure, diversity).Choose(Candidates, count).Select(c => c.Unit.Text);

    private static SuggestionCandidate Candidate(string text, double probability, int tokens, params ulong[] words) =>
        new(Make.Unit(text), tokens, Math.Log(probability), words);
}
