namespace NlpPipeline.Normalization;

internal enum TimeForm : byte
{
    None,

    /// <summary>One partial time.</summary>
    Point,

    /// <summary>Two partial times, first to last.</summary>
    Range,

    /// <summary>A value that needs nothing from outside (durations, sets).</summary>
    Fixed,

    /// <summary>A length of time counted from a point, or to one.</summary>
    Shifted,

    /// <summary>The days, months or years that lie before or after the moment of speaking.</summary>
    Rolling,
}

/// <summary>What the grammar read at a place.</summary>
internal struct TimeNode
{
    public TimeForm Form;
    public TimexType Type;

    /// <summary>Tokens, the last exclusive.</summary>
    public int From;
    public int To;
    public PartialTime A;
    public PartialTime B;
    public string? Value;
    public TimeLength Length;

    /// <summary>-1 before, 1 after the point <see cref="A"/>, which is the anchor of a shifted form.</summary>
    public int Direction;

    /// <summary>A rolling span that is held to whole calendar units.</summary>
    public bool Aligned;

    /// <summary>How sure the grammar is that this is a time at all, 0 to 1.</summary>
    public float Certainty;
}

/// <summary>A length of time: a count of units, or an unknown number of them.</summary>
internal struct TimeLength
{
    /// <summary>Thousandths of units, so that halves and quarters stay whole.</summary>
    public long Milli;
    public long MaxMilli;
    public bool Vague;
    public TimeUnit Unit;

    /// <summary>A second, finer part: an hour and 45 minutes.</summary>
    public long Milli2;
    public TimeUnit Unit2;

    public readonly int Whole => (int)Math.Min(Milli / 1000, 1_000_000);
}
