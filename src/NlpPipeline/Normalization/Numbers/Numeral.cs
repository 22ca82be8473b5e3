namespace NlpPipeline.Normalization;

/// <summary>A numeral found in a text: where it ends and what it is worth.</summary>
internal struct Numeral
{
    /// <summary>Larger values are refused: they leave the range in which every sum here is exact.</summary>
    public const decimal Largest = 1e18m;

    /// <summary>Offset after the last code unit.</summary>
    public int End;

    public decimal Value;

    /// <summary>Of a bare fraction; 0 where the numeral is none.</summary>
    public decimal Numerator;

    /// <summary>Of a bare fraction; 0 where the numeral is none.</summary>
    public decimal Denominator;

    /// <summary>The last magnitude word, 1 where there is none: in <c>2 to 3 million</c> it belongs to the 2 as well.</summary>
    public decimal Magnitude;

    /// <summary>The last word is an ordinal (<c>twenty-first</c>).</summary>
    public bool IsOrdinal;

    /// <summary>Begins with digits.</summary>
    public bool HasDigits;

    /// <summary>Begins with an article that stands for one (<c>a hundred</c>).</summary>
    public bool HasArticle;

    /// <summary>Digits with a decimal part.</summary>
    public bool HasDecimals;

    public readonly bool IsFraction => Denominator != 0;
}
