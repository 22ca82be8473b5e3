using System.CommandLine;
using NlpPipeline.Models;
using NlpPipeline.Tagging;

namespace NlpPipeline.Cli.Commands.ModelFolders;

/// <summary><c>nlp model upgrade</c>: writes the files of an older model in today's format; what it finds stays the same.</summary>
internal static class UpgradeCommand
{
    public static Command Create()
    {
        var folder = ModelCommand.Folder();
        var command = new Command("upgrade", "Writes the files of a model in the newest format, with the same weights, and their hashes into the manifest") { folder };
        command.SetAction(call => CommandRun.Guard(() =>
        {
            var model = ModelFolder.Open(DefaultModel.Resolve(call.GetValue(folder)));
            model.Verify();
            var isByLanguage = model.Manifest.Kind == ModelFolder.LanguagesKind;
            var count = isByLanguage ? model.OpenLanguages().Sum(p => Upgrade(p, ModelFolder.HashFiles)) : 0;
            count += Upgrade(model, isByLanguage ? ModelFolder.HashLanguages : ModelFolder.HashFiles);
            Console.Out.WriteLine($"{model.FolderPath}: {count} files in format {CrfModel.Version}");
            return CommandRun.Done;
        }));
        return command;
    }

    /// <summary>Writes the model files of a folder and then its manifest anew; the number of files.</summary>
    private static int Upgrade(ModelFolder model, Func<string, List<KeyValuePair<string, string>>> hash)
    {
        var parts = model.Manifest.Files.Select(f => f.Key).Where(f => Path.GetExtension(f) == ModelFolder.ChainExtension).ToList();
        foreach (var part in parts)
        {
            var path = Path.Combine(model.FolderPath, part);
            CrfModel.Read(path).Write(path);
        }

        ModelFolder.IndexGazetteers(model.FolderPath);
        File.WriteAllText(Path.Combine(model.FolderPath, ModelManifest.FileName), (model.Manifest with { Files = hash(model.FolderPath) }).ToJson());
        return parts.Count;
    }
}
