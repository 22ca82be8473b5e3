using System.Globalization;
using NlpPipeline.Annotations;

namespace NlpPipeline.Normalization;

/// <summary>Writes a value as people write it; reading that with <see cref="TimexParser"/> gives the value again.</summary>
public static class TimexWriter
{
    /// <summary>The last century that the grammars read; what stands in texts as a later one is something else.</summary>
    private const int LastCentury = 30;

    /// <summary>The last year that needs no word beside it in English to be read as one.</summary>
    private const int LastBareYear = 2099;

    private static readonly string[] EnglishMonths =
        ["January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November", "December"];

    private static readonly string[] EnglishSeasons = ["spring", "summer", "autumn", "winter"];
    private static readonly string[] VietnameseSeasons = ["xuân", "hè", "thu", "đông"];
    private static readonly string[] VietnameseDigits = ["không", "một", "hai", "ba", "bốn", "năm", "sáu", "bảy", "tám", "chín"];

    private static readonly string[] EnglishSmall =
    [
        "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
        "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
    ];

    private static readonly string[] EnglishTens = ["", "", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];

    private static readonly string[] EnglishOrdinals =
    [
        "", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
        "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth",
    ];

    /// <summary>Numbers in digits: <c>ngày 27 tháng 3 năm 1953</c>, <c>27 March 1953</c>.</summary>
    /// <exception cref="ArgumentException">The value has a form that has no plain words (weeks, unknown parts).</exception>
    public static string ToDigits(TimexValue value, Language language) => Write(value, language, false);

    /// <summary>Numbers in words: <c>ngày hai mươi bảy tháng ba năm một nghìn chín trăm năm mươi ba</c>.</summary>
    /// <exception cref="ArgumentException">The value has a form that has no plain words (weeks, unknown parts).</exception>
    public static string ToWords(TimexValue value, Language language) => Write(value, language, true);

    private static string Write(TimexValue value, Language language, bool words)
    {
        var text = value.Value;
        var slash = text.IndexOf('/', StringComparison.Ordinal);
        var vietnamese = language == Language.Vietnamese;
        if (slash > 0 && value.Type == TimexType.Date)
        {
            var first = Date(text[..slash], vietnamese, words);
            var last = Date(text[(slash + 1)..], vietnamese, words);
            return vietnamese ? $"từ {first} đến {last}" : $"from {first} to {last}";
        }

        return text switch
        {
            "PRESENT_REF" => vietnamese ? "hiện nay" : "now",
            "PAST_REF" => vietnamese ? "trước đây" : "the past",
            "FUTURE_REF" => vietnamese ? "tương lai" : "the future",
            ['P', ..] when slash < 0 && value.Type == TimexType.Duration => Duration(text, vietnamese, words),
            ['T', ..] when slash < 0 => Clock(text, vietnamese, words),
            _ when value.Type == TimexType.Date && slash < 0 => Date(text, vietnamese, words),
            _ => throw Unwritable(text),
        };
    }

    private static ArgumentException Unwritable(string text) => new($"'{text}' has no plain words");

    private static string Date(string value, bool vietnamese, bool words)
    {
        var bc = value.StartsWith("BC", StringComparison.Ordinal);
        var parts = (bc ? value[2..] : value).Split('-');
        if (!int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            throw Unwritable(value);
        switch (parts[0].Length)
        {
            case 2 when number >= LastCentury:
                throw Unwritable(value);
            case 2:
                return vietnamese
                    ? $"thế kỷ {Number(number + 1, true, words)}{(bc ? " trước Công nguyên" : "")}"
                    : $"the {Ordinal(number + 1, words)} century{(bc ? " BC" : "")}";
            case 3 when number is < 100 or > 219:
                throw Unwritable(value);
            case 3 when !bc:
                return vietnamese ? $"thập niên {Digits(number * 10)}" : number % 10 == 0 && number < 190 ? $"the decade {Digits(number * 10)}" : $"the {Digits(number * 10)}s";
            case 3:
            case 4 when number == 0 || (number > LastBareYear && !vietnamese && !bc):
                throw Unwritable(value);
        }

        var spelled = words && !bc && number is > 1000 and <= 2199 && (vietnamese || number != 2000);
        var year = vietnamese
            ? $"năm {Number(number, true, spelled)}{(bc ? " trước Công nguyên" : number < 1000 ? " sau Công nguyên" : "")}"
            : bc ? $"{Digits(number)} BC" : number < 1000 ? $"AD {Digits(number)}" : spelled ? EnglishYear(number) : Digits(number);
        if (parts.Length == 1)
            return year;
        // "January 1 BC" would be a day, "January 1000 BC" a year of our era.
        if (!vietnamese && (bc ? number is <= 31 or >= 1000 : number < 1000))
            throw Unwritable(value);
        if (parts.Length == 2)
        {
            var season = parts[1] switch { "SP" => 0, "SU" => 1, "FA" => 2, "WI" => 3, _ => -1 };
            if (season >= 0 && !bc)
                return vietnamese ? $"mùa {VietnameseSeasons[season]} {year}" : $"the {EnglishSeasons[season]} of {Digits(number)}";
            if (parts[1] is ['Q', >= '1' and <= '4' and var q] && !bc)
                return vietnamese ? $"quý {Number(q - '0', true, words)} {year}" : $"the {Ordinal(q - '0', words)} quarter of {Digits(number)}";
            if (parts[1] is ['H', >= '1' and <= '2' and var h] && !bc)
                return vietnamese ? $"nửa {(h == '1' ? "đầu" : "cuối")} {year}" : $"the {(h == '1' ? "first" : "second")} half of {Digits(number)}";
        }

        if (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var month) || month is < 1 or > 12)
            throw Unwritable(value);
        var monthText = vietnamese ? $"tháng {Number(month, true, words)} {year}" : $"{EnglishMonths[month - 1]} {year}";
        if (parts.Length == 2)
            return monthText;
        if (!int.TryParse(parts[2], NumberStyles.None, CultureInfo.InvariantCulture, out var day) || day is < 1 or > 31)
            throw Unwritable(value);
        return vietnamese
            ? $"ngày {Number(day, true, words)} {monthText}"
            : words ? $"the {Ordinal(day, true)} of {monthText}" : $"{Digits(day)} {monthText}";
    }

    private static string Clock(string value, bool vietnamese, bool words)
    {
        var parts = value[1..].Split(':');
        // An hour without minutes (T02) is no clock time that one can say: "2 o'clock" is T02:00.
        if (parts.Length != 2 || !int.TryParse(parts[0], NumberStyles.None, CultureInfo.InvariantCulture, out var hour) || hour > 23)
            throw Unwritable(value);
        if (!int.TryParse(parts[1], NumberStyles.None, CultureInfo.InvariantCulture, out var minute) || minute > 59)
            throw Unwritable(value);
        if (!vietnamese)
        {
            var half = hour < 12 ? "am" : "pm";
            var hour12 = hour % 12 == 0 ? 12 : hour % 12;
            return words && minute == 0
                ? $"{EnglishSmall[hour12]} {half}"
                : words && minute >= 10 ? $"{EnglishSmall[hour12]} {English(minute)} {half}" : string.Create(CultureInfo.InvariantCulture, $"{hour12}:{minute:00} {half}");
        }

        if (!words || hour == 0)
            return string.Create(CultureInfo.InvariantCulture, $"{hour}:{minute:00}");
        return minute == 0 ? $"lúc {Vietnamese(hour)} giờ" : $"{Vietnamese(hour)} giờ {Vietnamese(minute)} phút";
    }

    private static string Duration(string value, bool vietnamese, bool words)
    {
        var time = value.StartsWith("PT", StringComparison.Ordinal);
        var body = value[(time ? 2 : 1)..];
        if (body.Length < 2)
            throw Unwritable(value);
        var unit = (time, body[^1]) switch
        {
            (false, 'Y') => ("năm", "year"),
            (false, 'M') => ("tháng", "month"),
            (false, 'W') => ("tuần", "week"),
            (false, 'D') => ("ngày", "day"),
            (true, 'H') => ("tiếng", "hour"),
            (true, 'M') => ("phút", "minute"),
            (true, 'S') => ("giây", "second"),
            _ => throw Unwritable(value),
        };
        if (body[..^1] == "X")
            return vietnamese ? $"nhiều {unit.Item1}" : $"several {unit.Item2}s";
        if (!int.TryParse(body[..^1], NumberStyles.None, CultureInfo.InvariantCulture, out var count) || body[0] == '0' || count > 9999)
            throw Unwritable(value);
        return vietnamese
            ? $"{Number(count, true, words)} {unit.Item1}"
            : $"{Number(count, false, words)} {unit.Item2}{(count == 1 ? "" : "s")}";
    }

    private static string Number(int number, bool vietnamese, bool words) => !words ? Digits(number) : vietnamese ? Vietnamese(number) : English(number);

    private static string Digits(int number) => number.ToString(CultureInfo.InvariantCulture);

    private static string Ordinal(int number, bool words)
    {
        if (words && number <= 20)
            return EnglishOrdinals[number];
        if (words && number < 100)
            return number == 30 ? "thirtieth" : number % 10 == 0 ? throw new ArgumentOutOfRangeException(nameof(number)) : $"{EnglishTens[number / 10]}-{EnglishOrdinals[number % 10]}";
        var suffix = (number % 100) is >= 11 and <= 13 ? "th" : (number % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" };
        return Digits(number) + suffix;
    }

    /// <summary>Nineteen thirty-seven, nineteen hundred, two thousand and five.</summary>
    private static string EnglishYear(int year)
    {
        var (high, low) = (year / 100, year % 100);
        if (high is >= 13 and <= 19 or 20 && low >= 10)
            return $"{English(high)} {English(low)}";
        return English(year);
    }

    private static string English(int number) => number switch
    {
        < 20 => EnglishSmall[number],
        < 100 => EnglishTens[number / 10] + (number % 10 == 0 ? "" : "-" + EnglishSmall[number % 10]),
        < 1000 => $"{EnglishSmall[number / 100]} hundred" + (number % 100 == 0 ? "" : " and " + English(number % 100)),
        _ => $"{EnglishSmall[number / 1000]} thousand" + (number % 1000 == 0 ? "" : number % 1000 < 100 ? " and " + English(number % 1000) : " " + English(number % 1000)),
    };

    private static string Vietnamese(int number)
    {
        if (number < 10)
            return VietnameseDigits[number];
        if (number < 100)
        {
            var tens = number < 20 ? "mười" : VietnameseDigits[number / 10] + " mươi";
            return (number % 10) switch
            {
                0 => tens,
                1 when number > 20 => tens + " mốt",
                5 => tens + " lăm",
                var one => tens + " " + VietnameseDigits[one],
            };
        }

        if (number < 1000)
        {
            var hundreds = VietnameseDigits[number / 100] + " trăm";
            return (number % 100) switch
            {
                0 => hundreds,
                < 10 and var one => hundreds + " linh " + VietnameseDigits[one],
                var rest => hundreds + " " + Vietnamese(rest),
            };
        }

        var thousands = VietnameseDigits[number / 1000] + " nghìn";
        return (number % 1000) switch
        {
            0 => thousands,
            < 10 and var one => thousands + " không trăm linh " + VietnameseDigits[one],
            < 100 and var rest => thousands + " không trăm " + Vietnamese(rest),
            var rest => thousands + " " + Vietnamese(rest),
        };
    }
}
