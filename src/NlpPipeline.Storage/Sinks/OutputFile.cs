using NlpPipeline.Annotations;

namespace NlpPipeline.Storage;

/// <summary>A file that appears under its name only when it is whole: written beside it, flushed to disk, then moved into place.</summary>
public sealed class OutputFile : IDisposable
{
    private readonly string path;
    private readonly string temporary;
    private readonly FileStream stream;
    private bool isPublished;

    /// <exception cref="InvalidInputException">The folder does not exist or cannot be written to, or the name is a folder's.</exception>
    public OutputFile(string path)
    {
        this.path = Path.GetFullPath(path);
        if (Directory.Exists(this.path))
            throw new InvalidInputException($"{path}: is a folder; name a file to write");
        temporary = Path.Combine(Path.GetDirectoryName(this.path)!, $".{Path.GetFileName(path)}.{Environment.ProcessId}.tmp");
        try
        {
            stream = new FileStream(temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, 1 << 16);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{path}: cannot be written; its folder must exist and be writable", e);
        }
    }

    public Stream Stream => stream;

    /// <summary>Moves the file into place, over an older one.</summary>
    public void Publish()
    {
        stream.Flush(flushToDisk: true);
        stream.Dispose();
        File.Move(temporary, path, overwrite: true);
        isPublished = true;
    }

    public void Dispose()
    {
        stream.Dispose();
        if (!isPublished)
            File.Delete(temporary);
    }
}
