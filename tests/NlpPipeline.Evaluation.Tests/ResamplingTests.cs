using System.Diagnostics;
using NlpPipeline.Annotations;
using static NlpPipeline.Evaluation.Tests.Make;

namespace NlpPipeline.Evaluation.Tests;

public class ResamplingTests
{
    [Fact]
    public void Percentiles_are_interpolated_linearly()
    {
        // Ten values 1..10, 80 %: places 0.1·9 = 0.9 and 0.9·9 = 8.1, so 1.9 and 9.1.
        Bootstrap.Percentiles([7, 1, 3, 2, 10, 9, 8, 4, 6, 5], 0.8).Should().Match<Interval>(i =>
            Math.Abs(i.Low - 1.9) < 1e-12 && Math.Abs(i.High - 9.1) < 1e-12);
    }

    [Fact]
    public void Bootstrap_of_a_proportion_agrees_with_the_binomial()
    {
        // 100 documents of one gold span, 80 of them found. Recall of a round is Binomial(100, 0.8) / 100:
        // standard deviation 0.04, so the 95 % interval is about 0.8 ± 1.96 · 0.04 = 0.72 … 0.88.
        var (gold, predicted) = Documents(100, i => i < 80);
        var recall = Evaluator.Evaluate(gold, predicted, new EvaluationOptions { Rounds = 2000 })["entities"].RecallInterval!.Value;

        recall.Low.Should().BeInRange(0.70, 0.74);
        recall.High.Should().BeInRange(0.86, 0.89);
    }

    [Fact]
    public void An_interval_holds_the_score_and_has_no_width_where_nothing_varies()
    {
        var (gold, predicted) = Documents(20, _ => true);
        Evaluator.Evaluate(gold, predicted)["entities"].F1Interval.Should().Be(new Interval(1, 1));
    }

    [Fact]
    public void Whole_documents_are_drawn()
    {
        // Ten documents of ten units; five documents all right, five all wrong. Over documents recall is Binomial(10, 1/2)/10, from 0.2
        // to 0.8 and wider; over units it would be near Binomial(100, 1/2)/100, 0.4 to 0.6.
        var gold = Enumerable.Range(0, 100).Select(i => Unit($"{i / 10}", $"{i}", "Stalin", [Span(0, 6, "PER")])).ToList();
        var predicted = gold.Select((u, i) => i < 50 ? u : u with { Spans = [] }).ToList();
        var byDocument = Evaluator.Evaluate(gold, predicted);
        var byUnit = Evaluator.Evaluate(gold, predicted, new EvaluationOptions { ResampleBy = ResampleBy.Unit });

        byDocument.ResampledBy.Should().Be(ResampleBy.Document);
        byDocument["entities"].RecallInterval!.Value.Low.Should().BeLessThanOrEqualTo(0.2);
        byUnit["entities"].RecallInterval!.Value.Low.Should().BeInRange(0.37, 0.43);
    }

    [Fact]
    public void Few_documents_are_resampled_by_unit_and_the_report_says_so()
    {
        var (gold, predicted) = Documents(EvaluationOptions.FewestDocuments - 1, _ => true);
        Evaluator.Evaluate(gold, predicted).ResampledBy.Should().Be(ResampleBy.Unit);
    }

    [Fact]
    public void The_same_seed_gives_the_same_bytes_and_another_seed_others()
    {
        var (gold, predicted) = Documents(50, i => i % 3 > 0);
        string Report(int seed) => JsonReport.ToText(Evaluator.Evaluate(gold, predicted, new EvaluationOptions { Seed = seed, Rounds = 100 }));

        Report(1).Should().Be(Report(1)).And.NotBe(Report(2).Replace("\"seed\": 2", "\"seed\": 1"));
    }

    [Fact]
    public void Randomization_agrees_with_trying_all_swaps()
    {
        // Four documents of one gold span. A finds all, B none: of the 16 ways to swap only two (none, all) give a difference as large,
        // so p tends to 2/16 = 0.125.
        var (gold, all) = Documents(4, _ => true);
        var none = gold.Select(u => u with { Spans = [] }).ToList();
        var c = Significance.Compare(gold, all, none, metrics: ["entities"], rounds: 20_000).Comparisons.Single();

        c.P.Should().BeApproximately(0.125, 0.01);
        c.Difference.Should().Be(-1);
    }

    [Fact]
    public void Finds_a_worse_system_worse_and_a_better_one_not()
    {
        var (gold, good) = Documents(40, i => i % 10 > 0);
        var (_, bad) = Documents(40, i => i % 10 > 6);

        Significance.Compare(gold, good, bad, rounds: 2000).IsWorse.Should().BeTrue();
        Significance.Compare(gold, bad, good, rounds: 2000).IsWorse.Should().BeFalse();
    }

    [Fact]
    public void Alike_systems_have_p_one()
    {
        var (gold, predicted) = Documents(10, i => i > 3);
        var report = Significance.Compare(gold, predicted, predicted, rounds: 100);

        report.Comparisons.Should().OnlyContain(c => c.P == 1 && c.Difference == 0);
        report.IsWorse.Should().BeFalse();
    }

    [Fact]
    public void Holm_multiplies_the_least_p_by_the_number_of_metrics()
    {
        // 0.01·3, then max(0.03, 0.03·2), then max(0.06, 0.04·1).
        Significance.Holm([0.04, 0.01, 0.03]).Should().BeEquivalentTo([0.06, 0.03, 0.06], o => o.WithStrictOrdering());
    }

    [Fact]
    public void Refuses_an_unknown_metric()
    {
        var (gold, predicted) = Documents(2, _ => true);
        FluentActions.Invoking(() => Significance.Compare(gold, predicted, predicted, metrics: ["entitys"]))
            .Should().Throw<InvalidInputException>().WithMessage("no metric 'entitys'*");
    }

    [Fact]
    public void Scores_100_000_units_with_1_000_rounds_in_30_seconds_on_two_cores()
    {
        // 10,000 documents of ten units, nearly all of other counts. Processor time is measured, not the clock, since other work may
        // share the machine: 30 seconds on two cores are 60 of it.
        var gold = Enumerable.Range(0, 100_000).Select(i => Unit(
            $"{i / 10}", $"{i}", "Stalin met 50 men in Kyiv in 1937 and 1938",
            [Span(0, 6, "PER"), Span(11, 13, "CARDINAL", "50"), Span(21, 25, "LOC"), Span(29, 33, "DATE", "1937"), Span(38, 42, "DATE", "1938")],
            Claim("Meet", (7, 10), Argument("Agent", 0, 6), Argument("Quantity", 11, 13, "50"), Argument("Time", 29, 33, "1937")))).ToList();
        var random = new DeterministicRandom(7, 7);
        var predicted = new List<LabelledUnit>();
        foreach (var unit in gold)
        {
            var bits = random.Next();
            predicted.Add(unit with
            {
                Spans = [.. unit.Spans.Where((_, k) => (bits >> (2 * k) & 3) > 0)],
                Claims = (bits >> 20 & 3) > 0 ? unit.Claims : [],
            });
        }

        var before = Process.GetCurrentProcess().TotalProcessorTime;
        var report = Evaluator.Evaluate(gold, predicted);
        var used = Process.GetCurrentProcess().TotalProcessorTime - before;

        used.Should().BeLessThan(TimeSpan.FromSeconds(60));
        report.ResampledBy.Should().Be(ResampleBy.Document);
        report["mentions"].Recall.Should().BeInRange(0.745, 0.755);
        var interval = report["mentions"].RecallInterval!.Value;
        (interval.High - interval.Low).Should().BeInRange(0.001, 0.004);
    }

    /// <summary>Documents of one unit with one name each, found where <paramref name="found"/> says so.</summary>
    private static (List<LabelledUnit> Gold, List<LabelledUnit> Predicted) Documents(int count, Func<int, bool> found)
    {
        var gold = Enumerable.Range(0, count).Select(i => Unit($"{i}.txt", "1", "Stalin", [Span(0, 6, "PER")])).ToList();
        return (gold, gold.Select((u, i) => found(i) ? u : u with { Spans = [] }).ToList());
    }
}
