namespace NlpPipeline.Normalization;

/// <summary>Dates that lean on the sentence around them, read where a date is wanted: the 31st alone, in 88, thirty years ago today.</summary>
internal sealed partial class EnglishTimes
{
    private bool SpokenDate(out TimeNode node) =>
        BareOrdinal(out node) || YearOfTwoDigits(out node) || AgoToday(out node) || PartOfLonger(out node) || TwoDates(out node) || TwoOldYears(out node)
        || TheWeekday(out node) || OldFeast(out node) || Morrow(out node);

    /// <summary>On the [31st], by the [eighth].</summary>
    private bool BareOrdinal(out TimeNode node)
    {
        node = default;
        if (Ordinal(0, out var day) != Count || day > 31)
            return false;
        node = Point(0, Count, new PartialTime { Day = day }, 0.6f);
        return true;
    }

    /// <summary>In 57, since 88, early 27: a year of the story's century, or of the first one in a story from there.</summary>
    private bool YearOfTwoDigits(out TimeNode node)
    {
        node = default;
        var modified = Count == 2 && W(0) is "early" or "late";
        var last = Count - 1;
        if (last != (modified ? 1 : 0) || !Digits(last, 1, 99, out var year) || T[last].Length > 2
            || !(modified || WordBefore() is "in" or "of" or "since" or "from" or "until" or "by" or "before" or "after"))
            return false;
        var old = Context.BeforeChrist is not null || Context.Story is { Year: < 300 } || (Context.Line is { Year: < 300 });
        if (!old && (T[last].Length < 2 || (year < 32 && !modified && WordBefore() is not "in")))
            return false;
        node = Point(0, Count, new PartialTime
        {
            Year = year,
            ShortYear = !old,
            BeforeChrist = Context.BeforeChrist is not null,
            Modifier = modified ? (W(0) == "early" ? TimexModifier.Start : TimexModifier.End) : TimexModifier.None,
        }, 0.6f);
        return true;
    }

    /// <summary>Thirty years ago today, a week ago today, a year ago this day: the day itself.</summary>
    private bool AgoToday(out TimeNode node)
    {
        node = default;
        var today = Word(Count - 1) == "today" ? Count - 1 : Word(Count - 1) == "day" && Word(Count - 2) == "this" ? Count - 2 : -1;
        if (today < 3 || W(today - 1) != "ago" || Amount(0, out var length) is var at && at < 0 || !Unit(at, out length.Unit) || at != today - 2 || length.Vague)
            return false;

        // Counted in months a length keeps the day of its anchor.
        var months = length.Unit switch { TimeUnit.Year => 12, TimeUnit.Decade => 120, TimeUnit.Century => 1200, _ => 0 };
        if (months > 0)
            (length.Milli, length.Unit) = (length.Milli * months, TimeUnit.Month);
        node = LengthOf(0, Count, length, TimexType.Date);
        (node.Form, node.Direction, node.A.Anchor, node.A.ShiftUnit) = (TimeForm.Shifted, -1, TimeAnchor.Speech, TimeUnit.Day);
        return true;
    }

    /// <summary>Exactly [three years later], [thirty years to the day]: the day, where the story has one.</summary>
    protected override bool CertainDate(out TimeNode node)
    {
        node = default;
        var at = OneLength(0, out var length);
        if (at < 0 || length.Vague || length.Unit is not (TimeUnit.Year or TimeUnit.Decade or TimeUnit.Century or TimeUnit.Month) || length.Milli % 1000 != 0)
            return false;
        var toTheDay = at + 3 == Count && W(at) == "to" && W(at + 1) == "the" && Word(at + 2) == "day";
        var later = at + 1 == Count && W(at) is "later" or "after" or "before" or "earlier" && WordBefore() is "exactly" or "precisely";
        if (!toTheDay && !later)
            return false;
        var months = length.Unit switch { TimeUnit.Year => 12, TimeUnit.Decade => 120, TimeUnit.Century => 1200, _ => 1 };
        (length.Milli, length.Unit) = (length.Milli * months, TimeUnit.Month);
        node = LengthOf(0, Count, length, TimexType.Date);
        var back = toTheDay || W(at) is "before" or "earlier";
        (node.Form, node.Direction, node.A.Anchor, node.A.ShiftUnit) = (TimeForm.Shifted, back ? -1 : 1, toTheDay ? TimeAnchor.Speech : TimeAnchor.Story, TimeUnit.Day);
        return true;
    }

    /// <summary>On the morrow.</summary>
    private bool Morrow(out TimeNode node)
    {
        node = default;
        if (Count != 2 || W(0) != "the" || Word(1) != "morrow")
            return false;
        node = OfStory(2, TimeUnit.Day, 1);
        return true;
    }

    /// <summary>The last days of September, the first months of 1944, a single week of December: as coarse as the longer time.</summary>
    private bool PartOfLonger(out TimeNode node)
    {
        node = default;
        for (var k = 1; k < Math.Min(Count - 1, 6); k++)
        {
            if (W(k) != "of")
                continue;
            if (Word(k - 1) is not ("days" or "weeks" or "months" or "week" or "nights" or "hours" or "years" or "fortnight" or "course" or "whole" or "rest" or "turn" or "close" or "opening" or "term"))
                return false;
            if (Whole(k + 1, out var time) != Count || time is { Month: null, Year: null, Season: null, Decade: null, Century: null })
                return false;
            node = Point(0, Count, time, 0.6f);
            return true;
        }

        return false;
    }

    /// <summary>26 August and 5 October; Saturday 22 and Sunday 23 February.</summary>
    private bool TwoDates(out TimeNode node)
    {
        node = default;
        var first = Role(0, TimeRole.Weekday, out _) ? 1 : 0;
        for (var k = first + 1; k < Math.Min(Count - 1, 7); k++)
        {
            if (W(k) is not ("and" or "or"))
                continue;
            var second = Role(k + 1, TimeRole.Weekday, out _) ? k + 2 : k + 1;
            if (NamedDate(second, false, default, out var b) != Count || b.Month is null)
                return false;
            PartialTime a;
            if (k == first + 1 && Digits(first, 1, 31, out var day) && b.Day > day)
                a = new PartialTime { Day = day, Month = b.Month };
            else if (NamedDate(first, false, default, out a) != k || a.Month is null || a.Finest != b.Finest || (a.Year is not null && b.Year is null))
                return false;
            node = RangeOf(0, Count, a, b, 0.7f);
            return true;
        }

        return false;
    }

    /// <summary>816 to 837: years of the first thousand.</summary>
    private bool TwoOldYears(out TimeNode node)
    {
        node = default;
        var k = W(0) == "from" ? 1 : 0;
        if (Count != k + 3 || !(W(k + 1) is "to" or "until" or "and" || IsDash(k + 1)) || !Digits(k, out var from, out var digits) || digits != 3
            || !Digits(k + 2, out var to, out digits) || digits != 3 || from == to)
            return false;
        var before = from > to;
        node = RangeOf(0, Count, new PartialTime { Year = from, BeforeChrist = before }, new PartialTime { Year = to, BeforeChrist = before }, 0.7f);
        return true;
    }

    /// <summary>The Monday, the Monday after, the Tuesday night: the first such day from where the story stands.</summary>
    private bool TheWeekday(out TimeNode node)
    {
        node = default;
        if (W(0) != "the" || !Role(1, TimeRole.Weekday, out var weekday))
            return false;
        var end = Role(2, TimeRole.DayPart, out _) ? 3 : 2;
        if (W(end) is "after" or "following" or "next")
            end++;
        else if (W(end) is "before")
        {
            if (end + 1 != Count)
                return false;
            node = Point(0, Count, new PartialTime { Weekday = weekday, Anchor = TimeAnchor.Story, ShiftUnit = TimeUnit.Week, Nearest = -1 }, 0.6f);
            return true;
        }

        if (end != Count)
            return false;
        node = Point(0, Count, new PartialTime { Weekday = weekday, IsDefinite = true }, 0.6f);
        if (W(end - 1) is "after" or "following" or "next")
            (node.A.Anchor, node.A.ShiftUnit, node.A.Nearest, node.A.IsDefinite) = (TimeAnchor.Story, TimeUnit.Week, 1, false);
        return true;
    }

    /// <summary>Shrove Tuesday 1497, Pentecost, the feast of St John, Corpus Christi day, the ides of March.</summary>
    private bool OldFeast(out TimeNode node)
    {
        node = default;
        var j = W(0) == "the" ? 1 : 0;
        if (Word(j) == "feast" && W(j + 1) == "of")
            j += 2;
        else if (Role(j, TimeRole.DayPart, out _) && W(j + 1) == "of")
            j += 2;
        var (holiday, length) = (Word(j), Word(j + 1)) switch
        {
            ("xmas", _) => (Holiday.Christmas, 1),
            ("easter", "saturday") or ("holy", "saturday") => (Holiday.HolySaturday, 2),
            ("easter", "tuesday") => (Holiday.None, 0),
            ("shrove", "tuesday") => (Holiday.ShroveTuesday, 2),
            ("palm", "sunday") => (Holiday.PalmSunday, 2),
            ("maundy" or "holy", "thursday") => (Holiday.MaundyThursday, 2),
            ("ascension", "day") => (Holiday.Ascension, 2),
            ("pentecost" or "whitsun" or "whitsunday", _) => (Holiday.Pentecost, 1),
            ("whit", "sunday") => (Holiday.Pentecost, 2),
            ("whit", "monday") => (Holiday.WhitMonday, 2),
            ("corpus", "christi") => (Holiday.CorpusChristi, 2),
            ("twelfth", "night") => (Holiday.Epiphany, 2),
            ("epiphany", _) => (Holiday.Epiphany, 1),
            ("candlemas", _) => (Holiday.Candlemas, 1),
            ("lady", "day") => (Holiday.LadyDay, 2),
            ("midsummer", "day") => (Holiday.Midsummer, 2),
            ("lammas", _) => (Holiday.Lammas, 1),
            ("michaelmas", _) => (Holiday.Michaelmas, 1),
            ("martinmas", _) => (Holiday.Martinmas, 1),
            ("bastille", "day") => (Holiday.Bastille, 2),
            ("guy", "fawkes") => (Holiday.GuyFawkes, 2),
            ("bonfire", "night") => (Holiday.GuyFawkes, 2),
            ("decoration", "day") => (Holiday.DecorationDay, 2),
            ("ides", "of") when Word(j + 2) == "march" => (Holiday.IdesOfMarch, 3),
            ("st" or "saint", "john") => (Holiday.Midsummer, 2),
            ("st" or "saint", "george") => (Holiday.SaintGeorge, 2),
            ("st" or "saint", "martin") => (Holiday.Martinmas, 2),
            ("new", "year") when Count == j + 2 && IsCapital(j) => (Holiday.NewYear, 2),
            _ => (Holiday.None, 0),
        };
        if (holiday == Holiday.None)
            return false;
        var end = j + length;
        if (IsMark(end, '\'') || IsMark(end, '’'))
            end += W(end + 1) == "s" ? 2 : 1;
        if (Word(end) is "day" or "night" or "eve" or "sunday")
        {
            if (Word(end) == "eve")
                return false;
            end++;
        }

        if (W(end) is "of" or "in" || IsMark(end, ','))
            end++;
        var time = new PartialTime { Holiday = holiday };
        if (end < Count)
        {
            if (!Year4(end, out var year))
                return false;
            time.Year = year;
            end++;
        }

        node = Point(0, end, time, 0.7f);
        return end == Count;
    }

    protected override int OneLength(int i, out TimeLength length)
    {
        var at = Amount(i, out length);
        if (at < 0 || !LengthUnit(ref at, out length.Unit))
            return at;
        if (W(at) == "and" && W(at + 1) == "a" && W(at + 2) == "half")
        {
            length.Milli += 500;
            return at + 3;
        }

        return at;
    }

    protected override bool JoinsLengths(int i) => W(i) is "to" or "or" || IsDash(i) || (W(i) == "and" && (W(0) == "between" || WordBefore() == "between"));
}
