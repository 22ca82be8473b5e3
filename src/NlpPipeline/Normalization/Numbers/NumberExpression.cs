namespace NlpPipeline.Normalization;

/// <summary>A number with all that belongs to its span, before the words around it are asked how they bound it.</summary>
internal struct NumberExpression
{
    public int Start;
    public int End;
    public Amount First;
    public Amount Last;
    public bool IsRange;

    /// <summary>Bound that the expression itself carries (<c>sixty-odd</c>).</summary>
    public NumberBound Bound;
    public NumberKind Kind;
    public string? Unit;

    /// <summary>The last magnitude word, 1 where there is none.</summary>
    public decimal Magnitude;
    public bool HasDigits;

    /// <summary>Digits or a word or two that name a unit, nothing more: where it may be an article, a year or another word.</summary>
    public bool IsBareWord;

    /// <summary>hàng, vài, several, hundreds.</summary>
    public bool IsVague;
    public bool HasDecimals;

    /// <summary>The value; <c>some hundreds</c> is as loose as <c>hundreds</c> already.</summary>
    public readonly NumberValue ToValue(NumberBound bound) => new(First, IsRange ? Last : null, bound == NumberBound.About && IsVague && IsRange ? NumberBound.Exact : bound, Unit);
}
