using System.Globalization;
using System.Numerics;

namespace NlpPipeline.Evaluation;

/// <summary>
/// A normalized number of the guidelines, section 3: a bound (<c>&gt;</c>, <c>&gt;=</c>, <c>&lt;</c>, <c>&lt;=</c>, <c>~</c>), one
/// number or a range, and a unit. Numbers are kept as fractions, so that <c>2/3</c>, <c>4/6</c> and <c>0.5</c>, <c>1/2</c> compare exactly.
/// </summary>
internal readonly record struct NumberValue(string Bound, Fraction Low, Fraction High, string Unit)
{
    /// <summary>How far <c>~N</c> reaches to either side of N when intervals are compared.</summary>
    private const double AboutMargin = 0.1;

    public static bool TryParse(string text, out NumberValue value)
    {
        value = default;
        var rest = text.AsSpan().Trim();
        var bound = "";
        foreach (var candidate in (ReadOnlySpan<string>)[">=", "<=", ">", "<", "~"])
        {
            if (!rest.StartsWith(candidate, StringComparison.Ordinal))
                continue;
            bound = candidate;
            rest = rest[candidate.Length..].TrimStart();
            break;
        }

        if (!Fraction.TryRead(ref rest, out var low))
            return false;
        var high = low;
        if (rest.StartsWith("..", StringComparison.Ordinal))
        {
            rest = rest[2..];
            if (!Fraction.TryRead(ref rest, out high))
                return false;
        }

        if (rest.Length > 0 && rest[0] != '%' && !char.IsWhiteSpace(rest[0]))
            return false;
        value = new NumberValue(bound, low, high, rest.Trim().ToString());
        return true;
    }

    /// <summary>Whether the two stand for a common number of the same unit. <c>~N</c> stands for N ± 10 %.</summary>
    public bool Meets(NumberValue other)
    {
        if (!string.Equals(Unit, other.Unit, StringComparison.Ordinal))
            return false;
        var ((low, lowOpen), (high, highOpen)) = Ends();
        var ((otherLow, otherLowOpen), (otherHigh, otherHighOpen)) = other.Ends();
        return Before(low, lowOpen, otherHigh, otherHighOpen) && Before(otherLow, otherLowOpen, high, highOpen);

        static bool Before(double a, bool aOpen, double b, bool bOpen) => a < b || (a == b && !aOpen && !bOpen);
    }

    private ((double, bool) Low, (double, bool) High) Ends()
    {
        var (low, high) = (Low.ToDouble(), High.ToDouble());
        return Bound switch
        {
            ">" => ((low, true), (double.PositiveInfinity, false)),
            ">=" => ((low, false), (double.PositiveInfinity, false)),
            "<" => ((double.NegativeInfinity, false), (high, true)),
            "<=" => ((double.NegativeInfinity, false), (high, false)),
            "~" => ((low - (Math.Abs(low) * AboutMargin), false), (high + (Math.Abs(high) * AboutMargin), false)),
            _ => ((low, false), (high, false)),
        };
    }
}

/// <summary>An exact fraction in lowest terms, its denominator positive.</summary>
internal readonly record struct Fraction(BigInteger Numerator, BigInteger Denominator)
{
    /// <summary>Values with more digits than this are no numbers that a text can mean; they are compared as strings.</summary>
    private const int MostDigits = 100;

    public double ToDouble() => Math.Exp(BigInteger.Log(BigInteger.Abs(Numerator) + (Numerator.IsZero ? 1 : 0)) - BigInteger.Log(Denominator))
        * Numerator.Sign;

    /// <summary>Reads digits, an optional decimal part and an optional <c>/</c> digits, and moves <paramref name="text"/> past them.</summary>
    public static bool TryRead(ref ReadOnlySpan<char> text, out Fraction value)
    {
        value = default;
        var negative = text.StartsWith("-", StringComparison.Ordinal);
        var rest = negative ? text[1..] : text;
        var whole = Digits(rest);
        if (whole is 0 or > MostDigits)
            return false;
        var numerator = BigInteger.Parse(rest[..whole], CultureInfo.InvariantCulture);
        var denominator = BigInteger.One;
        rest = rest[whole..];
        if (rest.Length > 1 && rest[0] == '.' && char.IsAsciiDigit(rest[1]))
        {
            var decimals = Digits(rest[1..]);
            if (decimals > MostDigits)
                return false;
            denominator = BigInteger.Pow(10, decimals);
            numerator = (numerator * denominator) + BigInteger.Parse(rest.Slice(1, decimals), CultureInfo.InvariantCulture);
            rest = rest[(1 + decimals)..];
        }

        if (rest.Length > 1 && rest[0] == '/' && Digits(rest[1..]) is > 0 and <= MostDigits and var below)
        {
            var divisor = BigInteger.Parse(rest.Slice(1, below), CultureInfo.InvariantCulture);
            if (divisor.IsZero)
                return false;
            denominator *= divisor;
            rest = rest[(1 + below)..];
        }

        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        value = new Fraction((negative ? -numerator : numerator) / common, denominator / common);
        text = rest;
        return true;
    }

    private static int Digits(ReadOnlySpan<char> text)
    {
        var length = 0;
        while (length < text.Length && char.IsAsciiDigit(text[length]))
            length++;
        return length;
    }
}
