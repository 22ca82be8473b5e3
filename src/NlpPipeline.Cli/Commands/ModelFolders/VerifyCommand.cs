using System.CommandLine;
using NlpPipeline.Models;

namespace NlpPipeline.Cli.Commands.ModelFolders;

/// <summary><c>nlp model verify</c>: every file against its hash in the manifest, then a load of the whole.</summary>
internal static class VerifyCommand
{
    public static Command Create()
    {
        var folder = ModelCommand.Folder();
        var command = new Command("verify", "Checks every file of a model against the manifest and loads it; exit 2 where it is damaged") { folder };
        command.SetAction(call => CommandRun.Guard(() =>
        {
            var model = ModelFolder.Open(DefaultModel.Resolve(call.GetValue(folder)));
            ModelRunning.CheckKind(model);
            model.Verify();
            if (model.Manifest.Kind != ModelFolder.TaggerKind)
                PipelineModels.Read(model.FolderPath);
            else
                ModelRunning.Tagger(model, model.ReadResources());
            Console.Out.WriteLine($"{model.FolderPath}: {model.Manifest.Kind} of {model.Manifest.Files.Count} files, whole ({model.Hash})");
            return CommandRun.Done;
        }));
        return command;
    }
}
