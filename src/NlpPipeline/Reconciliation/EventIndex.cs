namespace NlpPipeline.Reconciliation;

/// <summary>Reports of one event as they gather.</summary>
internal sealed class EventGroup(SourceReport leader)
{
    /// <summary>Members that a newcomer is held against; more would make big groups slow and loose.</summary>
    public const int Compared = 12;

    public SourceReport Leader => Members[0];

    public List<SourceReport> Members { get; } = [leader];

    /// <summary>True where the report matches at least half of the first members.</summary>
    public bool IsHalfMatched(SourceReport report, Func<SourceReport, SourceReport, bool> same) =>
        Members.Take(Compared).Count(m => same(m, report)) * 2 >= Math.Min(Compared, Members.Count);

    /// <summary>True where the newcomer matches the leader, or at least half of the first members.</summary>
    public bool Matches(SourceReport report, Func<SourceReport, SourceReport, bool> same)
    {
        if (same(Leader, report))
            return true;
        var count = Math.Min(Compared, Members.Count);
        if (report.Quantity is { } quantity)
        {
            for (var i = 1; i < count; i++)
            {
                // A figure that the event already has, or one that a source sets against such a figure, is enough.
                if (EventMatching.Rivals(Members[i], report) || (Agreement.Agree(Members[i].Quantity!, quantity) && same(Members[i], report)))
                    return true;
            }

            if (EventMatching.Rivals(Leader, report))
                return true;
        }

        return count > 1 && IsHalfMatched(report, same);
    }
}

/// <summary>Finds the groups that a report may belong to, by blocking keys: the cost of a look-up does not grow with the number of claims.</summary>
internal sealed class EventIndex
{
    /// <summary>Groups looked at under one key; a key as crowded as this tells nothing apart.</summary>
    private const int Crowd = 128;

    /// <summary>Years that a period is filed under one by one; a longer one is filed under its centuries.</summary>
    private const int MostYears = 24;

    private readonly Dictionary<string, List<EventGroup>> groups = new(StringComparer.Ordinal);

    public void Add(EventGroup group, IEnumerable<string> keys)
    {
        foreach (var key in keys)
        {
            if (!groups.TryGetValue(key, out var list))
                groups.Add(key, list = []);
            if (list.Count < Crowd && !list.Contains(group))
                list.Add(group);
        }
    }

    /// <summary>The groups under the keys, each once, in the order of the keys.</summary>
    public IEnumerable<EventGroup> Find(IEnumerable<string> keys)
    {
        var seen = new HashSet<EventGroup>(ReferenceEqualityComparer.Instance);
        foreach (var key in keys)
        {
            if (!groups.TryGetValue(key, out var list))
                continue;
            foreach (var group in list)
            {
                if (seen.Add(group))
                    yield return group;
            }
        }
    }

    /// <summary>What a time is filed under: years, centuries of a long period, or one key for the unknown.</summary>
    public static IEnumerable<string> TimeKeys(ReportTime time)
    {
        if (time.Interval is not { Earliest: { } first, Latest: { } last })
        {
            yield return "?";
            yield break;
        }

        if (last.Year - first.Year < MostYears)
        {
            for (var year = first.Year; year <= last.Year; year++)
                yield return year.ToString(System.Globalization.CultureInfo.InvariantCulture);
            yield break;
        }

        for (var century = first.Year / 100; century <= last.Year / 100; century++)
            yield return "c" + century.ToString(System.Globalization.CultureInfo.InvariantCulture);
    }
}
