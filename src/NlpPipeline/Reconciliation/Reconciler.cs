using System.Globalization;
using NlpPipeline.Annotations;

namespace NlpPipeline.Reconciliation;

/// <summary>What <see cref="Reconciler"/> leaves out and how it finds copies.</summary>
public sealed record ReconcilerOptions
{
    /// <summary>Least probability of a claim, 0 to 1.</summary>
    public double MinimumConfidence { get; init; }

    /// <summary>A claim type or family to keep; null keeps all.</summary>
    public string? Type { get; init; }

    public RepeatedPassages Passages { get; init; } = new();
}

/// <summary>
/// Sets side by side what different documents say of one event: claims of one family, polarity and unit, about the same victims or
/// person, at compatible places, in periods alike. Totals of a period are kept apart from figures of a part of it. Blocking keys
/// (I. Fellegi and A. Sunter, "A theory for record linkage", 1969) keep the work near-linear in the number of claims.
/// </summary>
public sealed class Reconciler(ReconcilerOptions? options = null)
{
    private readonly ReconcilerOptions options = options ?? new ReconcilerOptions();

    /// <param name="extractions">In a fixed order: of a repeated passage the first document is taken for the original.</param>
    /// <param name="texts">Where the documents are found; null where they are not at hand (copies are then known by their words only).</param>
    /// <returns>Events by number of witnesses, then of reports, then size of the figure, then time.</returns>
    public IReadOnlyList<ReconciledEvent> Reconcile(IReadOnlyList<Extraction> extractions, DocumentTexts? texts = null)
    {
        var kept = extractions.Select(e => e with { Claims = [.. e.Claims.Where(Keeps)] }).ToList();
        var copies = new ClaimCopies(kept, texts, options.Passages);
        var reports = new List<SourceReport>();
        foreach (var extraction in kept)
        {
            var builder = new ReportBuilder(extraction);
            foreach (var claim in extraction.Claims.Where(c => !copies.IsCopy(c)))
            {
                foreach (var report in builder.Reports(claim, texts?.Cut(extraction.Document, claim.Sentence), copies.CopiesOf(claim), copies.OriginOf(claim)))
                    reports.Add(report with { Order = reports.Count });
            }
        }

        var counted = Group(Ranked(reports.Where(r => r.Quantity is not null)), EventMatching.Counts, CountKeys, CountSearchKeys);
        var support = SupportIndex(counted);
        var rest = new List<SourceReport>();
        foreach (var report in reports.Where(r => r.Quantity is null && r.Subject?.Label != "PER"))
        {
            if (report.Subject is null or { Label.Length: 0 }
                && support.Find(EventIndex.TimeKeys(report.Time).Select(y => SupportKey(report, y)))
                    .Where(g => EventMatching.Supports(report, g.Leader))
                    .MaxBy(g => g.Leader.Quantity!.Best) is { } backed)
                backed.Members.Add(report);
            else
                rest.Add(report);
        }

        var persons = Group(Ranked(reports.Where(r => r.Quantity is null && r.Subject?.Label == "PER")), EventMatching.Persons, SubjectKeys, SubjectKeys);
        var things = Group(Ranked(rest), EventMatching.Things, SubjectKeys, SubjectKeys);
        var events = counted.Concat(persons).Concat(things).Select(EventBuilder.Build).ToList();
        return EventBuilder.Order(events);
    }

    private bool Keeps(Claim claim) =>
        claim.Confidence >= options.MinimumConfidence
        && (options.Type is null || claim.Type == options.Type || EventFamily.Of(claim.Type) == options.Type);

    /// <summary>Surest times first, then the exactest numbers, so that groups grow around what is best known; input order else.</summary>
    private static IEnumerable<SourceReport> Ranked(IEnumerable<SourceReport> reports) => reports
        .OrderBy(r => r.Time.Basis)
        .ThenBy(r => r.Quantity is { } q && Agreement.IsWide(q))
        .ThenByDescending(r => r.Quantity is { } q ? Agreement.SignificantDigits(q.First.Value) : 0);

    private static List<EventGroup> Group(
        IEnumerable<SourceReport> reports,
        Func<SourceReport, SourceReport, bool> same,
        Func<SourceReport, IEnumerable<string>> fileUnder,
        Func<SourceReport, IEnumerable<string>> searchUnder)
    {
        var index = new EventIndex();
        var groups = new List<EventGroup>();
        foreach (var report in reports)
        {
            var group = index.Find(searchUnder(report)).FirstOrDefault(g => g.Matches(report, same));
            if (group is not null)
            {
                group.Members.Add(report);
                if (group.Members.Count <= EventGroup.Compared)
                    index.Add(group, fileUnder(report));
                continue;
            }

            groups.Add(group = new EventGroup(report));
            index.Add(group, fileUnder(report));
        }

        return Joined(groups, index, same, searchUnder);
    }

    /// <summary>Joins groups of totals that grew around different leaders: at least half of the other group's members match this leader.</summary>
    private static List<EventGroup> Joined(
        List<EventGroup> groups, EventIndex index, Func<SourceReport, SourceReport, bool> same, Func<SourceReport, IEnumerable<string>> searchUnder)
    {
        var gone = new HashSet<EventGroup>(ReferenceEqualityComparer.Instance);
        foreach (var group in groups)
        {
            if (group.Leader.Quantity is not { Best: >= EventMatching.Total })
                continue;
            var target = index.Find(searchUnder(group.Leader)).FirstOrDefault(
                g => g != group && !gone.Contains(g) && g.Members.Count >= group.Members.Count && g.IsHalfMatched(group.Leader, same));
            if (target is null)
                continue;
            target.Members.AddRange(group.Members);
            gone.Add(group);
        }

        return [.. groups.Where(g => !gone.Contains(g))];
    }

    private static IEnumerable<string> CountKeys(SourceReport report)
    {
        var size = Math.Log10((double)report.Quantity!.Best);
        foreach (var year in EventIndex.TimeKeys(report.Time))
        {
            yield return Key(report, year, "v", report.Victims.ToString(), Whole(size));
            yield return Key(report, year, "n", "", Whole(size * 24));
        }
    }

    private static IEnumerable<string> CountSearchKeys(SourceReport report)
    {
        var size = Math.Log10((double)report.Quantity!.Best);
        foreach (var year in EventIndex.TimeKeys(report.Time))
        {
            // A step of 24 to the power of ten is 10%: three to either side reach every number that may agree.
            for (var step = -3; step <= 3; step++)
                yield return Key(report, year, "n", "", Whole(size * 24) + step);
            for (var power = -1; power <= 1; power++)
                yield return Key(report, year, "v", report.Victims.ToString(), Whole(size) + power);
        }
    }

    private static string Key(SourceReport report, string year, string kind, string victims, int size) => string.Create(
        CultureInfo.InvariantCulture, $"{report.Family}|{report.Claim.Polarity}|{report.Quantity!.Unit}|{year}|{kind}|{victims}|{size}");

    private static int Whole(double value) => (int)Math.Floor(value);

    private static IEnumerable<string> SubjectKeys(SourceReport report)
    {
        var subject = report.Subject?.Key ?? "";
        yield return $"{report.Family}|{report.Claim.Polarity}|{subject}|{(report.Subject is { Label.Length: > 0 } ? "" : report.Place?.Key)}";
    }

    private static EventIndex SupportIndex(IEnumerable<EventGroup> counted)
    {
        var index = new EventIndex();
        foreach (var group in counted)
            index.Add(group, EventIndex.TimeKeys(group.Leader.Time).Select(y => SupportKey(group.Leader, y)));
        return index;
    }

    private static string SupportKey(SourceReport report, string year) =>
        $"{report.Family}|{report.Claim.Polarity}|{year}|{report.Victims}";
}
