using NlpPipeline.Annotations;
using NlpPipeline.Models;
using NlpPipeline.Tagging;

namespace NlpPipeline.Training.Pipelines;

/// <summary>Writes model folders. A folder is built beside its place and moved there whole, so that none is ever half written.</summary>
public static class ModelWriter
{
    /// <summary>Name of the model card.</summary>
    public const string CardName = "README.md";

    /// <summary>First line of cards that training writes; a card without it is somebody's own and is never replaced.</summary>
    public const string CardMarker = "<!-- Written by nlp train. Without this line the card is yours: training will leave it as it is. -->";

    /// <param name="folder">Where the model goes; an older model there is replaced, other files refuse it.</param>
    /// <param name="parts">Model files by name, without extension.</param>
    /// <param name="resourceFolder">Whose clusters, vectors and gazetteers are copied; null for none.</param>
    /// <param name="manifest">All but the hashes of files, which are filled in.</param>
    /// <param name="card">The model card; null for none.</param>
    /// <exception cref="InvalidInputException">The folder holds something else, or cannot be written.</exception>
    public static void Write(string folder, IEnumerable<(string Name, CrfModel Model)> parts, string? resourceFolder, ModelManifest manifest, string? card = null)
    {
        CheckTarget(folder);
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var building = folder + ".building";
        try
        {
            if (Directory.Exists(building))
                Directory.Delete(building, true);
            Directory.CreateDirectory(building);
            if (resourceFolder is not null)
                CopyResources(resourceFolder, building);
            foreach (var (name, model) in parts)
                model.Write(Path.Combine(building, name + ".crf"));
            File.WriteAllText(
                Path.Combine(building, ModelManifest.FileName),
                (manifest with { Files = ModelFolder.HashFiles(building) }).ToJson());
            if (card is not null && !HasOwnCard(folder))
                File.WriteAllText(Path.Combine(building, CardName), card);
            if (Directory.Exists(folder))
            {
                // What is no part of a model (a model card, say) stays.
                foreach (var file in Directory.EnumerateFiles(folder).Where(f => !File.Exists(Path.Combine(building, Path.GetFileName(f))) && !IsPart(f)))
                    File.Copy(file, Path.Combine(building, Path.GetFileName(file)));
                foreach (var other in Directory.EnumerateDirectories(folder).Where(d => Path.GetFileName(d) != ModelFolder.Gazetteers).ToList())
                    Directory.Move(other, Path.Combine(building, Path.GetFileName(other)));
                Directory.Delete(folder, true);
            }

            Directory.Move(building, folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{folder}: cannot be written ({e.Message.TrimEnd('.')})", e);
        }
    }

    /// <summary>True where a folder has a card that training did not write.</summary>
    public static bool HasOwnCard(string folder)
    {
        var path = Path.Combine(folder, CardName);
        return File.Exists(path) && File.ReadLines(path).FirstOrDefault() != CardMarker;
    }

    /// <summary>Asks before the work of training whether a model may be written to a folder.</summary>
    /// <exception cref="InvalidInputException">It is a file, or holds something else.</exception>
    public static void CheckTarget(string folder)
    {
        if (File.Exists(folder))
            throw new InvalidInputException($"{folder}: is a file; name a folder for the model");
        if (Directory.Exists(folder) && Directory.EnumerateFileSystemEntries(folder).Any()
            && !File.Exists(Path.Combine(folder, ModelManifest.FileName)) && !Directory.Exists(Path.Combine(folder, ModelFolder.Gazetteers)))
        {
            throw new InvalidInputException($"{folder}: holds files that are no model; name an empty or new folder");
        }
    }

    /// <summary>True for files that belong to the model that is replaced.</summary>
    private static bool IsPart(string file) => Path.GetExtension(file) == ".crf" || Path.GetFileName(file) is ModelFolder.Clusters or ModelFolder.Vectors;

    private static void CopyResources(string from, string to)
    {
        foreach (var name in (string[])[ModelFolder.Clusters, ModelFolder.Vectors])
        {
            if (File.Exists(Path.Combine(from, name)))
                File.Copy(Path.Combine(from, name), Path.Combine(to, name));
        }

        var gazetteers = Path.Combine(from, ModelFolder.Gazetteers);
        if (!Directory.Exists(gazetteers))
            return;
        Directory.CreateDirectory(Path.Combine(to, ModelFolder.Gazetteers));
        foreach (var file in Directory.GetFiles(gazetteers, "*.tsv"))
            File.Copy(file, Path.Combine(to, ModelFolder.Gazetteers, Path.GetFileName(file)));
    }
}
