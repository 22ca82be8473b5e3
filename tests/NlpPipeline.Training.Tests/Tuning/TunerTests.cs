using NlpPipeline.Annotations;
using NlpPipeline.Tagging;
using NlpPipeline.Training.Pipelines;
using NlpPipeline.Training.Tuning;

namespace NlpPipeline.Training.Tests.Tuning;

public sealed class TunerTests : IDisposable
{
    /// <summary>As configured, all features are too rare to be kept; only trials with another cut-off can learn.</summary>
    private const string Configuration = """
        entities: { iterations: 8, cutoff: 900 }
        quantities: { l2: 2 }
        search:
          folds: 2
          rungs: 2
          entities:
            cutoff: [1, 800]
            l2: { from: 0.1, to: 10, scale: log }
            without: [[], [clusters, affixes]]
        """;

    private static readonly KeyValuePair<string, string>[] Header = [new("seed", "3")];

    private readonly string folder = Directory.CreateTempSubdirectory("nlp-tune-").FullName;

    [Fact]
    public void Any_number_of_jobs_gives_the_same_trials_and_winner()
    {
        var one = Tune("one", jobs: 1);
        var four = Tune("four", jobs: 4);
        File.ReadAllText(Path.Combine(folder, "four")).Should().Be(File.ReadAllText(Path.Combine(folder, "one")));
        four.Configuration.Should().Be(one.Configuration);
        one.Outcome.Trial.Should().BeGreaterThan(0);
        one.Outcome.Winner!.BestF1.Should().BeGreaterThan(one.Outcome.Base!.BestF1);
        Lines("one").Count(l => l.Contains("\"share\":1,", StringComparison.Ordinal)).Should().BeLessThan(Lines("one").Count / 2, "most trials end on the first rung");
    }

    [Fact]
    public void Another_seed_draws_other_trials()
    {
        Tune("three", jobs: 2);
        Tune("five", jobs: 2, seed: 5);
        File.ReadAllText(Path.Combine(folder, "five")).Should().NotBe(File.ReadAllText(Path.Combine(folder, "three")));
    }

    [Fact]
    public void The_winner_is_a_configuration_that_training_takes_and_other_settings_stay()
    {
        var settings = Read(Tune("log", jobs: 2).Configuration);
        settings.Entities.Crf.Cutoff.Should().Be(1);
        settings.Entities.Crf.Iterations.Should().Be(8);
        settings.Quantities.Crf.L2.Should().Be(2);
    }

    [Fact]
    public void A_search_that_was_killed_goes_on_to_the_same_bytes_wherever_its_log_ends()
    {
        var whole = Tune("whole", jobs: 2);
        var bytes = File.ReadAllBytes(Path.Combine(folder, "whole"));
        foreach (var share in (double[])[0, 0.01, 0.3, 0.61, 0.999, 1])
        {
            File.WriteAllBytes(Path.Combine(folder, "torn"), bytes[..(int)(share * bytes.Length)]);
            var again = Tune("torn", jobs: 2);
            File.ReadAllBytes(Path.Combine(folder, "torn")).Should().Equal(bytes);
            again.Configuration.Should().Be(whole.Configuration);
            again.Resumed.Should().Be(bytes[..(int)(share * bytes.Length)].Count(b => b == '\n') is > 0 and var lines ? lines - 1 : 0);
        }
    }

    [Theory]
    [InlineData(1)]
    [InlineData(21)]
    public void A_search_whose_time_was_up_goes_on_to_the_same_bytes(int trainings)
    {
        var whole = Tune("whole", jobs: 2);
        using var time = new Time(trainings);
        Tune("stopped", jobs: 2, timeUp: time.IsUp.Token, progress: time).Outcome.Trial.Should().BeGreaterThanOrEqualTo(0);
        Lines("stopped").Should().HaveCountLessThan(Lines("whole").Count);
        var rest = Tune("stopped", jobs: 2);
        rest.Resumed.Should().BeGreaterThanOrEqualTo(trainings);
        rest.Configuration.Should().Be(whole.Configuration);
        File.ReadAllText(Path.Combine(folder, "stopped")).Should().Be(File.ReadAllText(Path.Combine(folder, "whole")));
    }

    [Fact]
    public void The_log_of_another_search_or_of_something_else_is_refused()
    {
        var path = Path.Combine(folder, "log");
        Tune("log", jobs: 2);
        FluentActions.Invoking(() => TrialLog.Open(path, [new("seed", "4")])).Should().Throw<InvalidInputException>().WithMessage("*log: holds the trials of other data*");
        File.AppendAllText(path, "{\"trial\":1}\n");
        FluentActions.Invoking(() => TrialLog.Open(path, Header)).Should().Throw<InvalidInputException>().WithMessage($"*log:{Lines("log").Count}: not a line of this program*");
    }

    [Fact]
    public void Without_time_the_configuration_stays_as_it_is()
    {
        var (outcome, configuration, _) = Tune("log", jobs: 2, timeUp: new CancellationToken(true));
        outcome.Winner.Should().BeNull();
        Read(configuration).Entities.Crf.Cutoff.Should().Be(900);
        Lines("log").Should().HaveCount(1);
    }

    [Fact]
    public void A_space_with_few_points_is_searched_once()
    {
        var small = Configuration.Split("    l2:")[0];
        Tune("log", jobs: 2, configuration: small).Outcome.Trials.Should().Be(3, "there are two cut-offs beside what is configured");
    }

    /// <summary>The languages have the same words with opposite labels, which no model of both can tell apart by its one feature.</summary>
    [Fact]
    public void Two_models_win_where_the_languages_contradict_each_other_and_a_killed_search_goes_on()
    {
        var whole = Tune("both", jobs: 2, configuration: Contradiction, units: Contradictory);
        whole.Outcome.Settings.ToString().Should().EndWith("models: two");
        whole.Outcome.Winner!.BestF1.Should().Be(1);
        whole.Outcome.Other!.Value.Models.Should().Be("one");
        whole.Outcome.Other!.Value.F1.Should().BeLessThan(0.8).And.BeGreaterThanOrEqualTo(whole.Outcome.Base!.BestF1);
        Read(whole.Configuration).IsByLanguage.Should().BeTrue();
        Lines("both").Should().Contain(l => l.Contains("\"trial\":1,\"settings\":\"models: two\",\"rung\":1", StringComparison.Ordinal), "one model and two are both measured to the end");

        var bytes = File.ReadAllBytes(Path.Combine(folder, "both"));
        File.WriteAllBytes(Path.Combine(folder, "torn"), bytes[..(bytes.Length / 2)]);
        var again = Tune("torn", jobs: 1, configuration: Contradiction, units: Contradictory);
        again.Resumed.Should().BePositive();
        again.Configuration.Should().Be(whole.Configuration);
        File.ReadAllBytes(Path.Combine(folder, "torn")).Should().Equal(bytes);
    }

    [Fact]
    public void One_model_stays_where_two_bring_nothing()
    {
        // All units are of one language, so a model a language is the same as one.
        var tuned = Tune("same", jobs: 2, configuration: Contradiction);
        tuned.Outcome.Trial.Should().NotBe(1);
        tuned.Outcome.Settings.IsByLanguage.Should().BeNull();
        tuned.Outcome.Other!.Value.F1.Should().Be(tuned.Outcome.Winner!.BestF1);
        Read(tuned.Configuration).IsByLanguage.Should().BeFalse();
    }

    [Fact]
    public void What_is_configured_may_be_two_and_the_search_may_turn_back()
    {
        var space = SearchSpace.Read(Write("s.yaml", "models: two\nsearch: { models: [one, two] }"));
        space.Recognizers.Should().Equal("entities", "phrases", "quantities", "triggers");
        (space.IsByLanguage, space.HasModels).Should().Be((true, true));
        space.Draw("entities", 0, 0, 1).ToString().Should().Be("as configured");
        space.Draw("entities", 1, 0, 1).ToString().Should().Be("models: one");
        Read(space.Configuration([new("entities", space.Draw("entities", 1, 0, 1))])).IsByLanguage.Should().BeFalse();
        Read(space.Configuration([new("entities", space.Draw("entities", 0, 0, 1))])).IsByLanguage.Should().BeTrue();
    }

    [Theory]
    [InlineData("entities: { l2: 1 }", "no section 'search'")]
    [InlineData("search: { folds: 1, entities: { l2: [1] } }", ":1: 'folds' must be a number from 2 to 20")]
    [InlineData("search: { folds: 2.5, entities: { l2: [1] } }", ":1: 'folds' must be a whole number")]
    [InlineData("search:\n  people: { l2: [1] }", ":2: search key 'people' is none of folds, halving, rungs, entities")]
    [InlineData("search:\n  entities:\n    l3: [1]", ":3: key 'l3' is none of")]
    [InlineData("search:\n  entities:\n    l2: 3", ":3: 'l2' must be a list of values to try, or a range")]
    [InlineData("search:\n  entities:\n    l2: [1,\n      -1]", ":4: 'l2' must be a number from 0 to 1000")]
    [InlineData("search:\n  entities:\n    l2: { from: 2, to: 1 }", ":3: 'l2' needs a 'from' that is less")]
    [InlineData("search:\n  entities:\n    l2: { from: 0, to: 1, scale: log }", ":3: 'l2' on a log scale must begin above 0")]
    [InlineData("search:\n  entities:\n    l2: { from: 0, to: 1, scale: cubic }", ":3: 'l2' is a range of from, to and scale")]
    [InlineData("search:\n  entities:\n    cutoff: { from: 0.5, to: 3 }", ":3: 'cutoff' must be a number from 1")]
    [InlineData("search:\n  entities:\n    without: [clusters]", ":3: 'without' must be a list of affixes")]
    [InlineData("search:\n  entities:\n    without: [[sounds]]", ":3: 'without' must be a list of affixes")]
    [InlineData("search:\n  entities: {}", ":2: 'search' names no recognizer")]
    [InlineData("search: { entities: { encoding: [io] } }", "'encoding' must be bio or bioes")]
    [InlineData("search:\n  models: two", ":2: 'models' must be a list of values to try: [one, two]")]
    [InlineData("search:\n  models: []", ":2: 'models' must be a list of values to try: [one, two]")]
    [InlineData("search:\n  models: [one,\n    both]", ":3: 'models' must be one (for both languages) or two")]
    [InlineData("search:\n  models: [one]\n  entities: {}", ":2: 'search' names no recognizer")]
    [InlineData("models: two\nsearch: { models: [two], entities: {} }", ":2: 'search' names no recognizer")]
    public void A_space_that_cannot_be_searched_is_refused_with_its_line(string text, string says) =>
        FluentActions.Invoking(() => SearchSpace.Read(Write("s.yaml", text))).Should().Throw<InvalidInputException>().WithMessage($"*s.yaml*{says}*");

    public void Dispose() => Directory.Delete(folder, recursive: true);

    private const string Contradiction = """
        entities: { iterations: 8, cutoff: 1, hidden: 0, templates: [bias, "lower[0]"] }
        search: { folds: 2, rungs: 2, models: [one, two], entities: { l2: [0.5, 1] } }
        """;

    private static List<LabelledUnit> Contradictory { get; } = [.. Enumerable.Range(0, 80).Select(i =>
    {
        var (document, at) = (i / 2, i % 2 * 100);
        var isVietnamese = document % 2 == 0;
        var text = at == 0 ? "Kyiv said it." : "Paul said it.";
        return new LabelledUnit(
            $"{i}", $"c{document}.txt", at, at + text.Length, isVietnamese ? Language.Vietnamese : Language.English, text,
            [new LabelledSpan(new TextSpan(0, 4), (at == 0) == isVietnamese ? "LOC" : "PER")], []);
    })];

    private static List<LabelledUnit> Units { get; } = [.. Enumerable.Range(0, 52).Select(i =>
    {
        var town = $"Town{(char)('a' + (i / 2))}";
        var text = i % 2 == 0 ? $"The council met in {town} again." : $"Nobody stayed in {town} for long.";
        var start = text.IndexOf(town, StringComparison.Ordinal);
        return new LabelledUnit($"{i}", $"d{i / 2}.txt", i % 2 * 100, (i % 2 * 100) + text.Length, Language.English, text, [new LabelledSpan(new TextSpan(start, start + town.Length), "LOC")], []);
    })];

    private (TuningOutcome Outcome, string Configuration, int Resumed) Tune(
        string name, int jobs, int seed = 3, string configuration = Configuration, CancellationToken timeUp = default, ITuningProgress? progress = null, List<LabelledUnit>? units = null)
    {
        var space = SearchSpace.Read(Write("config.yaml", configuration));
        using var log = TrialLog.Open(Path.Combine(folder, name), Header);
        var tasks = TuningTask.OfUnits(space.Recognizers, units ?? Units, [], LexicalResources.None, space.TriesByLanguage);
        var outcome = new Tuner(space, tasks, LexicalResources.None, seed, jobs, log, progress).Run(12, timeUp).Single();
        return (outcome, space.Configuration([new(outcome.Recognizer, outcome.Settings)]), log.Resumed);
    }

    private PipelineSettings Read(string configuration) => TrainingConfiguration.Read(Write("read.yaml", configuration));

    private List<string> Lines(string name) => [.. File.ReadLines(Path.Combine(folder, name))];

    private string Write(string name, string text)
    {
        var path = Path.Combine(folder, name);
        File.WriteAllText(path, text);
        return path;
    }

    /// <summary>Lets the time be up after some trainings.</summary>
    private sealed class Time(int trainings) : ITuningProgress, IDisposable
    {
        private int done;

        public CancellationTokenSource IsUp { get; } = new();

        public void Rung(string recognizer, int trials, double share)
        {
        }

        public void Done(TrialStep step, TrialSettings settings, double share, TrialCounts counts)
        {
            if (++done == trainings)
                IsUp.Cancel();
        }

        public void Dispose() => IsUp.Dispose();
    }
}
