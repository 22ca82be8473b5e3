using NlpPipeline.Annotations;

namespace NlpPipeline.Evaluation;

/// <summary>Counts the claims of one unit.</summary>
internal sealed class ClaimScorer(Columns columns, List<EvaluationError> errors, List<Outcome> outcomes)
{
    private const string Quantity = "Quantity";

    public void Score(int unit, LabelledUnit goldUnit, LabelledUnit predictedUnit, ScopeColumns[] scopes, Tally tally)
    {
        if (goldUnit.Claims.Count + predictedUnit.Claims.Count == 0)
            return;
        var gold = goldUnit.Claims.Select(c => WithValues(c, goldUnit.Spans)).ToList();
        var predicted = predictedUnit.Claims.Select(c => WithValues(c, predictedUnit.Spans)).ToList();
        var alignment = ClaimAlignment.Of(gold, predicted);
        var arguments = new ClaimAlignment?[gold.Count];
        for (var g = 0; g < gold.Count; g++)
        {
            if (alignment.PredictedOf[g] is >= 0 and var p)
                arguments[g] = ArgumentAlignment.Of(gold[g].Arguments, predicted[p].Arguments);
        }

        CountClaims(gold, predicted, alignment, arguments, scopes, tally);
        CountArguments(gold, predicted, alignment, arguments, scopes, tally);
        CountQuantified(gold, predicted, scopes, tally);
        FindErrors(unit, gold, predicted, alignment, arguments);
    }

    private void CountClaims(
        List<LabelledClaim> gold, List<LabelledClaim> predicted, ClaimAlignment alignment, ClaimAlignment?[] arguments, ScopeColumns[] scopes, Tally tally)
    {
        for (var g = 0; g < gold.Count; g++)
        {
            tally.Add(columns.OfType(gold[g].Type), 1, 0, 0);
            foreach (var scope in scopes)
            {
                tally.Add(scope.Claims, 1, 0, 0);
                tally.Add(scope.ClaimsFull, 1, 0, 0);
            }
        }

        for (var p = 0; p < predicted.Count; p++)
        {
            var g = alignment.GoldOf[p];
            var matched = g >= 0 ? 1 : 0;
            var rightPolarity = g >= 0 && gold[g].Polarity == predicted[p].Polarity;
            var full = rightPolarity && arguments[g]!.PredictedOf.All(a => a >= 0) && arguments[g]!.GoldOf.All(a => a >= 0) ? 1 : 0;
            outcomes.Add(new Outcome(predicted[p].Confidence, g >= 0));
            tally.Add(columns.OfType(predicted[p].Type), 0, 1, matched);
            tally.Add(columns.Polarity, matched, matched, rightPolarity ? 1 : 0);
            foreach (var scope in scopes)
            {
                tally.Add(scope.Claims, 0, 1, matched);
                tally.Add(scope.ClaimsFull, 0, 1, full);
            }
        }
    }

    private void CountArguments(
        List<LabelledClaim> gold, List<LabelledClaim> predicted, ClaimAlignment alignment, ClaimAlignment?[] arguments, ScopeColumns[] scopes, Tally tally)
    {
        for (var g = 0; g < gold.Count; g++)
        {
            foreach (var argument in gold[g].Arguments)
                Count(argument.Role, 1, 0, 0, alignment.PredictedOf[g] >= 0);
        }

        for (var p = 0; p < predicted.Count; p++)
        {
            var matched = alignment.GoldOf[p] is >= 0 and var g ? arguments[g] : null;
            for (var a = 0; a < predicted[p].Arguments.Count; a++)
                Count(predicted[p].Arguments[a].Role, 0, 1, matched?.GoldOf[a] >= 0 ? 1 : 0, matched is not null);
        }

        void Count(string role, double g, double p, double c, bool inMatchedClaim)
        {
            foreach (var scope in scopes)
                tally.Add(scope.Arguments, g, p, c);
            tally.Add(columns.OfRole(role), g, p, c);
            if (inMatchedClaim)
                tally.Add(columns.ArgumentsInMatchedClaims, g, p, c);
        }
    }

    /// <summary>Claims that carry a number, matched anew among themselves: type, overlapping trigger and the right numbers.</summary>
    private static void CountQuantified(List<LabelledClaim> gold, List<LabelledClaim> predicted, ScopeColumns[] scopes, Tally tally)
    {
        List<LabelledClaim> ofGold = [.. gold.Where(IsQuantified)];
        List<LabelledClaim> ofPredicted = [.. predicted.Where(IsQuantified)];
        var matched = ClaimAlignment.Of(
                ofGold.Count, ofPredicted.Count, (g, p) => ClaimAlignment.MayMatch(ofGold[g], ofPredicted[p]) && SameNumbers(ofGold[g], ofPredicted[p]) ? 1 : 0)
            .PredictedOf.Count(p => p >= 0);
        foreach (var scope in scopes)
            tally.Add(scope.Quantified, ofGold.Count, ofPredicted.Count, matched);
    }

    private static bool IsQuantified(LabelledClaim claim) => claim.Arguments.Any(a => a.Role == Quantity);

    private static bool SameNumbers(LabelledClaim gold, LabelledClaim predicted)
    {
        List<LabelledArgument> a = [.. gold.Arguments.Where(x => x.Role == Quantity)];
        List<LabelledArgument> b = [.. predicted.Arguments.Where(x => x.Role == Quantity)];
        return a.Count == b.Count
            && ClaimAlignment.Of(a.Count, b.Count, (g, p) => SameNumber(a[g], b[p]) ? 1 : 0).PredictedOf.All(p => p >= 0);
    }

    /// <summary>Equal values; where the gold number has none, the same stretch.</summary>
    private static bool SameNumber(LabelledArgument gold, LabelledArgument predicted) =>
        string.IsNullOrEmpty(gold.Value)
            ? gold.Span == predicted.Span
            : !string.IsNullOrEmpty(predicted.Value) && ValueComparer.AreEqual(LabelFamily.Number, gold.Value, predicted.Value);

    /// <summary>Gives arguments without a value that of the time or number span that they overlap most.</summary>
    private static LabelledClaim WithValues(LabelledClaim claim, IReadOnlyList<LabelledSpan> spans)
    {
        if (claim.Arguments.All(a => a.Value is not null || a.Span is null))
            return claim;
        return claim with { Arguments = [.. claim.Arguments.Select(a => a.Value is null && a.Span is { } span ? a with { Value = ValueAt(span) } : a)] };

        string? ValueAt(TextSpan span) => spans
            .Where(s => s.Value is not null && s.Span.Overlaps(span))
            .MaxBy(s => Math.Min(s.Span.End, span.End) - Math.Max(s.Span.Start, span.Start))?.Value;
    }

    private void FindErrors(int unit, List<LabelledClaim> gold, List<LabelledClaim> predicted, ClaimAlignment alignment, ClaimAlignment?[] arguments)
    {
        var spurious = Enumerable.Range(0, predicted.Count).Where(p => alignment.GoldOf[p] < 0).ToList();
        for (var g = 0; g < gold.Count; g++)
        {
            var a = gold[g];
            if (alignment.PredictedOf[g] is >= 0 and var p)
            {
                var b = predicted[p];
                if (a.Polarity != b.Polarity)
                    errors.Add(new EvaluationError(ErrorKind.Polarity, unit, Side(a) with { Value = a.Polarity }, Side(b) with { Value = b.Polarity }));
                for (var i = 0; i < a.Arguments.Count; i++)
                {
                    if (arguments[g]!.PredictedOf[i] < 0)
                        errors.Add(new EvaluationError(ErrorKind.ArgumentMissing, unit, Side(a, a.Arguments[i]), null));
                }

                for (var i = 0; i < b.Arguments.Count; i++)
                {
                    if (arguments[g]!.GoldOf[i] < 0)
                        errors.Add(new EvaluationError(ErrorKind.ArgumentSpurious, unit, null, Side(b, b.Arguments[i])));
                }

                continue;
            }

            var other = spurious.FindIndex(s => predicted[s].Type != a.Type && predicted[s].Trigger.Overlaps(a.Trigger));
            errors.Add(other < 0
                ? new EvaluationError(ErrorKind.ClaimMissing, unit, Side(a), null)
                : new EvaluationError(ErrorKind.ClaimType, unit, Side(a), Side(predicted[spurious[other]])));
            if (other >= 0)
                spurious.RemoveAt(other);
        }

        foreach (var p in spurious)
            errors.Add(new EvaluationError(ErrorKind.ClaimSpurious, unit, null, Side(predicted[p])));
    }

    private static ErrorSide Side(LabelledClaim claim) => new(claim.Type, claim.Trigger, null, claim.Confidence);

    private static ErrorSide Side(LabelledClaim claim, LabelledArgument argument) =>
        new($"{claim.Type}:{argument.Role}", argument.Span, argument.Value, claim.Confidence);
}
