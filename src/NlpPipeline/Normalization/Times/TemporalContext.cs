using System.Globalization;

namespace NlpPipeline.Normalization;

/// <summary>The time that a document has reached, from which years that are not said are filled in.</summary>
/// <remarks>
/// After each time mention, in text order, call <see cref="Observe"/>; call <see cref="BeginUnit"/> at each sentence. What a mention leaves
/// out comes from the last times observed (the narrative time state of Strötgen and Gertz's HeidelTime); the reference time, where one is
/// given, anchors words that count from the moment of speaking. Not safe for use by several threads at once.
/// </remarks>
public sealed class TemporalContext
{
    /// <summary>A year from here on is no step of a story before Christ.</summary>
    private const int AntiquityEnds = 1000;

    /// <summary>After so many sentences an earlier year is no aside any more but where the story is.</summary>
    private const int AsideReach = 12;

    /// <summary>A bare year so many years on is a look ahead (later research, a monument), not the story's next step.</summary>
    private const int FarAhead = 25;

    private readonly Stack<(StoryTime? Story, StoryTime? Line)> frames = new();
    private int unitsSince;
    private int unitsSinceLine;

    /// <param name="reference">The moment of speaking; null where none is given.</param>
    public TemporalContext(DateTime? reference = null) => Reference = reference;

    /// <summary>The moment of speaking, for <c>today</c> and the like; null where none is given.</summary>
    public DateTime? Reference { get; }

    /// <summary>The day that the document is written on, by its dateline: from it <c>yesterday</c> counts where no reference is given; null where it has none.</summary>
    internal CalendarDate? Dateline { get; private set; }

    /// <summary>The last year that was told before Christ, while the story is there; asides on modern scholars do not leave it.</summary>
    internal int? BeforeChrist { get; private set; }

    /// <summary>The unit of the last length that was told: "ten years, Rakovsky twenty".</summary>
    internal string? LastLength { get; private set; }

    /// <summary>Whether slashed dates put the day first; null leaves it to the language.</summary>
    public bool? DayFirst { get; set; }

    /// <summary>The last dated mention, from which <c>the next year</c> counts; null before the first.</summary>
    internal StoryTime? Story { get; private set; }

    /// <summary>The line of the story, from which days and months take their year: a bare year before it is an aside and does not move it.</summary>
    internal StoryTime? Line { get; private set; }

    /// <summary>How sure it is that a time without a year belongs to the story's year, 0 to 1: it falls with every sentence without a date.</summary>
    internal double StoryConfidence => Story is null ? 0 : 0.5 + (0.4 * Math.Pow(0.93, unitsSince));

    /// <summary>The years that the document names, from which one that is not said is chosen.</summary>
    internal StoryYears Years { get; } = new();

    /// <summary>The year of a time without one, by what the document names, with its probability; null where nothing tells.</summary>
    /// <remarks>With a reference time and no date told before it, the reference decides.</remarks>
    internal (int Year, double Confidence)? YearOf(int? month, int? day, int? season, int? weekday = null)
    {
        if ((Reference is not null && Line is null) || Years.Choose(month, day, season, weekday, Line, Story, Dateline) is not { } chosen)
            return null;

        // The model knows the years against each other, not that the story may have left them all: that grows with the silence.
        return (chosen.Year, chosen.Confidence * (0.6 + (0.4 * Math.Pow(0.93, unitsSince))));
    }

    /// <summary>The century (19 for 1900) of a decade that is told without it: one of whose years the document names, else the story's; the nineties of a
    /// story from 2016 are behind it.</summary>
    internal int HundredOf(int decade)
    {
        if ((Story ?? Line)?.Year is not { } story)
            return 19;
        if (Years.Nearest(y => y is >= 1700 and < 2100 && y / 10 % 10 == decade, story) is { } named && Math.Abs(named - story) < 70)
            return named / 100;
        var hundred = story / 100;
        if ((hundred * 100) + (decade * 10) > story + 10 && decade >= 3)
            hundred--;
        return hundred < 19 && Years.Middle() is >= 1900 ? 19 : hundred;
    }

    /// <summary>The year with a place in the cycle of sixty, or with its beast: one that the document names, else the nearest to the story.</summary>
    internal (int Year, double Confidence)? YearInCycle(int? cycle, int? branch)
    {
        bool Fits(int year) => cycle is { } c ? LunarCalendar.CycleOf(year) == c : year > 0 && (year + 8) % 12 == branch;
        if (Years.Nearest(Fits, (Line ?? Story)?.Year) is { } named)
            return (named, 0.95);
        if ((Line ?? Story)?.Year is not { } near && (near = Years.Middle() ?? ReferenceDay?.Year ?? 0) == 0)
            return null;
        for (var step = 0; step <= LunarCalendar.Cycle; step++)
        {
            if (Fits(near + step))
                return (near + step, 0.7);
            if (near > step && Fits(near - step))
                return (near - step, 0.7);
        }

        return null;
    }

    internal CalendarDate? ReferenceDay => Reference is { } r ? new CalendarDate(r.Year, r.Month, r.Day) : null;

    /// <summary>Reads a reference time as the command line takes it: <c>2013-02-12</c> or <c>2013-02-12T04:30:00</c>.</summary>
    /// <exception cref="Annotations.InvalidInputException">It is neither.</exception>
    public static DateTime ReadReference(string text)
    {
        string[] forms = ["yyyy-MM-dd", "yyyy-MM-dd'T'HH:mm", "yyyy-MM-dd'T'HH:mm:ss", "yyyy-MM-dd'T'HH:mm:ss'Z'"];
        return DateTime.TryParseExact(text, forms, CultureInfo.InvariantCulture, DateTimeStyles.None, out var result)
            ? result
            : throw new Annotations.InvalidInputException($"reference date '{text}' is not of the form 2013-02-12 or 2013-02-12T04:30:00");
    }

    /// <summary>Takes note of a mention's value; durations, sets and values that name no year or day are passed over.</summary>
    public void Observe(TimexValue value)
    {
        if (value.Type is TimexType.Duration)
            LastLength = value.Value;
        if (value.Type is TimexType.Duration or TimexType.Set)
            return;
        if (value.Value.StartsWith("BC", StringComparison.Ordinal) && value.Value.Length >= 6 && int.TryParse(value.Value.AsSpan(2, 4), NumberStyles.None, CultureInfo.InvariantCulture, out var before))
            BeforeChrist = before;
        var text = value.Value.AsSpan();
        var slash = text.IndexOf('/');
        if (slash >= 0)
            text = text[..slash];
        if (StoryTime.TryRead(text) is not { } time)
            return;
        Story = time;
        if (time.Year < AntiquityEnds)
            BeforeChrist = null;
        Years.Observe(time);
        unitsSince = 0;
        var coarse = time is { Month: null, Season: null };
        if (Line is { } line && coarse && value.Modifier == TimexModifier.None && unitsSinceLine < AsideReach && (slash >= 0 || time.Year < line.Year || time.Year > line.Year + FarAhead))
            return;
        // The year that the line is in anyway leaves its month and day standing.
        if (!(coarse && Line is { } same && same.Year == time.Year))
            Line = time;
        unitsSinceLine = 0;
    }

    /// <summary>Looks through the sentences to come: the years that they name, and whether their numeric dates put the day first.</summary>
    public void Foresee(IEnumerable<string> sentences)
    {
        ArgumentNullException.ThrowIfNull(sentences);
        var years = new List<(int Unit, int Year)>();
        var evidence = 0;
        var unit = 0;
        foreach (var sentence in sentences)
        {
            DocumentTimes.FindYears(sentence, unit++, years);
            evidence += DocumentTimes.DayFirstEvidence(sentence);
        }

        Years.Foresee(years);
        if (evidence != 0)
            DayFirst = evidence > 0;
    }

    /// <summary>The document, or the entry of a diary that begins here, is dated.</summary>
    internal void SetDateline(CalendarDate day) => Dateline = day;

    /// <summary>A new sentence begins.</summary>
    public void BeginUnit()
    {
        unitsSince++;
        unitsSinceLine++;
        Years.BeginUnit();
    }

    /// <summary>A new paragraph begins.</summary>
    public void BeginParagraph()
    {
        unitsSince += 2;
        unitsSinceLine += 2;
    }

    /// <summary>A heading names a year: what follows is told of that year until a later date says otherwise.</summary>
    public void ObserveHeading(TimexValue value)
    {
        Line = null;
        Observe(value);
    }

    /// <summary>A quotation opens: it starts at the story's time, and what it says of other times ends with it.</summary>
    public void OpenQuotation() => frames.Push((Story, Line));

    /// <summary>The quotation ends; the story goes on where it stood. Nothing happens where none is open.</summary>
    public void CloseQuotation()
    {
        if (frames.TryPop(out var frame))
            (Story, Line) = frame;
    }
}

/// <summary>The last date of a story, as finely as it was told.</summary>
internal readonly record struct StoryTime(int Year, int? Month, int? Day, int? Season)
{
    /// <summary>Reads a value of a day, month, season or year; null for others.</summary>
    public static StoryTime? TryRead(ReadOnlySpan<char> value)
    {
        var t = value.IndexOf('T');
        if (t == 0)
            return null;
        if (t > 0)
            value = value[..t];
        if (value.Length < 4 || !int.TryParse(value[..4], NumberStyles.None, CultureInfo.InvariantCulture, out var year) || year == 0)
            return null;
        if (value.Length == 4)
            return new StoryTime(year, null, null, null);
        if (value[4] != '-')
            return null;
        var rest = value[5..];
        var season = rest switch { "SP" => 1, "SU" => 2, "FA" => 3, "WI" => 4, _ => 0 };
        if (season > 0)
            return new StoryTime(year, null, null, season);
        if (!int.TryParse(rest[..Math.Min(2, rest.Length)], NumberStyles.None, CultureInfo.InvariantCulture, out var month) || month is < 1 or > 12)
            return new StoryTime(year, null, null, null);
        return rest.Length == 5 && int.TryParse(rest[3..], NumberStyles.None, CultureInfo.InvariantCulture, out var day)
            && CalendarDate.Exists(year, month, day)
            ? new StoryTime(year, month, day, null)
            : new StoryTime(year, month, null, null);
    }

    public CalendarDate? Date => Month is { } m && Day is { } d ? new CalendarDate(Year, m, d) : null;
}
