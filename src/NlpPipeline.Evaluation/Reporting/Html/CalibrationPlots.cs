using System.Globalization;

namespace NlpPipeline.Evaluation;

/// <summary>The reliability diagram and the curves of precision and recall over thresholds, in SVG.</summary>
internal static class CalibrationPlots
{
    private const double Left = 44;
    private const double Top = 12;
    private const double Side = 300;
    private const string Ink = "#0b5394";
    private const string Second = "#b45f06";
    private const string Grid = "#d6d9de";

    public static void Write(Markup page, Calibration calibration)
    {
        page.Open("div", ("class", "plots")).Line();
        WriteReliability(page, calibration);
        WriteThresholds(page, calibration.Thresholds);
        page.Close("div").Line();
    }

    private static void WriteReliability(Markup page, Calibration calibration)
    {
        Begin(page, "Reliability of mentions", "confidence", "share that is right");
        Path(page, $"M{X(0)} {Y(0)}L{X(1)} {Y(1)}", "#8b95a3", "4 4");
        var most = Math.Max(1, calibration.Bins.Max(b => b.Count));
        foreach (var bin in calibration.Bins)
        {
            if (bin.Count == 0)
                continue;

            // The bar's darkness is the share of predictions in the bin: a bar of few is not to be read like a bar of many.
            page.Open(
                    "rect", ("x", X(bin.Low + 0.005)), ("y", Y(bin.Accuracy)), ("width", Markup.Number(Side * (bin.High - bin.Low - 0.01))),
                    ("height", Markup.Number(Side * bin.Accuracy)), ("fill", Ink), ("fill-opacity", Markup.Number(0.25 + (0.6 * bin.Count / most))))
                .Element("title", string.Create(CultureInfo.InvariantCulture, $"{bin.Count} predictions, mean confidence {bin.Confidence:0.000}, right {bin.Accuracy:0.000}"))
                .Close("rect").Line();
            Dot(page, bin.Confidence, bin.Accuracy, Second);
        }

        End(page, string.Create(CultureInfo.InvariantCulture, $"Expected calibration error {calibration.ExpectedError:0.0000} (ten equal bins), {calibration.AdaptiveError:0.0000} (equal counts); Brier score {calibration.Brier:0.0000}. Dots stand at the mean confidence of each bin; dark bars hold many predictions."));
    }

    private static void WriteThresholds(Markup page, IReadOnlyList<ThresholdScore> thresholds)
    {
        Begin(page, "Precision and recall by threshold", "least confidence kept", "");
        var kept = thresholds.Where(t => t.Count.Predicted > 0).ToList();
        Curve(page, kept.Select(t => (t.Threshold, t.Count.Precision)), Ink);
        Curve(page, kept.Select(t => (t.Threshold, t.Count.Recall)), Second);
        Legend(page, 0, "precision", Ink);
        Legend(page, 1, "recall", Second);
        End(page, "Mentions below the threshold are dropped.");
    }

    private static void Curve(Markup page, IEnumerable<(double X, double Y)> points, string color)
    {
        var places = points.ToList();
        if (places.Count == 0)
            return;
        Path(page, "M" + string.Join('L', places.Select(p => $"{X(p.X)} {Y(p.Y)}")), color, null);
        foreach (var (x, y) in places)
            Dot(page, x, y, color);
    }

    private static void Begin(Markup page, string title, string across, string up)
    {
        page.Open("figure").Element("h3", title);
        page.Open("svg", ("width", "370"), ("height", "356"), ("viewBox", "0 0 370 356"), ("role", "img"), ("aria-label", title)).Line();
        for (var tick = 0; tick <= 10; tick += 2)
        {
            var at = tick / 10.0;
            Path(page, $"M{X(0)} {Y(at)}L{X(1)} {Y(at)}", Grid, null);
            Path(page, $"M{X(at)} {Y(0)}L{X(at)} {Y(1)}", Grid, null);
            page.Element("text", Markup.Number(at), ("x", Markup.Number(Left - 6)), ("y", Markup.Number(Top + (Side * (1 - at)) + 4)), ("text-anchor", "end"));
            page.Element("text", Markup.Number(at), ("x", X(at)), ("y", Markup.Number(Top + Side + 16)), ("text-anchor", "middle")).Line();
        }

        page.Element("text", across, ("x", X(0.5)), ("y", Markup.Number(Top + Side + 34)), ("text-anchor", "middle"));
        if (up.Length > 0)
            page.Element("text", up, ("x", "10"), ("y", Y(0.5)), ("text-anchor", "middle"), ("transform", $"rotate(-90 10 {Y(0.5)})"));
    }

    private static void End(Markup page, string caption) => page.Close("svg").Element("figcaption", caption).Close("figure").Line();

    private static void Legend(Markup page, int row, string text, string color)
    {
        var y = Top + Side - 28 + (row * 16);
        page.Open("rect", ("x", Markup.Number(Left + 8)), ("y", Markup.Number(y - 8)), ("width", "10"), ("height", "10"), ("fill", color)).Close("rect");
        page.Element("text", text, ("x", Markup.Number(Left + 24)), ("y", Markup.Number(y + 1))).Line();
    }

    private static void Path(Markup page, string d, string color, string? dashes) =>
        page.Open("path", ("d", d), ("fill", "none"), ("stroke", color), ("stroke-dasharray", dashes)).Close("path");

    private static void Dot(Markup page, double x, double y, string color) =>
        page.Open("circle", ("cx", X(x)), ("cy", Y(y)), ("r", "3"), ("fill", color)).Close("circle").Line();

    private static string X(double value) => Markup.Number(Left + (Side * value));

    private static string Y(double value) => Markup.Number(Top + (Side * (1 - value)));
}
