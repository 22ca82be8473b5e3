using NlpPipeline.Annotations;

namespace NlpPipeline.Normalization;

/// <summary>The value of a span that a tagger found.</summary>
/// <param name="Value">Null where the grammar refuses the span; its value is empty where a time is meant that cannot be known.</param>
/// <param name="Confidence">0 to 1; a rule of thumb, not calibrated.</param>
public readonly record struct TimexReading(TimexValue? Value, double Confidence)
{
    public DateInterval? Interval => Value?.Interval;
}

/// <summary>Gives values to spans that something else found and labelled.</summary>
public static class TimexNormalizer
{
    /// <summary>The value of a span, by its words and the context; the context is read, not changed.</summary>
    /// <param name="label">DATE, TIME, DURATION or SET: decides where the words allow two readings.</param>
    public static TimexReading ValueOf(string sentence, TextSpan span, string label, Language language, TemporalContext context)
    {
        if (!TimexTypeExtensions.TryParse(label, out var type) || span.End > sentence.Length || span.Length == 0)
            return default;
        return (IsDamaged(span.Of(sentence)) ? Read(sentence, span, type, language, context, mend: true) : null)
            ?? Read(sentence, span, type, language, context, mend: false)
            ?? (type == TimexType.Duration ? BareLength(sentence, span, language, context) : type == TimexType.Date ? BareDay(sentence, span, language, context) : null)
            ?? Read(sentence, span, type, language, context, mend: true)
            ?? default;
    }

    /// <summary>193O, 193l: a letter in the place of the last digit of a year.</summary>
    private static bool IsDamaged(ReadOnlySpan<char> text)
    {
        for (var i = 3; i < text.Length; i++)
        {
            if (text[i] is 'O' or 'o' or 'l' or 'I' && !text[(i - 3)..i].ContainsAnyExceptInRange('0', '9') && (i + 1 == text.Length || !char.IsLetterOrDigit(text[i + 1])))
                return true;
        }

        return false;
    }

    /// <summary>Ten years, Rakovsky [twenty]; [eight] and twenty-five years: a number whose unit stands with the length beside it.</summary>
    private static TimexReading? BareLength(string sentence, TextSpan span, Language language, TemporalContext context)
    {
        if (!NumberParser.TryParse(span.Of(sentence).ToString(), language, out var number, out var kind) || kind != NumberKind.Cardinal || number is { IsRange: true } or { Unit: not null })
            return null;
        var next = span.End;
        var words = 0;
        while (next < sentence.Length && words < 3 && sentence[next] is ' ' or ',' or '-' or '–')
        {
            next++;
            var end = next;
            while (end < sentence.Length && char.IsLetterOrDigit(sentence[end]))
                end++;
            if (end == next)
                continue;
            if (sentence.AsSpan(next, end - next) is "or" or "and" or "to" or "hay" or "hoặc" or "và" or "đến" or "tới")
            {
                var reader = TimexGrammar.Reader(language);
                reader.Load(sentence, end, Math.Min(sentence.Length - end, LookAhead), context, TimexType.Duration, false);
                if (reader.Count > 0 && reader.Match(0, out var node) && node is { Type: TimexType.Duration, Form: TimeForm.Fixed } && OfUnit(number, TimeResolver.Resolve(node, context).Value.Value) is { } told)
                    return told;
            }

            break;
        }

        return context.LastLength is { } last ? OfUnit(number, last) : null;
    }

    private const int LookAhead = 40;

    /// <summary>Labelled times before Christ are as fine as a year (BC0415), since the calendars of their months are not ours.</summary>
    private const int YearBeforeChrist = 6;

    private static TimexReading? OfUnit(NumberValue number, string length)
    {
        var slash = length.IndexOf('/');
        if (slash >= 0)
            length = length[..slash];
        if (length.Length < 3 || length[^1] is not ('Y' or 'M' or 'W' or 'D' or 'H' or 'S'))
            return null;
        var at = length.AsSpan().IndexOfAny("YMWDHS");
        var prefix = at > length.IndexOf('T') && length.Contains('T') ? "PT" : "P";
        var value = string.Create(System.Globalization.CultureInfo.InvariantCulture, $"{prefix}{number.First.Value:0.###}{length[at]}");
        return TimexValue.TryRead(TimexType.Duration, value, out var read) ? new TimexReading(read, 0.6) : null;
    }

    /// <summary>[8] – 9/7/2018, [11] and 25 May: a day whose month stands with the one beside it.</summary>
    private static TimexReading? BareDay(string sentence, TextSpan span, Language language, TemporalContext context)
    {
        if (span.Length > 2 || !int.TryParse(span.Of(sentence), System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture, out var day) || day is < 1 or > 31)
            return null;
        var reader = TimexGrammar.Reader(language);
        reader.Load(sentence, span.End, Math.Min(sentence.Length - span.End, LookAhead), context, TimexType.Date, false);
        var point = new PartialTime { Day = day };
        if (reader.Count > 2 && reader.Token(0) is { Kind: TokenKind.Mark, First: '-' or '–' or ',' or '/' or '—' } or { Kind: TokenKind.Word, Word.Text: "and" or "to" or "or" or "và" or "hay" or "đến" or "tới" or "rạng" }
            && reader.Match(1, out var node) && node is { Form: TimeForm.Point, A: { Month: not null, Day: not null } })
            (point.Month, point.Year, point.ShortYear) = (node.A.Month, node.A.Year, node.A.ShortYear);
        var (value, confidence) = TimeResolver.Resolve(new TimeNode { Form = TimeForm.Point, Type = TimexType.Date, A = point, Certainty = 0.5f }, context);
        return new TimexReading(value, confidence);
    }

    private static TimexReading? Read(string sentence, TextSpan span, TimexType type, Language language, TemporalContext context, bool mend)
    {
        var reader = TimexGrammar.Reader(language);
        reader.Load(sentence, span.Start, span.Length, context, type, mend);
        TimeNode best = default;
        var found = false;
        for (var i = 0; i < Math.Min(reader.Count, 6); i++)
        {
            if (reader.Match(i, out var node) && (!found || node.To - node.From > best.To - best.From))
            {
                best = node;
                found = true;
            }
        }

        if (!found)
            return null;
        var covered = 0;
        var all = 0;
        for (var i = 0; i < reader.Count; i++)
        {
            ref readonly var token = ref reader.Token(i);
            if (token.Kind == TokenKind.Mark)
                continue;
            // A number or a month left out changes the value; another word may be a slip of the tagger.
            var weight = token.Kind == TokenKind.Number || token.Word is { Role: TimeRole.Month or TimeRole.Weekday } ? 3 : 1;
            all += weight;
            if (i >= best.From && i < best.To)
                covered += weight;
        }

        if (covered * 2 <= all)
            return null;
        if (type == TimexType.Time && best.A is { HasMeridiem: false, Part: DayPart.None, Hour: >= 1 and <= 12 } && best.Form is TimeForm.Point or TimeForm.Range)
        {
            best.A.Part = DayParts.Beside(sentence, span, language);
            if (best.Form == TimeForm.Range && best.B is { HasMeridiem: false, Part: DayPart.None })
                best.B.Part = best.A.Part;
        }

        var (value, confidence) = TimeResolver.Resolve(best, context);

        // Fifty minutes later: the day is known, the hour is not.
        if (type == TimexType.Time && best.Form == TimeForm.Shifted && value.Type == TimexType.Date)
            return null;
        if (value.Value.StartsWith("BC", StringComparison.Ordinal) && value.Value.Length > YearBeforeChrist && !value.Value.Contains('/'))
            value = new TimexValue(value.Type, value.Value[..YearBeforeChrist], value.Modifier);
        // What is a date by its label has no hour; half a year is six months.
        if (type == TimexType.Date && value is { Type: TimexType.Time, Value: ['0' or '1' or '2', _, _, _, '-', _, _, '-', _, _, 'T', ..] } && best.Form == TimeForm.Point)
            value = new TimexValue(TimexType.Date, value.Value[..10], value.Modifier);
        if (value.Value == "P0.5Y")
            value = new TimexValue(value.Type, "P6M", value.Modifier);
        if (covered != all)
            confidence *= (double)covered / all;
        return new TimexReading(value, mend ? confidence * 0.8 : confidence);
    }
}
