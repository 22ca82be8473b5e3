using System.Globalization;

namespace NlpPipeline.Reconciliation;

/// <summary>Writes counted events as CSV (RFC 4180) with the columns of the UCDP Georeferenced Event Dataset that texts can fill,
/// and a few of our own (docs/claims.md gives the meaning of each).</summary>
public static class EventCsv
{
    public static IReadOnlyList<string> Columns { get; } =
    [
        "id", "year", "event_type", "ace_type", "polarity", "side_a", "side_b", "number_of_sources", "source_article", "source_original",
        "where_coordinates", "country", "event_clarity", "date_prec", "date_start", "date_end", "low", "best", "high", "unit",
        "contradicted", "figures", "copies", "part_ids", "confidence",
    ];

    /// <summary>Events without a number are left out: GED holds counts.</summary>
    public static void Write(TextWriter output, IEnumerable<ReconciledEvent> events)
    {
        Row(output, Columns);
        foreach (var e in events)
        {
            if (e.Best is not { } best)
                continue;
            Row(
                output,
                [
                    e.Id,
                    e.Interval?.Earliest?.Year.ToString(CultureInfo.InvariantCulture),
                    string.Join(';', e.Types),
                    string.Join(';', e.Types.Select(AceEventTypes.Of).OfType<string>().Distinct(StringComparer.Ordinal)),
                    e.Polarity,
                    string.Join(';', e.Reports.Select(r => r.Agent).OfType<string>().Distinct(StringComparer.Ordinal)),
                    e.Subject,
                    Text(e.Sources),
                    string.Join(';', e.Reports.Select(r => r.Document).Distinct(StringComparer.Ordinal)),
                    string.Join(';', e.Reports.Select(r => r.Attribution).OfType<string>().Distinct(StringComparer.Ordinal)),
                    e.Place?.Name,
                    e.Place is { IsCountry: true } country ? country.Name : null,
                    e.Interval?.Days is <= 31 ? "1" : "2",
                    Text(DatePrecision.Of(e.Interval)),
                    e.Interval?.Earliest?.ToString(),
                    e.Interval?.Latest?.ToString(),
                    Text(e.Low!.Value),
                    Text(best.Value.Best),
                    Text(e.High!.Value),
                    e.Unit,
                    e.IsContradicted ? "1" : "0",
                    string.Join(';', e.Figures.Select(f => f.Value.ToString())),
                    Text(e.Copies),
                    string.Join(';', e.Parts),
                    e.Confidence.ToString("0.####", CultureInfo.InvariantCulture),
                ]);
        }
    }

    private static string Text(IFormattable number) => number.ToString(null, CultureInfo.InvariantCulture);

    private static void Row(TextWriter output, IReadOnlyList<string?> fields)
    {
        for (var i = 0; i < fields.Count; i++)
        {
            if (i > 0)
                output.Write(',');
            output.Write(Field(fields[i] ?? ""));
        }

        output.Write("\r\n");
    }

    private static string Field(string text)
    {
        // A text that a spreadsheet would run as a formula is kept a text; figures such as "-5" do not occur.
        if (text.Length > 0 && text[0] is '=' or '+' or '-' or '@')
            text = "'" + text;
        return text.AsSpan().IndexOfAny(",\"\r\n") < 0 ? text : "\"" + text.Replace("\"", "\"\"", StringComparison.Ordinal) + "\"";
    }
}
