using NlpPipeline.Annotations;

namespace NlpPipeline.Evaluation;

/// <summary>Counts one unit into the columns, and keeps its errors, confusions and outcomes.</summary>
internal sealed class UnitScorer(Columns columns, EvaluationOptions options, ConfusionMatrix confusion)
{
    public SemEvalCounts[,] SemEval { get; } = new SemEvalCounts[4, 4];

    public List<EvaluationError> Errors { get; } = [];

    public List<Outcome>[] SpanOutcomes { get; } = [[], [], [], []];

    public List<Outcome> ClaimOutcomes { get; } = [];

    public void Score(int index, LabelledUnit gold, LabelledUnit predicted, Tally tally)
    {
        var scopes = columns.ScopesOf(gold);
        var all = SpanAlignment.Of(gold.Spans, predicted.Spans);
        CountSpans(gold, predicted, all, scopes, tally);
        CountSemEval(gold.Spans, predicted.Spans, all, tally);
        CountTokens(gold, predicted, tally);
        CountValues(gold.Spans, predicted.Spans, all, scopes, tally);
        CountCanonical(gold.Spans, predicted.Spans, all, tally);
        SpanErrors(index, gold.Spans, predicted.Spans, all);
        if (options.SpansOnly)
            return;
        new ClaimScorer(columns, Errors, ClaimOutcomes).Score(index, gold, predicted, scopes, tally);
    }

    private void CountSpans(LabelledUnit gold, LabelledUnit predicted, SpanAlignment alignment, ScopeColumns[] scopes, Tally tally)
    {
        foreach (var span in gold.Spans)
            Count(gold.Text, span, 1, 0, 0);
        for (var p = 0; p < predicted.Spans.Count; p++)
        {
            var span = predicted.Spans[p];
            Count(gold.Text, span, 0, 1, alignment.Exact[p] ? 1 : 0);
            var outcome = new Outcome(span.Confidence, alignment.Exact[p]);
            SpanOutcomes[Families.All].Add(outcome);
            SpanOutcomes[(int)Families.Of(span.Label)].Add(outcome);
        }

        void Count(string text, LabelledSpan span, double g, double p, double c)
        {
            // The correct one of a pair is counted on its predicted side; the tally only skips what is 0 on both sides.
            var family = Families.Of(span.Label);
            foreach (var scope in scopes)
            {
                tally.Add(scope.OfFamily(family), g, p, c);
                tally.Add(scope.Mentions, g, p, c);
            }

            tally.Add(columns.OfLabel(span.Label), g, p, c);
            if (family == LabelFamily.Entity && columns.NamesSeen is { } seen && columns.NamesUnseen is { } unseen)
                tally.Add(options.TrainingNames!.Contains(span.Span.Of(text).ToString()) ? seen : unseen, g, p, c);
        }
    }

    private void CountSemEval(IReadOnlyList<LabelledSpan> gold, IReadOnlyList<LabelledSpan> predicted, SpanAlignment all, Tally tally)
    {
        CountSemEval(Families.All, gold, predicted, all, tally);
        for (var f = 0; f < Families.All; f++)
        {
            var family = Families.Named[f].Family;
            List<LabelledSpan> ofGold = [.. gold.Where(s => Families.Holds(family, s.Label))];
            List<LabelledSpan> ofPredicted = [.. predicted.Where(s => Families.Holds(family, s.Label))];
            if (ofGold.Count + ofPredicted.Count > 0)
                CountSemEval(f, ofGold, ofPredicted, SpanAlignment.Of(ofGold, ofPredicted), tally);
        }
    }

    private void CountSemEval(
        int family, IReadOnlyList<LabelledSpan> gold, IReadOnlyList<LabelledSpan> predicted, SpanAlignment alignment, Tally tally)
    {
        var missing = alignment.PredictedOf.Count(p => p < 0);
        var spurious = alignment.GoldOf.Count(g => g < 0);
        for (var s = 0; s < 4; s++)
        {
            var counts = new SemEvalCounts(0, 0, 0, missing, spurious);
            for (var p = 0; p < predicted.Count; p++)
            {
                if (alignment.GoldOf[p] is >= 0 and var g)
                    counts += SemEvalCounts.OfPair((SemEvalScheme)s, gold[g].Span == predicted[p].Span, gold[g].Label == predicted[p].Label);
            }

            SemEval[family, s] += counts;
            var (possible, actual, correct) = counts.ToCount();
            tally.Add(columns.OfSemEval(family, (SemEvalScheme)s), possible, actual, correct);
        }
    }

    private void CountTokens(LabelledUnit gold, LabelledUnit predicted, Tally tally)
    {
        var ofGold = TokenLabels.Of(gold.Text, gold.Spans);
        var ofPredicted = TokenLabels.Of(gold.Text, predicted.Spans);
        tally.Add(columns.Tokens, ofGold.Count, ofPredicted.Count, ofPredicted.Count(ofGold.Contains));
    }

    private void CountValues(
        IReadOnlyList<LabelledSpan> gold, IReadOnlyList<LabelledSpan> predicted, SpanAlignment alignment, ScopeColumns[] scopes, Tally tally)
    {
        foreach (var span in gold)
        {
            if (Families.Of(span.Label) != LabelFamily.Entity && !string.IsNullOrEmpty(span.Value))
                Count(Families.Of(span.Label), 1, 0, false, false);
        }

        for (var p = 0; p < predicted.Count; p++)
        {
            var span = predicted[p];
            var family = Families.Of(span.Label);
            if (family == LabelFamily.Entity)
                continue;
            var match = alignment.Exact[p] ? gold[alignment.GoldOf[p]] : null;

            // A gold span whose value was never labelled (null) says nothing about the predicted value; an empty one says that
            // the text does not tell, and a value there is a wrong one.
            if (match is { Value: null })
                continue;
            var same = match is not null && Same(family, match.Value, span.Value);
            var overlap = match is not null && !string.IsNullOrEmpty(match.Value) && !string.IsNullOrEmpty(span.Value)
                && ValueComparer.Overlap(family, match.Value, span.Value);
            if (!string.IsNullOrEmpty(span.Value))
                Count(family, 0, 1, same, overlap);
            if (match is not null)
                tally.Add(columns.ValuesOnCorrectSpans, 1, 1, same || (match.Value.Length == 0 && string.IsNullOrEmpty(span.Value)) ? 1 : 0);
        }

        void Count(LabelFamily family, double g, double p, bool same, bool overlap)
        {
            var (exact, meets) = (same ? 1 : 0, overlap ? 1 : 0);
            foreach (var scope in scopes)
                tally.Add(scope.Values, g, p, exact);
            tally.Add(columns.ValuesOverlap, g, p, meets);
            tally.Add(family == LabelFamily.Time ? columns.TimeValues : columns.NumberValues, g, p, exact);
            tally.Add(family == LabelFamily.Time ? columns.TimeValuesOverlap : columns.NumberValuesOverlap, g, p, meets);
        }
    }

    private void CountCanonical(
        IReadOnlyList<LabelledSpan> gold, IReadOnlyList<LabelledSpan> predicted, SpanAlignment alignment, Tally tally)
    {
        for (var g = 0; g < gold.Count; g++)
        {
            if (string.IsNullOrEmpty(gold[g].Canonical))
                continue;
            var found = alignment.PredictedOf[g] is >= 0 and var p && alignment.Exact[p] ? predicted[p].Canonical : null;
            tally.Add(columns.Canonical, 1, string.IsNullOrEmpty(found) ? 0 : 1, found == gold[g].Canonical ? 1 : 0);
        }
    }

    private void SpanErrors(int unit, IReadOnlyList<LabelledSpan> gold, IReadOnlyList<LabelledSpan> predicted, SpanAlignment alignment)
    {
        for (var g = 0; g < gold.Count; g++)
        {
            var a = gold[g];
            if (alignment.PredictedOf[g] < 0)
            {
                confusion.Add(a.Label, ConfusionMatrix.None);
                Errors.Add(new EvaluationError(ErrorKind.Missing, unit, Side(a), null));
                continue;
            }

            var b = predicted[alignment.PredictedOf[g]];
            confusion.Add(a.Label, b.Label);
            var kind = (a.Span == b.Span, a.Label == b.Label) switch
            {
                (true, false) => ErrorKind.Label,
                (false, true) => ErrorKind.Boundary,
                (false, false) => ErrorKind.LabelAndBoundary,
                _ => (ErrorKind?)null,
            };
            if (kind is { } wrong)
                Errors.Add(new EvaluationError(wrong, unit, Side(a), Side(b)));
            else if (a.Value is not null && Families.Of(a.Label) != LabelFamily.Entity && !Same(Families.Of(a.Label), a.Value, b.Value))
                Errors.Add(new EvaluationError(ErrorKind.Value, unit, Side(a), Side(b)));
            if (kind is null && !string.IsNullOrEmpty(a.Canonical) && a.Canonical != b.Canonical)
                Errors.Add(new EvaluationError(ErrorKind.Canonical, unit, Side(a) with { Value = a.Canonical }, Side(b) with { Value = b.Canonical }));
        }

        for (var p = 0; p < predicted.Count; p++)
        {
            if (alignment.GoldOf[p] >= 0)
                continue;
            confusion.Add(ConfusionMatrix.None, predicted[p].Label);
            Errors.Add(new EvaluationError(ErrorKind.Spurious, unit, null, Side(predicted[p])));
        }
    }

    private static bool Same(LabelFamily family, string gold, string? predicted) =>
        string.IsNullOrEmpty(gold) || string.IsNullOrEmpty(predicted)
            ? string.IsNullOrEmpty(gold) && string.IsNullOrEmpty(predicted)
            : ValueComparer.AreEqual(family, gold, predicted);

    private static ErrorSide Side(LabelledSpan span) => new(span.Label, span.Span, span.Value, span.Confidence);
}
