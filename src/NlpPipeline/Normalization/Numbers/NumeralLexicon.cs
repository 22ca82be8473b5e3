using NlpPipeline.Annotations;

namespace NlpPipeline.Normalization;

/// <summary>The numeral words of the two languages.</summary>
internal static class NumeralLexicon
{
    private static readonly WordTable<NumeralWord> Vietnamese = new(VietnameseWords());
    private static readonly WordTable<NumeralWord> English = new(EnglishWords());

    public static bool TryGet(ReadOnlySpan<char> word, Language language, out NumeralWord entry) =>
        (language == Language.Vietnamese ? Vietnamese : English).TryGet(word, out entry);

    /// <summary>The entry of the word at <paramref name="at"/> and where that word ends; role None where it is no numeral word.</summary>
    public static NumeralWord At(ReadOnlySpan<char> text, int at, Language language, out int end)
    {
        end = at;
        if (at < 0 || at >= text.Length || !Scan.IsLetter(text[at]))
            return default;
        end = Scan.WordEnd(text, at);
        return TryGet(text[at..end], language, out var entry) ? entry : default;
    }

    private static IEnumerable<(string, NumeralWord)> VietnameseWords()
    {
        string[][] units =
        [
            ["không"], ["một"], ["hai"], ["ba"], ["bốn"], ["năm"], ["sáu"], ["bảy", "bẩy"], ["tám"], ["chín"],
        ];
        for (var i = 0; i < units.Length; i++)
        {
            foreach (var word in units[i])
                yield return (word, new NumeralWord(NumeralRole.Unit, i));
        }

        yield return ("mốt", new NumeralWord(NumeralRole.FinalUnit, 1));
        yield return ("tư", new NumeralWord(NumeralRole.FinalUnit, 4));
        yield return ("lăm", new NumeralWord(NumeralRole.FinalUnit, 5));
        yield return ("nhăm", new NumeralWord(NumeralRole.FinalUnit, 5));
        yield return ("mười", new NumeralWord(NumeralRole.Teen, 10));
        yield return ("hăm", new NumeralWord(NumeralRole.Tens, 20));
        yield return ("băm", new NumeralWord(NumeralRole.Tens, 30));
        yield return ("mươi", new NumeralWord(NumeralRole.TimesTen, 10));
        yield return ("chục", new NumeralWord(NumeralRole.TimesTen, 10));
        yield return ("trăm", new NumeralWord(NumeralRole.Hundred, 100));
        foreach (var word in (string[])["nghìn", "ngàn", "nghin"])
            yield return (word, new NumeralWord(NumeralRole.Scale, 1_000));
        yield return ("vạn", new NumeralWord(NumeralRole.Scale, 10_000));
        yield return ("muôn", new NumeralWord(NumeralRole.Scale, 10_000));
        yield return ("triệu", new NumeralWord(NumeralRole.Scale, 1_000_000));
        foreach (var word in (string[])["tỷ", "tỉ"])
            yield return (word, new NumeralWord(NumeralRole.Scale, 1_000_000_000));
        yield return ("tr", new NumeralWord(NumeralRole.Scale, 1_000_000));
        yield return ("linh", new NumeralWord(NumeralRole.Gap, 0));
        yield return ("lẻ", new NumeralWord(NumeralRole.Gap, 0));
        yield return ("lẽ", new NumeralWord(NumeralRole.Gap, 0));
        yield return ("rưỡi", new NumeralWord(NumeralRole.AndHalf, 0.5m));
        yield return ("rưởi", new NumeralWord(NumeralRole.AndHalf, 0.5m));
        yield return ("nửa", new NumeralWord(NumeralRole.Half, 0.5m));
        yield return ("phẩy", new NumeralWord(NumeralRole.Point, 0));
        yield return ("âm", new NumeralWord(NumeralRole.Minus, -1));
    }

    private static IEnumerable<(string, NumeralWord)> EnglishWords()
    {
        string[] small =
        [
            "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve",
            "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
        ];
        string[] smallOrdinals =
        [
            "zeroth", "first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh",
            "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth", "nineteenth",
        ];
        string[] tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        for (var i = 0; i < small.Length; i++)
        {
            yield return (small[i], new NumeralWord(i < 10 ? NumeralRole.Unit : NumeralRole.Teen, i));
            yield return (smallOrdinals[i], new NumeralWord(NumeralRole.Ordinal, i));
            if (i > 2)
                yield return (smallOrdinals[i] + "s", new NumeralWord(NumeralRole.Denominator, i));
        }

        yield return ("fourty", new NumeralWord(NumeralRole.Tens, 40));
        for (var i = 0; i < tens.Length; i++)
        {
            var value = (i + 2) * 10;
            yield return (tens[i], new NumeralWord(NumeralRole.Tens, value));
            var ordinal = tens[i][..^1] + "ieth";
            yield return (ordinal, new NumeralWord(NumeralRole.Ordinal, value));
            yield return (ordinal + "s", new NumeralWord(NumeralRole.Denominator, value));
            for (var unit = 1; unit < 10; unit++)
            {
                yield return (tens[i] + small[unit], new NumeralWord(NumeralRole.Teen, value + unit));
                yield return (tens[i] + smallOrdinals[unit], new NumeralWord(NumeralRole.Ordinal, value + unit));
            }
        }

        foreach (var word in (string[])["nought", "naught", "nil"])
            yield return (word, new NumeralWord(NumeralRole.Unit, 0));

        (string Word, decimal Value)[] scales =
        [
            ("thousand", 1e3m), ("lakh", 1e5m), ("million", 1e6m), ("crore", 1e7m), ("billion", 1e9m), ("trillion", 1e12m),
            ("quadrillion", 1e15m),
        ];
        foreach (var (word, value) in scales)
        {
            yield return (word, new NumeralWord(NumeralRole.Scale, value));
            yield return (word + "s", new NumeralWord(NumeralRole.PluralMagnitude, value));
            yield return (word + "th", new NumeralWord(NumeralRole.Ordinal, value));
            yield return (word + "ths", new NumeralWord(NumeralRole.Denominator, value));
        }

        foreach (var (word, value) in ((string, decimal)[])[("mln", 1e6m), ("mio", 1e6m), ("bln", 1e9m), ("bn", 1e9m), ("trn", 1e12m), ("tln", 1e12m)])
            yield return (word, new NumeralWord(NumeralRole.Scale, value));
        yield return ("hundred", new NumeralWord(NumeralRole.Hundred, 100));
        yield return ("hundreds", new NumeralWord(NumeralRole.PluralMagnitude, 100));
        yield return ("tens", new NumeralWord(NumeralRole.PluralMagnitude, 10));
        yield return ("hundredth", new NumeralWord(NumeralRole.Ordinal, 100));
        yield return ("hundredths", new NumeralWord(NumeralRole.Denominator, 100));
        yield return ("dozen", new NumeralWord(NumeralRole.Dozen, 12));
        yield return ("dozens", new NumeralWord(NumeralRole.PluralMagnitude, 12));
        yield return ("doz", new NumeralWord(NumeralRole.Dozen, 12));
        yield return ("gross", new NumeralWord(NumeralRole.Dozen, 144));
        yield return ("score", new NumeralWord(NumeralRole.Dozen, 20));
        yield return ("half", new NumeralWord(NumeralRole.Half, 0.5m));
        yield return ("halves", new NumeralWord(NumeralRole.Denominator, 2));
        yield return ("firsts", new NumeralWord(NumeralRole.Denominator, 1));
        yield return ("quarter", new NumeralWord(NumeralRole.Denominator, 4));
        yield return ("quarters", new NumeralWord(NumeralRole.Denominator, 4));
        yield return ("point", new NumeralWord(NumeralRole.Point, 0));
        yield return ("and", new NumeralWord(NumeralRole.And, 0));
        yield return ("a", new NumeralWord(NumeralRole.Article, 1));
        yield return ("an", new NumeralWord(NumeralRole.Article, 1));
        yield return ("minus", new NumeralWord(NumeralRole.Minus, -1));
        yield return ("negative", new NumeralWord(NumeralRole.Minus, -1));
    }
}
