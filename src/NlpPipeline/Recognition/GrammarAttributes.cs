using NlpPipeline.Annotations;
using NlpPipeline.Normalization;
using NlpPipeline.Tagging;

namespace NlpPipeline.Recognition;

/// <summary>
/// Tells the tagger of times and numbers what the grammars see. The grammars propose; the tagger, which knows the words around,
/// decides.
/// </summary>
internal static class GrammarAttributes
{
    public static void Set(UnitContext context)
    {
        var (unit, sequence) = (context.Unit, context.Sequence);
        sequence.Clear(AttributeKind.Grammar);
        var numbers = context.GrammarNumbers;
        numbers.Clear();
        NumberGrammar.Find(unit.Sentence, unit.Language, numbers);
        foreach (var match in numbers)
            Mark(context, match.Span, match.Label);

        // Where both see something, the time is right: "năm 1937" is no count. What a context would add does not matter here.
        var times = context.GrammarTimes;
        times.Clear();
        TimexGrammar.Find(unit.Sentence, unit.Language, new TemporalContext(), times);
        foreach (var match in times)
            Mark(context, match.Span, match.Label);
    }

    private static void Mark(UnitContext context, TextSpan span, string label)
    {
        var (start, end) = context.TokensOf(span);
        context.Mark(AttributeKind.Grammar, start, end, 1 + Labels.IndexOf(label));
    }
}
