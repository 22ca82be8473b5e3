namespace NlpPipeline.Normalization;

/// <summary>
/// The readers of the time grammars. A word knows which of them it can begin, so that at a place only these are tried: most words that times are made of
/// begin one or two, of more than twenty.
/// </summary>
[Flags]
internal enum TimeReaders : uint
{
    None = 0,

    // Whole times.
    Range = 1,
    Fixed = 1 << 1,
    Set = 1 << 2,
    Length = 1 << 3,

    /// <summary>A word that stands before the parts of a time: early, cuối, those years.</summary>
    Prefix = 1 << 4,

    // Parts of a time.
    Clock = 1 << 5,
    ClockSpan = 1 << 6,
    DayPart = 1 << 7,
    Weekday = 1 << 8,
    RelativeDay = 1 << 9,
    Day = 1 << 10,
    Month = 1 << 11,
    Nth = 1 << 12,
    Season = 1 << 13,
    Decade = 1 << 14,
    Century = 1 << 15,
    QuarterOrHalf = 1 << 16,
    Relative = 1 << 17,
    Week = 1 << 18,
    Year = 1 << 19,
    Feast = 1 << 20,
    LunarFeast = 1 << 21,
    LunarYear = 1 << 22,

    /// <summary>What a single time can begin with.</summary>
    Single = Prefix | Clock | ClockSpan | DayPart | Weekday | RelativeDay | Day | Month | Nth | Season | Decade | Century | QuarterOrHalf | Relative | Week | Year | Feast
        | LunarFeast | LunarYear,
    All = Single | Range | Fixed | Set | Length,
}
