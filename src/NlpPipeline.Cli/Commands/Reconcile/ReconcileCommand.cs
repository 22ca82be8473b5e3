using System.CommandLine;
using System.Text;
using NlpPipeline.Annotations;
using NlpPipeline.Reconciliation;

namespace NlpPipeline.Cli.Commands.Reconcile;

/// <summary><c>nlp reconcile</c>: what different documents say of one event, side by side.</summary>
public static class ReconcileCommand
{
    private static readonly string[] Formats = ["table", "json", "html", "csv"];

    public static Command Create()
    {
        var claims = new Argument<string[]>("claims") { Description = "JSON lines that nlp extract wrote.", Arity = ArgumentArity.OneOrMore };
        var corpus = new Option<string?>("--corpus") { Description = "Folder of the documents, to cut the evidence sentences from and to find repeated passages." };
        var texts = new Option<string[]>("--texts") { Description = "Documents or folders of them, beside or instead of --corpus.", AllowMultipleArgumentsPerToken = true };
        var format = new Option<string>("--format") { Description = "table, json, html, or csv (columns of UCDP GED).", DefaultValueFactory = _ => "table" };
        var type = new Option<string?>("--type") { Description = "Only claims of this type (Execute, Arrest …) or family (Deaths)." };
        var minSources = new Option<int>("--min-sources") { Description = "Only events with so many different sources.", DefaultValueFactory = _ => 1 };
        var minConfidence = new Option<double>("--min-confidence") { Description = "Leave out claims of a lower probability, 0 to 1.", DefaultValueFactory = _ => 0 };
        var output = new Option<string?>("--output") { Description = "File to write; standard output where left out or -." };
        var command = new Command("reconcile", "Set claims of different documents about one event side by side.")
        {
            claims, corpus, texts, format, type, minSources, minConfidence, output,
        };
        command.SetAction(parse =>
        {
            try
            {
                Run(new ReconcileRequest(
                    parse.GetValue(claims)!,
                    [.. parse.GetValue(corpus) is { } folder ? (string[])[folder] : [], .. parse.GetValue(texts) ?? []],
                    parse.GetValue(format)!,
                    parse.GetValue(type),
                    parse.GetValue(minSources),
                    parse.GetValue(minConfidence),
                    parse.GetValue(output)));
                return 0;
            }
            catch (InvalidInputException e)
            {
                Console.Error.WriteLine(e.Message);
                return 2;
            }
            catch (Exception e) when (e is IOException or UnauthorizedAccessException)
            {
                Console.Error.WriteLine(e.Message.ReplaceLineEndings(" "));
                return 2;
            }
        });
        return command;
    }

    private static void Run(ReconcileRequest request)
    {
        Check(request);
        var extractions = Merged(request.Claims.SelectMany(ExtractionLines.Read));
        var options = new ReconcilerOptions { MinimumConfidence = request.MinimumConfidence, Type = request.Type };
        var events = new Reconciler(options).Reconcile(extractions, new DocumentTexts(request.Texts)).Where(e => e.Sources >= request.MinimumSources).ToList();
        if (request.Format == "table" && request.Output is null or "-")
        {
            // A pipe or a file gets the same plain text at every width of terminal.
            if (Console.IsOutputRedirected)
            {
                using var plain = new StreamWriter(Console.OpenStandardOutput(), new UTF8Encoding(false)) { NewLine = "\n" };
                EventTable.Write(EventTable.Plain(plain), events);
            }
            else
            {
                EventTable.Write(Spectre.Console.AnsiConsole.Console, events);
            }

            return;
        }

        var buffer = new MemoryStream();
        Render(buffer, request.Format, events);
        if (request.Output is null or "-")
        {
            using var stdout = Console.OpenStandardOutput();
            buffer.WriteTo(stdout);
            return;
        }

        try
        {
            File.WriteAllBytes(request.Output, buffer.ToArray());
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"--output {request.Output}: cannot be written ({e.Message.TrimEnd('.')})", e);
        }
    }

    private static void Render(Stream output, string format, List<ReconciledEvent> events)
    {
        if (format == "json")
        {
            EventJson.Write(output, events);
            output.WriteByte((byte)'\n');
            return;
        }

        using var writer = new StreamWriter(output, new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" };
        if (format == "html")
            EventHtml.Write(writer, events);
        else if (format == "csv")
            EventCsv.Write(writer, events);
        else
            EventTable.Write(EventTable.Plain(writer), events);
    }

    private static void Check(ReconcileRequest request)
    {
        if (!Formats.Contains(request.Format))
            throw new InvalidInputException($"--format {request.Format}: give one of {string.Join(", ", Formats)}");
        if (request.Type is { } type && !Labels.ClaimTypes.Contains(type) && type != EventFamily.Deaths)
            throw new InvalidInputException($"--type {type}: give one of {string.Join(", ", Labels.ClaimTypes)} or {EventFamily.Deaths}");
        if (request.MinimumSources < 1)
            throw new InvalidInputException($"--min-sources {request.MinimumSources}: give a number from 1");
        if (!(request.MinimumConfidence is >= 0 and <= 1))
            throw new InvalidInputException("--min-confidence: give a number from 0 to 1");
        foreach (var place in request.Texts)
        {
            if (!File.Exists(place) && !Directory.Exists(place))
                throw new InvalidInputException($"{place}: no such file or folder; name where the documents lie with --corpus or --texts");
        }
    }

    /// <summary>Joins the parts of a document that stand in several files, and leaves out a claim that stands in two.</summary>
    private static List<Extraction> Merged(IEnumerable<Extraction> extractions) =>
    [
        .. extractions.GroupBy(e => e.Document, StringComparer.Ordinal).Select(g => new Extraction(
            g.Key,
            [.. g.SelectMany(e => e.Mentions).DistinctBy(m => m.Id, StringComparer.Ordinal)],
            [.. g.SelectMany(e => e.Claims).DistinctBy(c => c.Id, StringComparer.Ordinal)])),
    ];
}

/// <summary>What the command line asks for.</summary>
/// <param name="Texts">Folders and files of documents.</param>
/// <param name="Output">Null or <c>-</c> for standard output.</param>
internal sealed record ReconcileRequest(
    IReadOnlyList<string> Claims,
    IReadOnlyList<string> Texts,
    string Format,
    string? Type,
    int MinimumSources,
    double MinimumConfidence,
    string? Output);
