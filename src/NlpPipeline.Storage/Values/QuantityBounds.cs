using NlpPipeline.Normalization;

namespace NlpPipeline.Storage;

/// <summary>A number's value as numbers that can be compared: low, best and high estimate, as in the UCDP Georeferenced Event Dataset.</summary>
/// <param name="Low">Null where the text sets no lower bound.</param>
/// <param name="High">Null where the text sets no upper bound.</param>
/// <param name="Unit">Null for a count, <c>%</c>, a currency or a unit.</param>
public sealed record QuantityBounds(double? Low, double Best, double? High, string? Unit)
{
    /// <summary>The bounds of a value string; null where it is no number.</summary>
    public static QuantityBounds? Of(string? value) => NumberValue.TryParse(value, out var number)
        ? new QuantityBounds((double?)number.Lower, (double)number.Best, (double?)number.Upper, number.Unit)
        : null;
}
