namespace NlpPipeline.Normalization;

/// <summary>What a number says of the thing it stands with; the guidelines' labels.</summary>
public enum NumberKind
{
    Cardinal,
    Percent,
    Money,
    Quantity,
    Ordinal,
}

public static class NumberKindExtensions
{
    /// <summary>The guidelines' label: CARDINAL, PERCENT, MONEY, QUANTITY or ORDINAL.</summary>
    public static string Label(this NumberKind kind) => kind switch
    {
        NumberKind.Percent => "PERCENT",
        NumberKind.Money => "MONEY",
        NumberKind.Quantity => "QUANTITY",
        NumberKind.Ordinal => "ORDINAL",
        _ => "CARDINAL",
    };

    /// <summary>The kind of a label; false for labels that are not of numbers.</summary>
    public static bool TryParse(string? label, out NumberKind kind)
    {
        (var known, kind) = label switch
        {
            "CARDINAL" => (true, NumberKind.Cardinal),
            "PERCENT" => (true, NumberKind.Percent),
            "MONEY" => (true, NumberKind.Money),
            "QUANTITY" => (true, NumberKind.Quantity),
            "ORDINAL" => (true, NumberKind.Ordinal),
            _ => (false, NumberKind.Cardinal),
        };
        return known;
    }
}
