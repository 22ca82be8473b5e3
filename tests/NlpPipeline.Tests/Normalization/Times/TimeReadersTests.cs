using FluentAssertions;
using NlpPipeline.Annotations;
using NlpPipeline.Normalization;

namespace NlpPipeline.Tests.Normalization.Times;

/// <summary>What the lexicons say that words begin leaves no time out.</summary>
public class TimeReadersTests
{
    /// <summary>Numbers, marks, and words that stand second.</summary>
    private static readonly string[] Others =
    [
        ",", ".", "-", "/", ":", "(", "'", "½", "%", "1", "3", "10", "15", "30", "60", "938", "1936", "1937", "1960", "2018", "20161016", "XIX", "IV", "B.C.", "người", "Dần", "Giáp",
        "thừa", "Lan", "Thu", "sinh", "khánh", "tế", "lao", "khứ", "lai", "tại", "people", "present", "future", "final", "other", "Fools", "Luther", "Saints",
    ];

    [Theory]
    [InlineData(Language.Vietnamese)]
    [InlineData(Language.English)]
    public void NoTimeBeginsWithAWordThatTheTableLacks(Language language)
    {
        string[] words = [.. (language == Language.Vietnamese ? VietnameseLexicon.Table : EnglishLexicon.Table).Spellings.Order(StringComparer.Ordinal)];
        var random = new Random(3);
        for (var i = 0; i < 40_000; i++)
        {
            var sentence = string.Join(' ', Enumerable.Range(0, random.Next(1, 7)).Select(_ => Word()));
            Find(sentence, all: false).Should().Equal(Find(sentence, all: true), "that is what {0} holds", sentence);
        }

        string Word()
        {
            var word = random.Next(5) < 2 ? Others[random.Next(Others.Length)] : words[random.Next(words.Length)];
            return random.Next(6) == 0 ? char.ToUpperInvariant(word[0]) + word[1..] : word;
        }

        List<TimexMatch> Find(string sentence, bool all)
        {
            List<TimexMatch> matches = [];
            var reader = TimexGrammar.Reader(language);
            reader.TriesAll = all;
            TimexGrammar.Find(sentence, language, new TemporalContext(), matches);
            reader.TriesAll = false;
            return matches;
        }
    }
}
