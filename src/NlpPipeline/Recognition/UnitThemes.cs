using NlpPipeline.Segmentation;
using NlpPipeline.Tagging;

namespace NlpPipeline.Recognition;

/// <summary>
/// What the text around each unit tells of, by the word lists of the gazetteer: whether the dead of a sentence starved, fell or were
/// put to death often stands in the sentences beside it.
/// </summary>
internal static class UnitThemes
{
    /// <summary>Units on either side that count.</summary>
    private const int Reach = 3;

    /// <summary>Words from which on a theme is strong.</summary>
    private const int Strong = 3;

    public static void Set(List<UnitContext> contexts, Gazetteer gazetteer)
    {
        ReadOnlySpan<int> themes = [gazetteer.ListBits("disaster"), gazetteer.ListBits("violence"), gazetteer.ListBits("tr.Execute", "tr.Sentence")];
        var counts = new int[contexts.Count * themes.Length];
        for (var i = 0; i < contexts.Count; i++)
        {
            var text = contexts[i].Unit.Sentence;
            foreach (var token in contexts[i].Tokens)
            {
                if (!Tokenizer.IsLetter(text[token.Start]))
                    continue;
                var lists = gazetteer.WordLists(SpellingFolder.HashOf(token.Of(text)));
                for (var k = 0; lists != 0 && k < themes.Length; k++)
                    counts[(i * themes.Length) + k] += (lists & themes[k]) != 0 ? 1 : 0;
            }
        }

        for (var i = 0; i < contexts.Count; i++)
        {
            var value = 1;
            for (var k = 0; k < themes.Length; k++)
            {
                var sum = 0;
                for (var j = Math.Max(0, i - Reach); j <= Math.Min(contexts.Count - 1, i + Reach); j++)
                    sum += counts[(j * themes.Length) + k];
                value = (value * 3) + (sum == 0 ? 0 : sum < Strong ? 1 : 2);
            }

            for (var t = 0; t < contexts[i].Tokens.Count; t++)
                contexts[i].Sequence.Set(AttributeKind.Theme, t, value);
        }
    }
}
