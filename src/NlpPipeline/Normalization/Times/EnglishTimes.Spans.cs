namespace NlpPipeline.Normalization;

/// <summary>Years, eras, seasons, quarters, decades and centuries in English.</summary>
internal sealed partial class EnglishTimes
{
    private int Season(int i, out PartialTime time)
    {
        time = default;
        var j = W(i) == "the" ? i + 1 : i;
        var early = W(j) is "early" or "late";
        if (early)
            j++;
        if (!Role(j, TimeRole.Season, out var season) || W(j).EndsWith('s'))
            return -1;
        time.Season = season;
        var k = j + 1;
        if (IsMark(k, ','))
            k++;
        if (W(k) is "of" or "in")
            k++;
        if (Year4(k, out var year))
        {
            time.Year = year;
            // The winter of two years is named by the first: 1936-37, 1936/1937.
            if (season == 4 && (IsDash(k + 1) || IsMark(k + 1, '/')) && IsGlued(k + 1) && IsGlued(k + 2) && Digits(k + 2, out var next, out var digits)
                && (digits == 2 ? next == (year + 1) % 100 : digits == 4 && next == year + 1))
                return k + 3;
            return k + 1;
        }

        // the summer of '69
        if ((IsMark(k, '\'') || IsMark(k, '’')) && IsGlued(k + 1) && Digits(k + 1, 0, 99, out year) && T[k + 1].Length == 2)
        {
            (time.Year, time.ShortYear) = (year, true);
            return k + 2;
        }

        if (W(k) is "that" or "this" && W(k + 1) == "year" && k > j + 1)
        {
            (time.Anchor, time.ShiftUnit) = (TimeAnchor.Story, TimeUnit.Year);
            return k + 2;
        }

        // Fall, spring: verbs and other nouns; only the winter and the summer stand alone.
        if (W(j) is "fall" or "spring" && Wanted is null && !(W(i) == "the" && W(j) == "spring" && W(i - 1) is "in" or "by" or "until"))
            return -1;
        return j + 1 > i && W(i) == "the" && Wanted is null && W(i - 1) is not ("in" or "during" or "by" or "until" or "since" or "of" or "throughout" or "" or "whole") ? -1 : j + 1;
    }

    private int Decade(int i, out PartialTime time)
    {
        time = default;
        var j = W(i) == "the" ? i + 1 : i;
        if (W(j) is "early" or "late" or "mid" && j > i)
        {
            time.Modifier = W(j) == "early" ? TimexModifier.Start : W(j) == "late" ? TimexModifier.End : TimexModifier.Mid;
            j = IsDash(j + 1) ? j + 2 : j + 1;
        }

        if (W(j) == "decade" && (Year4(j + 1, out var named) || (W(j + 1) == "of" && Year4(j + 2, out named))) && named % 10 == 0)
        {
            time.Decade = named / 10;
            return W(j + 1) == "of" ? j + 3 : j + 2;
        }

        var apostrophe = IsMark(j, '\'') || IsMark(j, '’');
        if (apostrophe)
            j++;
        if (Digits(j, out var number, out var digits) && number % 10 == 0 && digits is 2 or 4)
        {
            var k = j + 1;
            if ((IsMark(k, '\'') || IsMark(k, '’')) && IsGlued(k))
                k++;
            if (W(k) != "s" || (!IsGlued(k) && !(digits == 4 && (k + 1 >= Count || !IsWordAt(k + 1)))))
                return -1;
            if (digits == 4 && number is >= 1000 and <= 2190)
            {
                time.Decade = number / 10;
                if (number % 100 == 0 && Wanted is null && number < 1900)
                    (time.Decade, time.Century) = (null, (number / 100) + 1);
            }
            else if (digits == 2 && (number >= 20 || (number == 10 && (apostrophe || j > i))))
                time.Decade = number / 10;
            else
                return -1;
            return k + 1;
        }

        if (Role(j, TimeRole.Small, out var nineteen) && nineteen is >= 13 and <= 19 && Role(IsDash(j + 1) ? j + 2 : j + 1, TimeRole.Decade, out var tens))
        {
            time.Decade = (nineteen * 10) + tens;
            return IsDash(j + 1) ? j + 3 : j + 2;
        }

        if (Role(j, TimeRole.Decade, out tens))
        {
            if (W(i - 1) is "his" or "her" or "their" or "my" || i > 0 && IsWordAt(i - 1) && Span(i - 1) is "his" or "her" or "their")
                return -1;
            time.Decade = tens;
            return j + 1;
        }

        return -1;
    }

    private int Century(int i, out PartialTime time)
    {
        time = default;
        var j = W(i) == "the" ? i + 1 : i;
        if (W(j) is "early" or "late" or "mid" && j > i)
        {
            time.Modifier = W(j) == "early" ? TimexModifier.Start : W(j) == "late" ? TimexModifier.End : TimexModifier.Mid;
            j = IsDash(j + 1) ? j + 2 : j + 1;
        }

        var end = Ordinal(j, out var number);
        if (end < 0 && IsWordAt(j) && W(j + 1) == "century" && Roman(j) is > 0 and var roman)
            (number, end) = (roman, j + 1);
        if (end < 0 || number is < 1 or > 30)
            return -1;
        if (IsDash(end) && IsGlued(end))
            end++;
        if (W(end) is not "century")
            return -1;
        time.Century = number;
        if (Era(end + 1, out var before) is var era and > 0)
        {
            time.BeforeChrist = before;
            return era;
        }

        return end + 1;
    }

    private int Era(int i, out bool before)
    {
        before = false;
        var j = i;
        if (W(j) is "bc" or "bce" or "ad" or "ce")
        {
            before = W(j) is "bc" or "bce";
            return IsCapital(j) ? j + 1 : -1;
        }

        if (IsSpelledEra(j))
        {
            before = Span(j) is "B";
            if (IsMark(j + 3, '.') && IsWordAt(j + 4) && Span(j + 4) is "E")
                return IsMark(j + 5, '.') && j + 6 < Count ? j + 6 : j + 5;
            return IsMark(j + 3, '.') && j + 4 < Count ? j + 4 : j + 3;
        }

        return -1;
    }

    /// <summary>B.C., A.D.</summary>
    private bool IsSpelledEra(int i) => IsWordAt(i) && Span(i) is "B" or "A" && IsMark(i + 1, '.') && IsWordAt(i + 2) && Span(i + 2) is "C" or "D";

    /// <summary>4th quarter 2018, Q1 2019, 2018Q4, first half of 1944, H2 2019.</summary>
    private int QuarterOrHalf(int i, out PartialTime time)
    {
        time = default;
        if (Year4(i, out var year))
        {
            var k = IsDash(i + 1) ? i + 2 : i + 1;
            if (W(k) is "q" or "h" && IsGlued(k + 1) && Digits(k + 1, 1, 4, out var n) && (W(k) == "q" || n <= 2))
            {
                time.Year = year;
                if (W(k) == "q")
                    time.Quarter = n;
                else
                    time.Half = n;
                return k + 2;
            }

            return -1;
        }

        if (W(i) is "q" or "h" && !Year4(i - 1, out _) && IsGlued(i + 1) && Digits(i + 1, 1, 4, out var number) && (W(i) == "q" || number <= 2) && (W(i) == "q" || IsCapital(i)))
        {
            if (W(i) == "q")
                time.Quarter = number;
            else
                time.Half = number;
            var k = IsDash(i + 2) || IsMark(i + 2, ',') || IsMark(i + 2, '/') || W(i + 2) is "of" ? i + 3 : i + 2;
            if (Year4(k, out year))
            {
                time.Year = year;
                return k + 1;
            }

            return W(i) == "q" ? i + 2 : -1;
        }

        var j = W(i) == "the" ? i + 1 : i;
        var end = Ordinal(j, out number);
        var last = W(j) == "last";
        if (last)
            end = j + 1;
        if (end < 0)
            return -1;
        if (W(end) == "quarter" && (last || number <= 4))
        {
            time.Quarter = last ? 4 : number;
            end++;
        }
        else if (W(end) == "half" && (last || number <= 2))
        {
            time.Half = last ? 2 : number;
            end++;
        }
        else
        {
            return -1;
        }

        var of = W(end) is "of" or "in" ? end + 1 : end;
        if (Year4(of, out year))
        {
            time.Year = year;
            return of + 1;
        }

        if (Relative(of, true, default, out var relative) is var closed and > 0 && relative is { ShiftUnit: TimeUnit.Year, Month: null, Season: null })
        {
            (time.Anchor, time.ShiftUnit, time.Shift) = (relative.Anchor, relative.ShiftUnit, relative.Shift);
            return closed;
        }

        if (W(of) == "the" && Decade(of, out var decade) is var d and > 0 && time.Half is not null)
            return -1;
        return time.Quarter is not null && (Context.Reference is not null || Wanted is not null) && !last ? end : -1;
    }

    private int Year(int i, bool inside, in PartialTime before, out PartialTime time)
    {
        time = default;
        var j = W(i) == "the" ? i + 1 : i;
        if (W(j) is "calendar" or "fiscal" && W(j + 1) == "year")
            j++;
        if (W(j) is "year" && (Year4(j + 1, out var year) || Digits(j + 1, 100, 9999, out year)))
        {
            time.Year = year;
            return j + 2;
        }

        if (IsWordAt(i) && Span(i) is "AD" && Digits(i + 1, 1, 2100, out year))
        {
            time.Year = year;
            return i + 2;
        }

        if (Digits(i, 1, 9999, out year) && Era(i + 1, out var bc) is var era and > 0)
        {
            time.Year = year;
            time.BeforeChrist = bc;
            return era;
        }

        if (inside && !(before is { Month: not null } or { Season: not null } or { Quarter: not null } or { Half: not null } or { Weekday: not null } or { Holiday: not Holiday.None }))
            return -1;
        if (YearInWords(i, out year) is var words and > 0 && !Unit(words, out _) && !(IsWordAt(words) && W(words) is "" && Wanted is null))
        {
            time.Year = year;
            return words;
        }

        if (!Year4(i, out year))
            return -1;
        if (Wanted is null)
        {
            if (year > 2100 || (IsGlued(i) && i > 0 && (T[i - 1].Kind != TokenKind.Mark || (T[i - 1].First is '.' && !IsCirca(i)) || T[i - 1].First is ',' or '/' or '$' or '£' or '€' or '#' or '-' && IsGlued(i - 1) && i > 1 && T[i - 2].Kind == TokenKind.Word && W(i - 2) is "")))
                return -1;
            if ((IsMark(i + 1, '.') || IsMark(i + 1, ',')) && IsGlued(i + 1) && IsGlued(i + 2) && Digits(i + 2, out _, out _))
                return -1;
            if (IsMark(i + 1, '%') || (IsGlued(i + 1) && IsWordAt(i + 1)) || Unit(i + 1, out _) && !(W(i + 1) is "second"))
                return -1;
            if (i > 0 && IsWordAt(i - 1) && Span(i - 1) is "No" or "page" or "pages" or "p" or "pp" or "number" or "Order" or "Article" or "about" or "nearly" or "almost" or "some")
                return -1;
            if (W(i - 1) == "than" && W(i - 2) is not ("later" or "earlier"))
                return -1;
            var led = W(i - 1) is "in" or "of" or "since" or "from" or "to" or "until" or "by" or "before" or "after" or "during" or "and" or "between" || i == 0 || IsMark(i - 1, '(') || IsMark(i - 1, ',')
                || IsCirca(i);
            if (year is < 1500 or > 2050 && !led)
                return -1;
            // 1500 people: a small round number before a plural.
            if (IsWordAt(i + 1) && W(i + 1) is "" && !IsCapital(i + 1) && Span(i + 1).Length > 3 && Span(i + 1).EndsWith("s") && (year % 100 == 0 || W(i - 1) is not ("in" or "the" or "of" or "since")))
                return -1;
        }

        time.Year = year;
        return i + 1;
    }

    /// <summary>c. 1350, c.1350, circa 1350.</summary>
    private bool IsCirca(int i) => IsWordAt(i - 1) ? Span(i - 1) is "circa" : IsMark(i - 1, '.') && IsWordAt(i - 2) && Span(i - 2) is "c" or "ca";
}
