using NlpPipeline.Annotations;

namespace NlpPipeline.Normalization;

/// <summary>English money before 1971 that is said in one word (<c>threepence</c>) or in parts (<c>twelve shillings and sixpence</c>, <c>a dollar and a
/// quarter</c>): a pound has 20 shillings of 12 pence.</summary>
internal static class OldCoins
{
    private const decimal Penny = 1m / 240;

    public static bool TryRead(ReadOnlySpan<char> text, Language language, out NumberExpression expression)
    {
        expression = default;
        if (language != Language.English)
            return false;
        if (PenceOf(text) is > 0 and var alone)
        {
            Set(ref expression, alone * Penny, "GBP", text.Length);
            return true;
        }

        var and = text.IndexOf(" and ", StringComparison.Ordinal);
        if (and <= 0)
            return false;
        var reader = new NumberExpressionReader(text[..and], language, NumberStyleHint.Unknown) { Wanted = NumberKind.Money };
        if (!reader.TryRead(0, out var upper) || upper.End != and || upper.IsRange || upper.Unit is null)
            return false;
        var rest = text[(and + 5)..];
        var add = upper.Unit == "GBP" ? PenceOf(rest) * Penny : 0;
        if (upper.Unit != "GBP" || text[..and].Contains("pound", StringComparison.Ordinal))
            add = rest switch { "a quarter" => 0.25m, "a half" => 0.5m, "three quarters" => 0.75m, _ => add };
        if (add <= 0)
            return false;
        Set(ref expression, SaturatingDecimal.Add(upper.First.Value, add), upper.Unit, text.Length);
        return true;
    }

    private static void Set(ref NumberExpression expression, decimal value, string unit, int end)
    {
        expression.First = expression.Last = new Amount(Math.Round(value, 6));
        expression.Unit = unit;
        expression.Kind = NumberKind.Money;
        expression.End = end;
    }

    /// <summary>Pence of a word such as sixpence; 0 for other words.</summary>
    private static decimal PenceOf(ReadOnlySpan<char> text)
    {
        return text switch
        {
            "a penny" or "one penny" => 1m,
            "a halfpenny" or "halfpenny" or "a ha'penny" => 0.5m,
            "a farthing" => 0.25m,
            "twopence" or "tuppence" or "Twopence" => 2,
            "threepence" or "Threepence" => 3,
            "fourpence" => 4,
            "fivepence" => 5,
            "sixpence" or "Sixpence" => 6,
            "sevenpence" => 7,
            "eightpence" => 8,
            "ninepence" => 9,
            "tenpence" => 10,
            "elevenpence" => 11,
            _ => 0m,
        };
    }
}
