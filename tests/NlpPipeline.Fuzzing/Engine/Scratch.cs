namespace NlpPipeline.Fuzzing.Engine;

/// <summary>A folder for readers that want files.</summary>
public sealed class Scratch : IDisposable
{
    /// <summary>In memory where the system has such a place: files are written anew for each execution.</summary>
    private static readonly string Place = Directory.Exists("/dev/shm") ? "/dev/shm" : Path.GetTempPath();

    private static int count;

    public Scratch() => Folder = Directory.CreateDirectory(
        Path.Combine(Place, FormattableString.Invariant($"nlp-fuzz-{Environment.ProcessId}-{Interlocked.Increment(ref count)}"))).FullName;

    public string Folder { get; }

    public string Write(string name, ReadOnlySpan<byte> bytes)
    {
        var path = Path.Combine(Folder, name);
        File.WriteAllBytes(path, bytes);
        return path;
    }

    public string At(string name) => Path.Combine(Folder, name);

    public void Dispose() => Directory.Delete(Folder, true);
}
