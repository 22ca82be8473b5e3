namespace NlpPipeline.Normalization;

/// <summary>Roman numerals in their standard form, I to MMMCMXCIX, in capitals.</summary>
internal static class RomanNumeral
{
    private static readonly (string Sign, int Value)[] Signs =
    [
        ("M", 1000), ("CM", 900), ("D", 500), ("CD", 400), ("C", 100), ("XC", 90), ("L", 50), ("XL", 40), ("X", 10), ("IX", 9), ("V", 5),
        ("IV", 4), ("I", 1),
    ];

    public static bool TryRead(ReadOnlySpan<char> word, out int value)
    {
        value = 0;
        if (word.Length is 0 or > 15)
            return false;
        var rest = word;
        foreach (var (sign, worth) in Signs)
        {
            var most = sign.Length == 2 || worth is 5 or 50 or 500 ? 1 : 3;
            for (var i = 0; i < most && rest.StartsWith(sign, StringComparison.Ordinal); i++)
            {
                value += worth;
                rest = rest[sign.Length..];
            }
        }

        return rest.IsEmpty && value > 0 && Write(value).AsSpan().SequenceEqual(word);
    }

    public static string Write(int value)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(value);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(value, 3999);
        var text = "";
        foreach (var (sign, worth) in Signs)
        {
            for (; value >= worth; value -= worth)
                text += sign;
        }

        return text;
    }
}
