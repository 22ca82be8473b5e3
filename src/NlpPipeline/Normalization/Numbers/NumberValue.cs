namespace NlpPipeline.Normalization;

/// <summary>The normalized value of a number expression: one amount or a range of two, how it is bounded, and its unit. The written
/// form is that of the annotation guidelines, section 3: <c>&gt;6000</c>, <c>100..999 km</c>, <c>~15%</c>, <c>2/3</c>, <c>5000000 USD</c>.</summary>
public sealed record NumberValue
{
    /// <summary>The share of an approximate number by which it may be off, for <see cref="Lower"/> and <see cref="Upper"/>.</summary>
    public const decimal ApproximateTolerance = 0.1m;

    /// <param name="first">The amount, or the lower end of a range.</param>
    /// <param name="last">The upper end of a range, not below <paramref name="first"/>; null where it is none.</param>
    /// <param name="unit">Null, <c>%</c>, an ISO 4217 code, a UCUM-style unit or the unit's own word; no space at its ends.</param>
    /// <exception cref="ArgumentException">The range is upside down or the unit is blank.</exception>
    public NumberValue(Amount first, Amount? last = null, NumberBound bound = NumberBound.Exact, string? unit = null)
    {
        if (last is { } end && end.CompareTo(first) < 0)
            throw new ArgumentException($"the range {first}..{end} is upside down", nameof(last));
        if (unit is not null && (unit.Length == 0 || unit.Trim().Length != unit.Length))
            throw new ArgumentException("a unit is a word without space at its ends", nameof(unit));
        First = first;
        Last = last ?? first;
        IsRange = last is not null;
        Bound = bound;
        Unit = unit;
    }

    public Amount First { get; }

    /// <summary>The same as <see cref="First"/> where the value is no range.</summary>
    public Amount Last { get; }

    public bool IsRange { get; }

    public NumberBound Bound { get; }

    public string? Unit { get; }

    /// <summary>By the unit: percent, money (ISO 4217), quantity, or cardinal where there is none.</summary>
    public NumberKind Kind => Unit switch
    {
        null => NumberKind.Cardinal,
        "%" => NumberKind.Percent,
        _ when Units.IsCurrency(Unit) => NumberKind.Money,
        _ => NumberKind.Quantity,
    };

    /// <summary>The least that the text allows; null where it sets no lower bound. An approximate number is taken to be off by at
    /// most <see cref="ApproximateTolerance"/>.</summary>
    public decimal? Lower => Bound switch
    {
        NumberBound.Below or NumberBound.AtMost when !IsRange => null,
        NumberBound.About => Off(First.Value, -1),
        _ => First.Value,
    };

    /// <summary>The most that the text allows; null where it sets no upper bound.</summary>
    public decimal? Upper => Bound switch
    {
        NumberBound.Above or NumberBound.AtLeast when !IsRange => null,
        NumberBound.About => Off(Last.Value, 1),
        _ => Last.Value,
    };

    /// <summary>One number to count with: the amount that is named, of a range its middle.</summary>
    public decimal Best => !IsRange ? First.Value
        : First.Value < 0 && Last.Value > 0 ? (First.Value + Last.Value) / 2
        : First.Value + ((Last.Value - First.Value) / 2);

    /// <summary>True where both may be the same number: their bounds meet and their units agree.</summary>
    public bool MayEqual(NumberValue other) =>
        Unit == other.Unit
        && (Lower is not { } low || other.Upper is not { } high || low <= high)
        && (other.Lower is not { } otherLow || Upper is not { } upper || otherLow <= upper);

    public NumberValue With(NumberBound bound) => new(First, IsRange ? Last : null, bound, Unit);

    public NumberValue WithUnit(string? unit) => new(First, IsRange ? Last : null, Bound, unit);

    /// <summary>The value in the SI unit of its measure (grams in <c>kg</c>, ages in <c>s</c>); false where the unit is not known.</summary>
    public bool TryToSi(out NumberValue si)
    {
        si = this;
        if (Unit is null || !Units.TryGetSi(Unit, out var factor, out var offset, out var unit))
            return false;
        try
        {
            si = new NumberValue((First.Value * factor) + offset, IsRange ? (Last.Value * factor) + offset : null, Bound, unit);
            return true;
        }
        catch (OverflowException)
        {
            return false;
        }
    }

    public override string ToString()
    {
        var amount = IsRange ? $"{First}..{Last}" : First.ToString();
        var unit = Unit switch { null => "", "%" => "%", _ => " " + Unit };
        return Bound.Sign() + amount + unit;
    }

    /// <summary>Reads what <see cref="ToString"/> writes.</summary>
    public static bool TryParse(string? text, out NumberValue value)
    {
        value = null!;
        if (string.IsNullOrEmpty(text))
            return false;
        var rest = text.AsSpan();
        var bound = NumberBound.Exact;
        foreach (var candidate in (ReadOnlySpan<NumberBound>)
            [NumberBound.AtLeast, NumberBound.AtMost, NumberBound.Above, NumberBound.Below, NumberBound.About])
        {
            if (rest.StartsWith(candidate.Sign(), StringComparison.Ordinal))
            {
                bound = candidate;
                rest = rest[candidate.Sign().Length..];
                break;
            }
        }

        string? unit = null;
        var space = rest.IndexOf(' ');
        if (space >= 0)
        {
            unit = rest[(space + 1)..].ToString();
            rest = rest[..space];
            if (unit.Length == 0 || unit.Trim().Length != unit.Length || unit == "%")
                return false;
        }
        else if (rest.EndsWith("%", StringComparison.Ordinal))
        {
            unit = "%";
            rest = rest[..^1];
        }

        var dots = rest.IndexOf("..", StringComparison.Ordinal);
        Amount? last = null;
        if (!Amount.TryParse(dots < 0 ? rest : rest[..dots], out var first))
            return false;
        if (dots >= 0)
        {
            if (!Amount.TryParse(rest[(dots + 2)..], out var end) || end.CompareTo(first) < 0)
                return false;
            last = end;
        }

        value = new NumberValue(first, last, bound, unit);
        return true;
    }

    /// <summary>The value off by the tolerance downwards (-1) or upwards (1), no further than to the largest decimal.</summary>
    private static decimal Off(decimal value, int direction) => SaturatingDecimal.Add(value, direction * Math.Abs(value) * ApproximateTolerance);
}
