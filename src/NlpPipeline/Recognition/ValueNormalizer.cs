using NlpPipeline.Annotations;
using NlpPipeline.Normalization;

namespace NlpPipeline.Recognition;

/// <summary>Gives times and numbers their values, along the flow of a document: one instance a document.</summary>
public sealed class ValueNormalizer(DateTime? reference)
{
    private readonly TemporalContext time = new(reference);

    private DocumentCurrency currency = new([]);

    /// <summary>Looks through the units to come, in reading order: the years that they name, and how the document writes its dates.</summary>
    public void Foresee(IReadOnlyList<Unit> units)
    {
        ArgumentNullException.ThrowIfNull(units);
        currency = new DocumentCurrency([.. units.Select(u => u.Sentence)]);
        time.Foresee(units.Select(u => u.Sentence));
        Datelines.Foresee([.. units.Take(8).Select(u => (u.Sentence, u.Language))], time);
    }

    /// <summary>Values of the mentions of the next unit of the document.</summary>
    public List<RecognizedMention> Normalize(UnitContext context, List<RecognizedMention> mentions)
    {
        var unit = context.Unit;
        if (unit.BeginsParagraph)
            time.BeginParagraph();
        time.BeginUnit();
        if (time.Reference is not null)
            mentions = GrammarReconciliation.PreferTimes(context, mentions, time);
        var result = new List<RecognizedMention>(mentions.Count);
        foreach (var mention in mentions)
        {
            result.Add(mention.Family switch
            {
                LabelFamily.Time => mention.Value is null ? Time(unit, mention) : mention,
                LabelFamily.Number => Number(unit, mention),
                _ => mention,
            });
        }

        return GrammarReconciliation.Mend(context, result, time.Reference is not null);
    }

    private RecognizedMention Number(Unit unit, RecognizedMention mention) => mention with
    {
        Value = mention.Label == "MONEY"
            ? Money(unit.Sentence, mention.Span, unit.Language, currency)
            : NumberNormalizer.ValueOf(unit.Sentence, mention.Span, mention.Label, unit.Language),
        Counted = NumberNormalizer.CountedNoun(unit.Sentence, mention.Span, unit.Language)?.Of(unit.Sentence).ToString(),
    };

    /// <summary>An amount in the currency that the document means; one that leaves it out is in the one that was named last.</summary>
    internal static string? Money(string sentence, TextSpan span, Language language, DocumentCurrency currency) =>
        NumberNormalizer.ValueOf(sentence, span, "MONEY", language) is { } value
            ? currency.Settle(value, span.Of(sentence))
            : currency.Complete(NumberNormalizer.ValueOf(sentence, span, "CARDINAL", language));

    private RecognizedMention Time(Unit unit, RecognizedMention mention)
    {
        if (TimexNormalizer.ValueOf(unit.Sentence, mention.Span, mention.Label, unit.Language, time).Value is not { } value)
            return mention;
        time.Observe(value);
        Datelines.Observe(unit.Sentence, mention.Span, value, time);
        return mention with
        {
            // What recurs is no date, whatever the tagger says.
            Label = value.Type == TimexType.Set ? value.Type.Label() : mention.Label,
            Value = value.ToString() is { Length: > 0 } text ? text : null,
            Modifier = value.Modifier == TimexModifier.None ? null : value.Modifier.ToString().ToUpperInvariant(),
            Interval = value.Interval,
        };
    }
}
