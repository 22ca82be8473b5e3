using NlpPipeline.Normalization;

namespace NlpPipeline.Reconciliation;

/// <summary>Makes events of groups of reports: figures merged, spans of time joined, parts found.</summary>
internal static class EventBuilder
{
    private const int MostParts = 50;

    public static ReconciledEvent Build(EventGroup group)
    {
        var leader = group.Leader;
        var reports = group.Members.OrderBy(m => m.Order).ToList();
        // What most reports say; among equals the wider word.
        var victims = group.Members.Where(m => m.Quantity is null == leader.Quantity is null).GroupBy(m => m.Victims)
            .OrderByDescending(g => g.Count()).ThenByDescending(g => g.Key.IsGeneric).First().Key;
        var place = group.Members.Select(m => m.Place).Where(p => p is not null).OrderByDescending(p => p!.IsNamed).FirstOrDefault();
        return new ReconciledEvent(
            "",
            leader.Family,
            [.. reports.Select(r => r.Claim.Type).Distinct(StringComparer.Ordinal).Order(StringComparer.Ordinal)],
            leader.Claim.Polarity,
            leader.Subject?.Name ?? victims.ToString(),
            victims,
            place,
            Span(group.Members),
            Figures(reports),
            reports);
    }

    /// <summary>In output order, named, with their parts.</summary>
    public static List<ReconciledEvent> Order(IEnumerable<ReconciledEvent> events)
    {
        var ordered = events
            .OrderByDescending(e => e.Sources)
            .ThenByDescending(e => e.Reports.Count)
            .ThenByDescending(e => e.High ?? 0)
            .ThenBy(e => e.Interval?.Earliest?.DayNumber ?? int.MaxValue)
            .Select((e, i) => e with { Id = "E" + (i + 1).ToString(System.Globalization.CultureInfo.InvariantCulture) })
            .ToList();
        var byYear = new Dictionary<(string, string, int), List<ReconciledEvent>>();
        foreach (var e in ordered)
        {
            if (e.Figures.Count == 0 || e.Interval is not { Earliest: { } first, Latest: { } last } || first.Year != last.Year)
                continue;
            var key = (e.Family, e.Polarity, first.Year);
            if (!byYear.TryGetValue(key, out var list))
                byYear.Add(key, list = []);
            list.Add(e);
        }

        for (var i = 0; i < ordered.Count; i++)
        {
            var whole = ordered[i];
            if (whole.Low is not >= 1000 || whole.Interval is not { Earliest: { } first, Latest: { } last } || last.Year - first.Year > 30)
                continue;
            var parts = new List<string>();
            for (var year = first.Year; year <= last.Year && parts.Count < MostParts; year++)
            {
                if (byYear.TryGetValue((whole.Family, whole.Polarity, year), out var list))
                    parts.AddRange(list.Take(1000).Where(p => EventMatching.IsPart(p, whole)).Select(p => p.Id).Take(MostParts - parts.Count));
            }

            if (parts.Count > 0)
                ordered[i] = whole with { Parts = parts };
        }

        return ordered;
    }

    /// <summary>From the first to the last day that a report states; of times taken from around the sentence only where none is stated.</summary>
    private static DateInterval? Span(IReadOnlyList<SourceReport> members)
    {
        var best = members.Min(m => m.Time.Basis);
        DateInterval? span = null;
        foreach (var member in members)
        {
            if (member.Time.Basis == best && member.Time.Interval is { } interval)
                span = span?.Union(interval) ?? interval;
        }

        return span;
    }

    private static List<Figure> Figures(IReadOnlyList<SourceReport> reports)
    {
        var figures = new List<(NumberValue Value, List<SourceReport> Reports)>();
        foreach (var report in reports.Where(r => r.Quantity is not null)
            .OrderBy(r => Agreement.IsWide(r.Quantity!))
            .ThenBy(r => r.Quantity!.IsRange)
            .ThenByDescending(r => Agreement.SignificantDigits(r.Quantity!.First.Value))
            .ThenBy(r => r.Quantity!.Bound != NumberBound.Exact))
        {
            var near = figures.Where(f => Agreement.Agree(f.Value, report.Quantity!))
                .OrderBy(f => Math.Abs(f.Value.Best - report.Quantity!.Best))
                .Select(f => f.Reports)
                .FirstOrDefault();
            if (near is not null)
                near.Add(report);
            else
                figures.Add((report.Quantity!, [report]));
        }

        figures.Sort((a, b) => (a.Value.Best, a.Value.Last.Value).CompareTo((b.Value.Best, b.Value.Last.Value)));
        return
        [
            .. figures.Select((f, i) => new Figure(
                f.Value,
                f.Reports.Min(r => new Amount(r.Quantity!.Lower ?? r.Quantity!.First.Value).Value),
                f.Reports.Max(r => new Amount(r.Quantity!.Upper ?? r.Quantity!.Last.Value).Value),
                [.. f.Reports.OrderBy(r => r.Order)],
                [.. figures.Select((g, j) => (g, j)).Where(p => p.j != i && Agreement.IsWide(p.g.Value) && Agreement.Covers(p.g.Value, f.Value)).Select(p => p.j)])),
        ];
    }
}
