using System.CommandLine;
using NlpPipeline.Annotations;
using NlpPipeline.Models;

namespace NlpPipeline.Cli.Commands.ModelFolders;

/// <summary><c>nlp model index</c>: writes the index of gazetteers that were edited, so that a run starts as fast as before.</summary>
internal static class IndexCommand
{
    public static Command Create()
    {
        var folder = ModelCommand.Folder();
        var command = new Command("index", "Writes gazetteers.bin anew after gazetteers were edited, so that a run need not read their lines at its start") { folder };
        command.SetAction(call => CommandRun.Guard(() =>
        {
            var model = DefaultModel.Resolve(call.GetValue(folder));
            string[] places = [model, ModelFolder.FolderOf(model, Language.Vietnamese), ModelFolder.FolderOf(model, Language.English)];
            var count = 0;
            foreach (var place in places)
            {
                if (!ModelFolder.IndexGazetteers(place))
                    continue;
                Console.Out.WriteLine(Path.Combine(place, ModelFolder.GazetteerIndex));
                count++;
            }

            return count > 0 ? CommandRun.Done : throw new InvalidInputException($"{model}: has no folder '{ModelFolder.Gazetteers}'; name a model folder with gazetteers");
        }));
        return command;
    }
}
