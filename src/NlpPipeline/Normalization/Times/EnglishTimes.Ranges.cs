namespace NlpPipeline.Normalization;

/// <summary>Ranges that are one time: <c>from 1921 to 1926</c>, <c>1908-09</c>, <c>July 13 through 15</c>, <c>between May and July 1937</c>.</summary>
internal sealed partial class EnglishTimes
{
    private bool Range(int i, ref TimeNode node)
    {
        var j = i;

        // 1936/37
        if (Year4(i, out var season) && IsMark(i + 1, '/') && IsGlued(i + 1) && IsGlued(i + 2) && Digits(i + 2, out var short2, out var two) && two == 2 && short2 == (season + 1) % 100 && !IsMark(i + 3, '/'))
        {
            node = RangeOf(i, i + 3, new PartialTime { Year = season }, new PartialTime { Year = season + 1 }, 0.9f);
            return true;
        }

        // the night of 5/6 June 1944
        if (Digits(i, out var eve, out var figures) && figures <= 2 && IsMark(i + 1, '/') && IsGlued(i + 1) && IsGlued(i + 2) && Digits(i + 2, out var morrow, out _)
            && morrow == eve + 1 && Role(i + 3, TimeRole.Month, out _) && Side(i + 2, false, out var next) is var past and > 0 && next is { Month: not null, Day: not null })
        {
            node = RangeOf(i, past, next with { Day = eve }, next, 0.9f);
            return true;
        }

        if (W(j) == "the" && W(j + 1) is "years")
            j += 2;
        else if (Unit(j, out var years) && years == TimeUnit.Year && W(j) == "years")
            j++;
        var between = W(j) == "between";
        var from = W(j) == "from";
        if (between || from)
            j++;
        else if (W(j) is "in" && Year4(j + 1, out _) && W(j + 2) is "through")
            j++;
        var end = Side(j, from || between, out var a);
        if (end < 0)
            return false;
        int k;
        var dash = false;
        var and = false;
        if (W(end) is "to" or "until" or "till" or "through" or "thru")
            k = end + 1;
        else if (W(end) == "and" && between)
            k = end + 1;
        else if (W(end) == "and" && !from)
        {
            k = end + 1;
            and = true;
        }
        else if (IsDash(end) || (IsMark(end, '/') && a is { Month: not null, Day: null, Year: null } && Role(end + 1, TimeRole.Month, out _)))
        {
            k = end + 1;
            dash = true;
        }
        else
            return false;
        var second = Side(k, true, out var b);
        if (second < 0)
            return false;
        // November 9 to 10, 1938
        if (OnlyNumber(b) && a is { Month: not null, Day: not null, Year: null } && (!and || b.Day == a.Day + 1) && IsMark(second, ',') && Year4(second + 1, out var common))
        {
            (b.Month, b.Year) = (a.Month, common);
            second += 2;
        }

        if (a.HasClock != b.HasClock)
            return false;
        if (!Fit(ref a, ref b, dash, from || between, and))
            return false;
        node = RangeOf(j < i + 2 && !(W(i) is "the" or "years") && (W(i) == "in") ? j : i, second, a, b);
        node.Type = a.HasClock ? TimexType.Time : TimexType.Date;
        return true;
    }

    private static bool OnlyNumber(in PartialTime p) => p is { Day: not null, Month: null, Year: null, Weekday: null, Anchor: TimeAnchor.None, Hour: null, Part: DayPart.None };

    private bool Fit(ref PartialTime a, ref PartialTime b, bool dash, bool led, bool and)
    {
        // Between the 13th and the 15th: days of the story's month, where a date is wanted.
        if (OnlyNumber(a) && OnlyNumber(b))
            return led && Wanted == TimexType.Date && a.Day < b.Day;
        if (OnlyNumber(b) && a.Day is null)
        {
            if (a is { Year: { } full, Month: null, Season: null, ShortYear: false } && b.Day > full % 100 && dash)
                (b.Year, b.Day, b.ShortYear) = (b.Day, null, true);
            else
                return false;
        }

        if (b is { ShortYear: true, Month: null } && !(a is { Year: { } first, ShortYear: false, Month: null, Season: null } && (b.Year > first % 100) && dash))
            return false;
        if (OnlyNumber(a) && b.Day is null)
            return false;
        if (and)
        {
            // Neighbours only: March and April 1919, the late twenties and early thirties, the summer and autumn of 1920.
            if (a.Anchor != TimeAnchor.None || b.Anchor != TimeAnchor.None || a.Finest != b.Finest || a.Weekday is not null)
                return false;
            if (a.Quarter is not null && a.HasYear)
                return false;
            if (a.HasYear && b.HasYear && a.Decade is null && !(a.Modifier == TimexModifier.End && b.Modifier == TimexModifier.Start))
                return false;
            if (!a.HasYear && !b.HasYear && !(a.Month is not null && b.Month == a.Month + 1 && Context.Story is not null))
                return false;
            if (a.Decade is { } d && b.Decade is { } e && (e % 10) - (d % 10) != 1)
                return false;
        }

        if (a.Finest is TimeUnit.None || b.Finest is TimeUnit.None)
            return false;
        if (dash && a is { Anchor: not TimeAnchor.None } != b is { Anchor: not TimeAnchor.None })
            return false;
        if (a is { Year: { } y1, ShortYear: false, BeforeChrist: false } && b is { Year: { } y2, ShortYear: false, BeforeChrist: false } && (y2 < y1 || (y1 == y2 && a.Month > b.Month)))
            return false;
        if (a is { Month: not null, Day: null } && b is { Month: not null, Day: not null } && !led)
            return false;
        if (a.BeforeChrist != b.BeforeChrist && b.BeforeChrist && a.Year is not null)
            a.BeforeChrist = true;
        return true;
    }

    private int Side(int i, bool bare, out PartialTime time)
    {
        var end = Whole(i, out time);
        if (end > 0 && !(time.HasClock && !time.HasDate))
            return end;
        var j = W(i) == "the" ? i + 1 : i;
        if (Ordinal(j, out var day) is var ordinal and > 0 && day <= 31)
        {
            time = new PartialTime { Day = day };
            return ordinal;
        }

        if (Digits(j, out day, out var digits) && digits <= 2 && day is >= 1 and <= 31 && !(IsGlued(j) && j > 0 && T[j - 1].Kind == TokenKind.Mark && T[j - 1].First is '.' or ','))
        {
            time = new PartialTime { Day = day };
            return j + 1;
        }

        if (Digits(j, out var year, out digits) && digits == 2 && year > 31)
        {
            time = new PartialTime { Year = year, ShortYear = true };
            return j + 1;
        }

        return -1;
    }
}
