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
        return Read(sentence, span, type, language, context, mend: false) is { } read
            ? read
            : Read(sentence, span, type, language, context, mend: true) ?? default;
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
        var (value, confidence) = TimeResolver.Resolve(best, context);
        if (covered != all)
            confidence *= (double)covered / all;
        return new TimexReading(value, mend ? confidence * 0.8 : confidence);
    }
}
