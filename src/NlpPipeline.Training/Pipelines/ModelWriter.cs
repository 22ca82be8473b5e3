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
    public static void Write(string folder, IEnumerable<(string Name, CrfModel Model)> parts, string? resourceFolder, ModelManifest manifest, string? card = null) =>
        Publish(folder, building => Build(building, folder, parts, resourceFolder, manifest, card));

    /// <summary>Writes a folder with a pipeline for each language, each a model folder of its own with the same resources.</summary>
    /// <param name="models">The pipelines, their manifests and cards.</param>
    /// <param name="manifest">Of the folder as a whole, of kind <see cref="ModelFolder.LanguagesKind"/>.</param>
    /// <param name="card">Of the folder as a whole.</param>
    /// <inheritdoc cref="Write"/>
    public static void WriteLanguages(
        string folder, IReadOnlyList<(Language Language, PipelineModel Model, ModelManifest Manifest, string Card)> models, string resourceFolder, ModelManifest manifest, string card) =>
        Publish(folder, building =>
        {
            foreach (var (language, model, own, ownCard) in models)
                Build(ModelFolder.FolderOf(building, language), ModelFolder.FolderOf(folder, language), model.Parts, resourceFolder, own, ownCard);
            File.WriteAllText(Path.Combine(building, ModelManifest.FileName), (manifest with { Files = ModelFolder.HashLanguages(building) }).ToJson());
            if (!HasOwnCard(folder))
                File.WriteAllText(Path.Combine(building, CardName), card);
        });

    private static void Build(
        string building, string folder, IEnumerable<(string Name, CrfModel Model)> parts, string? resourceFolder, ModelManifest manifest, string? card)
    {
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
    }

    private static void Publish(string folder, Action<string> build)
    {
        CheckTarget(folder);
        folder = Path.TrimEndingDirectorySeparator(Path.GetFullPath(folder));
        var building = folder + ".building";
        try
        {
            if (Directory.Exists(building))
                Directory.Delete(building, true);
            build(building);
            if (Directory.Exists(folder))
            {
                Keep(folder, building);
                Directory.Delete(folder, true);
            }

            Directory.Move(building, folder);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{folder}: cannot be written ({e.Message.TrimEnd('.')})", e);
        }
    }

    /// <summary>Takes over what is no part of the older model (a card of somebody's own, say), in its sub-folders of languages, too.</summary>
    private static void Keep(string folder, string building)
    {
        foreach (var file in Directory.EnumerateFiles(folder).Where(f => !File.Exists(Path.Combine(building, Path.GetFileName(f))) && !IsPart(f)))
        {
            Directory.CreateDirectory(building);
            File.Copy(file, Path.Combine(building, Path.GetFileName(file)));
        }

        var isByLanguage = IsByLanguage(folder);
        foreach (var other in Directory.EnumerateDirectories(folder).Where(d => Path.GetFileName(d) != ModelFolder.Gazetteers).ToList())
        {
            var place = Path.Combine(building, Path.GetFileName(other));
            if (Directory.Exists(place) || (isByLanguage && LanguageExtensions.TryParse(Path.GetFileName(other), out _)))
            {
                if (!Directory.Exists(place))
                    DropWritten(other);
                Keep(other, place);
            }
            else
            {
                Directory.CreateDirectory(building);
                Directory.Move(other, place);
            }
        }
    }

    /// <summary>Removes what names a model from the folder of a language that the new model has not: without it, only notes are left to keep.</summary>
    private static void DropWritten(string folder)
    {
        File.Delete(Path.Combine(folder, ModelManifest.FileName));
        if (!HasOwnCard(folder))
            File.Delete(Path.Combine(folder, CardName));
    }

    private static bool IsByLanguage(string folder)
    {
        try
        {
            return ModelManifest.Read(folder).Kind == ModelFolder.LanguagesKind;
        }
        catch (InvalidInputException)
        {
            return false; // damaged, or of another program: nothing of it is known
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
    private static bool IsPart(string file) => Path.GetExtension(file) == ".crf" || Path.GetFileName(file) is ModelFolder.Clusters or ModelFolder.Vectors or ModelFolder.GazetteerIndex;

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
        ModelFolder.IndexGazetteers(to);
    }
}
