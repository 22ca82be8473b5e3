namespace NlpPipeline.Training.Corpora.Formats;

/// <summary>
/// Offsets of one text in UTF-16 code units (ours) and in Unicode code points (brat and doccano, which run on Python).
/// </summary>
internal sealed class CodePoints
{
    private readonly int[]? before;
    private readonly int length;

    public CodePoints(string text)
    {
        length = text.Length;
        if (!text.Any(char.IsSurrogate))
            return;
        before = new int[text.Length + 1];
        for (var i = 0; i < text.Length; i++)
            before[i + 1] = before[i] + (char.IsLowSurrogate(text[i]) && i > 0 && char.IsHighSurrogate(text[i - 1]) ? 0 : 1);
    }

    public int FromUtf16(int offset) => before is null ? offset : before[offset];

    /// <summary>The offset in UTF-16 code units; -1 where the text has no such code point.</summary>
    public int ToUtf16(int offset)
    {
        if (offset < 0 || offset > (before is null ? length : before[^1]))
            return -1;
        if (before is null)
            return offset;
        var found = Array.BinarySearch(before, offset);
        // Both halves of a pair have the same count behind them; the edge is the first place that has it.
        while (found > 0 && before[found - 1] == offset)
            found--;
        return offset == before[^1] ? length : found;
    }
}
