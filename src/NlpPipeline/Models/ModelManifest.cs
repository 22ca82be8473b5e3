using System.Text;
using System.Text.Encodings.Web;
using System.Text.Json;
using NlpPipeline.Annotations;
using NlpPipeline.Recognition;

namespace NlpPipeline.Models;

/// <summary>A labelled set that a model was trained or measured on.</summary>
/// <param name="Sha256">Of the labels as read, lower-case hex.</param>
/// <param name="Weight">How many times each of its units counted in training.</param>
public sealed record ManifestData(string Use, string Name, string Sha256, int Units, int Characters, int Weight = 1);

/// <summary>
/// What a model folder says of itself (<c>manifest.json</c>): its kind, files and their hashes, settings, data, seed, calibration
/// and scores on named splits. Holds no clock and no path, so that the same training gives the same bytes.
/// </summary>
public sealed record ModelManifest
{
    public const string FileName = "manifest.json";

    public const int CurrentFormat = 1;

    public int Format { get; init; } = CurrentFormat;

    /// <summary><c>pipeline</c> for all recognizers, <c>tagger</c> for a span recognizer alone, <c>languages</c> for a pipeline a language.</summary>
    public required string Kind { get; init; }

    public required string Version { get; init; }

    public int Seed { get; init; }

    public IReadOnlyList<string> Labels { get; init; } = [];

    /// <summary>Columns of a CoNLL file beside token and tag that the tagger looks at.</summary>
    public int Columns { get; init; }

    /// <summary>Name of a settings key and its value.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Settings { get; init; } = [];

    public IReadOnlyList<ManifestData> Data { get; init; } = [];

    /// <summary>Platt scaling by recognizer.</summary>
    public IReadOnlyDictionary<string, Calibration> Calibrations { get; init; } = new Dictionary<string, Calibration>();

    /// <summary>Score bonus of span tags by recognizer (natural log scale).</summary>
    public IReadOnlyDictionary<string, double> Bonuses { get; init; } = new Dictionary<string, double>();

    /// <summary>Named scores, such as <c>dev.entities.f1</c>.</summary>
    public IReadOnlyList<KeyValuePair<string, double>> Scores { get; init; } = [];

    /// <summary>SHA-256 of every file beside the manifest, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Files { get; init; } = [];

    public string ToJson()
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Indented = true, NewLine = "\n", Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            json.WriteNumber("format", Format);
            json.WriteString("kind", Kind);
            json.WriteString("version", Version);
            json.WriteNumber("seed", Seed);
            json.WriteNumber("columns", Columns);
            json.WriteStartArray("labels");
            foreach (var label in Labels)
                json.WriteStringValue(label);
            json.WriteEndArray();
            Strings("settings", Settings);
            json.WriteStartArray("data");
            foreach (var data in Data)
            {
                json.WriteStartObject();
                json.WriteString("use", data.Use);
                json.WriteString("name", data.Name);
                json.WriteString("sha256", data.Sha256);
                json.WriteNumber("units", data.Units);
                json.WriteNumber("characters", data.Characters);
                if (data.Weight != 1)
                    json.WriteNumber("weight", data.Weight);
                json.WriteEndObject();
            }

            json.WriteEndArray();
            json.WriteStartObject("calibration");
            foreach (var (name, calibration) in Calibrations.OrderBy(p => p.Key, StringComparer.Ordinal))
            {
                json.WriteStartObject(name);
                json.WriteNumber("slope", Math.Round(calibration.Slope, 4));
                json.WriteNumber("offset", Math.Round(calibration.Offset, 4));
                json.WriteEndObject();
            }

            json.WriteEndObject();
            json.WriteStartObject("bonus");
            foreach (var (name, bonus) in Bonuses.OrderBy(p => p.Key, StringComparer.Ordinal))
                json.WriteNumber(name, bonus);
            json.WriteEndObject();
            json.WriteStartObject("scores");
            foreach (var (name, score) in Scores)
                json.WriteNumber(name, Math.Round(score, 4));
            json.WriteEndObject();
            Strings("files", Files);
            json.WriteEndObject();

            void Strings(string name, IReadOnlyList<KeyValuePair<string, string>> pairs)
            {
                json.WriteStartObject(name);
                foreach (var (key, value) in pairs)
                    json.WriteString(key, value);
                json.WriteEndObject();
            }
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    /// <summary>Reads the manifest of a model folder.</summary>
    /// <exception cref="InvalidInputException">There is none, it is malformed, or its format is newer.</exception>
    public static ModelManifest Read(string folder)
    {
        var path = Path.Combine(folder, FileName);
        if (!Directory.Exists(folder))
            throw new InvalidInputException($"{folder}: no such model folder; name one that nlp train wrote");
        if (!File.Exists(path))
            throw new InvalidInputException($"{folder}: not a model folder (no {FileName}); name one that nlp train wrote");
        try
        {
            using var json = JsonDocument.Parse(File.ReadAllBytes(path));
            var root = json.RootElement;
            var format = root.GetProperty("format").GetInt32();
            if (format > CurrentFormat)
                throw new InvalidInputException($"{path}: model format {format}, this program reads up to {CurrentFormat}; update the program");
            return new ModelManifest
            {
                Format = format,
                Kind = root.GetProperty("kind").GetString()!,
                Version = root.GetProperty("version").GetString()!,
                Seed = root.GetProperty("seed").GetInt32(),
                Columns = root.GetProperty("columns").GetInt32(),
                Labels = [.. root.GetProperty("labels").EnumerateArray().Select(l => l.GetString()!)],
                Settings = Strings(root.GetProperty("settings")),
                Data =
                [
                    .. root.GetProperty("data").EnumerateArray().Select(d => new ManifestData(
                        d.GetProperty("use").GetString()!,
                        d.GetProperty("name").GetString()!,
                        d.GetProperty("sha256").GetString()!,
                        d.GetProperty("units").GetInt32(),
                        d.GetProperty("characters").GetInt32(),
                        d.TryGetProperty("weight", out var weight) ? weight.GetInt32() : 1)),
                ],
                Calibrations = root.GetProperty("calibration").EnumerateObject().ToDictionary(
                    p => p.Name, p => new Calibration(Finite(p.Value.GetProperty("slope")), Finite(p.Value.GetProperty("offset")))),
                Bonuses = root.GetProperty("bonus").EnumerateObject().ToDictionary(p => p.Name, p => Finite(p.Value)),
                Scores = [.. root.GetProperty("scores").EnumerateObject().Select(p => KeyValuePair.Create(p.Name, Finite(p.Value)))],
                Files = Strings(root.GetProperty("files")),
            };
        }
        catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
        {
            throw new InvalidInputException($"{path}: malformed ({e.Message.Split('\n')[0].TrimEnd('.')}); copy or train the model anew", e);
        }

        // 1e400 is JSON, and no number that can be counted with.
        static double Finite(JsonElement element) => double.IsFinite(element.GetDouble()) ? element.GetDouble() : throw new FormatException("a number is too large");

        static List<KeyValuePair<string, string>> Strings(JsonElement element) =>
            [.. element.EnumerateObject().Select(p => KeyValuePair.Create(p.Name, p.Value.GetString()!))];
    }
}
