namespace NlpPipeline.Tagging;

/// <summary>
/// Folds spelling variants of Vietnamese and transliterated names to one form: lower case, tone marks moved to one place
/// (<c>hoà</c> = <c>hòa</c>), <c>y</c>/<c>i</c> at a syllable's end (<c>kỹ</c> = <c>kĩ</c>), hỏi and ngã together
/// (<c>đả</c> = <c>đã</c>), digits as 0.
/// </summary>
public static class SpellingFolder
{
    /// <summary>Longest token that is folded; longer ones are cut, since no word is that long.</summary>
    private const int Longest = 64;

    /// <summary>Folds a token into <paramref name="buffer"/> (at least twice 64 characters) and returns its length.</summary>
    public static int Fold(ReadOnlySpan<char> token, Span<char> buffer)
    {
        if (token.Length > Longest)
            token = token[..Longest];
        var length = 0;
        var tone = '\0';
        foreach (var c in token)
        {
            if (c < 128)
            {
                buffer[length++] = char.IsAsciiDigit(c) ? '0' : c is >= 'A' and <= 'Z' ? (char)(c | 0x20) : c;
                continue;
            }

            var (letter, mark) = Latin.Split(char.ToLowerInvariant(c));
            buffer[length++] = letter;
            if (mark != '\0')
                tone = mark == 'r' ? 'x' : mark;
        }

        if (length > 1 && buffer[length - 1] == 'y' && !IsVowel(buffer[length - 2]))
            buffer[length - 1] = 'i';
        if (tone != '\0')
            buffer[length++] = tone;
        return length;
    }

    /// <summary>The hash of a token's folded form, by which attributes, gazetteers and document statistics know it.</summary>
    internal static ulong HashOf(ReadOnlySpan<char> token)
    {
        Span<char> folded = stackalloc char[2 * Longest];
        return Hash64.Of(folded[..Fold(token, folded)], (ulong)AttributeKind.Folded);
    }

    private static bool IsVowel(char c) => c is 'a' or 'e' or 'i' or 'o' or 'u' or 'y' or 'ă' or 'â' or 'ê' or 'ô' or 'ơ' or 'ư';
}
