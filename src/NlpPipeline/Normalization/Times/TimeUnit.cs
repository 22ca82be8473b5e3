namespace NlpPipeline.Normalization;

/// <summary>Units of time, fine to coarse.</summary>
internal enum TimeUnit
{
    None,
    Second,
    Minute,
    Hour,
    DayPart,
    Day,
    Weekend,
    Week,
    Fortnight,
    Month,
    Season,
    Quarter,
    Half,
    Year,
    Decade,
    Century,
}
