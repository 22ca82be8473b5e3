using NlpPipeline.Annotations;

namespace NlpPipeline.Normalization;

/// <summary>A number that the grammar proposes.</summary>
/// <param name="Span">Offsets in the sentence; numeral with magnitude word and unit, without the words that bound it.</param>
/// <param name="Kind">Its label.</param>
/// <param name="Value">With the bound that the words beside it give.</param>
public readonly record struct NumberMatch(TextSpan Span, NumberKind Kind, NumberValue Value)
{
    /// <summary>CARDINAL, PERCENT, MONEY, QUANTITY or ORDINAL.</summary>
    public string Label => Kind.Label();
}
