using System.Text.Encodings.Web;
using System.Text.Json;
using NlpPipeline.Annotations;

namespace NlpPipeline.Evaluation;

/// <summary>Writes errors as JSON lines, each with its sentence.</summary>
public static class ErrorLines
{
    private static readonly JsonWriterOptions Options = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    public static void Write(TextWriter output, EvaluationReport report)
    {
        using var buffer = new MemoryStream();
        foreach (var error in report.Errors)
        {
            buffer.SetLength(0);
            using (var json = new Utf8JsonWriter(buffer, Options))
                Write(json, error, report.Gold[error.Unit]);
            output.Write(System.Text.Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length));
            output.Write('\n');
        }
    }

    private static void Write(Utf8JsonWriter json, EvaluationError error, LabelledUnit unit)
    {
        json.WriteStartObject();
        json.WriteString("kind", error.KindName);
        json.WriteString("document", unit.Document);
        json.WriteString("id", unit.Id);
        json.WriteString("language", unit.Language.Code());
        if (unit.Genre is not null)
            json.WriteString("genre", unit.Genre);
        json.WriteString("text", unit.Text);
        WriteSide(json, "gold", error.Gold, unit, withConfidence: false);
        WriteSide(json, "predicted", error.Predicted, unit, withConfidence: true);
        json.WriteEndObject();
    }

    private static void WriteSide(Utf8JsonWriter json, string name, ErrorSide? side, LabelledUnit unit, bool withConfidence)
    {
        if (side is null)
        {
            json.WriteNull(name);
            return;
        }

        json.WriteStartObject(name);
        json.WriteString("label", side.Label);
        if (side.Span is { } span)
        {
            json.WriteNumber("start", span.Start);
            json.WriteNumber("end", span.End);
            json.WriteString("text", span.Of(unit.Text));
        }

        if (side.Value is not null)
            json.WriteString("value", side.Value);
        if (withConfidence)
            json.WriteNumber("confidence", Math.Round(side.Confidence, 4));
        json.WriteEndObject();
    }
}
