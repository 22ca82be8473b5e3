using System.Globalization;
using System.Text.Json;
using NlpPipeline.Annotations;

namespace NlpPipeline.Evaluation;

/// <summary>The outcome of one gate.</summary>
/// <param name="Least">The lowest value that passes (the highest, for errors of calibration).</param>
public sealed record GateResult(string Metric, double Value, double Least, bool Passed)
{
    public override string ToString() => string.Create(
        CultureInfo.InvariantCulture, $"{(Passed ? "pass" : "FAIL")} {Metric} = {Value:0.####} (must be {(Gate.LowerIsBetter(Metric) ? "at most" : "at least")} {Least:0.####})");
}

/// <summary>A bound on a metric for scripts: <c>entities.f1=0.88</c>.</summary>
public sealed record Gate(string Metric, double Bound)
{
    /// <summary>How much a value may lie on the wrong side of its bound: rounding of the sums, no more.</summary>
    private const double Tolerance = 1e-12;

    private static readonly string[] Fields = ["precision", "recall", "f1", "gold", "predicted", "correct"];

    /// <exception cref="InvalidInputException">Not <c>METRIC=VALUE</c>.</exception>
    public static Gate Parse(string text)
    {
        var equals = text.LastIndexOf('=');
        if (equals <= 0
            || !double.TryParse(text.AsSpan(equals + 1), NumberStyles.Float, CultureInfo.InvariantCulture, out var bound)
            || !double.IsFinite(bound))
            throw new InvalidInputException($"'{text}' is not METRIC=VALUE: write it like entities.f1=0.88");
        return new Gate(text[..equals].Trim(), bound);
    }

    /// <exception cref="InvalidInputException">The report has no such metric.</exception>
    public GateResult Check(EvaluationReport report)
    {
        var value = Value(report, Metric) ?? throw new InvalidInputException(
            $"no metric '{Metric}' in the report: name a score and a field, such as entities.f1, labels.PER.recall or calibration.ece");
        return new GateResult(Metric, value, Bound, LowerIsBetter(Metric) ? value <= Bound + Tolerance : value >= Bound - Tolerance);
    }

    /// <summary>The value of a metric by its name in the JSON report; null where the report has none. A bare score means its F1.</summary>
    public static double? Value(EvaluationReport report, string metric)
    {
        if (report.TryGet(metric, out var whole))
            return whole!.F1;
        var dot = metric.LastIndexOf('.');
        if (dot <= 0)
            return null;
        var (name, field) = (metric[..dot], metric[(dot + 1)..]);
        if (name.StartsWith("calibration", StringComparison.Ordinal))
        {
            var of = name == "calibration" ? "mentions" : name["calibration.".Length..];
            var calibration = report.Calibrations.FirstOrDefault(c => c.Name == of).Calibration;
            return calibration is null ? null : field switch
            {
                "ece" => calibration.ExpectedError,
                "adaptive_ece" => calibration.AdaptiveError,
                "brier" => calibration.Brier,
                _ => null,
            };
        }

        return report.TryGet(name, out var score) ? Of(score!, field) : null;
    }

    internal static bool LowerIsBetter(string metric) => metric.StartsWith("calibration.", StringComparison.Ordinal);

    private static double? Of(Score score, string field) => Array.IndexOf(Fields, field) switch
    {
        0 => score.Precision,
        1 => score.Recall,
        2 => score.F1,
        3 => score.Count.Gold,
        4 => score.Count.Predicted,
        5 => score.Count.Correct,
        _ => null,
    };
}

/// <summary>An earlier JSON report that a new one must not fall behind.</summary>
public sealed class Baseline
{
    /// <summary>The scores that are held against the baseline, where both reports have gold for them.</summary>
    public static IReadOnlyList<string> Metrics { get; } =
        ["entities", "times", "numbers", "mentions", "values", "claims", "arguments", "claims_full", "quantified"];

    private readonly Dictionary<string, double> f1 = [];

    private Baseline()
    {
    }

    /// <exception cref="InvalidInputException">The file is missing or is no report.</exception>
    public static Baseline Read(string path)
    {
        if (!File.Exists(path))
            throw new InvalidInputException($"{path}: no such file");
        var baseline = new Baseline();
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            foreach (var metric in Metrics)
            {
                if (json.RootElement.ValueKind == JsonValueKind.Object
                    && json.RootElement.TryGetProperty(metric, out var score) && score.ValueKind == JsonValueKind.Object
                    && score.TryGetProperty("f1", out var value) && value.ValueKind == JsonValueKind.Number
                    && score.TryGetProperty("gold", out var gold) && gold.ValueKind == JsonValueKind.Number && gold.GetDouble() > 0)
                    baseline.f1.Add(metric, value.GetDouble());
            }
        }
        catch (JsonException e)
        {
            throw new InvalidInputException($"{path}:{(e.LineNumber ?? 0) + 1}: not JSON: give a report written by evaluate --format json", e);
        }

        return baseline.f1.Count > 0 ? baseline
            : throw new InvalidInputException($"{path}: no scores in it: give a report written by evaluate --format json");
    }

    /// <summary>Fails each metric whose F1 fell by more than <paramref name="maxDrop"/> points (hundredths).</summary>
    public IReadOnlyList<GateResult> Check(EvaluationReport report, double maxDrop)
    {
        // The baseline was written with six decimals.
        const double rounding = 5e-7;
        return [.. from metric in Metrics
                   where f1.ContainsKey(metric) && report[metric].Count.Gold > 0
                   let least = f1[metric] - (maxDrop / 100)
                   select new GateResult($"{metric}.f1", report[metric].F1, least, report[metric].F1 >= least - rounding)];
    }
}
