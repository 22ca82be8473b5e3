using NlpPipeline.Annotations;

namespace NlpPipeline.Evaluation;

/// <summary>One metric of two systems on the same gold.</summary>
/// <param name="P">Two-sided p-value of the difference in F1 under the hypothesis that the two are alike.</param>
/// <param name="AdjustedP">Corrected for the number of metrics compared (Holm 1979).</param>
public sealed record Comparison(string Metric, Count A, Count B, double P, double AdjustedP)
{
    /// <summary>F1 of B minus F1 of A.</summary>
    public double Difference => B.F1 - A.F1;
}

/// <summary>Whether two systems differ by more than chance.</summary>
public sealed record SignificanceReport(
    IReadOnlyList<Comparison> Comparisons, int Rounds, int Seed, double Alpha, ResampleBy SwappedBy, int Groups)
{
    /// <summary>True where B is lower in a metric and the corrected p-value is below alpha.</summary>
    public bool IsWorse => Comparisons.Any(c => c.Difference < 0 && c.AdjustedP < Alpha);
}

/// <summary>
/// Paired approximate randomization (Noreen 1989; Yeh 2000): a round swaps the outputs of A and B for each document (or unit) with
/// probability one half; p is (1 + rounds whose difference is at least the observed one) / (1 + rounds).
/// </summary>
public static class Significance
{
    /// <summary>What is compared by default, where gold or predictions have any.</summary>
    public static IReadOnlyList<string> DefaultMetrics { get; } = ["mentions", "values", "claims"];

    /// <param name="metrics">Names of scores, such as <c>entities</c> or <c>labels.PER</c>; null for <see cref="DefaultMetrics"/>.</param>
    /// <param name="rounds">At least 1.</param>
    /// <param name="alpha">Level of significance, 0 to 1.</param>
    /// <exception cref="InvalidInputException">The sets cannot be held against each other, or there is no such metric.</exception>
    public static SignificanceReport Compare(
        IReadOnlyList<LabelledUnit> gold,
        IReadOnlyList<LabelledUnit> a,
        IReadOnlyList<LabelledUnit> b,
        EvaluationOptions? options = null,
        IReadOnlyList<string>? metrics = null,
        int rounds = 10_000,
        double alpha = 0.05)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(rounds);
        options ??= new EvaluationOptions();
        var columns = new Columns(gold, [.. a, .. b], options);
        var ofA = Scoring.Of(gold, a, options, columns);
        var ofB = Scoring.Of(gold, b, options, columns);
        var (totalA, totalB) = (Bootstrap.Total(ofA.Groups, columns.Count), Bootstrap.Total(ofB.Groups, columns.Count));
        var compared = new List<(string Name, Count A, Count B, double P)>();
        foreach (var name in metrics ?? DefaultMetrics)
        {
            var metric = columns.Metrics.FirstOrDefault(m => m.Name.Text == name && !m.Macro)
                ?? throw new InvalidInputException($"no metric '{name}' to compare: name one of {string.Join(" ", columns.Metrics.Where(m => !m.Macro).Select(m => m.Name.Text).Take(40))}");
            var column = metric.Columns[0];
            var (x, y) = (totalA[column], totalB[column]);
            if (metrics is null && x.Gold + x.Predicted + y.Predicted == 0)
                continue;
            compared.Add((name, x, y, PValue(Of(ofA, column), Of(ofB, column), x, y, rounds, options.Seed)));
        }

        var adjusted = Holm([.. compared.Select(c => c.P)]);
        return new SignificanceReport(
            [.. compared.Select((c, i) => new Comparison(c.Name, c.A, c.B, c.P, adjusted[i]))],
            rounds, options.Seed, alpha, ofA.ResampledBy, ofA.Groups.Count);
    }

    /// <summary>Holm's step-down correction of p-values, in the order given.</summary>
    internal static double[] Holm(double[] p)
    {
        var adjusted = new double[p.Length];
        var highest = 0.0;
        var rank = 0;
        foreach (var i in Enumerable.Range(0, p.Length).OrderBy(i => p[i]).ThenBy(i => i))
            adjusted[i] = highest = Math.Max(highest, Math.Min(1, p[i] * (p.Length - rank++)));
        return adjusted;
    }

    private static Count[] Of(Scoring scoring, int column) =>
        [.. scoring.Groups.Select(g => Array.BinarySearch(g.Columns, column) is >= 0 and var i ? g.Counts[i] : default)];

    private static double PValue(Count[] a, Count[] b, Count totalA, Count totalB, int rounds, int seed)
    {
        // Groups in which both have the same counts change nothing when swapped.
        var differing = Enumerable.Range(0, a.Length).Where(g => a[g] != b[g]).ToArray();
        var deltas = differing.Select(g => new Count(b[g].Gold - a[g].Gold, b[g].Predicted - a[g].Predicted, b[g].Correct - a[g].Correct)).ToArray();
        var observed = Math.Abs(totalA.F1 - totalB.F1);
        var atLeast = 0;
        Parallel.For(0, rounds, () => 0, (round, _, found) =>
        {
            var random = new DeterministicRandom(seed, round);
            var swapped = default(Count);
            var bits = 0UL;
            for (var i = 0; i < deltas.Length; i++)
            {
                bits = (i & 63) == 0 ? random.Next() : bits >> 1;
                if ((bits & 1) != 0)
                    swapped += deltas[i];
            }

            var x = totalA + swapped;
            var y = new Count(totalB.Gold - swapped.Gold, totalB.Predicted - swapped.Predicted, totalB.Correct - swapped.Correct);

            // The margin takes up rounding, so that the unswapped arrangement always counts as at least as extreme.
            return Math.Abs(x.F1 - y.F1) >= observed - 1e-12 ? found + 1 : found;
        }, found => Interlocked.Add(ref atLeast, found));
        return (1.0 + atLeast) / (1.0 + rounds);
    }
}
