using NlpPipeline.Tagging;

namespace NlpPipeline.Reconciliation;

/// <summary>Hashes of the runs of words in a text, after folding of case, tone place, <c>i</c>/<c>y</c> and hyphens.</summary>
internal static class WordShingles
{
    /// <summary>Words in a shingle. Three keep one changed word from costing more than three shingles.</summary>
    public const int Size = 3;

    /// <summary>The distinct shingles in ascending order; empty where the text has fewer words than a shingle.</summary>
    public static ulong[] Of(ReadOnlySpan<char> text)
    {
        var words = Words(text);
        if (words.Count < Size)
            return [];
        var shingles = new ulong[words.Count - Size + 1];
        for (var i = 0; i < shingles.Length; i++)
        {
            var hash = 0x9E3779B97F4A7C15UL;
            for (var k = 0; k < Size; k++)
                hash = Hash64.Add(hash, words[i + k]);
            shingles[i] = Hash64.Finish(hash);
        }

        Array.Sort(shingles);
        var distinct = 0;
        for (var i = 0; i < shingles.Length; i++)
        {
            if (i == 0 || shingles[i] != shingles[i - 1])
                shingles[distinct++] = shingles[i];
        }

        return distinct == shingles.Length ? shingles : shingles[..distinct];
    }

    /// <summary>Share of shingles that two sets have in common, 0 to 1 (Jaccard); both in ascending order.</summary>
    public static double Similarity(ReadOnlySpan<ulong> a, ReadOnlySpan<ulong> b)
    {
        if (a.IsEmpty || b.IsEmpty)
            return 0;
        int i = 0, j = 0, common = 0;
        while (i < a.Length && j < b.Length)
        {
            if (a[i] == b[j])
            {
                common++;
                i++;
                j++;
            }
            else if (a[i] < b[j])
            {
                i++;
            }
            else
            {
                j++;
            }
        }

        return (double)common / (a.Length + b.Length - common);
    }

    private static List<ulong> Words(ReadOnlySpan<char> text)
    {
        var words = new List<ulong>();
        Span<char> buffer = stackalloc char[128];
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }

            var start = i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || char.GetUnicodeCategory(text[i]) == System.Globalization.UnicodeCategory.NonSpacingMark))
                i++;
            // Rows of a table may differ in their numbers alone: digits are kept as they stand.
            if (char.IsAsciiDigit(text[start]))
            {
                words.Add(Hash64.Of(text[start..i], 7));
                continue;
            }

            var length = SpellingFolder.Fold(text[start..i], buffer);
            words.Add(Hash64.Of(buffer[..length], 7));
        }

        return words;
    }
}
