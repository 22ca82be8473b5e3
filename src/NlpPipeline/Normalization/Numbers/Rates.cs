using NlpPipeline.Annotations;

namespace NlpPipeline.Normalization;

/// <summary>Measures by time or volume (<c>80 km an hour</c>, <c>12 mét mỗi giây</c>, <c>4 gam/lít</c>) and degrees of frost.</summary>
internal static class Rates
{
    /// <summary>The unit of a measure with what the words behind it say: <c>km/h</c> for <c>km</c> and <c>an hour</c>.</summary>
    /// <param name="rest">What the span holds behind the unit.</param>
    public static string? Settle(in NumberExpression expression, ReadOnlySpan<char> rest, Language language)
    {
        var unit = expression.Unit;
        if (unit is "°" && expression.First.Value < 0)
            return "°C";
        if (unit is null || unit.Contains('/') || PerOf(rest, language) is not { } per)
            return unit;
        return unit == "mi" && per == "h" ? "mph" : $"{unit}/{per}";
    }

    private static string? PerOf(ReadOnlySpan<char> rest, Language language)
    {
        rest = rest.Trim();
        if (rest.StartsWith("/", StringComparison.Ordinal))
        {
            return language == Language.Vietnamese
                ? rest[1..].Trim() switch { "giây" => "s", "giờ" => "h", "ngày" => "d", "năm" => "a", "lít" => "l", "người" => "người", "ha" => "ha", _ => null }
                : rest[1..].Trim() switch { "s" or "sec" => "s", "h" or "hr" => "h", "d" or "day" => "d", "l" => "l", "yr" or "year" => "a", "ha" => "ha", _ => null };
        }

        var space = rest.LastIndexOf(' ');
        if (space <= 0)
            return null;
        var lead = rest[..space].Trim();
        var word = rest[(space + 1)..];
        if (language == Language.Vietnamese)
        {
            return lead is "mỗi" or "một" or "trên"
                ? word switch { "giây" => "s", "giờ" => "h", "ngày" => "d", "năm" => "a", "lít" => "l", _ => null }
                : null;
        }

        return lead is "a" or "an" or "per"
            ? word switch { "second" => "s", "hour" => "h", "day" => "d", "year" => "a", "litre" or "liter" => "l", "hectare" => "ha", _ => null }
            : null;
    }
}
