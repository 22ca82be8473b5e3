using NlpPipeline.Annotations;

namespace NlpPipeline.Normalization;

/// <summary>A time that the grammar found in a sentence.</summary>
/// <param name="Span">Offsets in the sentence, cut by the guidelines' conventions.</param>
/// <param name="Value">Type, value and modifier; the value is empty where it cannot be known.</param>
/// <param name="Confidence">How far the grammar trusts span and value, 0 to 1; a rule of thumb, not calibrated.</param>
public readonly record struct TimexMatch(TextSpan Span, TimexValue Value, double Confidence)
{
    /// <summary>DATE, TIME, DURATION or SET.</summary>
    public string Label => Value.Type.Label();
}

/// <summary>Finds times without a model: a scanner that reads a text once, with a bounded look ahead.</summary>
public static class TimexGrammar
{
    [ThreadStatic]
    private static VietnameseTimes? vietnamese;

    [ThreadStatic]
    private static EnglishTimes? english;

    /// <summary>Appends the times of a sentence to <paramref name="matches"/>, in text order, never overlapping.</summary>
    /// <param name="context">Fills in what the words leave out. It takes note of each time found, so that later ones can lean on it.</param>
    public static void Find(string sentence, Language language, TemporalContext context, List<TimexMatch> matches)
    {
        var reader = Reader(language);
        reader.Load(sentence, 0, sentence.Length, context, null, false);
        for (var i = 0; i < reader.Count;)
        {
            if (!reader.MayStart(i) || !reader.Match(i, out var node))
            {
                i++;
                continue;
            }

            var (value, confidence) = TimeResolver.Resolve(node, context);
            var span = new TextSpan(reader.Token(node.From).Start, reader.Token(node.To - 1).End);
            matches.Add(new TimexMatch(span, value, confidence));
            context.Observe(value);
            i = node.To;
        }
    }

    internal static TimeReader Reader(Language language) =>
        language == Language.Vietnamese ? vietnamese ??= new VietnameseTimes() : english ??= new EnglishTimes();
}
