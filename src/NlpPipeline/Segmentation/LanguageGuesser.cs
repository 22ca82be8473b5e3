using NlpPipeline.Annotations;

namespace NlpPipeline.Segmentation;

/// <summary>
/// Tells Vietnamese from English, unit by unit: letters that only Vietnamese writes speak for it, words that only English has
/// speak for English; a unit that says little takes the language of those before it.
/// </summary>
public sealed class LanguageGuesser
{
    private const string VietnameseLetters = "ăđơưạảấầẩẫậắằẳẵặẹẻẽếềểễệỉịọỏốồổỗộớờởỡợụủứừửữựỳỵỷỹ";

    private static readonly HashSet<string> EnglishWords =
        ["the", "of", "and", "in", "was", "that", "for", "with", "were", "by", "from", "his", "on", "at", "had", "is", "are", "it", "he", "be", "has", "this", "which", "not", "as"];

    private readonly HashSet<string>.AlternateLookup<ReadOnlySpan<char>> english = EnglishWords.GetAlternateLookup<ReadOnlySpan<char>>();
    private double balance;

    /// <summary>The language of the next unit of a document.</summary>
    public Language Next(ReadOnlySpan<char> unit)
    {
        int vietnamese = 0, englishWords = 0, words = 0;
        Span<char> lower = stackalloc char[5];
        for (var i = 0; i < unit.Length; i++)
        {
            if (!Tokenizer.IsLetter(unit[i]))
                continue;
            var start = i;
            var marked = false;
            while (i < unit.Length && Tokenizer.IsLetter(unit[i]))
            {
                marked |= unit[i] > '\u007F' && VietnameseLetters.Contains(char.ToLowerInvariant(unit[i]));
                i++;
            }

            words++;
            if (marked)
            {
                vietnamese++;
            }
            else if (i - start <= 5)
            {
                unit[start..i].ToLowerInvariant(lower);
                if (english.Contains(lower[..(i - start)]))
                    englishWords++;
            }
        }

        // In Vietnamese prose about two syllables of three carry a mark of their own; in English every third word is such a word.
        var evidence = (2.0 * englishWords) - vietnamese;
        if (Math.Abs(evidence) < 2)
            evidence += balance > 0 ? 1.5 : balance < 0 ? -1.5 : words > 0 && vietnamese == 0 ? 0.5 : 0;
        var language = evidence > 0 ? Language.English : Language.Vietnamese;
        balance = (0.8 * balance) + Math.Clamp(evidence, -5, 5);
        return language;
    }
}
