using System.Runtime.InteropServices;

namespace NlpPipeline.Normalization;

internal enum DayPart : byte
{
    None,
    Morning,
    Midday,
    Afternoon,
    Evening,
    Night,
    Day,
}

/// <summary>What a relative time counts from.</summary>
internal enum TimeAnchor : byte
{
    None,

    /// <summary>The moment of speaking: today, last week.</summary>
    Speech,

    /// <summary>The time that the story has reached: the next day, two years later.</summary>
    Story,
}

/// <summary>What the words of a time say, before what they leave out is filled in.</summary>
/// <remarks>It is copied often: no field is a reference, and the runtime packs the small ones together.</remarks>
[StructLayout(LayoutKind.Auto)]
internal struct PartialTime
{
    public int? Year;
    public bool ShortYear;
    public int? Decade;
    public int? Century;
    public bool BeforeChrist;
    public int? Month;
    public int? Day;
    public int? Quarter;
    public int? Half;
    public int? Season;
    public int? Week;
    public bool Weekend;
    public int? Weekday;
    public int? Hour;
    public int? Minute;
    public int? Second;
    public bool HasMeridiem;
    public int? EndHour;
    public int? EndMinute;
    public DayPart Part;
    public TimexModifier Modifier;

    public TimeAnchor Anchor;
    public TimeUnit ShiftUnit;
    public int Shift;

    /// <summary>Nearest weekday after (1) or before (-1) the anchor, not the one in the anchor's week.</summary>
    public int Nearest;

    /// <summary>Which one inside the longer time (first Monday of May is 1, last is -1), counted in <see cref="NthUnit"/>.</summary>
    public int Nth;
    public TimeUnit NthUnit;

    public Holiday Holiday;

    /// <summary>The year by its place in the cycle of sixty, 0 to 59; <see cref="LunarCalendar"/>.</summary>
    public int? Cycle;

    /// <summary>The year by its beast alone, 0 (rat) to 11.</summary>
    public int? Branch;

    /// <summary>Month and day are of the lunar calendar.</summary>
    public bool Lunar;
    public bool LeapMonth;

    /// <summary>Month and day are said to be of the Gregorian calendar.</summary>
    public bool Solar;

    /// <summary>A feast of the lunar calendar: its month times 100 plus its day, day 0 being the eve of the month.</summary>
    public int Feast;

    /// <summary>The feast stands for the days around it.</summary>
    public bool FeastMonth;

    /// <summary>A weekday that stands with its article: the Monday.</summary>
    public bool IsDefinite;

    public readonly bool HasDate => Year is not null || Decade is not null || Century is not null || Month is not null || Day is not null || Quarter is not null
        || Half is not null || Season is not null || Week is not null || Weekend || Weekday is not null || Anchor != TimeAnchor.None
        || Holiday != Holiday.None || Cycle is not null || Feast != 0;

    public readonly bool HasClock => Hour is not null;

    public readonly bool HasYear => Year is not null || Decade is not null || Century is not null || Cycle is not null || Branch is not null;

    /// <summary>The finest unit that the words name.</summary>
    public readonly TimeUnit Finest =>
        Hour is not null ? TimeUnit.Hour
        : Part != DayPart.None ? TimeUnit.DayPart
        : Day is not null || Weekday is not null || Holiday != Holiday.None || Feast != 0 || NthUnit == TimeUnit.Day ? TimeUnit.Day
        : Weekend ? TimeUnit.Weekend
        : Week is not null || NthUnit == TimeUnit.Week ? TimeUnit.Week
        : Month is not null ? TimeUnit.Month
        : Season is not null ? TimeUnit.Season
        : Quarter is not null ? TimeUnit.Quarter
        : Half is not null ? TimeUnit.Half
        : Anchor != TimeAnchor.None ? ShiftUnit
        : Year is not null || Cycle is not null ? TimeUnit.Year
        : Decade is not null ? TimeUnit.Decade
        : Century is not null ? TimeUnit.Century
        : TimeUnit.None;

    /// <summary>Takes up what another part of the same expression says; false, and nothing changed, where the two disagree.</summary>
    public bool TryMerge(in PartialTime o)
    {
        if (Clash(Year, o.Year) || Clash(Decade, o.Decade) || Clash(Century, o.Century) || Clash(Month, o.Month) || Clash(Day, o.Day)
            || Clash(Quarter, o.Quarter) || Clash(Half, o.Half) || Clash(Season, o.Season) || Clash(Week, o.Week) || Clash(Weekday, o.Weekday)
            || Clash(Hour, o.Hour) || (Part != DayPart.None && o.Part != DayPart.None && Part != o.Part)
            || (Anchor != TimeAnchor.None && o.Anchor != TimeAnchor.None)
            || (Nth != 0 && o.Nth != 0) || (Feast != 0 && (o.Feast != 0 || o.Month is not null)) || (Month is not null && o.Feast != 0) || (Holiday != Holiday.None && o.Holiday != Holiday.None)
            || (HasYear && o.HasYear))
            return false;
        Year ??= o.Year;
        ShortYear |= o.ShortYear;
        Decade ??= o.Decade;
        Century ??= o.Century;
        BeforeChrist |= o.BeforeChrist;
        Month ??= o.Month;
        Day ??= o.Day;
        Quarter ??= o.Quarter;
        Half ??= o.Half;
        Season ??= o.Season;
        Week ??= o.Week;
        Weekend |= o.Weekend;
        Weekday ??= o.Weekday;
        if (Hour is null)
        {
            Hour = o.Hour;
            Minute = o.Minute;
            Second = o.Second;
            HasMeridiem = o.HasMeridiem;
            EndHour = o.EndHour;
            EndMinute = o.EndMinute;
        }

        if (Part == DayPart.None)
            Part = o.Part;
        if (Modifier == TimexModifier.None)
            Modifier = o.Modifier;
        if (Anchor == TimeAnchor.None)
        {
            Anchor = o.Anchor;
            ShiftUnit = o.ShiftUnit;
            Shift = o.Shift;
            Nearest = o.Nearest;
        }

        if (Nth == 0)
        {
            Nth = o.Nth;
            NthUnit = o.NthUnit;
        }

        if (Holiday == Holiday.None)
            Holiday = o.Holiday;
        Cycle ??= o.Cycle;
        Branch ??= o.Branch;
        Lunar |= o.Lunar;
        LeapMonth |= o.LeapMonth;
        Solar |= o.Solar;
        FeastMonth |= o.FeastMonth;
        if (Feast == 0)
            Feast = o.Feast;
        return true;
    }

    private static bool Clash(int? a, int? b) => a is not null && b is not null;
}
