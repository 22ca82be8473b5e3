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
            var parts = model.Manifest.Files.Select(f => f.Key).Where(f => Path.GetExtension(f) == ModelFolder.ChainExtension).ToList();
            foreach (var part in parts)
            {
                var path = Path.Combine(model.FolderPath, part);
                CrfModel.Read(path).Write(path);
            }

            File.WriteAllText(
                Path.Combine(model.FolderPath, ModelManifest.FileName), (model.Manifest with { Files = ModelFolder.HashFiles(model.FolderPath) }).ToJson());
            Console.Out.WriteLine($"{model.FolderPath}: {parts.Count} files in format {CrfModel.Version}");
            return CommandRun.Done;
        }));
        return command;
    }
}
