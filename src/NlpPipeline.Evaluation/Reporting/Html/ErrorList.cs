using System.Globalization;
using NlpPipeline.Annotations;

namespace NlpPipeline.Evaluation;

/// <summary>The errors of the page, each in its sentence, gold above and prediction below, and the filters over them.</summary>
internal static class ErrorList
{
    public static void Write(Markup page, EvaluationReport report)
    {
        var shown = report.Errors.Take(HtmlReport.MostErrors).ToList();
        page.Element("h2", "Errors", ("id", "errors"));
        if (shown.Count < report.Errors.Count)
        {
            page.Element(
                "p",
                string.Create(CultureInfo.InvariantCulture, $"The first {shown.Count} of {report.Errors.Count} errors; --errors FILE.jsonl writes all."),
                ("class", "note"));
        }

        WriteFilters(page, shown);
        foreach (var error in shown)
            Write(page, error, report.Gold[error.Unit]);
    }

    private static void WriteFilters(Markup page, List<EvaluationError> errors)
    {
        var labels = errors.SelectMany(e => new[] { e.Gold?.Label, e.Predicted?.Label }).OfType<string>().Distinct().Order(StringComparer.Ordinal);
        page.Open("div", ("class", "filters")).Line();
        Select("f-label", "Label ", labels.Select(l => (l, l)));
        Select("f-kind", "Kind ", Enum.GetValues<ErrorKind>().Where(k => errors.Any(e => e.Kind == k)).Select(k => (EvaluationError.NameOf(k), Words(k))));
        Input("f-low", "Confidence from ", "0");
        Input("f-high", " to ", "1");
        page.Open("label").Text("Text ").Open("input", ("id", "f-text"), ("type", "search"), ("size", "16")).Close("label").Line();
        page.Element("span", "", ("id", "f-count"), ("aria-live", "polite")).Close("div").Line();

        void Select(string id, string title, IEnumerable<(string Value, string Text)> options)
        {
            page.Open("label").Text(title).Open("select", ("id", id)).Element("option", "all", ("value", ""));
            foreach (var (value, text) in options)
                page.Element("option", text, ("value", value));
            page.Close("select").Close("label").Line();
        }

        void Input(string id, string title, string value) =>
            page.Open("label").Text(title).Open("input", ("id", id), ("type", "number"), ("min", "0"), ("max", "1"), ("step", "0.05"), ("value", value))
                .Close("label").Line();
    }

    private static void Write(Markup page, EvaluationError error, LabelledUnit unit)
    {
        page.Open(
            "article",
            ("data-kind", error.KindName),
            ("data-gold", error.Gold?.Label),
            ("data-predicted", error.Predicted?.Label),
            ("data-confidence", error.Predicted is { } p ? Math.Round(p.Confidence, 4).ToString("0.####", CultureInfo.InvariantCulture) : null));
        page.Open("header").Element("span", Words(error.Kind), ("class", "kind")).Element("span", $"{unit.Document} · {unit.Id} · {unit.Language.Code()}");
        if (error.Predicted is { } predicted)
            page.Element("span", $"confidence {Markup.Number(predicted.Confidence)}");
        page.Close("header").Line();
        Row(page, "g", "gold", error.Gold, unit);
        Row(page, "p", "prediction", error.Predicted, unit);
        page.Close("article").Line();
    }

    private static void Row(Markup page, string style, string title, ErrorSide? side, LabelledUnit unit)
    {
        // The label stands before the sentence: inside it, it would tear words whose end the span misses.
        page.Open("div", ("class", $"row {style}")).Element("span", title).Open("span");
        page.Element("span", side is null ? "nothing" : Tag(side), ("class", side is null ? "none" : "tag")).Text(" ");
        if (side?.Span is { } span)
            page.Text(unit.Text[..span.Start]).Element("mark", unit.Text[span.Start..span.End]).Text(unit.Text[span.End..]);
        else
            page.Text(unit.Text);
        page.Close("span").Close("div").Line();
    }

    private static string Tag(ErrorSide side) => string.IsNullOrEmpty(side.Value) ? side.Label : $"{side.Label} = {side.Value}";

    private static string Words(ErrorKind kind) => EvaluationError.NameOf(kind).Replace('_', ' ');
}
