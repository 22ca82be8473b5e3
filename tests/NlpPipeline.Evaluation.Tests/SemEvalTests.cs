using NlpPipeline.Annotations;
using static NlpPipeline.Evaluation.Tests.Make;

namespace NlpPipeline.Evaluation.Tests;

public class SemEvalTests
{
    private const int Mentions = 3;

    [Fact]
    public void Counts_the_five_outcomes_under_the_four_schemes()
    {
        // case                 gold        predicted     strict exact partial type
        // same                 PER 0..5    PER 0..5      COR    COR   COR     COR
        // other label          PER 10..15  ORG 10..15    INC    COR   COR     INC
        // other stretch        LOC 20..25  LOC 20..28    INC    INC   PAR     COR
        // both other           LOC 30..35  ORG 32..38    INC    INC   PAR     INC
        // missed               PER 40..45  –             MIS    MIS   MIS     MIS
        // from nothing         –           PER 50..55    SPU    SPU   SPU     SPU
        var report = Evaluate(
            Unit("1", Letters(60), Span(0, 5, "PER"), Span(10, 15, "PER"), Span(20, 25, "LOC"), Span(30, 35, "LOC"), Span(40, 45, "PER")),
            Unit("1", Letters(60), Span(0, 5, "PER"), Span(10, 15, "ORG"), Span(20, 28, "LOC"), Span(32, 38, "ORG"), Span(50, 55, "PER")));

        Of(report, SemEvalScheme.Strict).Should().Be(new SemEvalCounts(1, 3, 0, 1, 1));
        Of(report, SemEvalScheme.Exact).Should().Be(new SemEvalCounts(2, 2, 0, 1, 1));
        Of(report, SemEvalScheme.Partial).Should().Be(new SemEvalCounts(2, 0, 2, 1, 1));
        Of(report, SemEvalScheme.Type).Should().Be(new SemEvalCounts(2, 2, 0, 1, 1));

        // POSSIBLE 5, ACTUAL 5. Partial: (2 + 2/2)/5 = 0.6; strict: 1/5.
        report["semeval.mentions.partial"].F1.Should().BeApproximately(0.6, 1e-12);
        report["semeval.mentions.strict"].Precision.Should().BeApproximately(0.2, 1e-12);
        report["semeval.mentions.exact"].Recall.Should().BeApproximately(0.4, 1e-12);
    }

    [Fact]
    public void Two_predictions_in_one_gold_span_pair_once()
    {
        // gold LOC 0..20; predicted LOC 0..5 and LOC 8..20. The longer overlap is paired, the other is spurious.
        // Partial: PAR 1, SPU 1; POSSIBLE 1, ACTUAL 2; P (1/2)/2, R (1/2)/1.
        var report = Evaluate(Unit("1", Letters(30), Span(0, 20, "LOC")), Unit("1", Letters(30), Span(0, 5, "LOC"), Span(8, 20, "LOC")));

        Of(report, SemEvalScheme.Partial).Should().Be(new SemEvalCounts(0, 0, 1, 0, 1));
        report["semeval.mentions.partial"].Precision.Should().BeApproximately(0.25, 1e-12);
        report["semeval.mentions.partial"].Recall.Should().BeApproximately(0.5, 1e-12);
        report.Errors.Single(e => e.Kind == ErrorKind.Boundary).Predicted!.Span.Should().Be(new TextSpan(8, 20));
    }

    [Fact]
    public void One_prediction_over_two_gold_spans_pairs_once()
    {
        // gold PER 0..6, PER 7..12; predicted PER 0..12: PAR 1 (with 0..6, the longer overlap), MIS 1.
        var report = Evaluate(Unit("1", Letters(12), Span(0, 6, "PER"), Span(7, 12, "PER")), Unit("1", Letters(12), Span(0, 12, "PER")));

        Of(report, SemEvalScheme.Partial).Should().Be(new SemEvalCounts(0, 0, 1, 1, 0));
        Of(report, SemEvalScheme.Type).Should().Be(new SemEvalCounts(1, 0, 0, 1, 0));
    }

    [Fact]
    public void An_exact_pair_is_never_given_up_for_an_earlier_overlap()
    {
        // gold ORG 0..10 and PER 4..10 (overlapping gold is legal input); predicted PER 4..10. It pairs with its equal.
        var report = Evaluate(Unit("1", Letters(12), Span(0, 10, "ORG"), Span(4, 10, "PER")), Unit("1", Letters(12), Span(4, 10, "PER")));

        Of(report, SemEvalScheme.Strict).Should().Be(new SemEvalCounts(1, 0, 0, 1, 0));
    }

    [Fact]
    public void Families_are_aligned_among_themselves()
    {
        // A year taken for a number: for times a miss, for numbers spurious, for all mentions one wrong label.
        var report = Evaluate(Unit("1", Letters(12), Span(0, 4, "DATE", "1937")), Unit("1", Letters(12), Span(0, 4, "CARDINAL", "1937")));

        report.SemEval.Single(s => s.Family == "times" && s.Scheme == SemEvalScheme.Exact).Counts.Should().Be(new SemEvalCounts(0, 0, 0, 1, 0));
        report.SemEval.Single(s => s.Family == "numbers" && s.Scheme == SemEvalScheme.Exact).Counts.Should().Be(new SemEvalCounts(0, 0, 0, 0, 1));
        Of(report, SemEvalScheme.Exact).Should().Be(new SemEvalCounts(1, 0, 0, 0, 0));
    }

    private static SemEvalCounts Of(EvaluationReport report, SemEvalScheme scheme) => report.SemEval[(Mentions * 4) + (int)scheme].Counts;
}
