using NlpPipeline.Annotations;

namespace NlpPipeline.Evaluation;

/// <summary>Refuses gold and predictions that cannot be held against each other.</summary>
internal static class InputCheck
{
    /// <summary>Puts the predictions in the order of the gold units.</summary>
    /// <exception cref="InvalidInputException">A unit stands twice, is in one set only, has another text, or has a wrong span or label.</exception>
    public static LabelledUnit[] Align(IReadOnlyList<LabelledUnit> gold, IReadOnlyList<LabelledUnit> predicted, EvaluationOptions options)
    {
        if (gold.Count == 0)
            throw new InvalidInputException("the gold set has no units: name a file that holds labelled sentences");
        var indexOf = new Dictionary<(string, string), int>(gold.Count);
        for (var i = 0; i < gold.Count; i++)
        {
            CheckUnit(gold[i], options, Place(options.PlaceOfGold, i, "gold", gold[i]));
            if (!indexOf.TryAdd((gold[i].Document, gold[i].Id), i))
            {
                throw new InvalidInputException(
                    $"{Place(options.PlaceOfGold, i, "gold", gold[i])}: unit \"{gold[i].Id}\" of \"{gold[i].Document}\" stands twice in the gold set: remove one");
            }
        }

        var aligned = new LabelledUnit?[gold.Count];
        for (var i = 0; i < predicted.Count; i++)
        {
            var unit = predicted[i];
            var place = Place(options.PlaceOfPrediction, i, "predictions", unit);
            if (!indexOf.TryGetValue((unit.Document, unit.Id), out var g))
                throw new InvalidInputException($"{place}: unit \"{unit.Id}\" of \"{unit.Document}\" is not in the gold set: predict on the gold units, and keep their id and document");
            if (aligned[g] is not null)
                throw new InvalidInputException($"{place}: unit \"{unit.Id}\" stands twice in the predictions: remove one");
            if (!string.Equals(unit.Text, gold[g].Text, StringComparison.Ordinal))
            {
                throw new InvalidInputException(
                    $"{place}: the text of unit \"{unit.Id}\" differs from the gold text at offset {FirstDifference(unit.Text, gold[g].Text)}: predict on the gold text, in NFC");
            }

            CheckUnit(unit, options, place);
            aligned[g] = unit;
        }

        var missing = Array.IndexOf(aligned, null);
        if (missing >= 0)
        {
            throw new InvalidInputException(
                $"{Place(options.PlaceOfGold, missing, "gold", gold[missing])}: unit \"{gold[missing].Id}\" has no prediction"
                + $" ({aligned.Count(u => u is null)} of {gold.Count} units have none): write a line with empty spans where the system found nothing");
        }

        return aligned!;
    }

    private static void CheckUnit(LabelledUnit unit, EvaluationOptions options, string place)
    {
        foreach (var span in unit.Spans)
        {
            if (span.Span.End > unit.Text.Length)
                throw new InvalidInputException($"{place}: span {span.Span} lies outside the text of {unit.Text.Length} code units: count UTF-16 code units from the start of the unit");
            if (span.Span.Length == 0)
                throw new InvalidInputException($"{place}: the span at {span.Span.Start} is empty: remove it");
            if (!options.OpenLabels && Labels.FamilyOf(span.Label) == LabelFamily.Other)
                throw new InvalidInputException($"{place}: label \"{span.Label}\" is none of {string.Join(" ", Labels.All)}: mend it, or allow open labels");
            if (span.Confidence is not (>= 0 and <= 1))
                throw new InvalidInputException($"{place}: the confidence of span {span.Span} is not a number from 0 to 1");
        }

        foreach (var claim in unit.Claims)
        {
            if (claim.Trigger.End > unit.Text.Length)
                throw new InvalidInputException($"{place}: trigger {claim.Trigger} lies outside the text of {unit.Text.Length} code units");
            if (!options.OpenLabels && !Labels.ClaimTypes.Contains(claim.Type))
                throw new InvalidInputException($"{place}: claim type \"{claim.Type}\" is none of {string.Join(" ", Labels.ClaimTypes)}");
            if (claim.Confidence is not (>= 0 and <= 1))
                throw new InvalidInputException($"{place}: the confidence of claim {claim.Type} at {claim.Trigger} is not a number from 0 to 1");
            foreach (var argument in claim.Arguments)
            {
                if (argument.Span is { } span && span.End > unit.Text.Length)
                    throw new InvalidInputException($"{place}: argument {argument.Role} {span} lies outside the text of {unit.Text.Length} code units");
                if (!options.OpenLabels && !Labels.Roles.Contains(argument.Role))
                    throw new InvalidInputException($"{place}: role \"{argument.Role}\" is none of {string.Join(" ", Labels.Roles)}");
            }
        }
    }

    private static string Place(Func<int, string>? place, int index, string set, LabelledUnit unit) =>
        place?.Invoke(index) ?? $"{set}, unit {index + 1} (\"{unit.Id}\")";

    private static int FirstDifference(string a, string b)
    {
        var i = 0;
        while (i < a.Length && i < b.Length && a[i] == b[i])
            i++;
        return i;
    }
}
