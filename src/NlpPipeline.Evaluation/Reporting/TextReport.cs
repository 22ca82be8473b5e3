using System.Globalization;

namespace NlpPipeline.Evaluation;

/// <summary>Writes a report for the terminal; ratios in per cent.</summary>
public static class TextReport
{
    public static void Write(TextWriter output, EvaluationReport report)
    {
        var counts = report.Counts;
        output.Write(Line($"{counts.Units} units of {counts.Documents} documents; spans {counts.GoldSpans} gold, {counts.PredictedSpans} predicted; claims {counts.GoldClaims} gold, {counts.PredictedClaims} predicted\n"));
        if (report.Options.Rounds > 0)
        {
            output.Write(Line($"intervals: {report.Options.Level * 100:0.#} %, {report.Options.Rounds} bootstrap rounds over {(report.ResampledBy == ResampleBy.Document ? "documents" : "units")}, seed {report.Options.Seed}\n"));
        }

        string? section = null;
        foreach (var (name, score) in report.Scores)
        {
            if (score.Count.Gold + score.Count.Predicted == 0)
                continue;
            var head = Section(name);
            if (head != section)
            {
                output.Write(Line($"\n{head,-34} {"P",6} {"R",6} {"F1",6}  {"F1 interval",-15} {"gold",8} {"pred",8} {"right",8}\n"));
                section = head;
            }

            var interval = score.F1Interval is { } ends ? Line($"{100 * ends.Low:0.00}–{100 * ends.High:0.00}") : "";
            output.Write(Line($"{name.Text,-34} {100 * score.Precision,6:0.00} {100 * score.Recall,6:0.00} {100 * score.F1,6:0.00}  {interval,-15} {score.Count.Gold,8:0.#} {score.Count.Predicted,8:0.#} {score.Count.Correct,8:0.#}\n"));
        }

        WriteSemEval(output, report);
        WriteCalibration(output, report);
        output.Write("\nerrors\n");
        foreach (var kind in Enum.GetValues<ErrorKind>())
        {
            if (report.Errors.Count(e => e.Kind == kind) is > 0 and var number)
                output.Write(Line($"  {EvaluationError.NameOf(kind),-32} {number,8}\n"));
        }
    }

    private static string Section(MetricName name) => name.Parts[0] switch
    {
        "labels" or "macro" or "semeval" or "languages" or "genres" or "names" => name.Parts[0],
        _ when name.Parts.Count > 1 => "details",
        _ => "scores",
    };

    private static void WriteSemEval(TextWriter output, EvaluationReport report)
    {
        output.Write(Line($"\n{"SemEval-2013 outcomes",-34} {"COR",6} {"INC",6} {"PAR",6} {"MIS",6} {"SPU",6}\n"));
        foreach (var (family, scheme, c) in report.SemEval)
        {
            if (c.Possible + c.Actual > 0)
                output.Write(Line($"{$"{family}.{scheme.ToString().ToLowerInvariant()}",-34} {c.Correct,6} {c.Incorrect,6} {c.Partial,6} {c.Missing,6} {c.Spurious,6}\n"));
        }
    }

    private static void WriteCalibration(TextWriter output, EvaluationReport report)
    {
        output.Write(Line($"\n{"calibration",-34} {"ECE",7} {"adapt.",7} {"Brier",7}\n"));
        foreach (var (name, calibration) in report.Calibrations)
        {
            if (calibration.Bins.Any(b => b.Count > 0))
                output.Write(Line($"{name,-34} {calibration.ExpectedError,7:0.0000} {calibration.AdaptiveError,7:0.0000} {calibration.Brier,7:0.0000}\n"));
        }
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
