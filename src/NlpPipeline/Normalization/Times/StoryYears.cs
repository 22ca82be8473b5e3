namespace NlpPipeline.Normalization;

/// <summary>
/// Chooses the year of a day, month or season whose year is not said, among the years that the document names: a log-linear model over
/// where and how each year was named (the narrative time state of HeidelTime, made a choice with a probability).
/// </summary>
internal sealed class StoryYears
{
    /// <summary>Number of features of a candidate, in the order of <see cref="Describe"/>.</summary>
    internal const int FeatureCount = 21;

    /// <summary>So many years are remembered; the one longest unnamed is forgotten first, so that work stays linear.</summary>
    private const int MostYears = 48;

    private readonly List<NamedYear> years = [];
    private readonly List<(int Unit, int Year)> ahead = [];
    private readonly Dictionary<int, int> inDocument = [];
    private int nextAhead;
    private int unit = -1;
    private int mention;

    /// <summary>A new sentence begins.</summary>
    public void BeginUnit() => unit++;

    /// <summary>Tells years that later sentences name; <paramref name="units"/> counts from the next sentence on.</summary>
    public void Foresee(IEnumerable<(int Unit, int Year)> units)
    {
        foreach (var (at, year) in units)
        {
            ahead.Add((unit + 1 + at, year));
            inDocument[year] = inDocument.GetValueOrDefault(year) + 1;
        }
    }

    /// <summary>Takes note of a dated mention.</summary>
    public void Observe(in StoryTime time)
    {
        mention++;
        var year = time.Year;
        var i = years.Count - 1;
        while (i >= 0 && years[i].Year != year)
            i--;
        var fine = time.Month is not null;
        var before = i < 0 ? new NamedYear { Year = year } : years[i];
        if (i >= 0)
            years.RemoveAt(i);
        else if (years.Count == MostYears)
            years.RemoveAt(0);
        years.Add(before with
        {
            Count = before.Count + 1,
            Unit = unit,
            Mention = mention,
            Fine = fine,
            Order = time.Month is { } m ? Order(m, time.Day) : fine ? before.Order : time.Season is { } s ? Order((s * 3) % 12, null) : before.Order,
        });
    }

    /// <summary>The year that the document names and that fits, the nearest to another; null where none does.</summary>
    public int? Nearest(Func<int, bool> fits, int? other)
    {
        int? best = null;
        foreach (var year in inDocument.Keys.Concat(years.Select(y => y.Year)).Order())
        {
            if (fits(year) && (best is null || other is null || Math.Abs(year - other.Value) < Math.Abs(best.Value - other.Value)))
                best = year;
        }

        return best;
    }

    /// <summary>The year in the middle of those that the document names; null where it names none.</summary>
    public int? Middle()
    {
        var all = inDocument.Keys.Concat(years.Select(y => y.Year)).Distinct().Order().ToList();
        return all.Count == 0 ? null : all[all.Count / 2];
    }

    /// <summary>The likeliest year and its probability; null where the document names none.</summary>
    /// <param name="month">1 to 12; null for seasons and quarters, which <paramref name="season"/> places.</param>
    /// <param name="weekday">1 (Monday) to 7 where it is said with the day: it tells the right years from the wrong ones.</param>
    public (int Year, double Confidence)? Choose(int? month, int? day, int? season, int? weekday, StoryTime? line, StoryTime? story, CalendarDate? dateline)
    {
        Span<double> features = stackalloc double[FeatureCount];
        var best = 0;
        var (bestScore, sum) = (double.NegativeInfinity, 0.0);
        foreach (var candidate in Candidates(month, season, line, dateline))
        {
            Describe(candidate, month, day, season, weekday, line, story, dateline, features);
            var score = 0.0;
            for (var k = 0; k < FeatureCount; k++)
                score += features[k] * Weights[k];
            sum += Math.Exp(Math.Clamp(score, -50, 50));
            if (score > bestScore)
                (best, bestScore) = (candidate, score);
        }

        return best == 0 ? null : (best, Math.Exp(Math.Clamp(bestScore, -50, 50)) / sum);
    }

    /// <summary>The years named so far, the next one that is named, and the year after the story's where the month runs back.</summary>
    internal List<int> Candidates(int? month, int? season, StoryTime? line, CalendarDate? dateline)
    {
        var result = new List<int>(years.Count + 2);
        for (var i = years.Count - 1; i >= 0; i--)
            result.Add(years[i].Year);
        if (line is { Year: < CalendarDate.MaxYear } l && Runs(l, month, season) < 0 && !result.Contains(l.Year + 1))
            result.Add(l.Year + 1);
        if (Ahead() is { } next && !result.Contains(next.Year))
            result.Add(next.Year);
        if (dateline is { } written && !result.Contains(written.Year))
            result.Add(written.Year);
        return result;
    }

    internal void Describe(int year, int? month, int? day, int? season, int? weekday, StoryTime? line, StoryTime? story, CalendarDate? dateline, Span<double> f)
    {
        f.Clear();
        var target = Target(month, day, season);
        f[0] = line?.Year == year ? 1 : 0;
        var i = years.FindLastIndex(y => y.Year == year);
        if (i >= 0)
        {
            var named = years[i];
            f[2] = Math.Log(1 + mention - named.Mention);
            f[3] = Math.Log(1 + unit - named.Unit);
            f[4] = named.Fine ? 1 : 0;
            f[5] = Math.Log(1 + named.Count);
            f[6] = named.Unit == unit ? 1 : 0;
            if (named.Fine && target > 0)
            {
                var step = target - named.Order;
                f[7] = step >= 0 && step <= 3.5 ? 1 : 0;
                f[8] = step < -0.04 ? 1 : 0;
                f[9] = step < -3.5 ? 1 : 0;
            }
        }
        else
        {
            f[10] = 1;
        }

        if (line is { } l && year == l.Year + 1)
        {
            f[11] = 1;
            var back = Runs(l, month, season);
            f[12] = back < 0 ? -back / 12.0 : 0;
        }

        if (Ahead() is { } next && next.Year == year)
        {
            f[13] = 1;
            f[14] = next.Unit == unit ? 1 : Math.Exp(-(next.Unit - unit) / 4.0);
        }

        f[1] = line is { } main && year > main.Year ? 1 : 0;
        f[15] = Math.Log(1 + inDocument.GetValueOrDefault(year));
        f[16] = story?.Year == year ? 1 : 0;
        if (dateline is { } written)
        {
            f[17] = written.Year == year ? 1 : 0;
            f[18] = year > written.Year || (year == written.Year && month > written.Month) ? 1 : 0;
            f[19] = written.Year == year && month is { } named && Math.Abs(written.Month - named) <= 1 ? 1 : 0;
        }

        if (weekday is { } of && month is { } m && day is { } d && CalendarDate.Exists(year, m, d))
            f[20] = new CalendarDate(year, m, d).Weekday == of ? 1 : -1;
    }

    /// <summary>How far the target runs on from the story's month, in months; 0 where either is not known.</summary>
    private static double Runs(in StoryTime line, int? month, int? season)
    {
        var from = line.Month ?? (line.Season is { } s ? s * 3 % 12 : 0);
        var to = month ?? (season is { } t ? t * 3 % 12 : 0);
        return from == 0 || to == 0 ? 0 : to - from;
    }

    private static double Target(int? month, int? day, int? season) =>
        month is { } m ? Order(m, day) : season is { } s ? Order(s * 3 % 12, null) : 0;

    private static double Order(int month, int? day) => month + ((day ?? 1) / 32.0);

    private (int Unit, int Year)? Ahead()
    {
        while (nextAhead < ahead.Count && ahead[nextAhead].Unit < unit)
            nextAhead++;
        for (var i = nextAhead; i < ahead.Count && i < nextAhead + 8; i++)
        {
            // What this sentence has named already lies behind.
            if (ahead[i].Unit > unit || !years.Exists(y => y.Year == ahead[i].Year && y.Unit == unit))
                return ahead[i];
        }

        return null;
    }

    /// <summary>
    /// Fitted to the 2,267 dates without a year of training-data/{authored,corpus}/train.jsonl by maximum likelihood with an L2 penalty of
    /// 1, the times before them as labelled; 0.923 of the train dates are right, 0.915 of the 281 in dev. Of the sets at 4.9 million
    /// characters 0.896 of 3,822 and 0.881 of 387, where a new fit, with or without twelve further features (how far years leap, shares
    /// of mentions), was no better. The last, of
    /// the week day, which few dates have, is about what later fits with it gave (1.0 to 2.4).
    /// </summary>
    private static ReadOnlySpan<double> Weights =>
        [1.26, 1.41, -0.79, -0.89, 1.18, 0.91, 1.42, 1.30, 0.22, -1.69, -3.36, 0.24, 3.80, -0.22, 1.76, 0.06, 0.07, 0.62, -0.21, 0.94, 2.0];

    /// <summary>A year, how often it was named, and where and how it was named last.</summary>
    private readonly record struct NamedYear(int Year, int Count, int Unit, int Mention, bool Fine, double Order);
}
