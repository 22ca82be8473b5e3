using System.Text;

namespace NlpPipeline.Documents;

/// <summary>Brings text into Unicode NFC and remembers where each code unit came from.</summary>
public sealed class SourceMap
{
    private readonly int[] origins;

    private SourceMap(int[] origins) => this.origins = origins;

    /// <summary>Normalizes; the map is null where the text is in NFC already, so that offsets are the same.</summary>
    public static (string Text, SourceMap? Map) Normalize(string text)
    {
        if (!MayNeedNormalization(text) || text.IsNormalized(NormalizationForm.FormC))
            return (text, null);
        var result = new StringBuilder(text.Length);
        var origins = new List<int>(text.Length + 1);
        for (var i = 0; i < text.Length;)
        {
            // What stands between two letters that take no mark can be normalized by itself.
            var j = i + 1;
            while (j < text.Length && !IsBoundary(text[j]))
                j++;
            var piece = text[i..j].Normalize(NormalizationForm.FormC);
            result.Append(piece);
            for (var k = 0; k < piece.Length; k++)
                origins.Add(piece.Length == j - i ? i + k : i);
            i = j;
        }

        origins.Add(text.Length);
        return (result.ToString(), new SourceMap([.. origins]));
    }

    /// <summary>Where the code unit at an offset of the NFC text stood in the text as read.</summary>
    public int OriginOf(int offset) => origins[offset];

    private static bool MayNeedNormalization(string text) => text.AsSpan().ContainsAnyInRange('\u0300', '\uFFFF');

    /// <summary>A character that no mark before it can change and that begins a composition of its own.</summary>
    private static bool IsBoundary(char c) =>
        c < '\u0300' || (char.IsLetterOrDigit(c) && c is not (>= '\u1100' and <= '\u11FF') && !char.IsSurrogate(c));
}
