using System.Text;
using NlpPipeline.Tagging;

namespace NlpPipeline.Normalization.Names;

/// <summary>
/// Brings the French, English, German and Vietnamese spellings of one Russian name to one key: <c>Toukhatchevski</c> and
/// <c>Tukhachevsky</c>, <c>Iejov</c> and <c>Yezhov</c>. Precision first: vowels stay, so that only the spelling conventions
/// differ (BGN/PCGN, ISO 9, the French and German press, Vietnamese syllables with hyphens), never the sounds.
/// </summary>
internal static class PhoneticKey
{
    /// <summary>Longest pattern first; <c>S</c> stands for all of sh, ch and shch, <c>Z</c> for zh and dzh, <c>h</c> for kh.</summary>
    private static readonly RuleTable Rules = new(
    [
        ("chtch", "S"), ("schtsch", "S"), ("stsch", "S"), ("shch", "S"), ("tsch", "S"), ("tch", "S"), ("sch", "S"), ("sh", "S"), ("ch", "S"),
        ("dzh", "Z"), ("dj", "Z"), ("zh", "Z"), ("j", "Z"), ("kh", "h"), ("ph", "f"), ("th", "t"), ("tz", "ts"), ("ck", "k"),
        ("iou", "yu"), ("you", "yu"), ("ou", "u"), ("iu", "yu"), ("ia", "ya"), ("iya", "ya"), ("iye", "e"), ("ie", "e"), ("ye", "e"),
        ("io", "o"), ("yo", "o"), ("gue", "ge"), ("gui", "gi"), ("qu", "k"), ("q", "k"), ("w", "v"), ("x", "ks"), ("aye", "ae"),
    ]);

    /// <summary>Syllables of the Vietnamese press: its x is s, its s is sh, its gi is zh.</summary>
    private static readonly RuleTable Syllables = new(
    [
        ("ngh", "ng"), ("gh", "g"), ("gi", "j"), ("ph", "f"), ("qu", "k"), ("ch", "tch"), ("tr", "tch"), ("s", "sh"), ("x", "s"), ("c", "k"),
    ]);

    /// <summary>The key of one word (hyphens join its syllables); empty where nothing is left.</summary>
    public static string Of(ReadOnlySpan<char> word)
    {
        var bare = new StringBuilder(word.Length);
        var hyphens = word.Contains('-') || word.Contains('–');
        foreach (var c in word)
        {
            if (char.IsLetter(c))
                bare.Append(Latin.Bare(char.ToLowerInvariant(c)));
        }

        var text = bare.ToString();
        if (hyphens && HasVietnameseLetter(word))
            text = Syllables.Replace(text);
        return Endings(Collapse(Rules.Replace(text)));
    }

    /// <summary>True where a letter is one that only Vietnamese writes so that the word is no Latin transliteration.</summary>
    public static bool HasVietnameseLetter(ReadOnlySpan<char> word)
    {
        foreach (var c in word)
        {
            var lower = char.ToLowerInvariant(c);
            if (lower is 'ă' or 'ơ' or 'ư' or 'đ' || Latin.Split(lower).Tone is 'r' or 'x' or 'j' || lower is >= '\u1EA0' and <= '\u1EF9')
                return true;
            if (lower is 'ê' or 'ô' or 'â' or 'í' or 'ú' or 'ì' or 'ò' or 'ó' or 'ù' or 'á' or 'à')
                return true;
        }

        return false;
    }

    /// <summary>Doubled letters become one, c takes the sound that follows from its vowel, y is i.</summary>
    private static string Collapse(string text)
    {
        var result = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i] switch
            {
                'c' => i + 1 < text.Length && text[i + 1] is 'e' or 'i' or 'y' ? 's' : 'k',
                'y' => 'i',
                var other => other,
            };
            if (result.Length == 0 || result[^1] != c)
                result.Append(c);
        }

        return result.ToString();
    }

    /// <summary>-eff, -of, -ew and the mute e of French -ine.</summary>
    private static string Endings(string key)
    {
        if (key.Length > 3 && key[^1] == 'f' && key[^2] is 'e' or 'o')
            key = key[..^1] + "v";
        if (key.Length > 4 && key.EndsWith("ine", StringComparison.Ordinal))
            key = key[..^1];
        return key;
    }

    /// <summary>Replacements, found by the first letter of what they replace: a key is made for every name of the gazetteer when a
    /// run starts.</summary>
    private sealed class RuleTable
    {
        private readonly (string From, string To)[][] byFirst = new (string, string)[128][];

        /// <param name="rules">Patterns of ASCII letters; of two equal ones the first counts.</param>
        public RuleTable((string From, string To)[] rules)
        {
            for (var c = 0; c < byFirst.Length; c++)
                byFirst[c] = [.. rules.Where(r => r.From[0] == c).OrderByDescending(r => r.From.Length)];
        }

        /// <summary>At each place the longest pattern that fits.</summary>
        public string Replace(string text)
        {
            var result = new StringBuilder(text.Length);
            for (var i = 0; i < text.Length;)
            {
                var length = 0;
                if (text[i] < byFirst.Length)
                {
                    foreach (var (from, to) in byFirst[text[i]])
                    {
                        if (!text.AsSpan(i).StartsWith(from, StringComparison.Ordinal))
                            continue;
                        result.Append(to);
                        length = from.Length;
                        break;
                    }
                }

                if (length == 0)
                    result.Append(text[i]);
                i += Math.Max(1, length);
            }

            return result.ToString();
        }
    }
}
