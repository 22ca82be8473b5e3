using NlpPipeline.Annotations;
using NlpPipeline.Tagging;
using NlpPipeline.Training.Pipelines;
using NlpPipeline.Training.Recognizers;

namespace NlpPipeline.Training.Tuning;

/// <summary>Sees how a search goes on; called by one thread at a time.</summary>
public interface ITuningProgress
{
    /// <summary>Some trials of a recognizer begin to be measured on a share of the documents.</summary>
    void Rung(string recognizer, int trials, double share);

    /// <summary>A training is done, now or in an earlier run.</summary>
    void Done(TrialStep step, TrialSettings settings, double share, TrialCounts counts);
}

/// <summary>What a search found for a recognizer.</summary>
/// <param name="Trial">0 for the configuration as it stands.</param>
/// <param name="Share">Of the documents, on which the winner was chosen; 1 where the time sufficed.</param>
/// <param name="Winner">Cross-validated counts of the winner; null where time was up before a trial was measured.</param>
/// <param name="Base">The same of the configuration as it stands, at the same share.</param>
public sealed record TuningOutcome(string Recognizer, int Trials, int Trial, TrialSettings Settings, double Share, TrialCounts? Winner, TrialCounts? Base)
{
    /// <summary>F1 on dev of the winner and of the configuration as it stands, with the bonuses of the cross-validation; null where not measured.</summary>
    public (double Winner, double Base)? Dev { get; init; }

    /// <summary>Of the trials with the other number of models (<c>one</c> or <c>two</c>) the best F1, at the same share; null where none is tried.</summary>
    public (string Models, double F1)? Other { get; init; }
}

/// <summary>
/// Random search (Bergstra and Bengio 2012) with successive halving (Jamieson and Talwalkar 2016): trials are cross-validated on a
/// small share of the documents, the best of them on a larger one, and the best of these on all. The recognizers are trained
/// apart from each other, so each is searched on its own. Brackets of trials follow each other until their number or the time is
/// up; trial 0, the configuration as it stands, goes through every rung, so that the winner is never worse than it here. Where one model and two
/// are tried, trial 1, the same with the other number of models, goes with it, and in the end all recognizers take the number whose best trials
/// have the higher mean F1.
/// </summary>
/// <param name="jobs">Trainings at once; any number gives the same trials and winner.</param>
public sealed class Tuner(
    SearchSpace space, IReadOnlyList<TuningTask> tasks, LexicalResources resources, int seed, int jobs, TrialLog log, ITuningProgress? progress = null)
{
    private const int SmallestBracket = 9;

    /// <summary>A rung whose folds would learn from fewer documents says nothing and is left out.</summary>
    private const int FewestDocuments = 4;

    /// <param name="trials">Most trials of each recognizer.</param>
    /// <param name="timeUp">Ends the search; what has been measured by then is used.</param>
    /// <exception cref="InvalidInputException">There are fewer documents than folds.</exception>
    public List<TuningOutcome> Run(int trials, CancellationToken timeUp)
    {
        var searches = tasks.Select(t => new Search(t, space, seed)).ToList();
        while (searches.Exists(s => !s.IsDone) && !timeUp.IsCancellationRequested)
        {
            foreach (var search in searches.Where(s => !s.IsDone))
                Bracket(search, search.Draw(Math.Max(SmallestBracket, (int)Math.Pow(space.Halving, search.Shares.Count - 1)), trials), timeUp);
        }

        var byLanguage = ChooseModels(searches);
        return [.. searches.Select(s => Outcome(s, byLanguage, timeUp))];
    }

    /// <summary>Whether all recognizers get a model a language; of equals what is configured.</summary>
    private bool ChooseModels(List<Search> searches)
    {
        var gain = 0.0;
        foreach (var search in space.HasModels ? searches : [])
        {
            // Both are measured on the same rungs, but for those that time cut short.
            for (var rung = search.Shares.Count - 1; rung >= 0; rung--)
            {
                if (Best(search, rung, space.IsByLanguage) is { } configured && Best(search, rung, !space.IsByLanguage) is { } other)
                {
                    gain += other.Counts(rung, space.Folds)!.BestF1 - configured.Counts(rung, space.Folds)!.BestF1;
                    break;
                }
            }
        }

        return gain > 0 ? !space.IsByLanguage : space.IsByLanguage;
    }

    /// <summary>The best trial with one model or two; null where none was measured on the rung.</summary>
    private Trial? Best(Search search, int rung, bool byLanguage) => search.Trials
        .Where(t => t.IsByLanguage == byLanguage && t.Counts(rung, space.Folds) is not null)
        .OrderByDescending(t => t.Counts(rung, space.Folds)!.BestF1).ThenBy(t => t.Number).FirstOrDefault();

    private void Bracket(Search search, List<Trial> trials, CancellationToken timeUp)
    {
        for (var rung = 0; rung < search.Shares.Count && trials.Count > 0; rung++)
        {
            progress?.Rung(search.Task.Name, trials.Count, search.Shares[rung]);
            var steps = trials.SelectMany(t => Enumerable.Range(0, space.Folds).Select(f => (Trial: t, Step: new TrialStep(search.Task.Name, t.Number, rung, f)))).ToList();
            Measure(search, steps, timeUp);
            if (timeUp.IsCancellationRequested)
                return;
            var best = trials.OrderByDescending(t => t.Counts(rung, space.Folds)!.BestF1).ThenBy(t => t.Number).Take((trials.Count + space.Halving - 1) / space.Halving);
            trials = [.. best.Concat(search.Trials.Take(space.HasModels ? 2 : 1)).Distinct().OrderBy(t => t.Number)];
        }
    }

    /// <summary>Trains and measures what no earlier run has, on all threads; results are kept and logged in the order of the steps.</summary>
    private void Measure(Search search, IReadOnlyList<(Trial Trial, TrialStep Step)> steps, CancellationToken timeUp)
    {
        var results = new (TrialCounts Counts, bool IsNew)?[steps.Count];
        var written = 0;
        var inner = Math.Max(1, jobs / steps.Count);
        Parallel.For(0, steps.Count, new ParallelOptions { MaxDegreeOfParallelism = jobs }, i =>
        {
            var (trial, step) = steps[i];
            var known = trial.Find(step) ?? log.Find(step);
            if (known is null)
            {
                if (timeUp.IsCancellationRequested)
                    return;
                try
                {
                    known = TrialCounts.Sum([.. search.Split(step, trial.IsByLanguage)
                        .Select(p => TrialEvaluator.Evaluate(p.Task, trial.Tagger, resources, p.Train, p.Test, inner, timeUp))]);
                    results[i] = (known, true);
                }
                catch (OperationCanceledException)
                {
                    return;
                }
            }
            else
            {
                results[i] = (known, false);
            }

            lock (log)
            {
                for (; written < steps.Count && results[written] is { } result; written++)
                    Keep(search, steps[written].Trial, steps[written].Step, result.Counts, result.IsNew);
            }
        });
    }

    private void Keep(Search search, Trial trial, TrialStep step, TrialCounts counts, bool isNew)
    {
        if (isNew)
            log.Add(step, trial.Settings, search.Shares[step.Rung], counts);
        if (trial.Find(step) is null)
            progress?.Done(step, trial.Settings, search.Shares[step.Rung], counts);
        trial.Add(step, counts);
    }

    private TuningOutcome Outcome(Search search, bool byLanguage, CancellationToken timeUp)
    {
        var @base = search.Trials.FirstOrDefault();
        for (var rung = search.Shares.Count - 1; rung >= 0 && @base is not null; rung--)
        {
            if (Best(search, rung, byLanguage) is not { } winner)
                continue;
            var outcome = new TuningOutcome(
                search.Task.Name, search.Trials.Count, winner.Number, winner.Settings, search.Shares[rung], winner.Counts(rung, space.Folds), @base.Counts(rung, space.Folds))
            {
                Other = Best(search, rung, !byLanguage)?.Counts(rung, space.Folds) is { } other ? (TrainingConfiguration.Models(!byLanguage), other.BestF1) : null,
            };
            return search.Task.Dev.Count == 0 ? outcome : outcome with { Dev = Dev(search, winner, @base, rung, timeUp) };
        }

        return new TuningOutcome(search.Task.Name, search.Trials.Count, 0, space.Draw(search.Task.Name, 0, 0, seed), 0, null, null);
    }

    private (double Winner, double Base)? Dev(Search search, Trial winner, Trial @base, int rung, CancellationToken timeUp)
    {
        var steps = new[] { winner, @base }.Distinct()
            .Select(t => (t, new TrialStep(search.Task.Name, t.Number, search.Shares.Count - 1, TrialStep.Dev))).ToList();
        Measure(search, steps, timeUp);
        return F1(winner) is { } one && F1(@base) is { } other ? (one, other) : null;

        double? F1(Trial trial) => trial.Find(new TrialStep(search.Task.Name, trial.Number, search.Shares.Count - 1, TrialStep.Dev)) is { } counts
            ? counts.F1(trial.Counts(rung, space.Folds)!.BestBonus)
            : null;
    }

    /// <summary>A configuration that is tried, and what has been measured of it.</summary>
    private sealed class Trial(int number, TrialSettings settings, TaggerSettings tagger, bool byLanguage)
    {
        private readonly Dictionary<TrialStep, TrialCounts> results = [];

        public int Number => number;

        public TrialSettings Settings => settings;

        public TaggerSettings Tagger => tagger;

        public bool IsByLanguage => byLanguage;

        public TrialCounts? Find(TrialStep step) => results.GetValueOrDefault(step);

        public void Add(TrialStep step, TrialCounts counts) => results[step] = counts;

        /// <summary>Of all folds together; null before they are all done.</summary>
        public TrialCounts? Counts(int rung, int folds)
        {
            var done = results.Where(r => r.Key.Rung == rung && r.Key.Fold != TrialStep.Dev).Select(r => r.Value).ToList();
            return done.Count == folds ? TrialCounts.Sum(done) : null;
        }
    }

    /// <summary>The search of one recognizer.</summary>
    private sealed class Search
    {
        private const int Attempts = 100;

        private readonly SearchSpace space;
        private readonly int seed;
        private readonly DocumentFolds folds;
        private readonly List<(TuningTask Task, DocumentFolds Folds)> languages;
        private readonly HashSet<string> drawn = new(StringComparer.Ordinal);

        public Search(TuningTask task, SearchSpace space, int seed)
        {
            Task = task;
            this.space = space;
            this.seed = seed;
            folds = new DocumentFolds(task, space.Folds, seed);
            languages = [.. task.Languages.Select(t => (t, new DocumentFolds(t, space.Folds, seed)))];
            var learned = task.Documents.Count * (space.Folds - 1) / space.Folds;
            Shares = [.. Enumerable.Range(0, space.Rungs)
                .Select(r => Math.Pow(space.Halving, r + 1 - space.Rungs))
                .Where(s => s >= 1 || s * learned >= FewestDocuments)];
        }

        public TuningTask Task { get; }

        /// <summary>Shares of the documents, rung by rung; the last is 1.</summary>
        public IReadOnlyList<double> Shares { get; }

        public List<Trial> Trials { get; } = [];

        /// <summary>True once there is nothing more to draw.</summary>
        public bool IsDone { get; private set; }

        /// <summary>The next trials, each with settings that none before had.</summary>
        /// <param name="most">Of all trials, those drawn before included.</param>
        public List<Trial> Draw(int count, int most)
        {
            var fresh = new List<Trial>();
            while (fresh.Count < count && Trials.Count < most && Next() is { } settings)
            {
                var trial = new Trial(Trials.Count, settings, space.Settings(Task.Name, settings), settings.IsByLanguage ?? space.IsByLanguage);
                Trials.Add(trial);
                fresh.Add(trial);
            }

            IsDone = fresh.Count < count || Trials.Count == most;
            return fresh;
        }

        /// <summary>What to train on and what to predict, for both languages together or for each apart; the documents are the same.</summary>
        public IEnumerable<(TuningTask Task, IReadOnlyList<TaggedSentence> Train, IReadOnlyList<TaggedSentence> Test)> Split(TrialStep step, bool byLanguage)
        {
            return byLanguage ? languages.Select(l => Part(l.Task, l.Folds)) : [Part(Task, folds)];

            (TuningTask, IReadOnlyList<TaggedSentence>, IReadOnlyList<TaggedSentence>) Part(TuningTask task, DocumentFolds parts) => step.Fold == TrialStep.Dev
                ? (task, [.. task.Documents.SelectMany(d => d)], task.Dev)
                : (task, parts.Others(step.Fold, Shares[step.Rung]), parts.Held(step.Fold));
        }

        /// <summary>Null where so many draws gave nothing new that the space may be taken for exhausted.</summary>
        private TrialSettings? Next()
        {
            for (var attempt = 0; attempt < Attempts; attempt++)
            {
                var settings = space.Draw(Task.Name, Trials.Count, attempt, seed);
                if (drawn.Add(settings.ToString()))
                    return settings;
            }

            return null;
        }
    }
}
