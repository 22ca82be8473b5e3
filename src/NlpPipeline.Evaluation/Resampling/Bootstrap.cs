using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace NlpPipeline.Evaluation;

/// <summary>
/// Percentile bootstrap (Efron and Tibshirani 1993, ch. 13) over groups: a round draws as many groups as there are, with
/// replacement, and adds up their counts. Groups with the same counts are drawn apart but added up as one, and rounds run eight
/// abreast, as one sparse matrix product.
/// </summary>
internal static class Bootstrap
{
    private const int Lanes = 8;

    /// <summary>Adds intervals to scores.</summary>
    /// <param name="level">Coverage, 0 to 1, such as 0.95.</param>
    public static Score[] Run(IReadOnlyList<GroupCounts> groups, IReadOnlyList<Metric> metrics, int columns, int rounds, int seed, double level)
    {
        var totals = Total(groups, columns);
        var scores = new Score[metrics.Count];
        for (var m = 0; m < scores.Length; m++)
        {
            var (count, precision, recall, f1) = metrics[m].Of(totals);
            scores[m] = new Score(count, precision, recall, f1);
        }

        if (rounds == 0 || groups.Count == 0)
            return scores;

        var (patterns, patternOf) = Patterns(groups);
        var samples = new double[metrics.Count][];
        for (var m = 0; m < samples.Length; m++)
            samples[m] = new double[3 * rounds];
        Parallel.For(0, (rounds + Lanes - 1) / Lanes, block =>
            RunBlock(patterns, patternOf, metrics, columns, rounds, seed, block, samples));
        Parallel.For(0, scores.Length, m =>
        {
            scores[m] = scores[m] with
            {
                PrecisionInterval = Percentiles(samples[m].AsSpan(0, rounds), level),
                RecallInterval = Percentiles(samples[m].AsSpan(rounds, rounds), level),
                F1Interval = Percentiles(samples[m].AsSpan(2 * rounds, rounds), level),
            };
        });
        return scores;
    }

    public static Count[] Total(IReadOnlyList<GroupCounts> groups, int columns)
    {
        var totals = new Count[columns];
        foreach (var group in groups)
        {
            for (var i = 0; i < group.Columns.Length; i++)
                totals[group.Columns[i]] += group.Counts[i];
        }

        return totals;
    }

    /// <summary>The ends of the middle <paramref name="level"/> of the values, interpolated linearly (Hyndman and Fan's type 7).</summary>
    internal static Interval Percentiles(Span<double> values, double level)
    {
        values.Sort();
        return new Interval(Quantile(values, (1 - level) / 2), Quantile(values, (1 + level) / 2));
    }

    private static double Quantile(ReadOnlySpan<double> sorted, double q)
    {
        var place = q * (sorted.Length - 1);
        var below = (int)place;
        var above = Math.Min(below + 1, sorted.Length - 1);
        return sorted[below] + ((place - below) * (sorted[above] - sorted[below]));
    }

    /// <summary>The distinct counts among the groups, and which of them each group has.</summary>
    private static (GroupCounts[] Patterns, int[] PatternOf) Patterns(IReadOnlyList<GroupCounts> groups)
    {
        var patterns = new List<GroupCounts>();
        var indexOf = new Dictionary<GroupCounts, int>();
        var patternOf = new int[groups.Count];
        for (var g = 0; g < patternOf.Length; g++)
        {
            if (!indexOf.TryGetValue(groups[g], out patternOf[g]))
            {
                indexOf.Add(groups[g], patternOf[g] = patterns.Count);
                patterns.Add(groups[g]);
            }
        }

        return ([.. patterns], patternOf);
    }

    private static void RunBlock(
        GroupCounts[] patterns, int[] patternOf, IReadOnlyList<Metric> metrics, int columns, int rounds, int seed, int block, double[][] samples)
    {
        var drawn = new double[patterns.Length * Lanes];
        for (var lane = 0; lane < Lanes; lane++)
        {
            var random = new DeterministicRandom(seed, (block * Lanes) + lane);
            for (var i = 0; i < patternOf.Length; i++)
                drawn[(patternOf[random.Below(patternOf.Length)] * Lanes) + lane]++;
        }

        var sums = new double[columns * 3 * Lanes];
        ref var sum = ref MemoryMarshal.GetArrayDataReference(sums);
        ref var weights = ref MemoryMarshal.GetArrayDataReference(drawn);
        for (var g = 0; g < patterns.Length; g++)
        {
            var low = Vector256.LoadUnsafe(ref weights, (nuint)(g * Lanes));
            var high = Vector256.LoadUnsafe(ref weights, (nuint)((g * Lanes) + 4));
            var group = patterns[g];
            for (var i = 0; i < group.Columns.Length; i++)
            {
                var at = (nuint)(group.Columns[i] * 3 * Lanes);
                var count = group.Counts[i];
                Accumulate(ref sum, at, low, high, count.Gold);
                Accumulate(ref sum, at + Lanes, low, high, count.Predicted);
                Accumulate(ref sum, at + (2 * Lanes), low, high, count.Correct);
            }
        }

        var totals = new Count[columns];
        for (var lane = 0; lane < Lanes && (block * Lanes) + lane < rounds; lane++)
        {
            for (var c = 0; c < columns; c++)
            {
                var at = (c * 3 * Lanes) + lane;
                totals[c] = new Count(sums[at], sums[at + Lanes], sums[at + (2 * Lanes)]);
            }

            var round = (block * Lanes) + lane;
            for (var m = 0; m < metrics.Count; m++)
            {
                var (_, precision, recall, f1) = metrics[m].Of(totals);
                samples[m][round] = precision;
                samples[m][rounds + round] = recall;
                samples[m][(2 * rounds) + round] = f1;
            }
        }
    }

    private static void Accumulate(ref double sums, nuint at, Vector256<double> low, Vector256<double> high, double value)
    {
        if (value == 0)
            return;
        (Vector256.LoadUnsafe(ref sums, at) + (low * value)).StoreUnsafe(ref sums, at);
        (Vector256.LoadUnsafe(ref sums, at + 4) + (high * value)).StoreUnsafe(ref sums, at + 4);
    }
}
