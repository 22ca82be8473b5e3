using System.Globalization;
using System.Text;
using NlpPipeline.Annotations;

namespace NlpPipeline.Normalization;

/// <summary>Writes numbers in words and digits; <see cref="NumberParser"/> reads both back to the same value, digits with three decimals
/// (<c>1,075</c>) only where it is told the language's <see cref="NumberStyleHint"/>.</summary>
public static class NumberWriter
{
    private static readonly string[] VietnameseUnits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

    private static readonly string[] EnglishSmall =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] EnglishTens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    /// <summary>The number in words: <c>một trăm linh năm</c>, <c>one hundred and five</c>, <c>three point one four</c>.</summary>
    /// <param name="value">Absolute value at most 10^18; at most twelve decimals.</param>
    /// <exception cref="ArgumentOutOfRangeException">The value is larger or has more decimals.</exception>
    public static string ToWords(decimal value, Language language)
    {
        ArgumentOutOfRangeException.ThrowIfGreaterThan(Math.Abs(value), Numeral.Largest);
        if (decimal.Round(value, 12) != value)
            throw new ArgumentOutOfRangeException(nameof(value), "more than twelve decimals cannot be written in words");
        var words = new StringBuilder();
        if (value < 0)
            words.Append(language == Language.Vietnamese ? "âm " : "minus ");
        value = Math.Abs(value);
        var whole = (long)Math.Truncate(value);
        if (language == Language.Vietnamese)
            WriteVietnamese(whole, words);
        else
            WriteEnglish(whole, words);
        var decimals = value - whole;
        if (decimals > 0)
        {
            words.Append(language == Language.Vietnamese ? " phẩy" : " point");
            for (; decimals > 0; decimals -= Math.Truncate(decimals))
            {
                decimals *= 10;
                words.Append(' ').Append((language == Language.Vietnamese ? VietnameseUnits : EnglishSmall)[(int)decimals]);
            }
        }

        return words.ToString();
    }

    /// <summary>The number in digits with the language's marks: <c>1.200.000,5</c>, <c>1,200,000.5</c>.</summary>
    public static string ToDigits(decimal value, Language language)
    {
        var plain = value.ToString(CultureInfo.InvariantCulture);
        var (thousands, point) = language == Language.Vietnamese ? ('.', ',') : (',', '.');
        var sign = plain[0] == '-' ? 1 : 0;
        var dot = plain.IndexOf('.');
        var whole = plain[sign..(dot < 0 ? plain.Length : dot)];
        var digits = new StringBuilder(plain, 0, sign, plain.Length + 8);
        for (var i = 0; i < whole.Length; i++)
        {
            if (i > 0 && (whole.Length - i) % 3 == 0)
                digits.Append(thousands);
            digits.Append(whole[i]);
        }

        if (dot >= 0)
            digits.Append(point).Append(plain.AsSpan(dot + 1));
        return digits.ToString();
    }

    private static void WriteVietnamese(long value, StringBuilder words)
    {
        if (value >= 1_000_000_000)
        {
            WriteVietnamese(value / 1_000_000_000, words);
            words.Append(" tỷ");
            if (value % 1_000_000_000 > 0)
            {
                words.Append(' ');
                WriteVietnameseBelowBillion((int)(value % 1_000_000_000), isTail: true, words);
            }

            return;
        }

        WriteVietnameseBelowBillion((int)value, isTail: false, words);
    }

    private static void WriteVietnameseBelowBillion(int value, bool isTail, StringBuilder words)
    {
        var millions = value / 1_000_000;
        var thousands = value / 1000 % 1000;
        var rest = value % 1000;
        if (millions > 0)
        {
            WriteVietnameseGroup(millions, isTail, words);
            words.Append(" triệu");
            isTail = true;
        }

        if (thousands > 0)
        {
            if (millions > 0)
                words.Append(' ');
            WriteVietnameseGroup(thousands, isTail, words);
            words.Append(" nghìn");
            isTail = true;
        }

        if (rest > 0 || value == 0)
        {
            if (millions > 0 || thousands > 0)
                words.Append(' ');
            WriteVietnameseGroup(rest, isTail, words);
        }
    }

    /// <summary>0 to 999; behind a larger part the hundreds are always said (<c>một nghìn không trăm linh năm</c>).</summary>
    private static void WriteVietnameseGroup(int value, bool isTail, StringBuilder words)
    {
        var hundreds = value / 100;
        var tens = value / 10 % 10;
        var unit = value % 10;
        if (hundreds > 0 || isTail)
        {
            words.Append(VietnameseUnits[hundreds]).Append(" trăm");
            if (value % 100 == 0)
                return;
            words.Append(tens == 0 ? " linh " : " ");
        }

        switch (tens)
        {
            case 0:
                words.Append(VietnameseUnits[unit]);
                return;
            case 1:
                words.Append("mười");
                break;
            default:
                words.Append(VietnameseUnits[tens]).Append(" mươi");
                break;
        }

        if (unit > 0)
        {
            words.Append(' ').Append((unit, tens) switch
            {
                (1, > 1) => "mốt",
                (5, _) => "lăm",
                _ => VietnameseUnits[unit],
            });
        }
    }

    private static void WriteEnglish(long value, StringBuilder words)
    {
        ReadOnlySpan<(long Value, string Word)> scales =
        [
            (1_000_000_000_000_000, "quadrillion"), (1_000_000_000_000, "trillion"), (1_000_000_000, "billion"), (1_000_000, "million"), (1000, "thousand"),
        ];
        var started = false;
        foreach (var (scale, word) in scales)
        {
            if (value < scale)
                continue;
            if (started)
                words.Append(' ');
            WriteEnglishGroup((int)(value / scale), words);
            words.Append(' ').Append(word);
            value %= scale;
            started = true;
        }

        if (started && value > 0)
            words.Append(value < 100 ? " and " : " ");
        if (!started || value > 0)
            WriteEnglishGroup((int)value, words);
    }

    private static void WriteEnglishGroup(int value, StringBuilder words)
    {
        if (value >= 100)
        {
            words.Append(EnglishSmall[value / 100]).Append(" hundred");
            value %= 100;
            if (value == 0)
                return;
            words.Append(" and ");
        }

        if (value < 20)
        {
            words.Append(EnglishSmall[value]);
            return;
        }

        words.Append(EnglishTens[value / 10]);
        if (value % 10 > 0)
            words.Append('-').Append(EnglishSmall[value % 10]);
    }
}
