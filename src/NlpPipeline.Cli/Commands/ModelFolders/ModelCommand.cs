using System.CommandLine;

namespace NlpPipeline.Cli.Commands.ModelFolders;

/// <summary><c>nlp model</c>: what a model folder holds, and whether it is whole.</summary>
internal static class ModelCommand
{
    public static Command Create() => new("model", "Shows, checks, upgrades and indexes model folders")
    {
        InfoCommand.Create(),
        VerifyCommand.Create(),
        UpgradeCommand.Create(),
        IndexCommand.Create(),
    };

    public static Argument<string?> Folder() => new("DIR") { Description = "Model folder (default: models)", Arity = ArgumentArity.ZeroOrOne };
}
