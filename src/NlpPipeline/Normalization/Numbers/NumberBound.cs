namespace NlpPipeline.Normalization;

/// <summary>How a number is bounded or softened by the words around it.</summary>
public enum NumberBound
{
    Exact,

    /// <summary><c>&gt;</c>: hơn, trên, over.</summary>
    Above,

    /// <summary><c>&gt;=</c>: ít nhất, at least.</summary>
    AtLeast,

    /// <summary><c>&lt;</c>: gần, dưới, almost, under.</summary>
    Below,

    /// <summary><c>&lt;=</c>: không quá, up to.</summary>
    AtMost,

    /// <summary><c>~</c>: khoảng, chừng, about, some.</summary>
    About,
}

internal static class NumberBoundExtensions
{
    public static string Sign(this NumberBound bound) => bound switch
    {
        NumberBound.Above => ">",
        NumberBound.AtLeast => ">=",
        NumberBound.Below => "<",
        NumberBound.AtMost => "<=",
        NumberBound.About => "~",
        _ => "",
    };
}
