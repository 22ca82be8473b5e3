using NlpPipeline.Annotations;
using NlpPipeline.Models;

namespace NlpPipeline.Cli.Commands;

/// <summary>Finds the bundled model.</summary>
internal static class DefaultModel
{
    private const string FolderName = "models";

    /// <summary>The folder whose clusters, vectors and gazetteers are used: as <see cref="Resolve"/>, and of a model a language the first, which has the same.</summary>
    public static string ResolveResources(string? named)
    {
        var folder = Resolve(named);
        return File.Exists(Path.Combine(folder, ModelManifest.FileName)) && ModelManifest.Read(folder).Kind == ModelFolder.LanguagesKind
            ? ModelFolder.FolderOf(folder, Language.Vietnamese)
            : folder;
    }

    /// <summary>The folder that is named, else <c>models</c> in the working folder, else beside or above the program.</summary>
    public static string Resolve(string? named)
    {
        if (named is not null)
            return named;
        if (File.Exists(Path.Combine(FolderName, ModelManifest.FileName)))
            return FolderName;
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            var models = Path.Combine(folder.FullName, FolderName);
            if (File.Exists(Path.Combine(models, ModelManifest.FileName)))
                return models;
        }

        return FolderName;
    }
}
