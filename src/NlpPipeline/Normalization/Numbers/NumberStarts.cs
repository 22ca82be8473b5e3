using NlpPipeline.Annotations;

namespace NlpPipeline.Normalization;

internal enum StartRole : byte
{
    None,
    Number,

    /// <summary>a, an: a number only before a word that counts.</summary>
    Article,

    /// <summary>A currency code.</summary>
    Prefix,

    /// <summary>between, giữa.</summary>
    Between,
}

/// <summary>The words that can begin a number expression; all others are passed over at the cost of one look-up.</summary>
internal static class NumberStarts
{
    private static readonly WordTable<StartRole> Vietnamese = new(Rows(
        "không một hai ba bốn năm sáu bảy bẩy tám chín mười hăm băm trăm nghìn ngàn vạn triệu tỷ tỉ chục nửa phân hàng nhiều vài vai mấy dăm đôi thứ đệ đầu trước âm tá", "giữa", ""));

    private static readonly WordTable<StartRole> English = new(Rows(EnglishWords(), "between", "a an"));

    public static bool TryGet(ReadOnlySpan<char> word, Language language, out StartRole role) =>
        (language == Language.Vietnamese ? Vietnamese : English).TryGet(word, out role);

    private static string EnglishWords()
    {
        string[] units =
        [
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen",
            "fifteen", "sixteen", "seventeen", "eighteen", "nineteen", "twenty", "thirty", "forty", "fourty", "fifty", "sixty", "seventy",
            "eighty", "ninety", "nought", "naught", "nil",
        ];
        string[] ordinals =
        [
            "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth",
            "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth", "twentieth", "thirtieth", "fortieth",
            "fiftieth", "sixtieth", "seventieth", "eightieth", "ninetieth", "hundredth", "thousandth", "millionth",
        ];
        string[] others =
        [
            "half", "several", "few", "hundreds", "thousands", "millions", "billions", "trillions", "tens", "dozens", "scores",
            "twice", "thrice", "point", "minus", "negative", "quarter",
        ];
        var compounds = units[20..29].Distinct().SelectMany(t => units[1..10].Select(u => t + u).Concat(ordinals[..9].Select(o => t + o)));
        return string.Join(' ', units.Concat(ordinals).Concat(others).Concat(compounds).Distinct());
    }

    private static IEnumerable<(string, StartRole)> Rows(string numbers, string between, string articles) =>
        numbers.Split(' ').Select(w => (w, StartRole.Number))
            .Concat(between.Split(' ').Select(w => (w, StartRole.Between)))
            .Concat(articles.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(w => (w, StartRole.Article)))
            .Concat("USD EUR GBP RUB VND CNY JPY FRF DEM CZK Rs US A C HK NZ R".Split(' ').Where(w => w.Length > 1).Select(w => (w.ToLowerInvariant(), StartRole.Prefix))
                .Where(p => p.Item1 is not "us"));
}
