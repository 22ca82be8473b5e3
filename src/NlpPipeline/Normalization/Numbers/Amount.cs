using System.Globalization;

namespace NlpPipeline.Normalization;

/// <summary>A decimal number or a fraction that keeps its form (<c>2/3</c>).</summary>
public readonly record struct Amount : IComparable<Amount>
{
    /// <summary>Trailing zeros are dropped: 1.50 and 1.5 are the same amount.</summary>
    public Amount(decimal value)
    {
        Value = Plain(value);
        Numerator = 0;
        Denominator = 0;
    }

    /// <exception cref="ArgumentOutOfRangeException">The denominator is not positive.</exception>
    public Amount(decimal numerator, decimal denominator)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(denominator);
        Numerator = Plain(numerator);
        Denominator = Plain(denominator);
        Value = Plain(numerator / denominator);
    }

    /// <summary>The number itself; of a fraction the quotient, to 28 digits.</summary>
    public decimal Value { get; }

    /// <summary>Of a fraction; 0 where the amount is none.</summary>
    public decimal Numerator { get; }

    /// <summary>Of a fraction; 0 where the amount is none.</summary>
    public decimal Denominator { get; }

    public bool IsFraction => Denominator != 0;

    public static implicit operator Amount(decimal value) => new(value);

    public Amount Negate() => IsFraction ? new Amount(-Numerator, Denominator) : new Amount(-Value);

    public int CompareTo(Amount other) => Value.CompareTo(other.Value);

    /// <summary>The guidelines' form: <c>1200000</c>, <c>0.5</c>, <c>2/3</c>.</summary>
    public override string ToString() => IsFraction ? $"{Write(Numerator)}/{Write(Denominator)}" : Write(Value);

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static bool TryParse(ReadOnlySpan<char> text, out Amount amount)
    {
        amount = default;
        var slash = text.IndexOf('/');
        if (slash < 0)
        {
            if (!Read(text, out var value))
                return false;
            amount = new Amount(value);
            return true;
        }

        if (!Read(text[..slash], out var numerator) || !Read(text[(slash + 1)..], out var denominator) || denominator <= 0)
            return false;
        if (denominator < 1 && Math.Abs(numerator) > decimal.MaxValue * denominator)
            return false;
        amount = new Amount(numerator, denominator);
        return true;
    }

    private static bool Read(ReadOnlySpan<char> text, out decimal value)
    {
        value = 0;
        return text.Length is > 0 and < 40
            && decimal.TryParse(text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);
    }

    private static string Write(decimal value) => value.ToString(CultureInfo.InvariantCulture);

    /// <summary>The same number with the fewest decimals.</summary>
    private static decimal Plain(decimal value) => value.Scale == 0 ? value : value / 1.0000000000000000000000000000m;
}
