using NlpPipeline.Annotations;

namespace NlpPipeline.Storage;

/// <summary>A folder for what a file is made from: beside it, where there is room for it; for a device the system's temporary folder.</summary>
internal sealed class ScratchFolder : IDisposable
{
    private readonly DirectoryInfo folder;

    /// <exception cref="InvalidInputException">The folder cannot be made.</exception>
    public ScratchFolder(OutputFile output)
    {
        try
        {
            folder = output.Temporary is { } temporary
                ? Directory.CreateDirectory(Path.ChangeExtension(temporary, ".parts.tmp"))
                : Directory.CreateTempSubdirectory("nlp-parts-");
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{output.Temporary ?? Path.GetTempPath()}: no folder can be made beside it; choose another --output", e);
        }
    }

    public string this[string name] => Path.Combine(folder.FullName, name);

    /// <summary>Deletes the folder with what is in it.</summary>
    public void Dispose()
    {
        folder.Refresh();
        if (folder.Exists)
            folder.Delete(recursive: true);
    }
}
