using System.Globalization;
using System.Text;
using System.Text.Json;
using NlpPipeline.Annotations;

namespace NlpPipeline.Training.Tuning;

/// <summary>One training of a trial.</summary>
/// <param name="Rung">From 0.</param>
/// <param name="Fold">The part that was predicted, from 0; <see cref="Dev"/> for the set that nothing is chosen on.</param>
public readonly record struct TrialStep(string Recognizer, int Trial, int Rung, int Fold)
{
    public const int Dev = -1;
}

/// <summary>
/// The trials as JSON lines: a header, then a line a training, in the order in which a search without interruption writes them. Each
/// line is flushed, so a killed search loses only what was under way; a line that it cut short is dropped.
/// </summary>
public sealed class TrialLog : IDisposable
{
    private readonly FileStream file;
    private readonly Dictionary<TrialStep, TrialCounts> known = [];

    private TrialLog(FileStream file) => this.file = file;

    /// <summary>Trainings that an earlier run had done.</summary>
    public int Resumed { get; private set; }

    /// <summary>Opens a log, or begins one.</summary>
    /// <param name="header">What the search hangs on (data, space, seed) as key and value; another search's log is refused.</param>
    /// <exception cref="InvalidInputException">The file holds the trials of another search, or is no log.</exception>
    public static TrialLog Open(string path, IReadOnlyList<KeyValuePair<string, string>> header)
    {
        FileStream? file = null;
        try
        {
            file = new FileStream(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.Read);
            var log = new TrialLog(file);
            log.Read(path, Header(header));
            return log;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            file?.Dispose();
            throw new InvalidInputException($"{path}: cannot be written ({e.Message.TrimEnd('.')})", e);
        }
        catch
        {
            file?.Dispose();
            throw;
        }
    }

    /// <summary>What a training gave in an earlier run; null where it has not been done.</summary>
    public TrialCounts? Find(TrialStep step) => known.GetValueOrDefault(step);

    public void Add(TrialStep step, TrialSettings settings, double share, TrialCounts counts) => Write(Line(json =>
    {
        json.WriteString("recognizer", step.Recognizer);
        json.WriteNumber("trial", step.Trial);
        json.WriteString("settings", settings.ToString());
        json.WriteNumber("rung", step.Rung);
        json.WriteNumber("share", Math.Round(share, 4));
        json.WriteNumber("fold", step.Fold);
        json.WriteNumber("f1", Math.Round(counts.BestF1, 4));
        json.WriteNumber("gold", counts.Gold);
        json.WriteStartArray("right");
        foreach (var (right, _) in counts.Counts)
            json.WriteNumberValue(right);
        json.WriteEndArray();
        json.WriteStartArray("predicted");
        foreach (var (_, predicted) in counts.Counts)
            json.WriteNumberValue(predicted);
        json.WriteEndArray();
    }));

    public void Dispose() => file.Dispose();

    private static string Header(IReadOnlyList<KeyValuePair<string, string>> header) => Line(json =>
    {
        json.WriteString("kind", "search");
        foreach (var (key, value) in header)
            json.WriteString(key, value);
    });

    private static string Line(Action<Utf8JsonWriter> write)
    {
        using var buffer = new MemoryStream();
        using (var json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = System.Text.Encodings.Web.JavaScriptEncoder.UnsafeRelaxedJsonEscaping }))
        {
            json.WriteStartObject();
            write(json);
            json.WriteEndObject();
        }

        return Encoding.UTF8.GetString(buffer.GetBuffer(), 0, (int)buffer.Length) + "\n";
    }

    private void Read(string path, string header)
    {
        var bytes = new byte[file.Length];
        file.ReadExactly(bytes);
        var whole = bytes.AsSpan().LastIndexOf((byte)'\n') + 1;
        var lines = Encoding.UTF8.GetString(bytes, 0, whole).Split('\n');
        if (whole > 0 && lines[0] + "\n" != header)
            throw new InvalidInputException($"{path}: holds the trials of other data, settings or another seed; name a new folder");
        for (var i = 1; i < lines.Length - 1; i++)
        {
            try
            {
                using var json = JsonDocument.Parse(lines[i]);
                Read(json.RootElement);
            }
            catch (Exception e) when (e is JsonException or KeyNotFoundException or InvalidOperationException or FormatException or ArgumentException)
            {
                throw new InvalidInputException(path, i + 1, "not a line of this program; remove the line and those after it");
            }
        }

        Resumed = known.Count;
        file.SetLength(whole);
        file.Seek(0, SeekOrigin.End);
        if (whole == 0)
            Write(header);
    }

    private void Read(JsonElement line)
    {
        var right = line.GetProperty("right").EnumerateArray().Select(n => n.GetInt32());
        var predicted = line.GetProperty("predicted").EnumerateArray().Select(n => n.GetInt32());
        var counts = new TrialCounts(line.GetProperty("gold").GetInt32(), [.. right.Zip(predicted)]);
        if (counts.Counts.Count != TrialEvaluator.Bonuses.Count)
            throw new FormatException();
        known.Add(
            new TrialStep(
                line.GetProperty("recognizer").GetString()!, line.GetProperty("trial").GetInt32(), line.GetProperty("rung").GetInt32(), line.GetProperty("fold").GetInt32()),
            counts);
    }

    private void Write(string line)
    {
        file.Write(Encoding.UTF8.GetBytes(line));
        file.Flush();
    }
}
