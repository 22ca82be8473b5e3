using NlpPipeline.Annotations;
using NlpPipeline.Normalization;

namespace NlpPipeline.Recognition;

/// <summary>
/// Settles where the tagger of times and numbers and the grammars disagree. The tagger decides, but a span that it found and that
/// has no value under its label is one it was wrong about: if the grammars read the same words another way, that reading stands.
/// </summary>
internal static class GrammarReconciliation
{
    /// <summary>Probability of a mention that only the grammars found.</summary>
    private const double GrammarAlone = 0.6;

    /// <summary>From this probability on a name keeps its place against a reading that fills the unit.</summary>
    private const double SureName = 0.9;

    /// <summary>Below this probability the tagger's time or number yields to a longer or other reading of the grammars.</summary>
    private const double Doubtful = 0.55;

    /// <summary>Puts the grammars' readings in the place of valueless spans, and adds those that fill a whole unit or that name
    /// their kind themselves (a percent sign, a currency, a sign such as ¾).</summary>
    /// <param name="timesAreSettled">True where <see cref="PreferTimes"/> has given the times their places: they stay.</param>
    public static List<RecognizedMention> Mend(UnitContext context, List<RecognizedMention> mentions, bool timesAreSettled)
    {
        if (context.GrammarNumbers.Count + context.GrammarTimes.Count == 0)
            return mentions;
        var readings = Readings(context);
        var changed = false;

        // What is left of a valueless mention after its first reading is free for the next: "1, 234, 567".
        RecognizedMention? vacated = null;
        foreach (var reading in readings)
        {
            var overlapping = mentions.Where(m => m.Span.Overlaps(reading.Span)).ToList();
            if (overlapping.Exists(m => m.Value is not null && m.Label == reading.Label && m.Span == reading.Span))
                continue;
            if (timesAreSettled && (reading.Family == LabelFamily.Time || overlapping.Exists(m => m is { Family: LabelFamily.Time, Value: not null })))
                continue;
            var wanted = overlapping.Count == 0
                ? FillsUnit(context, reading) || NamesItsKind(context, reading) || (vacated is { } left && left.Label == reading.Label && left.Span.Contains(reading.Span))
                : FillsUnit(context, reading)
                    ? overlapping.TrueForAll(m => IsTimeOrNumber(m) || m.Probability < SureName)
                    : overlapping.TrueForAll(m => IsTimeOrNumber(m) && Yields(m, reading)) || IsHabit(reading, overlapping);
            if (!wanted)
                continue;
            mentions = [.. mentions.Except(overlapping)];
            vacated = overlapping.Find(m => m.Value is null) ?? vacated;
            mentions.Add(reading with { Probability = overlapping.Count == 0 ? GrammarAlone : overlapping.Max(m => m.Probability) });
            changed = true;
        }

        if (changed)
            mentions.Sort((a, b) => a.Start.CompareTo(b.Start));
        return mentions;
    }

    /// <summary>
    /// With a reference date every relative time has a place on the calendar, which the grammar finds: its spans then replace the
    /// tagger's. Takes note of the times in <paramref name="time"/>.
    /// </summary>
    public static List<RecognizedMention> PreferTimes(UnitContext context, List<RecognizedMention> mentions, TemporalContext time)
    {
        var times = new List<TimexMatch>();
        TimexGrammar.Find(context.Unit.Sentence, context.Unit.Language, time, times);
        foreach (var match in times)
        {
            if (match.Value.ToString().Length == 0)
                continue;
            var overlapping = mentions.Where(m => m.Span.Overlaps(match.Span)).ToList();
            if (overlapping.Exists(m => m.Family == LabelFamily.Entity && m.Probability >= SureName))
                continue;
            mentions = [.. mentions.Except(overlapping), Reading(context, match) with { Probability = overlapping.Select(m => m.Probability).DefaultIfEmpty(GrammarAlone).Max() }];
        }

        mentions.Sort((a, b) => a.Start.CompareTo(b.Start));
        return mentions;
    }

    private static List<RecognizedMention> Readings(UnitContext context)
    {
        var readings = context.GrammarTimes.Where(t => t.Value.ToString().Length > 0).Select(t => Reading(context, t)).ToList();
        foreach (var match in context.GrammarNumbers)
        {
            if (!readings.Exists(r => r.Span.Overlaps(match.Span)))
                readings.Add(Mention(context, match.Span, match.Label) with { Value = match.Value.ToString() });
        }

        return readings;
    }

    private static RecognizedMention Reading(UnitContext context, TimexMatch match) => Mention(context, match.Span, match.Label) with
    {
        Value = match.Value.ToString(),
        Modifier = match.Value.Modifier == TimexModifier.None ? null : match.Value.Modifier.ToString().ToUpperInvariant(),
        Interval = match.Value.Interval,
    };

    private static RecognizedMention Mention(UnitContext context, TextSpan span, string label)
    {
        var (start, end) = context.TokensOf(span);
        return new RecognizedMention(start, end, label, context.SpanOf(start, end), GrammarAlone);
    }

    /// <summary>True where nothing but signs stands beside the reading.</summary>
    private static bool FillsUnit(UnitContext context, RecognizedMention reading)
    {
        var text = context.Unit.Sentence;
        return !text.AsSpan(0, reading.Span.Start).ContainsLetterOrDigit() && !text.AsSpan(reading.Span.End).ContainsLetterOrDigit();
    }

    private static bool IsTimeOrNumber(RecognizedMention mention) => mention.Family is LabelFamily.Time or LabelFamily.Number;

    /// <summary>
    /// Whether a mention gives way to a reading: it has no value and one of the two holds the other, or the tagger doubts it and the
    /// reading holds more (a range of which it is one end) or takes the same words for a bare number.
    /// </summary>
    private static bool Yields(RecognizedMention mention, RecognizedMention reading)
    {
        if (mention.Value is null)
        {
            // "three days later" of a story without a day: its length is not what it says.
            if (mention.Label == "DATE" && reading.Label == "DURATION" && mention.Span != reading.Span)
                return false;
            return reading.Span.Contains(mention.Span) || (mention.Span.Contains(reading.Span) && mention.Family == reading.Family);
        }

        if (mention.Probability >= Doubtful || mention.Family != reading.Family || !reading.Span.Contains(mention.Span))
            return false;
        return mention.Span != reading.Span || (reading.Label == "CARDINAL" && (mention.Label == "PERCENT" || mention.Value.StartsWith('-')));
    }

    /// <summary>A clock time that recurs, which the tagger saw as two times: "every day at 7".</summary>
    private static bool IsHabit(RecognizedMention reading, List<RecognizedMention> overlapping) =>
        reading.Label == "SET" && overlapping.Count > 1 && overlapping.TrueForAll(m => m.Family == LabelFamily.Time && reading.Span.Contains(m.Span));

    /// <summary>Readings whose own words say what they are, wherever they stand: 5 %, $5, ¾, 2 weeks ago.</summary>
    private static bool NamesItsKind(UnitContext context, RecognizedMention reading) =>
        reading.Label is "PERCENT" or "MONEY" or "SET" || IsFractionSign(context.Unit.Sentence[reading.Span.Start]);

    private static bool IsFractionSign(char c) => c is (>= '¼' and <= '¾') or (>= '⅐' and <= '⅞');

    private static bool ContainsLetterOrDigit(this ReadOnlySpan<char> text)
    {
        foreach (var c in text)
        {
            if (char.IsLetterOrDigit(c))
                return true;
        }

        return false;
    }
}
