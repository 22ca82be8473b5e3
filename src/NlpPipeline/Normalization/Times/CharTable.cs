using System.Runtime.CompilerServices;

namespace NlpPipeline.Normalization;

/// <summary>Letters and their lower case by table: the general calls look a character's category up anew each time.</summary>
internal static class CharTable
{
    /// <summary>Latin with its marks, Greek and Cyrillic lie below.</summary>
    private const int Size = 0x2000;

    private static readonly bool[] Letters = Fill(char.IsLetter);
    private static readonly bool[] LettersAndCombining = Fill(c => char.IsLetter(c) || c is >= '\u0300' and <= '\u036F');
    private static readonly char[] Lowers = Fill(char.ToLowerInvariant);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsLetter(char c)
    {
        var table = Letters;
        return c < table.Length ? table[c] : char.IsLetter(c);
    }

    /// <summary>A letter, or a mark that joins the letter before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static bool IsLetterOrCombining(char c)
    {
        var table = LettersAndCombining;
        return c < table.Length ? table[c] : char.IsLetter(c);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static char Lower(char c)
    {
        var table = Lowers;
        return c < table.Length ? table[c] : char.ToLowerInvariant(c);
    }

    private static T[] Fill<T>(Func<char, T> of)
    {
        var table = new T[Size];
        for (var i = 0; i < Size; i++)
            table[i] = of((char)i);
        return table;
    }
}
