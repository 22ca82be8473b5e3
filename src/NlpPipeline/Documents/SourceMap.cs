using System.Globalization;
using System.Text;

namespace NlpPipeline.Documents;

/// <summary>Brings text into Unicode NFC (UAX #15) and remembers where each code unit came from.</summary>
public sealed class SourceMap
{
    private readonly int[] origins;

    private SourceMap(int[] origins) => this.origins = origins;

    /// <summary>Normalizes; the map is null where the text is in NFC already, so that offsets are the same. What has
    /// no normal form becomes U+FFFD (<see cref="UnicodeText"/>).</summary>
    public static (string Text, SourceMap? Map) Normalize(string text)
    {
        if (!MayNeedNormalization(text))
            return (text, null);
        text = UnicodeText.Whole(text);
        if (text.IsNormalized(NormalizationForm.FormC))
            return (text, null);
        var result = new StringBuilder(text.Length);
        var origins = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length;)
        {
            // What stands between two characters that take no mark can be normalized by itself.
            var j = i + 1;
            while (j < text.Length && !IsBoundary(text, j))
                j++;
            if (j == i + 1 && text[i] < '\u0300')
            {
                result.Append(text[i]);
                origins.Add(i);
                i = j;
                continue;
            }

            var piece = text[i..j].Normalize(NormalizationForm.FormC);
            result.Append(piece);
            for (var k = 0; k < piece.Length; k++)
                origins.Add(piece.Length == j - i ? i + k : i);
            i = j;
        }

        origins.Add(text.Length);
        return (result.ToString(), new SourceMap([.. origins]));
    }

    /// <summary>Where the code unit at an offset of the NFC text stood in the text as read; code units that came of a letter and its
    /// marks together stood where the letter did.</summary>
    /// <param name="offset">From 0 to the length of the NFC text.</param>
    public int OriginOf(int offset) => origins[offset];

    /// <summary>True where the character at <paramref name="at"/> begins a composition of its own: no character before it can take it
    /// in. False inside a surrogate pair.</summary>
    internal static bool IsBoundary(ReadOnlySpan<char> text, int at)
    {
        var c = text[at];
        if (c < '\u0300')
            return true;
        if (char.IsLowSurrogate(c))
            return at == 0 || !char.IsHighSurrogate(text[at - 1]);

        // Vowels and final consonants of Hangul are letters, yet compose with what stands before them.
        if (c is (>= '\u1160' and <= '\u11FF') or (>= '\uD7B0' and <= '\uD7FF'))
            return false;
        var category = char.IsHighSurrogate(c)
            ? Rune.DecodeFromUtf16(text[at..], out var rune, out _) == System.Buffers.OperationStatus.Done ? Rune.GetUnicodeCategory(rune) : UnicodeCategory.Surrogate
            : CharUnicodeInfo.GetUnicodeCategory(c);
        return category is not (UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark or UnicodeCategory.EnclosingMark);
    }

    private static bool MayNeedNormalization(string text) => text.AsSpan().ContainsAnyInRange('\u0300', '\uFFFF');
}
