using NlpPipeline.Segmentation;
using NlpPipeline.Tagging;

namespace NlpPipeline.Normalization.Names;

/// <summary>
/// The key under which two spellings are the same name: folded tokens (<see cref="SpellingFolder"/>) without hyphens, full
/// stops, a leading <c>the</c> and a closing genitive. Digits count, unlike in the folder: order 00447 is not order 00485.
/// </summary>
internal static class SpellingKey
{
    /// <summary>Characters that a folded token can have.</summary>
    private const int LongestFolded = 140;

    public static string Of(string name)
    {
        char[] room = [];
        return Write(name, 0, name.Length, [], ref room).ToString();
    }

    /// <summary>A hash of the key of a name that stands inside a text, under a label; 0 where the key is empty.</summary>
    /// <param name="tokens">Room for its tokens, which are lost.</param>
    /// <param name="room">Room for its key; made larger where it does not suffice.</param>
    public static ulong HashOf(string label, string text, int start, int end, List<Token> tokens, ref char[] room) =>
        Write(text, start, end, tokens, ref room) is { IsEmpty: false } key ? Hash64.Of(key, Hash64.Of(label, 0)) : 0;

    private static ReadOnlySpan<char> Write(string text, int start, int end, List<Token> tokens, ref char[] room)
    {
        tokens.Clear();
        Tokenizer.Tokenize(text, start, end, tokens);
        var length = 0;
        Span<char> folded = stackalloc char[LongestFolded];
        foreach (var token in tokens)
        {
            var form = token.Of(text);
            if (form is "-" or "–" or "." or "·" or "'s" or "’s")
                continue;
            if (length == 0 && form.Equals("the", StringComparison.OrdinalIgnoreCase))
                continue;
            var part = form.ContainsAnyInRange('0', '9') ? form : folded[..SpellingFolder.Fold(form, folded)];
            if (room.Length < length + 1 + part.Length)
                Array.Resize(ref room, Math.Max(LongestFolded, 2 * (length + 1 + part.Length)));
            if (length > 0)
                room[length++] = ' ';
            part.CopyTo(room.AsSpan(length));
            length += part.Length;
        }

        return room.AsSpan(0, length);
    }
}
