using System.Globalization;
using NlpPipeline.Annotations;
using NlpPipeline.Normalization;

namespace NlpPipeline.Reconciliation;

/// <summary>Words for people about events, shared by the table and the page.</summary>
public static class EventText
{
    /// <summary>What, whom, where, when: <c>E3 Execute, Kill: people, Soviet Union, 1936-01-01 to 1938-12-31</c>.</summary>
    public static string Title(ReconciledEvent e)
    {
        var parts = new List<string> { e.Subject };
        if (e.Place is { } place && place.Name != e.Subject)
            parts.Add(place.Name);
        parts.Add(Interval(e.Interval));
        var polarity = e.Polarity == Polarity.Asserted ? "" : $" ({e.Polarity})";
        return $"{e.Id} {string.Join(", ", e.Types)}{polarity}: {string.Join(", ", parts)}";
    }

    /// <summary>The range of the figures and the number of witnesses, in one line.</summary>
    public static string Facts(ReconciledEvent e)
    {
        var range = Range(e);
        var copies = e.Copies == 0 ? "" : $", {Count(e.Copies, "copy", "copies")} not counted";
        return $"{(range.Length == 0 ? "" : range + "; ")}{(e.IsContradicted ? "sources differ; " : "")}{Count(e.Sources, "source", "sources")}, "
            + $"{Count(e.Reports.Count, "claim", "claims")}{copies}";
    }

    /// <summary><c>681,692 to 1,000,000</c>, one number where low and high are the same, empty without figures.</summary>
    public static string Range(ReconciledEvent e)
    {
        if (e.Low is not { } low || e.High is not { } high)
            return "";
        var unit = e.Unit is null ? "" : e.Unit == "%" ? "%" : " " + e.Unit;
        return (low == high ? Plain(low) : $"{Plain(low)} to {Plain(high)}") + unit;
    }

    /// <summary>A value with its digits in groups of three, bounds in signs: <c>&lt;700,000</c>.</summary>
    public static string Number(NumberValue? value)
    {
        if (value is null)
            return "–";
        if (value.First.IsFraction)
            return value.ToString();
        var sign = value.Bound switch
        {
            NumberBound.Above => ">",
            NumberBound.AtLeast => "≥",
            NumberBound.Below => "<",
            NumberBound.AtMost => "≤",
            NumberBound.About => "~",
            _ => "",
        };
        var amount = value.IsRange ? $"{Plain(value.First.Value)} to {Plain(value.Last.Value)}" : Plain(value.First.Value);
        return sign + amount + (value.Unit is null ? "" : value.Unit == "%" ? "%" : " " + value.Unit);
    }

    /// <summary>The time and, where the claim does not state it, where it comes from.</summary>
    public static string Time(ReportTime time) => time.Basis switch
    {
        TimeBasis.Stated => time.Value!,
        TimeBasis.NamedEvent => Interval(time.Interval) + " (named event)",
        TimeBasis.Context => Interval(time.Interval) + " (from context)",
        _ => "not given",
    };

    /// <summary>Days, months or years, as coarse as the interval allows.</summary>
    public static string Interval(DateInterval? interval)
    {
        if (interval is not { Earliest: { } first, Latest: { } last })
            return "date unknown";
        if (first == last)
            return first.ToString();
        if (first is { Month: 1, Day: 1 } && last is { Month: 12, Day: 31 })
            return first.Year == last.Year ? Year(first) : $"{Year(first)} to {Year(last)}";
        if (first.Day == 1 && last.Day == CalendarDate.DaysInMonth(last.Year, last.Month))
            return (first.Year, first.Month) == (last.Year, last.Month) ? Month(first) : $"{Month(first)} to {Month(last)}";
        return $"{first} to {last}";
    }

    /// <summary>Document, offsets of the sentence, claim and its probability.</summary>
    public static string Where(SourceReport report)
    {
        var origin = report.RepeatedFrom is { } from && from != report.Document ? $", passage repeated from {from}" : "";
        return string.Create(
            CultureInfo.InvariantCulture,
            $"{report.Document} {report.Claim.Sentence} ({report.Claim.Id}, {report.Claim.Type}, p {report.Claim.Confidence:0.00}{origin})");
    }

    public static string Copy(ClaimCopy copy) => string.Create(
        CultureInfo.InvariantCulture, $"copy: {copy.Document} {copy.Claim.Sentence} ({copy.Claim.Id}, similarity {copy.Similarity:0.00})");

    private static string Year(CalendarDate day) => day.ToString()[..^6];

    private static string Month(CalendarDate day) => day.ToString()[..^3];

    private static string Plain(decimal value) => value.ToString("#,0.######", CultureInfo.InvariantCulture);

    private static string Count(int number, string one, string many) =>
        string.Create(CultureInfo.InvariantCulture, $"{number:#,0} {(number == 1 ? one : many)}");
}
