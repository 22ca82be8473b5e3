namespace NlpPipeline.Normalization;

/// <summary>The words that English times are made of.</summary>
internal static class EnglishLexicon
{
    public static TimeLexicon Table { get; } = Build();

    private static TimeLexicon Build()
    {
        var t = new TimeLexicon();
        t.Add(TimeRole.Word, 0, "of on for to and or through thru until till by before after ago later earlier hence back since s st nd rd th d am pm a.m p m o oclock "
            + "clock hundred thousand bc bce ad ce but year-old fiscal calendar time then than hours off starting beginning upcoming including good whole"
            + " afterwards afterward thereafter ending vendémiaire brumaire frimaire nivôse pluviôse ventôse germinal floréal prairial messidor thermidor fructidor old sharp per than date eve more additional extra ahead around about not no as", false);
        t.Add(TimeRole.Word, 0, "the a an this next last past previous following coming current that same those these every each once twice daily hourly weekly monthly quarterly yearly annually annual "
            + "nightly biweekly bimonthly fortnightly everyday today tomorrow yesterday tonight now nowadays currently presently formerly recently in at from between early late mid middle start end "
            + "half quarter several few many some couple pair all within earlier later noon midday midnight easter christmas thanksgiving halloween valentine new april bi "
            + "boxing good ash pentecost independence veterans labor labour memorial mother father mothers fathers martin presidents columbus earth groundhog may_ armistice black "
            + "beginning turn h q i upcoming throughout during past over closest saint patrick eve tonite todays");
        string[] months = ["january jan", "february feb", "march mar", "april apr", "may", "june jun", "july jul", "august aug", "september sept sep", "october oct", "november nov", "december dec"];
        for (var m = 0; m < 12; m++)
            t.Add(TimeRole.Month, m + 1, months[m]);
        string[] days = ["monday mon mondays", "tuesday tue tues tuesdays", "wednesday wed weds wednesdays", "thursday thu thur thurs thursdays", "friday fri fridays", "saturday sat saturdays", "sunday sun sundays"];
        for (var d = 0; d < 7; d++)
            t.Add(TimeRole.Weekday, d + 1, days[d]);
        (TimeUnit Unit, string Words)[] units =
        [
            (TimeUnit.Second, "seconds sec secs second"), (TimeUnit.Minute, "minute minutes min mins"), (TimeUnit.Hour, "hour hours hr hrs"), (TimeUnit.Day, "day days"),
            (TimeUnit.Weekend, "weekend weekends"), (TimeUnit.Week, "week weeks wk wks"), (TimeUnit.Fortnight, "fortnight fortnights"), (TimeUnit.Month, "month months"),
            (TimeUnit.Year, "year years yr yrs"), (TimeUnit.Decade, "decade decades"), (TimeUnit.Century, "century centuries"), (TimeUnit.Quarter, "quarters"),
            (TimeUnit.Half, "semester"),
        ];
        foreach (var (unit, words) in units)
            t.Add(TimeRole.Unit, (int)unit, words);
        string[] small = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen"];
        for (var n = 0; n < small.Length; n++)
            t.Add(TimeRole.Small, n, small[n]);
        string[] tens = ["twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety"];
        for (var n = 0; n < tens.Length; n++)
            t.Add(TimeRole.Tens, (n + 2) * 10, tens[n]);
        string[] decades = ["twenties", "thirties", "forties", "fifties", "sixties", "seventies", "eighties", "nineties"];
        for (var n = 0; n < decades.Length; n++)
            t.Add(TimeRole.Decade, n + 2, decades[n]);
        string[] ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth",
            "seventeenth", "eighteenth", "nineteenth", "twentieth"];
        for (var n = 0; n < ordinals.Length; n++)
            t.Add(TimeRole.Ordinal, n + 1, ordinals[n]);
        t.Add(TimeRole.Ordinal, 30, "thirtieth");
        t.Add(TimeRole.Unit, (int)TimeUnit.Second, "second");
        t.Add(TimeRole.Season, 1, "spring");
        t.Add(TimeRole.Season, 2, "summer summers");
        t.Add(TimeRole.Season, 3, "autumn fall");
        t.Add(TimeRole.Season, 4, "winter winters");
        t.Add(TimeRole.DayPart, (int)DayPart.Morning, "morning mornings dawn");
        t.Add(TimeRole.DayPart, (int)DayPart.Afternoon, "afternoon afternoons");
        t.Add(TimeRole.DayPart, (int)DayPart.Evening, "evening evenings");
        t.Add(TimeRole.DayPart, (int)DayPart.Night, "night nights");
        t.NeedTimes("a an in at from between this that these those some many few several last past same over each half i h q the");
        const TimeReaders ordinal = TimeReaders.Nth | TimeReaders.Day | TimeReaders.QuarterOrHalf | TimeReaders.Century;
        t.Begin(TimeReaders.Clock | TimeReaders.ClockSpan | TimeReaders.Decade | TimeReaders.Year | TimeReaders.Length, TimeRole.Small);
        t.Begin(ordinal | TimeReaders.Clock | TimeReaders.Year | TimeReaders.Length, TimeRole.Tens);
        t.Begin(ordinal, TimeRole.Ordinal);
        t.Begin(ordinal, "second");
        t.Begin(TimeReaders.Range, "years between from in");
        t.Begin(TimeReaders.Fixed, "now nowadays currently today this that the formerly recently");
        t.Begin(TimeReaders.Set, TimeRole.Weekday);
        t.Begin(TimeReaders.Set, "daily weekly monthly annual quarterly nightly everyday hourly yearly annually biweekly fortnightly bimonthly bi once twice every each mornings "
            + "afternoons evenings nights weekends");
        t.Begin(TimeReaders.Length, "in within first several few many some a an couple half all");
        t.Begin(TimeReaders.Prefix, "early beginning start mid middle late end later");
        t.Begin(TimeReaders.Clock, "at noon midday midnight mid half a an quarter");
        t.Begin(TimeReaders.ClockSpan, "from between later noon midday midnight");
        t.Begin(TimeReaders.DayPart | TimeReaders.RelativeDay, TimeRole.DayPart);
        t.Begin(TimeReaders.DayPart, "late early later in this that last next following same previous");
        t.Begin(TimeReaders.Weekday, TimeRole.Weekday);
        t.Begin(TimeReaders.Weekday, "this last past previous next coming upcoming following");
        t.Begin(TimeReaders.RelativeDay, "today tomorrow yesterday day tonight tonite");
        t.Begin(TimeReaders.Day, TimeRole.Month);
        t.Begin(TimeReaders.Nth, "last");
        t.Begin(TimeReaders.QuarterOrHalf, "q h last");
        t.Begin(TimeReaders.Relative, "week month year weekend this current next coming upcoming following last past previous that same");
        t.Begin(TimeReaders.Decade, TimeRole.Decade);
        t.Begin(TimeReaders.Decade, "early late mid decade");
        t.Begin(TimeReaders.Century, "early late mid");
        t.Begin(TimeReaders.Season, TimeRole.Season);
        t.Begin(TimeReaders.Season, "early late");
        t.Begin(TimeReaders.Week, "closest week");
        t.Begin(TimeReaders.Year, "calendar fiscal year ad");
        t.Begin(TimeReaders.Feast, "christmas new easter good ash black thanksgiving halloween boxing earth columbus groundhog independence memorial labor labour armistice may mother "
            + "mothers father fathers valentine saint presidents veterans all april martin");
        return t;
    }
}
