using NlpPipeline.Annotations;
using NlpPipeline.Normalization;

namespace NlpPipeline.Recognition;

/// <summary>Gives times and numbers their values, along the flow of a document: one instance a document.</summary>
public sealed class ValueNormalizer(DateTime? reference)
{
    private readonly TemporalContext time = new(reference);

    /// <summary>ISO 4217 code of the last amount of money; null before the first.</summary>
    private string? currency;

    /// <summary>Looks through the units to come, in reading order: the years that they name, and how the document writes its dates.</summary>
    public void Foresee(IReadOnlyList<Unit> units)
    {
        ArgumentNullException.ThrowIfNull(units);
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
                LabelFamily.Number => NoteCurrency(Number(unit, mention)),
                _ => mention,
            });
        }

        return GrammarReconciliation.Mend(context, result, time.Reference is not null);
    }

    private RecognizedMention Number(Unit unit, RecognizedMention mention) => mention with
    {
        Value = NumberNormalizer.ValueOf(unit.Sentence, mention.Span, mention.Label, unit.Language) ?? InLastCurrency(unit, mention),
        Counted = NumberNormalizer.CountedNoun(unit.Sentence, mention.Span, unit.Language)?.Of(unit.Sentence).ToString(),
    };

    private RecognizedMention NoteCurrency(RecognizedMention mention)
    {
        if (mention is { Label: "MONEY", Value: { } value } && value.LastIndexOf(' ') is var space and > 0 && value.Length - space == 4)
            currency = value[(space + 1)..];
        return mention;
    }

    /// <summary>An amount of money that leaves out its currency is in the one that the document named last.</summary>
    private string? InLastCurrency(Unit unit, RecognizedMention mention) =>
        mention.Label == "MONEY" && currency is not null && NumberNormalizer.ValueOf(unit.Sentence, mention.Span, "CARDINAL", unit.Language) is { } amount
            ? $"{amount} {currency}"
            : null;

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
