using NlpPipeline.Normalization;

namespace NlpPipeline.Reconciliation;

/// <summary>Whether two numbers may be the same figure, given more or less exactly.</summary>
internal static class Agreement
{
    /// <summary>Most by which a rounded number may be off, as a share of it.</summary>
    private const decimal RoundingCap = 0.05m;

    /// <summary>A range whose ends lie further apart than this factor is an estimate of its own.</summary>
    private const decimal WideRange = 1.25m;

    /// <summary>True for <c>hundreds</c>, <c>two to nine</c> and other ranges so wide that they agree with nearly anything.</summary>
    public static bool IsWide(NumberValue value) => value.IsRange && SaturatingDecimal.Scale(value.First.Value, WideRange) < value.Last.Value;

    /// <summary>
    /// Numbers agree where their bounds meet: a round number stands for what rounds to it (by at most 5%), <c>about</c> for 10% either way,
    /// <c>nearly N</c> for 15% below, <c>over N</c> for 15% above, <c>at least</c> and <c>up to</c> for a factor of 1.5. Wide ranges agree only with their like.
    /// </summary>
    public static bool Agree(NumberValue a, NumberValue b)
    {
        if (a.Unit != b.Unit)
            return false;
        if (IsWide(a) || IsWide(b))
            return a.IsRange && b.IsRange && a.First.Value == b.First.Value && a.Last.Value == b.Last.Value;
        var (lowA, highA) = Bounds(a);
        var (lowB, highB) = Bounds(b);
        return lowA <= highB && lowB <= highA;
    }

    /// <summary>True where the other number lies inside a wide range's bounds, or the two agree.</summary>
    public static bool Covers(NumberValue wide, NumberValue other)
    {
        if (wide.Unit != other.Unit)
            return false;
        var (low, high) = Bounds(wide);
        var (otherLow, otherHigh) = Bounds(other);
        return low <= otherHigh && otherLow <= high;
    }

    /// <summary>The least and the most that a number may stand for.</summary>
    public static (decimal Low, decimal High) Bounds(NumberValue value)
    {
        var first = value.First.Value;
        var last = value.Last.Value;
        return value.Bound switch
        {
            NumberBound.About => (first * 0.9m, SaturatingDecimal.Scale(last, 1.1m)),
            NumberBound.Below when !value.IsRange => (first * 0.85m, first),
            NumberBound.Above when !value.IsRange => (first, SaturatingDecimal.Scale(first, 1.15m)),
            NumberBound.AtLeast when !value.IsRange => (first, SaturatingDecimal.Scale(first, 1.5m)),
            NumberBound.AtMost when !value.IsRange => (first / 1.5m, first),
            _ => (SaturatingDecimal.Add(first, -Rounding(first)), SaturatingDecimal.Add(last, Rounding(last))),
        };
    }

    /// <summary>Significant digits of a whole number, trailing zeros left out.</summary>
    public static int SignificantDigits(decimal value)
    {
        value = Math.Abs(value);
        if (value == 0 || decimal.Truncate(value) != value)
            return 9;
        while (value % 10 == 0)
            value /= 10;
        var digits = 0;
        for (; value >= 1; value = decimal.Truncate(value / 10))
            digits++;
        return digits;
    }

    private static decimal Rounding(decimal value)
    {
        var whole = Math.Abs(value);
        if (whole < 100 || decimal.Truncate(whole) != whole)
            return 0;
        var unit = 1m;
        while (unit <= whole / 10 && whole % (unit * 10) == 0)
            unit *= 10;
        return unit == 1 ? 0 : Math.Min(unit / 2, whole * RoundingCap);
    }
}
