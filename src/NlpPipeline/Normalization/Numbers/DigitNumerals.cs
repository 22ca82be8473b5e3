using NlpPipeline.Annotations;

namespace NlpPipeline.Normalization;

/// <summary>Numbers in digits with thousands and decimal marks; marks are decided by document habit, language and shape.</summary>
internal static class DigitNumerals
{
    private const int MostDigits = 18;

    public static bool TryRead(ReadOnlySpan<char> text, int at, Language language, NumberStyleHint style, out Numeral numeral)
    {
        numeral = default;
        numeral.Magnitude = 1;
        numeral.HasDigits = true;

        // Most numbers are one run of digits, with nothing behind that could go on with it.
        var end = Scan.DigitsEnd(text, at);
        if (end + 1 >= text.Length || !Scan.IsDigit(text[end + 1]))
        {
            numeral.End = end;
            return end > at && end - at <= MostDigits && Append(text, at, end, ref numeral.Value);
        }

        var shape = new DigitShape(text);
        if (!shape.Read(at))
            return false;
        if (shape.IsSplitZero(out var rest))
        {
            var head = new Head(shape.Starts[0], shape.Ends[0]);
            return shape.Read(rest)
                && Value(text, ref shape, language, NumberStyleHint.DotThousands, head, out numeral.Value, out numeral.End, out _);
        }

        return Value(text, ref shape, language, style, default, out numeral.Value, out numeral.End, out numeral.HasDecimals);
    }

    /// <summary>Groups of digits and the marks between them.</summary>
    private ref struct DigitShape(ReadOnlySpan<char> text)
    {
        private readonly ReadOnlySpan<char> text = text;
        public Groups Starts;
        public Groups Ends;
        public Groups Marks;
        public int Count;

        /// <summary>A mark of another kind behind the groups and the digits behind it (<c>1,674.5</c>).</summary>
        public int TailStart;
        public int TailEnd;

        public bool Read(int at)
        {
            Count = 0;
            TailStart = TailEnd = -1;
            var end = Scan.DigitsEnd(text, at);
            if (end == at || end - at > MostDigits)
                return false;
            Add(at, end);
            while (Count < 7 && end + 1 < text.Length)
            {
                var mark = text[end];
                if (mark is not ('.' or ',' or ' ' or '\u00A0' or '\u202F' or '\u2009' or '\'') || !Scan.IsDigit(text[end + 1]))
                    break;
                var next = Scan.DigitsEnd(text, end + 1);
                if (next - end - 1 > MostDigits)
                    break;
                if (mark == '\u00A0')
                    mark = ' ';
                var isSpace = mark is ' ' or '\u202F' or '\u2009';
                if (isSpace && (next - end - 1 != 3 || Ends[0] - Starts[0] > 3 || (Count > 1 && Marks[1] != mark)))
                    break;
                if (isSpace && Count == 1 && text[Starts[0]] == '0')
                    break;
                if (Count > 1 && mark != Marks[1])
                {
                    if (mark is '.' or ',')
                    {
                        TailStart = end + 1;
                        TailEnd = next;
                    }

                    break;
                }

                Add(end + 1, next);
                Marks[Count - 1] = mark;
                end = next;
            }

            return true;
        }

        /// <summary><c>5 0.000</c>: a number never begins 0.000, so the 5 before it belongs to it.</summary>
        public readonly bool IsSplitZero(out int rest)
        {
            rest = Ends[0] + 1;
            if (Count != 1 || Ends[0] - Starts[0] > 2 || rest >= text.Length || text[rest - 1] != ' ' || text[rest] != '0')
                return false;
            var zeros = Scan.DigitsEnd(text, rest);
            if (zeros - rest > 2 || zeros >= text.Length || text[zeros] != '.')
                return false;
            return Scan.DigitsEnd(text, zeros + 1) - zeros - 1 == 3;
        }

        private void Add(int start, int end)
        {
            Starts[Count] = start;
            Ends[Count] = end;
            Count++;
        }
    }

    internal readonly record struct Head(int Start, int End);

    [System.Runtime.CompilerServices.InlineArray(8)]
    private struct Groups
    {
        private int first;
    }

    private static bool Value(
        ReadOnlySpan<char> text,
        ref DigitShape shape,
        Language language,
        NumberStyleHint style,
        Head head,
        out decimal value,
        out int end,
        out bool hasDecimals)
    {
        value = 0;
        hasDecimals = false;
        end = shape.Ends[0];
        if (head.End > head.Start && !Append(text, head.Start, head.End, ref value))
            return false;
        if (!Append(text, shape.Starts[0], shape.Ends[0], ref value))
            return false;
        if (shape.Count == 1)
            return true;
        var mark = (char)shape.Marks[1];
        var firstLength = shape.Ends[0] - (head.End > head.Start ? head.Start : shape.Starts[0]);
        var groups = Grouping(text, ref shape, mark, firstLength);
        if (groups > 1 && IsThousands(text, ref shape, groups, mark, language, style, head.End > head.Start))
        {
            for (var i = 1; i < groups; i++)
            {
                // "720.0000": the last zero is a slip.
                var stop = i == groups - 1 && shape.Ends[i] - shape.Starts[i] == 4 ? shape.Ends[i] - 1 : shape.Ends[i];
                if (!Append(text, shape.Starts[i], stop, ref value))
                    return false;
            }

            end = shape.Ends[groups - 1];
            if (groups == shape.Count && shape.TailStart > 0)
                hasDecimals = AddDecimals(text, shape.TailStart, shape.TailEnd, ref value, ref end);
            return true;
        }

        if (mark is '.' or ',' && shape.Count == 2 && IsDecimalMark(text, ref shape, mark, language, style))
            hasDecimals = AddDecimals(text, shape.Starts[1], shape.Ends[1], ref value, ref end);
        return true;
    }

    /// <summary>How many groups, the first included, look like thousands; 1 where none do.</summary>
    private static int Grouping(ReadOnlySpan<char> text, ref DigitShape shape, char mark, int firstLength)
    {
        if (firstLength > 3)
            return 1;
        var indian = mark == ',' && shape.Count > 2;
        for (var i = 1; i < shape.Count; i++)
        {
            var length = shape.Ends[i] - shape.Starts[i];
            if (length == 3)
                continue;
            if (indian && length == 2 && i < shape.Count - 1)
                continue;
            if (length == 4 && i == shape.Count - 1 && mark != ' ' && text[shape.Starts[i]..shape.Ends[i]].TrimStart('0').IsEmpty)
                continue;
            return mark == ' ' ? i : 1;
        }

        return shape.Count;
    }

    private static bool IsThousands(
        ReadOnlySpan<char> text, ref DigitShape shape, int groups, char mark, Language language, NumberStyleHint style, bool hasHead)
    {
        if (mark is not ('.' or ','))
            return true;
        if (groups > 2 || shape.TailStart > 0)
            return true;
        if (text[shape.Starts[0]] == '0' && !hasHead)
            return false;
        var misprint = shape.Ends[1] - shape.Starts[1] == 4;
        if (style != NumberStyleHint.Unknown)
            return (style == NumberStyleHint.DotThousands) == (mark == '.');
        var home = language == Language.Vietnamese ? '.' : ',';
        if (misprint)
            return mark == home;
        if (mark == home)
            return true;

        // A foreign mark with three digits: in Vietnamese a count in the English habit, unless a magnitude or percent follows;
        // in English a decimal, unless things that are counted follow ("12.791 families").
        return language == Language.Vietnamese ? !IsMagnitudeNext(text, shape.Ends[1]) : IsPluralNext(text, shape.Ends[1]);
    }

    private static bool IsMagnitudeNext(ReadOnlySpan<char> text, int at)
    {
        var place = Scan.SkipSpace(text, at);
        return place >= 0 && place < text.Length
            && (text[place] == '%' || NumeralLexicon.At(text, place, Language.Vietnamese, out _).Role is NumeralRole.Scale);
    }

    /// <summary>Whether counted things, no unit, follow the number that ends at <paramref name="at"/>.</summary>
    internal static bool IsPluralNext(ReadOnlySpan<char> text, int at)
    {
        var place = Scan.SkipSpace(text, at);
        if (place <= at || place >= text.Length || !char.IsLower(text[place]))
            return false;
        var end = Scan.WordEnd(text, place);
        var word = text[place..end];
        return (word.Length > 4 && word[^1] == 's' && !Units.TryRead(text, place, Language.English, out _, out _)
                && NumeralLexicon.At(text, place, Language.English, out _).Role == NumeralRole.None && word is not ("times" or "points" or "seconds" or "hours" or "minutes" or "degrees" or "years"))
            || word is "people" or "men" or "women" or "children";
    }

    private static bool IsDecimalMark(ReadOnlySpan<char> text, ref DigitShape shape, char mark, Language language, NumberStyleHint style)
    {
        var length = shape.Ends[1] - shape.Starts[1];
        if (style != NumberStyleHint.Unknown && length == 3)
            return (style == NumberStyleHint.DotThousands) == (mark == ',');

        // "12, 15" has a space; "12,15" in English is more often a list or a reference than a decimal.
        return mark == '.' || language == Language.Vietnamese || length <= 2 || text[shape.Starts[0]] == '0';
    }

    private static bool AddDecimals(ReadOnlySpan<char> text, int start, int stop, ref decimal value, ref int end)
    {
        if (stop - start > 12)
            return false;
        decimal unit = 1;
        for (var i = start; i < stop; i++)
        {
            unit /= 10;
            value += (text[i] - '0') * unit;
        }

        end = stop;
        return true;
    }

    private static bool Append(ReadOnlySpan<char> text, int start, int end, ref decimal value)
    {
        // Whole numbers up to the largest and one digit more fit 64 bits, which are much quicker than decimals.
        const ulong largest = (ulong)Numeral.Largest;
        var whole = (ulong)value;
        for (var i = start; i < end; i++)
        {
            whole = (whole * 10) + (uint)(text[i] - '0');
            if (whole > largest)
                return false;
        }

        value = whole;
        return true;
    }
}
