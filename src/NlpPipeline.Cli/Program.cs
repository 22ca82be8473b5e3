using System.CommandLine;
using System.Globalization;
using System.Text;
using NlpPipeline.Cli.Commands;
using NlpPipeline.Cli.Commands.Data;
using NlpPipeline.Cli.Commands.Evaluation;
using NlpPipeline.Cli.Commands.Extract;
using NlpPipeline.Cli.Commands.ModelFolders;
using NlpPipeline.Cli.Commands.Reconcile;
using NlpPipeline.Cli.Commands.Store;
using NlpPipeline.Cli.Commands.Suggest;
using NlpPipeline.Cli.Commands.Training;
using NlpPipeline.Cli.Commands.Tune;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
Console.OutputEncoding = new UTF8Encoding(false);

var root = new RootCommand("Turns Vietnamese and English documents into structured, checkable claims")
{
    ExtractCommand.Create(),
    TrainCommand.Create(),
    TuneCommand.Create(),
    EvaluateCommand.Create(ModelRunning.Run),
    CompareCommand.Create(ModelRunning.Run),
    LearningCurveCommand.Create(),
    TagCommand.Create(),
    ModelCommand.Create(),
    SuggestCommand.Create(),
    ClaimsCommand.Create(),
    ReportCommand.Create(),
    ReconcileCommand.Create(),
    DataCommand.Create(),
};

var parsed = root.Parse(args);
if (parsed.Errors.Count > 0)
{
    // One line that names the option and the mend; the usage is a --help away.
    var error = parsed.UnmatchedTokens.Count > 0
        ? $"'{parsed.UnmatchedTokens[0].ReplaceLineEndings(" ")}' is no command, option or argument of this call"
        : parsed.Errors[0].Message.ReplaceLineEndings(" ");
    var command = parsed.CommandResult.Command == root ? "" : $"{parsed.CommandResult.Command.Name} ";
    Console.Error.WriteLine($"{error} (nlp {command}--help)");
    return CommandRun.WrongInput;
}

return await parsed.InvokeAsync(new InvocationConfiguration { ProcessTerminationTimeout = null, EnableDefaultExceptionHandler = true });
