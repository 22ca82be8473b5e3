using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NlpPipeline.Evaluation;

/// <summary>Writes what <see cref="Significance"/> found.</summary>
public static class ComparisonReport
{
    public static void WriteText(TextWriter output, SignificanceReport report)
    {
        output.Write(Line($"approximate randomization, {report.Rounds} rounds over {report.Groups} {Groups(report)}, seed {report.Seed}, alpha {report.Alpha:0.####}\n"));
        output.Write(Line($"\n{"F1",-24} {"A",7} {"B",7} {"B - A",7} {"p",8} {"p (Holm)",8}\n"));
        foreach (var c in report.Comparisons)
        {
            var verdict = c.AdjustedP >= report.Alpha || c.Difference == 0 ? "no significant difference" : c.Difference < 0 ? "B is worse" : "B is better";
            output.Write(Line($"{c.Metric,-24} {100 * c.A.F1,7:0.00} {100 * c.B.F1,7:0.00} {100 * c.Difference,7:+0.00;-0.00;0.00} {c.P,8:0.0000} {c.AdjustedP,8:0.0000}  {verdict}\n"));
        }
    }

    /// <param name="command">The call, as it would be typed.</param>
    public static void WriteJson(TextWriter output, SignificanceReport report, string command)
    {
        using var buffer = new MemoryStream();
        var options = new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };
        using (var json = new Utf8JsonWriter(buffer, options))
        {
            json.WriteStartObject();
            json.WriteString("command", command);
            json.WriteString("version", new Manifest().Version);
            json.WriteNumber("rounds", report.Rounds);
            json.WriteNumber("seed", report.Seed);
            json.WriteNumber("alpha", report.Alpha);
            json.WriteString("over", Groups(report));
            json.WriteNumber("groups", report.Groups);
            json.WriteBoolean("b_is_worse", report.IsWorse);
            json.WriteStartObject("metrics");
            foreach (var c in report.Comparisons)
            {
                json.WriteStartObject(c.Metric);
                WriteSide(json, "a", c.A);
                WriteSide(json, "b", c.B);
                json.WriteNumber("difference", Math.Round(c.Difference, 6));
                json.WriteNumber("p", Math.Round(c.P, 6));
                json.WriteNumber("p_holm", Math.Round(c.AdjustedP, 6));
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteEndObject();
        }

        output.Write(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
        output.Write('\n');
    }

    private static void WriteSide(Utf8JsonWriter json, string name, Count count)
    {
        json.WriteStartObject(name);
        JsonReport.WriteCount(json, count);
        json.WriteEndObject();
    }

    private static string Groups(SignificanceReport report) => report.SwappedBy == ResampleBy.Document ? "documents" : "units";

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
