namespace NlpPipeline.Normalization;

/// <summary>The grammar of English times: what may stand at a place, and the longest of it.</summary>
internal sealed partial class EnglishTimes() : TimeReader(EnglishLexicon.Table)
{
    /// <summary>An article, a preposition or a pronoun begins a time only where a word of times or a number follows.</summary>
    public override bool MayStart(int i)
    {
        ref readonly var token = ref T[i];
        if (!base.MayStart(i))
        {
            return token.Kind == TokenKind.Number
                ? IsSpelledEra(i + 1)
                : token.First is 'I' or 'V' or 'X' ? W(i + 1) == "century" : token.First == 'A' && W(i) == "ad" && i + 1 < Count && T[i + 1].Kind == TokenKind.Number;
        }

        if (i + 1 >= Count || token.Word is not { } word)
            return true;
        if (word.Role is TimeRole.Small or TimeRole.Tens or TimeRole.Ordinal)
            return GoesOn(i) || i == 0 || T[i - 1].Word is not null;
        if (!word.NeedsTimes)
            return true;
        return word.Text switch
        {
            "in" when Role(i + 1, TimeRole.Month, out _) || (Year4(i + 1, out _) && W(i + 2) != "through") => false,
            "i" or "h" or "q" => T[i + 1].Kind == TokenKind.Number || T[i + 1].Kind == TokenKind.Mark,
            "the" => MayFollow(i + 1) || Span(i + 1) is "present" or "moment" or "future" or "final",
            _ => MayFollow(i + 1),
        };
    }

    private bool MayFollow(int i) => T[i].Kind != TokenKind.Word || T[i].Word is not null;

    /// <summary>The article itself begins little: it is the word behind it that tells.</summary>
    protected override TimeReaders Beginning(int i) =>
        T[i].Word is { Text: "the" } article && i + 1 < Count ? article.Begins | Begins(T[i + 1]) : Begins(T[i]);

    private static TimeReaders Begins(in TimeToken token) => token.Kind switch
    {
        TokenKind.Number => TimeReaders.Range | TimeReaders.Length | TimeReaders.Clock | TimeReaders.ClockSpan | TimeReaders.Day | TimeReaders.Nth | TimeReaders.QuarterOrHalf
            | TimeReaders.Decade | TimeReaders.Century | TimeReaders.Year,

        // XIX century: the numeral may be a word of its own or none.
        TokenKind.Word => (token.Word?.Begins ?? TimeReaders.None) | (token.First is 'I' or 'V' or 'X' ? TimeReaders.Century : TimeReaders.None),
        _ => token.First switch { '\'' or '’' => TimeReaders.Decade, '½' => TimeReaders.Length, _ => TimeReaders.None },
    };

    public override bool Match(int i, out TimeNode node)
    {
        BeginMatch(i);
        var any = false;
        if (Wanted is null)
            node = default;
        else if (SettledByLabel(i, out node))
            return true;
        TimeNode candidate = default;
        var may = MayBegin(i);
        if ((may & (TimeReaders.Set | TimeReaders.Clock)) != 0)
            Consider(Set(i, ref candidate), candidate, ref node, ref any);
        if ((may & (TimeReaders.Range | TimeReaders.Single)) != 0)
            Consider(Range(i, ref candidate), candidate, ref node, ref any);
        if ((may & TimeReaders.Length) != 0)
            Consider(Length(i, ref candidate), candidate, ref node, ref any);
        if (Context.Reference is not null)
            Consider(Rolling(i, ref candidate), candidate, ref node, ref any);
        if ((may & TimeReaders.Fixed) != 0)
            Consider(Fixed(i, ref candidate), candidate, ref node, ref any);
        if ((may & TimeReaders.Single) != 0)
            Consider(Single(i, ref candidate), candidate, ref node, ref any);
        if (Wanted is not (null or TimexType.Set))
            Consider(WantedOnly(i, out candidate), candidate, ref node, ref any);
        return any;
    }

    private bool Fixed(int i, ref TimeNode node)
    {
        var (length, value) = W(i) switch
        {
            "now" or "nowadays" or "currently" => (1, "PRESENT_REF"),
            "today" when Context is { Reference: null, Story: null, Dateline: null } => (1, "PRESENT_REF"),
            "this" when W(i + 1) == "day" && Context.Reference is null => (2, "PRESENT_REF"),
            "the" when W(i + 1) == "past" && !Unit(i + 2, out _) && W(i + 2) is not ("few" or "couple") && !Amounts(i + 2) && !Role(i + 2, TimeRole.Season, out _)
                && !(IsWordAt(i + 2) && W(i + 2) is "" && W(i - 1) is not ("in" or "of" or "from")) => (2, "PAST_REF"),
            "formerly" or "recently" when Wanted is not null => (1, "PAST_REF"),
            "the" when IsWordAt(i + 1) && Span(i + 1) is "present" or "moment" && Wanted is not null => (2, "PRESENT_REF"),
            "the" when IsWordAt(i + 1) && Span(i + 1) is "future" => (2, "FUTURE_REF"),
            _ => (0, ""),
        };
        if (length == 0 || (W(i) == "now" && W(i + 1) == "that"))
        {
            if (W(i) is "that" or "this" && W(i + 1) == "time" && Wanted is not null || (W(i) is "that" && W(i + 1) == "time" && W(i - 1) is "at" or "by" or "from" or "since" or "to") || (W(i) is "this" && W(i + 1) == "time" && W(i - 1) is "at" or "to" or "by" && Context.Reference is null))
            {
                node = Point(i, i + 2, new PartialTime { Anchor = TimeAnchor.Story, ShiftUnit = TimeUnit.None }, 0.6f);
                return true;
            }

            return false;
        }

        node = Fixed(i, i + length, TimexType.Date, value, 0.8f);
        return true;
    }

    private bool Amounts(int i) => Amount(i, out _) > 0;

    /// <summary>Every three weeks, each day at 7, daily, once a week, Friday mornings.</summary>
    private bool Set(int i, ref TimeNode node)
    {
        var length = new TimeLength { Milli = 1000 };
        var j = i;
        switch (W(i))
        {
            case "daily" or "weekly" or "monthly" or "annual" or "quarterly" when i > 0 && IsCapital(i) && Wanted is null:
                return false;
            case "daily" or "nightly" or "everyday":
                length.Unit = TimeUnit.Day;
                j++;
                break;
            case "hourly":
                length.Unit = TimeUnit.Hour;
                j++;
                break;
            case "weekly":
                length.Unit = TimeUnit.Week;
                j++;
                break;
            case "monthly":
                length.Unit = TimeUnit.Month;
                j++;
                break;
            case "quarterly":
                length.Unit = TimeUnit.Quarter;
                j++;
                break;
            case "yearly" or "annually" or "annual":
                length.Unit = TimeUnit.Year;
                j++;
                break;
            case "biweekly" or "fortnightly":
                (length.Unit, length.Milli) = (TimeUnit.Week, 2000);
                j++;
                break;
            case "bimonthly":
                (length.Unit, length.Milli) = (TimeUnit.Month, 2000);
                j++;
                break;
            case "bi" when W(i + 1) is "weekly" or "monthly" or "annual" || (IsDash(i + 1) && W(i + 2) is "weekly" or "monthly" or "annual"):
                j = W(i + 1) is "" ? i + 3 : i + 2;
                (length.Unit, length.Milli) = (W(j - 1) == "weekly" ? TimeUnit.Week : W(j - 1) == "monthly" ? TimeUnit.Month : TimeUnit.Year, 2000);
                break;
            case "once" or "twice" when W(i + 1) is "a" or "an" or "per" or "every" && Unit(i + 2, out length.Unit):
                j = i + 3;
                break;
            case "every" or "each":
                j = i + 1;
                if (W(j) == "other" || (IsWordAt(j) && Span(j) is "other"))
                {
                    length.Milli = 2000;
                    j++;
                }

                if (Role(j, TimeRole.Weekday, out var weekday))
                {
                    node = SetWith(i, j + 1, $"XXXX-WXX-{weekday}");
                    return true;
                }

                if (Role(j, TimeRole.DayPart, out var part))
                {
                    node = Fixed(i, j + 1, TimexType.Set, Wanted is not null || Context.Reference is null && Context.Story is not null ? "P1D" : PartOf(part));
                    if (W(j) == "night" && Context.Reference is null)
                        node.Value = "P1D";
                    return true;
                }

                if (Role(j, TimeRole.Season, out _) || Role(j, TimeRole.Month, out _))
                {
                    node = Fixed(i, j + 1, TimexType.Set, "P1Y");
                    return true;
                }

                if (W(j) == "quarter")
                {
                    length.Unit = TimeUnit.Quarter;
                    j++;
                    break;
                }

                if (Ordinal(j, out var nth) is var after and > 0 && nth > 1 && Unit(after, out length.Unit))
                {
                    length.Milli = nth * 1000L;
                    j = after + 1;
                    break;
                }

                if (Amount(j, out var count) is var end and > 0 && !count.Vague)
                {
                    length = count;
                    j = end;
                }

                if (!Unit(j, out length.Unit))
                    return false;
                j++;
                break;
            case "mornings" or "afternoons" or "evenings" or "nights" or "weekends" when Context.Reference is not null || Wanted == TimexType.Set || W(i - 1) is "":
                if (W(i) == "weekends")
                    node = Fixed(i, i + 1, TimexType.Set, "XXXX-WXX-WE");
                else if (Role(i, TimeRole.DayPart, out var plural) && (Wanted == TimexType.Set || i > 0 && W(i - 1) is "" && !IsMark(i - 1, ',') && i + 1 >= Count))
                    node = Fixed(i, i + 1, TimexType.Set, PartOf(plural));
                else
                    return false;
                return true;
            default:
                // Friday mornings, Sundays
                if (Role(i, TimeRole.Weekday, out weekday))
                {
                    if (W(i + 1) is "mornings" or "afternoons" or "evenings" or "nights" && Role(i + 1, TimeRole.DayPart, out part))
                    {
                        node = Fixed(i, i + 2, TimexType.Set, $"XXXX-WXX-{weekday}{PartOf(part)}");
                        return true;
                    }

                    if (W(i).EndsWith("days", StringComparison.Ordinal))
                    {
                        node = Fixed(i, i + 1, TimexType.Set, $"XXXX-WXX-{weekday}");
                        return true;
                    }
                }

                // 3pm each day, 6am everyday
                if (Clock(i, out var clock) is var at and > 0 && (W(at) == "everyday" || W(at) is "every" or "each" && W(at + 1) == "day" || W(at) == "daily"))
                {
                    node = Fixed(i, W(at) is "everyday" or "daily" ? at + 1 : at + 2, TimexType.Set, ClockText(clock));
                    return true;
                }

                return false;
        }

        node = LengthOf(i, j, length, TimexType.Set);
        if (length is { Milli: 1000, Unit: TimeUnit.Day })
        {
            var at = W(j) == "at" ? j + 1 : j;
            if (Clock(at, out var clock) is var end and > 0)
                node = Fixed(i, end, TimexType.Set, ClockText(clock));
        }

        return true;
    }

    private TimeNode SetWith(int from, int to, string value)
    {
        if (Role(to, TimeRole.DayPart, out var part))
            return Fixed(from, to + 1, TimexType.Set, value + PartOf(part));
        return Fixed(from, to, TimexType.Set, value);
    }

    private static string PartOf(int part) => (DayPart)part switch
    {
        DayPart.Morning => "TMO",
        DayPart.Afternoon => "TAF",
        DayPart.Evening => "TEV",
        _ => "TNI",
    };

    private static string ClockText(in PartialTime clock) =>
        string.Create(System.Globalization.CultureInfo.InvariantCulture, $"T{clock.Hour:00}:{clock.Minute ?? 0:00}");
}
