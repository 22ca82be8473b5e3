using NlpPipeline.Annotations;
using static NlpPipeline.Evaluation.Tests.Make;

namespace NlpPipeline.Evaluation.Tests;

public class SpanScoreTests
{
    // Offsets:                  0         10        20        30        40
    private const string Text = "Stalin met Lenin in Moscow on 3 May 1919, 50 came";

    [Fact]
    public void Counts_exact_spans_by_family_and_label()
    {
        // gold       PER Stalin  PER Lenin  LOC Moscow  DATE 3 May 1919  CARDINAL 50
        // predicted  PER Stalin  ORG Lenin  LOC Moscow  DATE May 1919    –            ORG met
        // right      yes         no         yes         no               no           no
        // entities: gold 3, predicted 4, right 2: P 2/4, R 2/3, F1 2·2/(3+4) = 4/7
        var report = Evaluate(
            Unit("1", Text, Span(0, 6, "PER"), Span(11, 16, "PER"), Span(20, 26, "LOC"), Span(30, 40, "DATE"), Span(42, 44, "CARDINAL")),
            Unit("1", Text, Span(0, 6, "PER"), Span(7, 10, "ORG"), Span(11, 16, "ORG"), Span(20, 26, "LOC"), Span(32, 40, "DATE")));

        report["entities"].Count.Should().Be(new Count(3, 4, 2));
        report["entities"].Precision.Should().Be(0.5);
        report["entities"].Recall.Should().BeApproximately(2 / 3.0, 1e-12);
        report["entities"].F1.Should().BeApproximately(4 / 7.0, 1e-12);
        report["times"].Count.Should().Be(new Count(1, 1, 0));
        report["numbers"].Count.Should().Be(new Count(1, 0, 0));
        report["mentions"].Count.Should().Be(new Count(5, 5, 2));
        report["labels.PER"].Count.Should().Be(new Count(2, 1, 1));
        report["labels.ORG"].Count.Should().Be(new Count(0, 2, 0));

        // Macro over PER (F1 2/3), LOC (1), ORG (0): 5/9. Precision (1 + 1 + 0)/3, recall (1/2 + 1 + 0)/3.
        report["macro.entities"].F1.Should().BeApproximately(5 / 9.0, 1e-12);
        report["macro.entities"].Precision.Should().BeApproximately(2 / 3.0, 1e-12);
        report["macro.entities"].Recall.Should().BeApproximately(0.5, 1e-12);
    }

    [Fact]
    public void A_double_prediction_is_right_once_and_spurious_once()
    {
        // One gold PER, predicted twice alike: P 1/2, R 1/1, F1 2/3.
        var report = Evaluate(Unit("1", Text, Span(0, 6, "PER")), Unit("1", Text, Span(0, 6, "PER"), Span(0, 6, "PER")));

        report["entities"].Count.Should().Be(new Count(1, 2, 1));
        report["entities"].F1.Should().BeApproximately(2 / 3.0, 1e-12);
        report.Errors.Should().ContainSingle().Which.Kind.Should().Be(ErrorKind.Spurious);
    }

    [Fact]
    public void Overlapping_predictions_are_each_held_against_gold()
    {
        // gold LOC 20..26; predicted LOC 20..26, LOC 17..26, PER 20..26: one right of three.
        var report = Evaluate(
            Unit("1", Text, Span(20, 26, "LOC")), Unit("1", Text, Span(17, 26, "LOC"), Span(20, 26, "LOC"), Span(20, 26, "PER")));

        report["mentions"].Count.Should().Be(new Count(1, 3, 1));
        report.Errors.Select(e => e.Kind).Should().Equal(ErrorKind.Spurious, ErrorKind.Spurious);
    }

    [Theory]
    [InlineData(false, false, 0)]
    [InlineData(true, false, 0)]
    [InlineData(false, true, 0)]
    [InlineData(true, true, 1)]
    public void Nothing_in_gold_or_prediction_scores_zero_never_NaN(bool inGold, bool inPrediction, double expected)
    {
        LabelledSpan[] span = [Span(0, 6, "PER")];
        var report = Evaluate(Unit("1", Text, inGold ? span : []), Unit("1", Text, inPrediction ? span : []));

        report.Scores.Should().OnlyContain(s => double.IsFinite(s.Score.F1) && double.IsFinite(s.Score.Precision) && double.IsFinite(s.Score.Recall));
        report["entities"].F1.Should().Be(expected);
        report["entities"].Precision.Should().Be(expected);
        report["entities"].Recall.Should().Be(expected);
    }

    [Fact]
    public void Splits_scores_by_language_genre_and_document()
    {
        // a.txt (vi, book): gold 1, right 1. b.txt (en, blog): gold 1, predicted 1, right 0.
        var a = Unit("a.txt", "1", Text, [Span(0, 6, "PER")]) with { Language = Language.Vietnamese, Genre = "book" };
        var b = Unit("b.txt", "1", Text, [Span(0, 6, "PER")]) with { Genre = "blog" };
        var report = Evaluator.Evaluate([a, b], [b with { Spans = [Span(0, 6, "ORG")] }, a], NoRounds);

        report["languages.vi.entities"].Count.Should().Be(new Count(1, 1, 1));
        report["languages.en.entities"].Count.Should().Be(new Count(1, 1, 0));
        report["genres.book.entities"].F1.Should().Be(1);
        report["genres.blog.entities"].F1.Should().Be(0);
        report.Documents.Select(d => (d.Document, d.Counts.Single(c => c.Metric == "mentions").Count)).Should().Equal(
            ("a.txt", new Count(1, 1, 1)), ("b.txt", new Count(1, 1, 0)));
    }

    [Fact]
    public void Splits_names_by_whether_training_had_them()
    {
        // Stalin was in training, Lenin and Moscow were not; the spurious "met" was not.
        // seen: gold 1, predicted 1, right 1. unseen: gold 2, predicted 2 (Lenin, met), right 1.
        var report = Evaluator.Evaluate(
            [Unit("1", Text, Span(0, 6, "PER"), Span(11, 16, "PER"), Span(20, 26, "LOC"), Span(42, 44, "CARDINAL"))],
            [Unit("1", Text, Span(0, 6, "PER"), Span(7, 10, "ORG"), Span(11, 16, "PER"))],
            NoRounds with { TrainingNames = new HashSet<string> { "Stalin" } });

        report["names.seen"].Count.Should().Be(new Count(1, 1, 1));
        report["names.unseen"].Count.Should().Be(new Count(2, 2, 1));
    }

    [Fact]
    public void Counts_tokens_that_spans_touch()
    {
        // "3 May 1919" has the tokens 3, May, 1919; the prediction "May 1919," has May, 1919 and the comma.
        // gold 3, predicted 3, right 2.
        var report = Evaluate(Unit("1", Text, Span(30, 40, "DATE")), Unit("1", Text, Span(32, 41, "DATE")));

        report["tokens"].Count.Should().Be(new Count(3, 3, 2));
    }

    [Fact]
    public void A_token_under_two_predictions_of_one_label_counts_once()
    {
        // Predicted "3 May" and "May 1919", both DATE: the tokens 3, May, 1919, each once.
        var report = Evaluate(Unit("1", Text, Span(30, 40, "DATE")), Unit("1", Text, Span(30, 35, "DATE"), Span(32, 40, "DATE")));

        report["tokens"].Count.Should().Be(new Count(3, 3, 3));
        report["mentions"].Count.Should().Be(new Count(1, 2, 0));
    }

    [Fact]
    public void Counts_canonical_names_where_gold_has_them()
    {
        // Three gold names, two with a canonical one. Stalin: right; Lenin: other; Moscow has none in gold and is not judged.
        var report = Evaluate(
            Unit("1", Text, Canonical(0, 6, "Joseph Stalin"), Canonical(11, 16, "Vladimir Lenin"), Canonical(20, 26, null)),
            Unit("1", Text, Canonical(0, 6, "Joseph Stalin"), Canonical(11, 16, "Lenin"), Canonical(20, 26, "Moscow")));

        report["canonical"].Count.Should().Be(new Count(2, 2, 1));
        report.Errors.Should().ContainSingle().Which.Kind.Should().Be(ErrorKind.Canonical);

        static LabelledSpan Canonical(int start, int end, string? name) => Span(start, end, "PER") with { Canonical = name };
    }

    [Fact]
    public void Unknown_labels_of_open_sets_count_as_entities()
    {
        var report = Evaluator.Evaluate(
            [Unit("1", Text, Span(0, 6, "person.main"))], [Unit("1", Text, Span(0, 6, "person.main"))], NoRounds with { OpenLabels = true });

        report["entities"].Count.Should().Be(new Count(1, 1, 1));
        report["labels.person.main"].F1.Should().Be(1);
    }

    [Fact]
    public void Fills_the_confusion_matrix_from_aligned_spans()
    {
        // PER Lenin as ORG, LOC Moscow missed, ORG met from nothing, PER Stalin right.
        var report = Evaluate(
            Unit("1", Text, Span(0, 6, "PER"), Span(11, 16, "PER"), Span(20, 26, "LOC")),
            Unit("1", Text, Span(0, 6, "PER"), Span(7, 10, "ORG"), Span(11, 16, "ORG")));

        report.Confusion["PER", "PER"].Should().Be(1);
        report.Confusion["PER", "ORG"].Should().Be(1);
        report.Confusion["LOC", ConfusionMatrix.None].Should().Be(1);
        report.Confusion[ConfusionMatrix.None, "ORG"].Should().Be(1);
        report.Confusion["ORG", "PER"].Should().Be(0);
    }
}
