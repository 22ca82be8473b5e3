namespace NlpPipeline.Storage;

/// <summary>A filter as SQL; what users typed goes in as parameters only.</summary>
internal sealed class FilterConditions
{
    private readonly List<string> conditions = [];
    private readonly List<(string Name, object Value)> parameters = [];

    public FilterConditions(ClaimFilter filter)
    {
        In("c.type", filter.Types);
        In("c.polarity", filter.Polarities);
        Filler(filter.Place, "a.role = 'Place' AND ");
        Filler(filter.Person, "a.role IN ('Agent', 'Patient', 'Source') AND ");
        Filler(filter.Name, "");
        if (filter.MinConfidence is { } confidence)
            Add($"c.confidence >= {Parameter(confidence)}");
        if (filter.Document is { } document)
            Add($"(d.name = {Parameter(document)} OR d.name GLOB {Parameter(document)})");
        if (filter.Text is { } text)
            Add($"c.passage_id IN (SELECT rowid FROM evidence WHERE evidence MATCH {Parameter(FullTextQuery.Of(text))})");
        Quantity(filter);
        Time(filter);
    }

    public string Where => conditions.Count == 0 ? "" : "WHERE " + string.Join(" AND ", conditions);

    public IReadOnlyList<(string Name, object Value)> Parameters => parameters;

    private void In(string column, IReadOnlyList<string> values)
    {
        if (values.Count > 0)
            Add($"{column} IN ({string.Join(", ", values.Select(Parameter))})");
    }

    /// <summary>The name is the filler's canonical name or text, stands in it as whole words, or is anywhere another spelling of it.</summary>
    private void Filler(string? name, string role)
    {
        if (name is null)
            return;
        var exact = Parameter(name);
        var word = Parameter($" {name} ");
        Add($"""
            EXISTS (SELECT 1 FROM arguments a WHERE a.claim_id = c.id AND {role}(
              instr(' ' || a.canonical_folded || ' ', {word}) > 0 OR instr(' ' || a.text_folded || ' ', {word}) > 0
              OR a.canonical_folded IN (SELECT m.canonical_folded FROM mentions m WHERE m.text_folded = {exact} AND m.canonical_folded IS NOT NULL)))
            """);
    }

    private void Quantity(ClaimFilter filter)
    {
        if (filter.MinQuantity is null && filter.MaxQuantity is null)
            return;
        var least = filter.MinQuantity is { } min ? $" AND coalesce(a.high, a.best) >= {Parameter(min)}" : "";
        var most = filter.MaxQuantity is { } max ? $" AND coalesce(a.low, a.best) <= {Parameter(max)}" : "";
        Add($"EXISTS (SELECT 1 FROM arguments a WHERE a.claim_id = c.id AND a.role = 'Quantity' AND a.best IS NOT NULL{least}{most})");
    }

    private void Time(ClaimFilter filter)
    {
        if (filter.From is null && filter.To is null)
            return;
        var from = filter.From is { } first ? $" AND (a.latest_day IS NULL OR a.latest_day >= {Parameter(first.DayNumber)})" : "";
        var to = filter.To is { } last ? $" AND (a.earliest_day IS NULL OR a.earliest_day <= {Parameter(last.DayNumber)})" : "";
        Add($"EXISTS (SELECT 1 FROM arguments a WHERE a.claim_id = c.id AND a.role = 'Time' "
            + $"AND (a.earliest_day IS NOT NULL OR a.latest_day IS NOT NULL){from}{to})");
    }

    private void Add(string condition) => conditions.Add(condition);

    private string Parameter(object value)
    {
        var name = "$p" + (parameters.Count + 1);
        parameters.Add((name, value));
        return name;
    }
}
