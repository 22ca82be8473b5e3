using System.Globalization;
using System.Text;
using NlpPipeline;
using NlpPipeline.Annotations;
using NlpPipeline.Cli.Commands;
using NlpPipeline.Cli.Commands.Extract;
using NlpPipeline.Native;
using NlpPipeline.Storage;

CultureInfo.DefaultThreadCurrentCulture = CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
return CommandRun.Guard(() =>
{
    if (args.Length == 0 || args.Contains("--help") || args.Contains("-h"))
    {
        using var output = Console.OpenStandardOutput();
        output.Write(Encoding.UTF8.GetBytes(NativeCall.Usage));
        return args.Length == 0 ? CommandRun.WrongInput : CommandRun.Done;
    }

    var call = NativeCall.Parse(args);
    var documents = InputDocuments.Find(call.Paths);
    var pipeline = Pipeline.Load(DefaultModel.Resolve(call.Model), call.Options);
    return ExtractRun.Run(pipeline, documents, call.Jobs, () => Sink(call));
});

static IExtractionSink Sink(NativeCall call) => (call.Format, call.Output is null or "-") switch
{
    ("jsonl", true) => new JsonLinesSink(Console.OpenStandardOutput()),
    ("jsonl", false) => new JsonLinesSink(call.Output!),
    ("csv", true) => new CsvSink(Console.OpenStandardOutput()),
    ("csv", false) => new CsvSink(call.Output!),
    _ => throw new InvalidInputException($"--format {call.Format}: the native program writes jsonl and csv; nlp extract has the other formats"),
};
