using System.Diagnostics;
using System.Globalization;
using NlpPipeline.Training.Tuning;
using Spectre.Console;

namespace NlpPipeline.Cli.Commands.Tune;

/// <summary>Shows a search on standard error: on a terminal a table of the best trials so far, elsewhere a line a rung.</summary>
internal sealed class TrialTable(int folds, TimeSpan? budget) : ITuningProgress
{
    private const int Rows = 15;

    private readonly Dictionary<(string Recognizer, int Trial, double Share), (string Settings, List<TrialCounts> Parts)> trials = [];
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private LiveDisplayContext? live;
    private string rung = "";
    private int trainings;

    /// <summary>Runs a search under the table.</summary>
    public T Run<T>(Func<T> search)
    {
        if (Console.IsErrorRedirected)
            return search();
        var console = AnsiConsole.Create(new AnsiConsoleSettings { Out = new AnsiConsoleOutput(Console.Error) });
        return console.Live(Build()).AutoClear(true).Start(context =>
        {
            live = context;
            return search();
        });
    }

    public void Rung(string recognizer, int count, double share)
    {
        rung = string.Create(CultureInfo.InvariantCulture, $"{recognizer}: {count} trials on {share:0.0%} of the documents");
        if (live is null)
            Console.Error.WriteLine($"tuning: {rung}");
        else
            live.UpdateTarget(Build());
    }

    public void Done(TrialStep step, TrialSettings settings, double share, TrialCounts counts)
    {
        trainings++;
        if (step.Fold == TrialStep.Dev)
            return;
        var key = (step.Recognizer, step.Trial, share);
        if (!trials.TryGetValue(key, out var trial))
            trials.Add(key, trial = (settings.ToString(), []));
        trial.Parts.Add(counts);
        live?.UpdateTarget(Build());
    }

    private Table Build()
    {
        var table = new Table().Border(TableBorder.Simple)
            .AddColumn("recognizer").AddColumn(new TableColumn("trial").RightAligned()).AddColumn(new TableColumn("documents").RightAligned())
            .AddColumn(new TableColumn("F1").RightAligned()).AddColumn("settings");
        foreach (var ((recognizer, trial, share), (settings, parts)) in trials
            .OrderBy(t => t.Key.Recognizer, StringComparer.Ordinal).ThenByDescending(t => t.Key.Share).ThenByDescending(t => TrialCounts.Sum(t.Value.Parts).BestF1)
            .GroupBy(t => t.Key.Recognizer).SelectMany(g => g.Take(Math.Max(3, Rows / trials.Keys.Select(k => k.Recognizer).Distinct().Count()))))
        {
            table.AddRow(
                recognizer,
                trial.ToString(CultureInfo.InvariantCulture),
                share.ToString("0.0%", CultureInfo.InvariantCulture),
                TrialCounts.Sum(parts).BestF1.ToString("0.000", CultureInfo.InvariantCulture) + (parts.Count < folds ? "…" : ""),
                Markup.Escape(settings));
        }

        var time = string.Create(CultureInfo.InvariantCulture, $"{watch.Elapsed.TotalMinutes:0.0}{(budget is { } b ? $" of {b.TotalMinutes:0.#}" : "")} min");
        return table.Caption(Markup.Escape($"{rung}; {trainings} trainings, {time}"));
    }
}
