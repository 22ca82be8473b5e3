using System.Runtime.CompilerServices;

namespace NlpPipeline.Normalization;

/// <summary>Character classes and short steps that the number scanners share. Every step looks at a bounded stretch, which is
/// what keeps the scanners linear.</summary>
internal static class Scan
{
    /// <summary>The most white space that may stand inside one number: more is a table's column or a new line of thought.</summary>
    private const int LongestGap = 4;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static char Lower(char c) => CharTable.Lower(c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsDigit(char c) => (uint)(c - '0') < 10;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsLetter(char c) => CharTable.IsLetterOrCombining(c);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsSpace(char c) => c <= ' ' ? c is ' ' or '\t' or '\n' or '\r' : c >= '\u00A0' && c is '\u00A0' or '\u2009' or '\u202F' or '\u2007';

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsDash(char c) => c == '-' || (c >= '\u2010' && c is <= '\u2014' or '\u2212');

    public static int WordEnd(ReadOnlySpan<char> text, int start)
    {
        while (start < text.Length && IsLetter(text[start]))
            start++;
        return start;
    }

    public static int WordStart(ReadOnlySpan<char> text, int end)
    {
        while (end > 0 && IsLetter(text[end - 1]))
            end--;
        return end;
    }

    public static int DigitsEnd(ReadOnlySpan<char> text, int start)
    {
        while (start < text.Length && IsDigit(text[start]))
            start++;
        return start;
    }

    /// <summary>The place after the white space at <paramref name="at"/>; <paramref name="at"/> itself where there is none, -1 where
    /// there is too much to belong inside a number.</summary>
    public static int SkipSpace(ReadOnlySpan<char> text, int at)
    {
        var end = at;
        while (end < text.Length && IsSpace(text[end]))
        {
            if (++end - at > LongestGap)
                return -1;
        }

        return end;
    }

    /// <summary>The place after the white space or one dash that parts two words of a numeral; -1 where they are not parted so.</summary>
    public static int SkipJoint(ReadOnlySpan<char> text, int at)
    {
        var end = SkipSpace(text, at);
        if (end < 0 || end >= text.Length)
            return -1;
        if (!IsDash(text[end]))
            return end > at ? end : -1;
        if (end > at)
            return -1;
        return end + 1 < text.Length && IsLetter(text[end + 1]) ? end + 1 : -1;
    }

    /// <summary>The place before the white space that ends at <paramref name="at"/>; -1 where there is too much.</summary>
    public static int SkipSpaceBack(ReadOnlySpan<char> text, int at)
    {
        var start = at;
        while (start > 0 && IsSpace(text[start - 1]))
        {
            if (at - --start > LongestGap)
                return -1;
        }

        return start;
    }
}
