using NlpPipeline.Annotations;

namespace NlpPipeline.Storage;

/// <summary>A file that appears under its name only when it is whole: written beside it, flushed to disk, then moved into place. A link is
/// followed; a device (<c>/dev/null</c>, <c>/dev/stdout</c>) is written to as it is, never replaced.</summary>
public sealed class OutputFile : IDisposable
{
    private readonly string path;
    private readonly string? temporary;
    private readonly FileStream stream;
    private bool isPublished;

    /// <exception cref="InvalidInputException">The folder does not exist or cannot be written to, or the name is a folder's.</exception>
    public OutputFile(string path)
    {
        this.path = Path.GetFullPath(path);
        if (Directory.Exists(this.path))
            throw new InvalidInputException($"{path}: is a folder; name a file to write");
        try
        {
            if (IsDevice(this.path))
            {
                stream = new FileStream(this.path, FileMode.Open, FileAccess.Write, FileShare.ReadWrite, 1 << 16);
                return;
            }

            if (File.Exists(this.path))
                this.path = File.ResolveLinkTarget(this.path, returnFinalTarget: true)?.FullName ?? this.path;
            temporary = Path.Combine(Path.GetDirectoryName(this.path)!, $".{Path.GetFileName(this.path)}.{Environment.ProcessId}.tmp");
            stream = new FileStream(temporary, FileMode.Create, FileAccess.ReadWrite, FileShare.Read, 1 << 16);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{path}: cannot be written; its folder must exist and be writable", e);
        }
    }

    public Stream Stream => stream;

    /// <summary>True where what was written can be taken back: not on a device.</summary>
    public bool CanGoBack => temporary is not null;

    /// <summary>The name under which the file is written; null for a device.</summary>
    internal string? Temporary => temporary;

    /// <summary>Moves the file into place, over an older one.</summary>
    public void Publish()
    {
        stream.Flush(flushToDisk: temporary is not null);
        stream.Dispose();
        if (temporary is not null)
            File.Move(temporary, path, overwrite: true);
        isPublished = true;
    }

    public void Dispose()
    {
        try
        {
            stream.Dispose();
        }
        catch (IOException) when (!isPublished)
        {
            // The disk is full, say: what could not be written is given up with the rest, and whoever wrote has been told.
        }
        finally
        {
            if (!isPublished && temporary is not null)
                File.Delete(temporary);
        }
    }

    /// <summary>Linux keeps a folder of plain files among its devices.</summary>
    private static bool IsDevice(string path) =>
        (path.StartsWith("/dev/", StringComparison.Ordinal) && !path.StartsWith("/dev/shm/", StringComparison.Ordinal)) || path.StartsWith("/proc/", StringComparison.Ordinal);
}
