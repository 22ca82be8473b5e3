using System.Globalization;
using System.Net;

namespace NlpPipeline.Reconciliation;

/// <summary>Writes reconciled events as one self-contained HTML page: no script, no link to elsewhere, every text escaped.</summary>
public static class EventHtml
{
    private const string Style = """
        body{font:15px/1.45 system-ui,sans-serif;max-width:70rem;margin:2rem auto;padding:0 1rem;color:#1b1b1b;background:#fff}
        h1{font-size:1.5rem}h2{font-size:1.1rem;margin:2rem 0 .2rem}
        p.facts{margin:.1rem 0 .5rem;color:#555}
        table{border-collapse:collapse;width:100%}th,td{border:1px solid #ccc;padding:.3rem .5rem;text-align:left;vertical-align:top}
        th{background:#f3f3f3}td.figure{white-space:nowrap;font-variant-numeric:tabular-nums;font-weight:600}
        .rival{background:#fff4e0}.copy,.where{color:#666;font-size:.88em}mark{background:#ffe58a}
        @media (prefers-color-scheme:dark){body{background:#161616;color:#e6e6e6}th{background:#262626}th,td{border-color:#444}
        p.facts,.copy,.where{color:#aaa}.rival{background:#3a2d12}mark{background:#7a6200;color:#fff}}
        """;

    public static void Write(TextWriter output, IReadOnlyList<ReconciledEvent> events)
    {
        output.Write("<!DOCTYPE html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
        output.Write("<title>Reconciled claims</title><style>\n" + Style + "\n</style></head><body>\n<h1>Reconciled claims</h1>\n");
        output.Write(string.Create(
            CultureInfo.InvariantCulture,
            $"<p class=\"facts\">{events.Count} events, {events.Count(e => e.IsContradicted)} on which sources contradict each other. A repeated passage counts once.</p>\n"));
        foreach (var e in events)
            Event(output, e);
        output.Write("</body></html>\n");
    }

    private static void Event(TextWriter output, ReconciledEvent e)
    {
        output.Write($"<section id=\"{Escape(e.Id)}\"{(e.IsContradicted ? " class=\"contradicted\"" : "")}>\n<h2>{Escape(EventText.Title(e))}</h2>\n<p class=\"facts\">{Escape(EventText.Facts(e))}");
        if (e.Parts.Count > 0)
            output.Write("<br>Figures of parts: " + string.Join(", ", e.Parts.Select(p => $"<a href=\"#{Escape(p)}\">{Escape(p)}</a>")));
        output.Write("</p>\n<table><thead><tr><th>Figure</th><th>Date</th><th>Says who</th><th>Victims, place</th><th>Evidence</th></tr></thead><tbody>\n");
        foreach (var figure in e.Figures)
        {
            foreach (var report in figure.Reports)
                Report(output, report, e.IsContradicted);
        }

        foreach (var report in e.Reports.Where(r => r.Quantity is null))
            Report(output, report, false);
        output.Write("</tbody></table>\n</section>\n");
    }

    private static void Report(TextWriter output, SourceReport report, bool rival)
    {
        output.Write($"<tr{(rival ? " class=\"rival\"" : "")}><td class=\"figure\">{Escape(EventText.Number(report.Quantity))}</td><td>{Escape(EventText.Time(report.Time))}</td>");
        output.Write($"<td>{Escape(report.Attribution ?? "the document itself")}</td><td>{Escape(report.Victims.ToString())}{(report.Place is { } place ? ", " + Escape(place.Name) : "")}</td><td>{Evidence(report)}");
        output.Write($"<div class=\"where\">{Escape(EventText.Where(report))}</div>");
        foreach (var copy in report.Copies)
            output.Write($"<div class=\"copy\">{Escape(EventText.Copy(copy))}</div>");
        output.Write("</td></tr>\n");
    }

    /// <summary>The sentence with the trigger marked.</summary>
    private static string Evidence(SourceReport report)
    {
        if (report.Sentence is not { } sentence)
            return "";
        var start = report.Claim.Trigger.Start - report.Claim.Sentence.Start;
        var end = report.Claim.Trigger.End - report.Claim.Sentence.Start;
        if (start < 0 || end > sentence.Length)
            return Escape(sentence);
        return Escape(sentence[..start]) + "<mark>" + Escape(sentence[start..end]) + "</mark>" + Escape(sentence[end..]);
    }

    private static string Escape(string text) => WebUtility.HtmlEncode(text);
}
