using System.Globalization;
using System.Text.Encodings.Web;
using System.Text.Json;

namespace NlpPipeline.Evaluation;

/// <summary>Writes a report as JSON; the keys are documented in docs/evaluation.md and stay.</summary>
public static class JsonReport
{
    private static readonly JsonWriterOptions Options = new() { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(Stream output, EvaluationReport report)
    {
        using (var json = new Utf8JsonWriter(output, Options))
        {
            json.WriteStartObject();
            WriteManifest(json, report);
            var root = new Node();
            foreach (var (name, score) in report.Scores)
                root.Add(name.Parts, 0, score);
            foreach (var (name, node) in root.Children)
                WriteNode(json, report, name, node);
            WriteCalibrations(json, report);
            WriteDocuments(json, report);
            WriteConfusion(json, report);
            json.WriteStartObject("errors");
            foreach (var kind in Enum.GetValues<ErrorKind>())
                json.WriteNumber(EvaluationError.NameOf(kind), report.Errors.Count(e => e.Kind == kind));
            json.WriteEndObject();
            json.WriteEndObject();
        }

        output.WriteByte((byte)'\n');
    }

    public static string ToText(EvaluationReport report)
    {
        using var buffer = new MemoryStream();
        Write(buffer, report);
        return System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length);
    }

    private static void WriteManifest(Utf8JsonWriter json, EvaluationReport report)
    {
        var (manifest, options) = (report.Options.Manifest, report.Options);
        json.WriteStartObject("manifest");
        json.WriteString("version", manifest.Version);
        if (manifest.Command is not null)
            json.WriteString("command", manifest.Command);
        WriteFiles(json, "gold", manifest.Gold);
        WriteFiles(json, "predictions", manifest.Predictions);
        if (manifest.Model is not null)
        {
            json.WriteString("model", manifest.Model);
            json.WriteString("model_sha256", manifest.ModelSha256);
        }

        json.WriteStartObject("counts");
        json.WriteNumber("units", report.Counts.Units);
        json.WriteNumber("documents", report.Counts.Documents);
        json.WriteNumber("gold_spans", report.Counts.GoldSpans);
        json.WriteNumber("predicted_spans", report.Counts.PredictedSpans);
        json.WriteNumber("gold_claims", report.Counts.GoldClaims);
        json.WriteNumber("predicted_claims", report.Counts.PredictedClaims);
        json.WriteEndObject();
        json.WriteStartObject("bootstrap");
        json.WriteNumber("rounds", options.Rounds);
        json.WriteNumber("seed", options.Seed);
        WriteNumber(json, "level", options.Level);
        json.WriteString("over", report.ResampledBy == ResampleBy.Document ? "documents" : "units");
        json.WriteEndObject();
        json.WriteEndObject();
    }

    private static void WriteFiles(Utf8JsonWriter json, string name, IReadOnlyList<SourceFile> files)
    {
        json.WriteStartArray(name);
        foreach (var file in files)
        {
            json.WriteStartObject();
            json.WriteString("path", file.Path);
            json.WriteString("sha256", file.Sha256);
            json.WriteNumber("units", file.Units);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteNode(Utf8JsonWriter json, EvaluationReport report, string name, Node node)
    {
        json.WriteStartObject(name);
        if (node.Score is { } score)
            WriteScore(json, score);
        if (node.Path is ["semeval", var family, var scheme])
        {
            var counts = report.SemEval.Single(s => s.Family == family && s.Scheme.ToString().Equals(scheme, StringComparison.OrdinalIgnoreCase)).Counts;
            json.WriteNumber("COR", counts.Correct);
            json.WriteNumber("INC", counts.Incorrect);
            json.WriteNumber("PAR", counts.Partial);
            json.WriteNumber("MIS", counts.Missing);
            json.WriteNumber("SPU", counts.Spurious);
            json.WriteNumber("possible", counts.Possible);
            json.WriteNumber("actual", counts.Actual);
        }

        foreach (var (child, below) in node.Children)
            WriteNode(json, report, child, below);
        json.WriteEndObject();
    }

    internal static void WriteCount(Utf8JsonWriter json, Count count) => WriteRatios(json, new Score(count));

    private static void WriteRatios(Utf8JsonWriter json, Score score)
    {
        WriteNumber(json, "precision", score.Precision);
        WriteNumber(json, "recall", score.Recall);
        WriteNumber(json, "f1", score.F1);
        WriteNumber(json, "gold", score.Count.Gold);
        WriteNumber(json, "predicted", score.Count.Predicted);
        WriteNumber(json, "correct", score.Count.Correct);
    }

    private static void WriteScore(Utf8JsonWriter json, Score score)
    {
        WriteRatios(json, score);
        WriteInterval(json, "interval", score.F1Interval);
        WriteInterval(json, "precision_interval", score.PrecisionInterval);
        WriteInterval(json, "recall_interval", score.RecallInterval);
    }

    private static void WriteInterval(Utf8JsonWriter json, string name, Interval? interval)
    {
        if (interval is not { } ends)
        {
            json.WriteNull(name);
            return;
        }

        json.WritePropertyName(name);
        json.WriteRawValue($"[{Text(ends.Low)}, {Text(ends.High)}]", skipInputValidation: true);
    }

    private static void WriteCalibrations(Utf8JsonWriter json, EvaluationReport report)
    {
        json.WriteStartObject("calibration");
        WriteScore(json, report["mentions"]);
        WriteCalibration(json, report.Calibrations[0].Calibration);
        foreach (var (name, calibration) in report.Calibrations.Skip(1))
        {
            json.WriteStartObject(name);
            WriteCalibration(json, calibration);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteCalibration(Utf8JsonWriter json, Calibration calibration)
    {
        WriteNumber(json, "ece", calibration.ExpectedError);
        WriteNumber(json, "adaptive_ece", calibration.AdaptiveError);
        WriteNumber(json, "brier", calibration.Brier);
        WriteBins(json, "bins", calibration.Bins);
        WriteBins(json, "adaptive_bins", calibration.AdaptiveBins);
        json.WriteStartArray("thresholds");
        foreach (var (threshold, count) in calibration.Thresholds)
        {
            json.WriteStartObject();
            WriteNumber(json, "threshold", threshold);
            WriteNumber(json, "precision", count.Precision);
            WriteNumber(json, "recall", count.Recall);
            WriteNumber(json, "f1", count.F1);
            WriteNumber(json, "predicted", count.Predicted);
            WriteNumber(json, "correct", count.Correct);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteBins(Utf8JsonWriter json, string name, IReadOnlyList<ReliabilityBin> bins)
    {
        json.WriteStartArray(name);
        foreach (var bin in bins)
        {
            json.WriteStartObject();
            WriteNumber(json, "low", bin.Low);
            WriteNumber(json, "high", bin.High);
            json.WriteNumber("count", bin.Count);
            WriteNumber(json, "confidence", bin.Confidence);
            WriteNumber(json, "accuracy", bin.Accuracy);
            json.WriteEndObject();
        }

        json.WriteEndArray();
    }

    private static void WriteDocuments(Utf8JsonWriter json, EvaluationReport report)
    {
        json.WriteStartObject("documents");
        foreach (var (document, counts) in report.Documents)
        {
            json.WriteStartObject(document);
            foreach (var (metric, count) in counts)
            {
                json.WriteStartObject(metric);
                WriteScore(json, new Score(count));
                json.WriteEndObject();
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteConfusion(Utf8JsonWriter json, EvaluationReport report)
    {
        List<string> labels = [.. report.Confusion.Labels, ConfusionMatrix.None];
        json.WriteStartObject("confusion");
        foreach (var gold in labels)
        {
            json.WriteStartObject(gold);
            foreach (var predicted in labels)
            {
                if (report.Confusion[gold, predicted] is > 0 and var count)
                    json.WriteNumber(predicted, count);
            }

            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteNumber(Utf8JsonWriter json, string name, double value)
    {
        json.WritePropertyName(name);
        json.WriteRawValue(Text(value), skipInputValidation: true);
    }

    /// <summary>Six decimals at most: more would differ between processors that fuse multiplication and addition and those that do not.</summary>
    private static string Text(double value) => Math.Round(value, 6).ToString("0.######", CultureInfo.InvariantCulture);

    /// <summary>A place in the tree of scores; it may have a score and places below it.</summary>
    private sealed class Node
    {
        private readonly Dictionary<string, Node> byName = [];

        public IReadOnlyList<string> Path { get; private init; } = [];

        public Score? Score { get; private set; }

        public List<(string Name, Node Node)> Children { get; } = [];

        public void Add(IReadOnlyList<string> parts, int depth, Score score)
        {
            if (depth == parts.Count)
            {
                Score = score;
                return;
            }

            if (!byName.TryGetValue(parts[depth], out var child))
            {
                child = new Node { Path = [.. parts.Take(depth + 1)] };
                byName.Add(parts[depth], child);
                Children.Add((parts[depth], child));
            }

            child.Add(parts, depth + 1, score);
        }
    }
}
