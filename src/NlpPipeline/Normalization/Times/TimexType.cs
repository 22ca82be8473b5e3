namespace NlpPipeline.Normalization;

/// <summary>The TIMEX3 types of ISO-TimeML.</summary>
public enum TimexType
{
    Date,
    Time,
    Duration,
    Set,
}

/// <summary>The TIMEX3 modifiers that the project keeps, beside the value and never in it.</summary>
public enum TimexModifier
{
    None,
    Start,
    Mid,
    End,
    Approx,
    Before,
    After,
}

public static class TimexTypeExtensions
{
    /// <summary>The label of the guidelines: DATE, TIME, DURATION, SET.</summary>
    public static string Label(this TimexType type) => type switch
    {
        TimexType.Time => "TIME",
        TimexType.Duration => "DURATION",
        TimexType.Set => "SET",
        _ => "DATE",
    };

    /// <summary>TIMEX3 spelling; null for <see cref="TimexModifier.None"/>.</summary>
    public static string? Code(this TimexModifier modifier) => modifier switch
    {
        TimexModifier.Start => "START",
        TimexModifier.Mid => "MID",
        TimexModifier.End => "END",
        TimexModifier.Approx => "APPROX",
        TimexModifier.Before => "BEFORE",
        TimexModifier.After => "AFTER",
        _ => null,
    };

    /// <summary>Reads a label of the guidelines; false for any other.</summary>
    public static bool TryParse(string? label, out TimexType type)
    {
        type = label switch { "TIME" => TimexType.Time, "DURATION" => TimexType.Duration, "SET" => TimexType.Set, _ => TimexType.Date };
        return label is "DATE" or "TIME" or "DURATION" or "SET";
    }
}
