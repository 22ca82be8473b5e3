namespace NlpPipeline.Normalization;

/// <summary>The few words before or after a place, as entries of a table; words that the table lacks have the default entry.</summary>
internal ref struct WordWindow<T>
    where T : struct
{
    public const int Most = 6;
    private Slots values;

    public int Count { get; private set; }

    public readonly T this[int index] => index < Count ? values[index] : default;

    /// <summary>
    /// The words that end at <paramref name="at"/>, the nearest first; the row ends at a sign other than white space and quotes, and with the nearest word
    /// where the table lacks it.
    /// </summary>
    public static WordWindow<T> Before(ReadOnlySpan<char> text, int at, WordTable<T> table)
    {
        var window = default(WordWindow<T>);
        while (window.Count < Most)
        {
            var end = Scan.SkipSpaceBack(text, at);
            while (end > 0 && IsSoft(text[end - 1]) && at - end < 3)
                end--;
            end = end < 0 ? end : Scan.SkipSpaceBack(text, end);
            if (end <= 0 || !Scan.IsLetter(text[end - 1]))
                break;
            var start = end;
            while (start > 0 && end - start < 24 && Scan.IsLetter(text[start - 1]))
                start--;
            window.Add(text[start..end], table);

            // What stands behind a word that the table lacks says nothing of the number.
            if (window.Count == 1 && EqualityComparer<T>.Default.Equals(window.values[0], default))
                break;
            at = start;
        }

        return window;
    }

    /// <summary>The words that begin at <paramref name="at"/>, the nearest first.</summary>
    public static WordWindow<T> After(ReadOnlySpan<char> text, int at, WordTable<T> table, int most = Most)
    {
        var window = default(WordWindow<T>);
        while (window.Count < most)
        {
            var start = Scan.SkipSpace(text, at);
            if (start < 0 || start >= text.Length || !Scan.IsLetter(text[start]))
                break;
            var end = start;
            while (end < text.Length && end - start < 24 && Scan.IsLetter(text[end]))
                end++;
            window.Add(text[start..end], table);
            at = end;
        }

        return window;
    }

    private static bool IsSoft(char c) => c is '"' or '“' or '«' or '\'' or '‘' or '*' or '_';

    private void Add(ReadOnlySpan<char> word, WordTable<T> table)
    {
        table.TryGet(word, out var value);
        values[Count++] = value;
    }

    [System.Runtime.CompilerServices.InlineArray(Most)]
    private struct Slots
    {
        private T first;
    }
}
