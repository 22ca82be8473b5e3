using System.Diagnostics;

namespace NlpPipeline.Normalization;

/// <summary>What the grammars of both languages share: the tokens and small questions about them.</summary>
/// <remarks>Readers look ahead by a bounded number of tokens only, so that a whole text is read in linear time.</remarks>
internal abstract partial class TimeReader(TimeLexicon lexicon)
{
    private TimeToken[] buffer = new TimeToken[256];
    private int matchAt = -1;
    private bool isRemembered;
    private int rememberedEnd;
    private PartialTime rememberedTime;

    protected TimeToken[] T => buffer;

    public int Count { get; private set; }

    protected string Text { get; private set; } = "";

    protected TemporalContext Context { get; private set; } = null!;

    /// <summary>The type that the caller says it is; null where the reader decides.</summary>
    protected TimexType? Wanted { get; private set; }

    public void Load(string text, int start, int length, TemporalContext context, TimexType? wanted, bool mendDamage)
    {
        Text = text;
        Context = context;
        Wanted = wanted;
        Count = TimeTokenizer.Cut(text.AsSpan(start, length), lexicon, mendDamage, ref buffer);
        if (start > 0)
        {
            for (var i = 0; i < Count; i++)
            {
                buffer[i].Start += start;
                buffer[i].End += start;
            }
        }
    }

    public ref readonly TimeToken Token(int i) => ref buffer[i];

    public virtual bool MayStart(int i) => buffer[i].Kind switch
    {
        TokenKind.Number => NumberMayStart(i),
        TokenKind.Word => buffer[i].Word is { Starts: true },
        _ => buffer[i].First is '½' || (buffer[i].First is '\'' or '’' && i + 1 < Count && buffer[i + 1] is { Kind: TokenKind.Number, Glued: true }),
    };

    /// <summary>
    /// Whether a number can begin a time: a year may stand alone, others need a word of times or another number beside them. Most
    /// numbers of a text count something and are turned away here.
    /// </summary>
    private bool NumberMayStart(int i)
    {
        if (buffer[i].Length is 4 or 8 || (i > 0 && buffer[i - 1].Word is not null))
            return true;
        var next = i + 1;
        if (next >= Count)
            return i == 0;
        if (buffer[next].Kind == TokenKind.Mark && buffer[next].First is ',' or '.' or ';' or ')' or '!' or '?' or '"' or '”' or '»' or '%')
        {
            if (buffer[next].First is not (',' or '.'))
                return false;
            next++;
        }

        return next < Count ? buffer[next].Kind != TokenKind.Word || buffer[next].Word is not null || buffer[next].Glued : i == 0;
    }

    /// <summary>Whether the token behind a numeral in words can go on with a time: no other word stands there.</summary>
    protected bool GoesOn(int i) => i + 1 < Count && (buffer[i + 1].Kind != TokenKind.Word || buffer[i + 1].Word is not null);

    /// <summary>The longest time that begins at a token.</summary>
    public abstract bool Match(int i, out TimeNode node);

    protected string W(int i) => (uint)i < (uint)Count && buffer[i].Word is { } word ? word.Text : "";

    protected bool Is(int i, string word) => (uint)i < (uint)Count && buffer[i].Word is { } known && known.Text == word;

    protected bool IsMark(int i, char mark) => (uint)i < (uint)Count && buffer[i].Kind == TokenKind.Mark && buffer[i].First == mark;

    protected bool IsDash(int i) => (uint)i < (uint)Count && buffer[i].Kind == TokenKind.Mark && buffer[i].First is '-' or '–' or '—' or '‐' or '‑';

    protected bool IsGlued(int i) => (uint)i < (uint)Count && buffer[i].Glued;

    protected bool Role(int i, TimeRole role, out int value)
    {
        if ((uint)i < (uint)Count && buffer[i].Word is { } word && word.Role == role)
        {
            value = word.Value;
            return true;
        }

        value = 0;
        return false;
    }

    protected bool Unit(int i, out TimeUnit unit)
    {
        var found = Role(i, TimeRole.Unit, out var value);
        unit = (TimeUnit)value;
        return found;
    }

    /// <summary>A run of digits.</summary>
    protected bool Digits(int i, out int value, out int digits)
    {
        if ((uint)i < (uint)Count && buffer[i].Kind == TokenKind.Number && buffer[i].Number >= 0)
        {
            value = buffer[i].Number;
            digits = buffer[i].Length;
            return true;
        }

        value = 0;
        digits = 0;
        return false;
    }

    protected bool Digits(int i, int min, int max, out int value) => Digits(i, out value, out var digits) && digits <= 4 && value >= min && value <= max;

    /// <summary>A number of four digits that can be a year of the chronicle.</summary>
    protected bool Year4(int i, out int year) => Digits(i, out year, out var digits) && digits == 4 && year is >= 1000 and <= 2199;

    protected bool IsWordAt(int i) => (uint)i < (uint)Count && buffer[i].Kind == TokenKind.Word;

    protected ReadOnlySpan<char> Span(int i) => (uint)i < (uint)Count ? Text.AsSpan(buffer[i].Start, buffer[i].Length) : default;

    protected bool IsCapital(int i) => (uint)i < (uint)Count && char.IsUpper(buffer[i].First);

    /// <summary>A Roman numeral up to 39, capitals only; 0 where there is none.</summary>
    protected int Roman(int i)
    {
        var text = Span(i);
        if (text.Length is 0 or > 7)
            return 0;
        var total = 0;
        for (var k = 0; k < text.Length; k++)
        {
            var value = RomanDigit(text[k]);
            if (value == 0)
                return 0;
            total += k + 1 < text.Length && value < RomanDigit(text[k + 1]) ? -value : value;
        }

        return total is > 0 and < 40 ? total : 0;
    }

    private static int RomanDigit(char c) => c switch { 'I' => 1, 'V' => 5, 'X' => 10, _ => 0 };

    /// <summary>An amount in digits, in thousandths: <c>3</c>, <c>2.5</c>, <c>2,5</c>, <c>1.200</c>, <c>1/2</c>, <c>½</c>; the token after it, or -1.</summary>
    protected int DigitAmount(int i, char thousands, out long milli)
    {
        milli = 0;
        if (IsMark(i, '½'))
        {
            milli = 500;
            return i + 1;
        }

        if (!Digits(i, out var value, out var digits) || digits > 7)
            return -1;
        milli = value * 1000L;
        var j = i + 1;
        if (IsMark(j, '/') && IsGlued(j) && IsGlued(j + 1) && Digits(j + 1, 2, 10, out var below) && value < below)
        {
            milli = value * 1000L / below;
            return j + 2;
        }

        // 1 1/2
        if (Digits(j, 1, 9, out var above) && IsMark(j + 1, '/') && IsGlued(j + 1) && IsGlued(j + 2) && Digits(j + 2, 2, 10, out var part) && above < part)
        {
            milli += above * 1000L / part;
            return j + 3;
        }

        if (j + 1 < Count && (IsMark(j, '.') || IsMark(j, ',')) && IsGlued(j) && IsGlued(j + 1) && Digits(j + 1, out var rest, out var restDigits))
        {
            if (IsMark(j, thousands) && restDigits == 3)
            {
                milli = ((value * 1000L) + rest) * 1000L;
                return j + 2;
            }

            if (!IsMark(j, thousands) && restDigits is >= 1 and <= 3)
            {
                milli += rest * (restDigits switch { 1 => 100L, 2 => 10L, _ => 1L });
                return j + 2;
            }
        }

        if (IsMark(j, '½') && IsGlued(j))
        {
            milli += 500;
            j++;
        }

        return j;
    }

    protected static TimeNode Point(int from, int to, in PartialTime time, float certainty = 0.95f) => new()
    {
        Form = TimeForm.Point,
        From = from,
        To = to,
        A = time,
        Certainty = certainty,
        Type = time.HasClock ? TimexType.Time : TimexType.Date,
    };

    protected static TimeNode RangeOf(int from, int to, in PartialTime a, in PartialTime b, float certainty = 0.95f) => new()
    {
        Form = TimeForm.Range,
        From = from,
        To = to,
        A = a,
        B = b,
        Certainty = certainty,
    };

    protected static TimeNode Fixed(int from, int to, TimexType type, string value, float certainty = 0.95f) => new()
    {
        Form = TimeForm.Fixed,
        From = from,
        To = to,
        Type = type,
        Value = value,
        Certainty = certainty,
    };

    protected static TimeNode LengthOf(int from, int to, in TimeLength length, TimexType type = TimexType.Duration, float certainty = 0.9f) => new()
    {
        Form = TimeForm.Fixed,
        From = from,
        To = to,
        Type = type,
        Length = length,
        Certainty = certainty,
    };

    /// <summary>Begins to match at a token: what was read at another place is forgotten.</summary>
    protected void BeginMatch(int i) => (matchAt, isRemembered) = (i, false);

    /// <summary>One time made of parts that agree; the token after it, or -1. Ranges and single times begin with the same one, which is read once.</summary>
    protected int Whole(int i, out PartialTime time)
    {
        if (isRemembered && i == matchAt)
        {
            time = rememberedTime;
            return rememberedEnd;
        }

        var end = -1;
        if ((MayBegin(i) & TimeReaders.Single) != 0)
            end = ReadWhole(i, out time);
        else
            time = default;
        if (i == matchAt)
            (isRemembered, rememberedEnd, rememberedTime) = (true, end, time);
        return end;
    }

    protected abstract int ReadWhole(int i, out PartialTime time);

    /// <summary>The readers that may begin at a token; all of them where the caller says what it wants, since that opens further readings.</summary>
    protected TimeReaders MayBegin(int i) => (uint)i >= (uint)Count ? TimeReaders.None : Wanted is null && !TriesAll ? Beginning(i) : TimeReaders.All;

    /// <summary>Tries every reader at every word, as a check of what the lexicon says that words begin.</summary>
    internal bool TriesAll { get; set; }

    /// <summary>The readers that may begin at a token of a free text.</summary>
    protected abstract TimeReaders Beginning(int i);

    /// <summary>Keeps the candidate that reaches further.</summary>
    protected static void Consider(bool found, in TimeNode candidate, ref TimeNode best, ref bool any)
    {
        if (!found || (any && candidate.To <= best.To))
            return;
        Debug.Assert(candidate.To > candidate.From, "a time holds a token");
        best = candidate;
        any = true;
    }

    /// <summary>Dates in digits: <c>1934-12-01</c>, <c>27/3/1953</c>, <c>27.3.1953</c>, <c>7-11-1917</c>, <c>3/1938</c>, <c>7/11</c>, <c>20161016</c>.</summary>
    /// <returns>The token after it, or -1.</returns>
    protected int NumericDate(int i, bool dayFirst, out PartialTime time)
    {
        time = default;
        if (!Digits(i, out var a, out var aDigits))
            return -1;
        if (aDigits == 8 && a / 10000 is >= 1000 and <= 2199 && CalendarDate.Exists(a / 10000, a / 100 % 100, a % 100) && !(IsGlued(i) && !IsMark(i - 1, '(')))
        {
            time.Year = a / 10000;
            time.Month = a / 100 % 100;
            time.Day = a % 100;
            return i + 1;
        }

        var j = i + 1;
        if (j + 1 >= Count || T[j].Kind != TokenKind.Mark || (IsGlued(i) && i > 0 && T[i - 1].Kind == TokenKind.Mark && T[i - 1].First is '/' or '.' or ','))
            return -1;
        var mark = T[j].First;
        if (mark is not ('/' or '-' or '.' or '–') || !MonthOrNumber(j + 1, out var b, out var bDigits) || bDigits > 4 || aDigits > 4)
            return -1;
        var tight = IsGlued(j) && IsGlued(j + 1);
        if (!tight && mark != '/' && Wanted != TimexType.Date)
            return -1;
        if (j + 3 < Count && T[j + 2].Kind == TokenKind.Mark && T[j + 2].First == mark && Digits(j + 3, out var c, out var cDigits)
            && (!tight || (IsGlued(j + 2) && IsGlued(j + 3))))
        {
            // Points and Roman months are the continent's, day first in English too.
            dayFirst |= mark == '.' || T[j + 1].Kind == TokenKind.Word;
            if (aDigits == 4 && bDigits <= 2 && cDigits <= 2 && b is >= 1 and <= 12 && c is >= 1 and <= 31)
            {
                (time.Year, time.Month, time.Day) = (a, b, c);
                return j + 4;
            }

            if (aDigits > 2 || bDigits > 2 || cDigits is not (2 or 4) || a == 0 || b == 0)
                return -1;
            var first = dayFirst;
            if (a > 12 && b <= 12)
                first = true;
            else if (b > 12 && a <= 12)
                first = false;
            var (day, month) = first ? (a, b) : (b, a);
            if (day > 31 || month > 12)
                return -1;
            (time.Year, time.Month, time.Day) = (c, month, day);
            time.ShortYear = cDigits == 2;
            return j + 4;
        }

        if (mark is '/' or '-' && aDigits == 4 && bDigits <= 2 && b is >= 1 and <= 12 && a is >= 1000 and <= 2199 && tight)
        {
            // 1908-09 is two years of one season in prose; 2015-12 a month: a second number that goes on from the first is a year.
            if (mark == '-' && bDigits == 2 && b == (a % 100) + 1)
                return -1;
            (time.Year, time.Month) = (a, b);
            return j + 2;
        }

        if ((mark == '/' || (tight && dayFirst && mark is '-' or '.' && Wanted == TimexType.Date && !(IsGlued(i) && i > 0 && IsDash(i - 1)))) && bDigits == 4 && aDigits <= 2 && a is >= 1 and <= 12 && b is >= 1000 and <= 2199)
        {
            (time.Year, time.Month) = (b, a);
            return j + 2;
        }

        // 6-12 and 14.08 are decimals and ranges too: only where a date is wanted, and no month follows.
        var wanted = Wanted == TimexType.Date && mark is '.' or '-' && tight && !Role(j + 2, TimeRole.Month, out _) && !Unit(j + 2, out _);
        if ((mark == '/' || wanted) && aDigits <= 2 && bDigits <= 2)
        {
            var first = dayFirst || mark == '.';
            if (a > 12 && b <= 12)
                first = true;
            else if (b > 12 && a <= 12)
                first = false;
            var (day, month) = first ? (a, b) : (b, a);
            if (day is < 1 or > 31 || month is < 1 or > 12)
                return -1;
            (time.Month, time.Day) = (month, day);
            return j + 2;
        }

        return -1;
    }
    /// <summary>A run of digits, or a month in Roman capitals (27.VI.1944).</summary>
    private bool MonthOrNumber(int i, out int value, out int digits)
    {
        if (Digits(i, out value, out digits))
            return true;
        value = IsWordAt(i) && IsGlued(i) ? Roman(i) : 0;
        digits = 2;
        return value is >= 1 and <= 12;
    }
}
