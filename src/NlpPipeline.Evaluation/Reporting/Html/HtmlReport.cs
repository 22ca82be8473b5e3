using System.Globalization;
using NlpPipeline.Annotations;

namespace NlpPipeline.Evaluation;

/// <summary>Writes a report as one HTML page that needs no network, safe against markup in texts, names and labels.</summary>
public static class HtmlReport
{
    /// <summary>More errors than this make a page that browsers are slow to filter; the JSON lines hold all.</summary>
    public const int MostErrors = 5000;

    public static void Write(TextWriter output, EvaluationReport report)
    {
        var page = new Markup(output);
        output.Write("<!DOCTYPE html>\n");
        page.Open("html", ("lang", "en")).Open("head").Line();
        page.Open("meta", ("charset", "utf-8")).Line();
        page.Open("meta", ("http-equiv", "Content-Security-Policy"), ("content", ReportAssets.Policy)).Line();
        page.Open("meta", ("name", "viewport"), ("content", "width=device-width, initial-scale=1")).Line();
        page.Element("title", "Evaluation report").Line();
        page.Open("style").Raw(ReportAssets.Style).Close("style").Close("head").Line().Open("body").Line();
        page.Element("h1", "Evaluation report");
        WriteSummary(page, report);
        WriteScores(page, report);
        page.Element("h2", "Calibration");
        CalibrationPlots.Write(page, report.Calibrations[0].Calibration);
        WriteConfusion(page, report.Confusion);
        ErrorList.Write(page, report);
        WriteManifest(page, report);
        page.Open("script").Raw(ReportAssets.Script).Close("script").Line().Close("body").Close("html").Line();
    }

    private static void WriteSummary(Markup page, EvaluationReport report)
    {
        var counts = report.Counts;
        page.Element("p", Line($"{counts.Units} units of {counts.Documents} documents. Spans: {counts.GoldSpans} gold, {counts.PredictedSpans} predicted. Claims: {counts.GoldClaims} gold, {counts.PredictedClaims} predicted."), ("class", "note")).Line();
    }

    private static void WriteScores(Markup page, EvaluationReport report)
    {
        page.Element("h2", "Scores");
        if (report.Options.Rounds > 0)
        {
            page.Element("p", Line($"Per cent. Intervals cover {100 * report.Options.Level:0.#} %, from {report.Options.Rounds} bootstrap rounds over {(report.ResampledBy == ResampleBy.Document ? "documents" : "units")}."), ("class", "note"));
        }

        var shown = report.Scores.Where(s => s.Score.Count.Gold + s.Score.Count.Predicted > 0).ToList();
        WriteScores(page, shown.Where(s => s.Name.Parts is [_] or ["labels", ..]));
        page.Open("details").Element("summary", "All scores");
        WriteScores(page, shown);
        page.Close("details").Line();
    }

    private static void WriteScores(Markup page, IEnumerable<(MetricName Name, Score Score)> scores)
    {
        page.Open("div", ("class", "wide")).Open("table").Open("thead").Open("tr");
        foreach (var head in (string[])["metric", "precision", "recall", "F1", "F1 interval", "gold", "predicted", "correct"])
            page.Element("th", head);
        page.Close("tr").Close("thead").Open("tbody").Line();
        foreach (var (name, score) in scores)
        {
            page.Open("tr").Element("td", name.Text).Element("td", Percent(score.Precision)).Element("td", Percent(score.Recall)).Element("td", Percent(score.F1));
            page.Element("td", score.F1Interval is { } ends ? $"{Percent(ends.Low)}–{Percent(ends.High)}" : "");
            page.Element("td", Markup.Number(score.Count.Gold)).Element("td", Markup.Number(score.Count.Predicted)).Element("td", Markup.Number(score.Count.Correct));
            page.Close("tr").Line();
        }

        page.Close("tbody").Close("table").Close("div").Line();
    }

    private static void WriteConfusion(Markup page, ConfusionMatrix confusion)
    {
        List<string> labels = [.. confusion.Labels, ConfusionMatrix.None];
        page.Element("h2", "Confusion matrix");
        page.Element("p", "Rows are gold labels, columns predicted ones, over overlapping spans paired one to one; ∅ is no span.", ("class", "note"));
        page.Open("div", ("class", "wide")).Open("table", ("class", "matrix")).Open("thead").Open("tr").Element("th", "gold \\ predicted");
        foreach (var label in labels)
            page.Element("th", label);
        page.Close("tr").Close("thead").Open("tbody").Line();
        foreach (var gold in labels)
        {
            page.Open("tr").Element("th", gold, ("scope", "row"));
            foreach (var predicted in labels)
            {
                var count = confusion[gold, predicted];
                page.Element("td", count.ToString(CultureInfo.InvariantCulture), ("class", count == 0 ? "zero" : gold == predicted ? "same" : "off"));
            }

            page.Close("tr").Line();
        }

        page.Close("tbody").Close("table").Close("div").Line();
    }

    private static void WriteManifest(Markup page, EvaluationReport report)
    {
        var manifest = report.Options.Manifest;
        page.Element("h2", "Manifest").Open("dl").Line();
        Entry("version", manifest.Version);
        Entry("command", manifest.Command);
        foreach (var file in manifest.Gold)
            Entry("gold", Line($"{file.Path} ({file.Units} units), SHA-256 {file.Sha256}"));
        foreach (var file in manifest.Predictions)
            Entry("predictions", Line($"{file.Path} ({file.Units} units), SHA-256 {file.Sha256}"));
        Entry("model", manifest.Model is null ? null : $"{manifest.Model}, SHA-256 {manifest.ModelSha256}");
        Entry("seed", report.Options.Seed.ToString(CultureInfo.InvariantCulture));
        page.Close("dl").Line();

        void Entry(string name, string? value)
        {
            if (value is not null)
                page.Element("dt", name).Element("dd", value).Line();
        }
    }

    private static string Percent(double ratio) => (100 * ratio).ToString("0.00", CultureInfo.InvariantCulture);

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
