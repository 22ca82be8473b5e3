using NlpPipeline.Annotations;

namespace NlpPipeline.Normalization;

/// <summary>Reads the numeral that a text begins with, and nothing around it: no sign, unit, bound or range.</summary>
public static class NumeralReader
{
    /// <summary>Reads the longest cardinal in words at the start of <paramref name="text"/> (<c>hai mươi mốt</c>, <c>two hundred and five</c>).</summary>
    /// <param name="length">UTF-16 code units read; 0 where there is none.</param>
    /// <param name="value">0 to 10^18.</param>
    /// <remarks>A lone <c>năm</c> is 5; behind another number word it is the year of a duration and stays outside.</remarks>
    public static bool TryReadWords(ReadOnlySpan<char> text, Language language, out int length, out decimal value)
    {
        var found = TryRead(text, 0, language, NumberStyleHint.Unknown, allowDigits: false, out var numeral) && !numeral.IsOrdinal;
        length = found ? numeral.End : 0;
        value = found ? numeral.Value : 0;
        return found;
    }

    /// <summary>Reads the number in digits at the start of <paramref name="text"/>, with its thousands and decimal marks.</summary>
    /// <param name="length">UTF-16 code units read; 0 where there is none.</param>
    /// <param name="value">0 to 10^18.</param>
    /// <param name="style">The document's habit, where known.</param>
    public static bool TryReadDigits(
        ReadOnlySpan<char> text, Language language, out int length, out decimal value, NumberStyleHint style = NumberStyleHint.Unknown)
    {
        var found = DigitNumerals.TryRead(text, 0, language, style, out var numeral);
        length = found ? numeral.End : 0;
        value = found ? numeral.Value : 0;
        return found;
    }

    internal static bool TryRead(
        ReadOnlySpan<char> text, int at, Language language, NumberStyleHint style, bool allowDigits, out Numeral numeral) =>
        language == Language.Vietnamese
            ? new VietnameseNumerals(text, style, allowDigits).TryRead(at, out numeral)
            : new EnglishNumerals(text, style, allowDigits).TryRead(at, out numeral);
}
