namespace NlpPipeline.Normalization;

/// <summary>What a word does in a numeral.</summary>
internal enum NumeralRole : byte
{
    None,

    /// <summary>0 to 9; in Vietnamese also the heads of tens and hundreds.</summary>
    Unit,

    /// <summary>A Vietnamese unit that only ends a numeral: mốt, lăm, nhăm, tư.</summary>
    FinalUnit,

    /// <summary>10 to 19; Vietnamese mười.</summary>
    Teen,

    /// <summary>20, 30 … 90 in one word; Vietnamese hăm.</summary>
    Tens,

    /// <summary>Vietnamese mươi and chục: times ten.</summary>
    TimesTen,

    Hundred,

    /// <summary>dozen and score.</summary>
    Dozen,

    /// <summary>Thousand and above, by powers of ten.</summary>
    Scale,

    /// <summary>linh, lẻ: an empty place.</summary>
    Gap,

    /// <summary>rưỡi: and half of the unit just named.</summary>
    AndHalf,

    /// <summary>half, nửa.</summary>
    Half,

    /// <summary>point, phẩy: the decimal mark.</summary>
    Point,
    And,
    Article,
    Minus,

    /// <summary>An English ordinal in one word, also the denominator of a fraction.</summary>
    Ordinal,

    /// <summary>An English ordinal in the plural, or quarter(s): only a denominator.</summary>
    Denominator,

    /// <summary>A magnitude in the plural (hundreds, millions), vague unless a number stands before it.</summary>
    PluralMagnitude,
}

/// <summary>A word of a numeral: its role and what it is worth.</summary>
internal readonly record struct NumeralWord(NumeralRole Role, decimal Value);
