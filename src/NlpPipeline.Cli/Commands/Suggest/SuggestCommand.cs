using System.CommandLine;
using System.Globalization;
using NlpPipeline.Annotations;
using NlpPipeline.Cli.Commands.Data;
using NlpPipeline.Cli.Commands.Extract;
using NlpPipeline.Cli.Commands.Training;
using NlpPipeline.Documents;
using NlpPipeline.Storage;
using NlpPipeline.Training.ActiveLearning;
using NlpPipeline.Training.Corpora.Formats;

namespace NlpPipeline.Cli.Commands.Suggest;

/// <summary><c>nlp suggest</c>: the sentences of raw text that people should label next, with the model's proposals.</summary>
internal static class SuggestCommand
{
    private const string JsonLines = "jsonl";
    private const string LeastConfidence = "least-confidence";
    private const string Normalized = "normalized";

    public static Command Create()
    {
        var paths = new Argument<string[]>("PATH") { Description = "Raw texts: files, folders and globs; - is one document on standard input", Arity = ArgumentArity.OneOrMore };
        var model = new Option<string?>("--model") { Description = "Model folder (default: models)" };
        var count = new Option<int>("--count", "-n") { Description = "Sentences to choose", DefaultValueFactory = _ => 100 };
        var format = new Option<string>("--format", "-f") { Description = "jsonl (a labelled set), brat, doccano or label-studio", DefaultValueFactory = _ => JsonLines };
        format.AcceptOnlyFromAmong(JsonLines, UnitFormat.Brat, UnitFormat.Doccano, UnitFormat.LabelStudio);
        var output = new Option<string?>("--output", "-o") { Description = "File to write, for brat a folder (default: standard output)" };
        var labelled = new Option<string[]>("--labelled") { Description = "Labelled sets: their sentences are left out", AllowMultipleArgumentsPerToken = true };
        var corpus = DataCommand.Corpus();
        var measure = new Option<string>("--measure") { Description = "least-confidence, or normalized by length", DefaultValueFactory = _ => LeastConfidence };
        measure.AcceptOnlyFromAmong(LeastConfidence, Normalized);
        var diversity = new Option<double>("--diversity") { Description = "From 0 (uncertainty alone) to 1 (unlikeness alone)", DefaultValueFactory = _ => 0.5 };
        var language = new Option<string>("--language") { Description = "auto, vi or en", DefaultValueFactory = _ => "auto" };
        language.AcceptOnlyFromAmong("auto", "vi", "en");
        var configuration = new Option<string?>("--config") { Description = "With --format label-studio: file for the labelling interface" };
        var jobs = new Option<int>("--jobs", "-j") { Description = "Documents analysed at once; any number gives the same choice", DefaultValueFactory = _ => Environment.ProcessorCount };
        var command = new Command("suggest", "Picks the sentences that would teach most (active learning) and writes them with the model's proposals")
        {
            paths, model, count, format, output, labelled, corpus, measure, diversity, language, configuration, jobs,
        };
        command.SetAction(call => CommandRun.Guard(() =>
        {
            var number = call.GetValue(count);
            if (number < 1)
                throw new InvalidInputException($"--count {number}: give a number from 1 up");
            var spread = call.GetValue(diversity);
            if (spread is not (>= 0 and <= 1))
                throw new InvalidInputException($"--diversity {spread.ToString(CultureInfo.InvariantCulture)}: must be from 0 to 1");
            if (call.GetValue(format) == UnitFormat.Brat && call.GetValue(output) is null)
                throw new InvalidInputException("--output: brat sets are folders: name one");
            var known = LabelledSetFiles.Read(call.GetValue(labelled)!, call.GetValue(corpus)).Units.Select(u => u.Text).ToHashSet(StringComparer.Ordinal);
            var documents = InputDocuments.Find(call.GetValue(paths)!);
            var folder = DefaultModel.Resolve(call.GetValue(model));
            var pipeline = Pipeline.Load(folder, new PipelineOptions
            {
                Language = LanguageExtensions.TryParse(call.GetValue(language), out var given) ? given : null,
            });
            var (pool, failed) = Read(pipeline, documents, Math.Max(1, call.GetValue(jobs)), known);
            var uncertainty = call.GetValue(measure) == Normalized ? UncertaintyMeasure.Normalized : UncertaintyMeasure.LeastConfidence;
            var chosen = new MarginalRelevance(uncertainty, spread).Choose(pool, number);
            Write(chosen, call.GetValue(format)!, call.GetValue(output), Path.GetFileName(Path.GetFullPath(folder)));
            if (call.GetValue(configuration) is { } file)
                File.WriteAllText(file, LabelStudioFormat.Configuration);
            Console.Error.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{chosen.Count} of {pool.Count} sentences; mean probability of the best tagging {Confidence(chosen):0.00}, of all {Confidence(pool):0.00}"));
            return failed ? CommandRun.GateFailed : CommandRun.Done;
        }));
        return command;
    }

    private static (List<SuggestionCandidate> Pool, bool Failed) Read(Pipeline pipeline, List<InputDocument> documents, int jobs, HashSet<string> known)
    {
        var found = new List<SuggestionCandidate>[documents.Count];
        var errors = new string?[documents.Count];
        using var progress = new ProgressLine("documents", documents.Count);
        var done = 0;
        Parallel.For(0, documents.Count, new ParallelOptions { MaxDegreeOfParallelism = jobs }, i =>
        {
            var (name, path) = documents[i];
            try
            {
                var windows = path is null ? DocumentReader.ReadStream(Console.OpenStandardInput(), name) : DocumentReader.ReadFile(path);
                found[i] = [.. new CandidateReader(pipeline).Read(name, windows, path is null ? null : ContentHash.OfFile(path)).Where(c => !known.Contains(c.Unit.Text))];
            }
            catch (InvalidInputException e)
            {
                (found[i], errors[i]) = ([], e.Message);
            }

            lock (progress)
                progress.Report(++done);
        });
        progress.Dispose();
        foreach (var error in errors.OfType<string>())
            Console.Error.WriteLine(error);
        return ([.. found.SelectMany(f => f)], errors.Any(e => e is not null));
    }

    private static void Write(List<SuggestionCandidate> chosen, string format, string? output, string model)
    {
        List<LabelledUnit> units = [.. chosen.Select(c => c.Unit)];
        if (format == UnitFormat.Brat)
            units = [.. units.OrderBy(u => u.Document, StringComparer.Ordinal).ThenBy(u => u.Start)]; // brat shows a document as one text
        UnitFormat.Write(units, format == JsonLines ? UnitFormat.Set : format, output, model);
    }

    private static double Confidence(List<SuggestionCandidate> candidates) => candidates.Count == 0 ? 0 : candidates.Average(c => Math.Exp(c.LogProbability));
}
