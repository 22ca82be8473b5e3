namespace NlpPipeline.Evaluation;

/// <summary>A reported metric: one column of counts (micro), or the mean over several (macro).</summary>
internal sealed record Metric(MetricName Name, int[] Columns, bool Macro)
{
    /// <summary>
    /// Precision, recall and F1 from column totals. A macro average is over the labels that the sample at hand has in gold or
    /// prediction, so that a label that a bootstrap round did not draw does not count as failed.
    /// </summary>
    public (Count Count, double Precision, double Recall, double F1) Of(ReadOnlySpan<Count> totals)
    {
        if (!Macro)
        {
            var count = totals[Columns[0]];
            return (count, count.Precision, count.Recall, count.F1);
        }

        var sum = default(Count);
        var (precision, recall, f1) = (0.0, 0.0, 0.0);
        var present = 0;
        foreach (var column in Columns)
        {
            var count = totals[column];
            if (count.Gold + count.Predicted == 0)
                continue;
            sum += count;
            precision += count.Precision;
            recall += count.Recall;
            f1 += count.F1;
            present++;
        }

        return present == 0 ? default : (sum, precision / present, recall / present, f1 / present);
    }
}
