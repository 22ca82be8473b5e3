using NlpPipeline.Annotations;

namespace NlpPipeline.Evaluation;

/// <summary>
/// Pairs the predicted spans of a unit with its gold spans, one to one. Pairs are taken greedily in this order: same stretch and
/// label; same stretch; overlap and same label; overlap; among equals the greater overlap, then the earlier in the text. A second
/// prediction of one gold span, the same or overlapping, therefore stays unpaired and counts as spurious.
/// </summary>
internal sealed class SpanAlignment
{
    private SpanAlignment(int[] goldOf, int[] predictedOf, bool[] exact)
    {
        GoldOf = goldOf;
        PredictedOf = predictedOf;
        Exact = exact;
    }

    /// <summary>The gold span of each predicted one, −1 where it has none.</summary>
    public int[] GoldOf { get; }

    /// <summary>The predicted span of each gold one, −1 where it has none.</summary>
    public int[] PredictedOf { get; }

    /// <summary>Of each predicted span: whether stretch and label are those of its gold span.</summary>
    public bool[] Exact { get; }

    public static SpanAlignment Of(IReadOnlyList<LabelledSpan> gold, IReadOnlyList<LabelledSpan> predicted)
    {
        var goldOf = Filled(predicted.Count);
        var predictedOf = Filled(gold.Count);
        var exact = new bool[predicted.Count];
        for (var p = 0; p < predicted.Count; p++)
        {
            for (var g = 0; g < gold.Count; g++)
            {
                if (predictedOf[g] >= 0 || gold[g].Span != predicted[p].Span || gold[g].Label != predicted[p].Label)
                    continue;
                (goldOf[p], predictedOf[g], exact[p]) = (g, p, true);
                break;
            }
        }

        var pairs = new List<(int Rank, int Overlap, int Gold, int Predicted)>();
        for (var p = 0; p < predicted.Count; p++)
        {
            if (goldOf[p] >= 0)
                continue;
            for (var g = 0; g < gold.Count; g++)
            {
                var (a, b) = (gold[g].Span, predicted[p].Span);
                if (predictedOf[g] >= 0 || !a.Overlaps(b))
                    continue;
                var rank = a == b ? 0 : gold[g].Label == predicted[p].Label ? 1 : 2;
                pairs.Add((rank, Math.Min(a.End, b.End) - Math.Max(a.Start, b.Start), g, p));
            }
        }

        foreach (var (_, _, g, p) in pairs
            .OrderBy(x => x.Rank).ThenByDescending(x => x.Overlap)
            .ThenBy(x => gold[x.Gold].Span.Start).ThenBy(x => predicted[x.Predicted].Span.Start)
            .ThenBy(x => x.Gold).ThenBy(x => x.Predicted))
        {
            if (goldOf[p] < 0 && predictedOf[g] < 0)
                (goldOf[p], predictedOf[g]) = (g, p);
        }

        return new SpanAlignment(goldOf, predictedOf, exact);
    }

    private static int[] Filled(int length)
    {
        var array = new int[length];
        Array.Fill(array, -1);
        return array;
    }
}
