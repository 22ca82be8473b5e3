using NlpPipeline.Annotations;
using static NlpPipeline.Evaluation.Tests.Make;

namespace NlpPipeline.Evaluation.Tests;

public class ClaimTests
{
    private static readonly string Text = Letters(100);

    [Fact]
    public void Matches_claims_by_type_and_overlapping_trigger()
    {
        // gold       Execute 10..14  Arrest 30..36  Die 50..54
        // predicted  Execute 8..14   Release 30..36 Die 60..64  Die 50..54 Die 50..54
        // right      yes             no (type)      no          yes        no (a second one of the same gold)
        var report = Score(
            [Claim("Execute", (10, 14)), Claim("Arrest", (30, 36)), Claim("Die", (50, 54))],
            [Claim("Execute", (8, 14)), Claim("Release", (30, 36)), Claim("Die", (60, 64)), Claim("Die", (50, 54)), Claim("Die", (50, 54))]);

        report["claims"].Count.Should().Be(new Count(3, 5, 2));
        report["claims.types.Die"].Count.Should().Be(new Count(1, 3, 1));
        report.Errors.Select(e => e.Kind).Should().BeEquivalentTo(
            [ErrorKind.ClaimType, ErrorKind.ClaimSpurious, ErrorKind.ClaimSpurious]);
    }

    [Fact]
    public void Matches_as_many_claims_as_can_be()
    {
        // Gold A 10..14, B 12..20; predicted X 12..14 (meets both), Y 10..11 (meets A only). Taking A–X first would leave Y and B single.
        var report = Score([Claim("Kill", (10, 14)), Claim("Kill", (12, 20))], [Claim("Kill", (12, 14)), Claim("Kill", (10, 11))]);

        report["claims"].Count.Should().Be(new Count(2, 2, 2));
    }

    [Fact]
    public void Claims_of_one_trigger_are_paired_by_their_arguments()
    {
        // "300 shot in 1937, 500 in 1938": two claims with one trigger, predicted in the other order.
        var first = Claim("Execute", (10, 14), Argument("Quantity", 0, 3, "300"), Argument("Time", 20, 24, "1937"));
        var second = Claim("Execute", (10, 14), Argument("Quantity", 30, 33, "500"), Argument("Time", 40, 44, "1938"));
        var report = Score([first, second], [second, first]);

        report["claims_full"].Count.Should().Be(new Count(2, 2, 2));
        report["arguments"].Count.Should().Be(new Count(4, 4, 4));
        report["quantified"].Count.Should().Be(new Count(2, 2, 2));
        report.Errors.Should().BeEmpty();
    }

    [Fact]
    public void Counts_arguments_by_role_and_overlap_or_carried_value()
    {
        // Execute matched. gold Agent 0..5, Patient 20..30, Time carried 1936-08; predicted Agent 0..8 (overlaps: right),
        // Patient 40..45 (elsewhere: wrong), Time 50..57 with value 1936-08 (right by value), Place 60..65 (not in gold).
        // Meet unmatched: its gold Place counts as missed outside matched claims.
        // all: gold 4, predicted 4, right 2; in matched claims: gold 3, predicted 4, right 2.
        var report = Score(
            [
                Claim("Execute", (10, 14), Argument("Agent", 0, 5), Argument("Patient", 20, 30), Carried("Time", "1936-08")),
                Claim("Meet", (80, 84), Argument("Place", 70, 75)),
            ],
            [Claim("Execute", (10, 14), Argument("Agent", 0, 8), Argument("Patient", 40, 45), Argument("Time", 50, 57, "1936-08"), Argument("Place", 60, 65))]);

        report["arguments"].Count.Should().Be(new Count(4, 4, 2));
        report["arguments.in_matched_claims"].Count.Should().Be(new Count(3, 4, 2));
        report["arguments.roles.Place"].Count.Should().Be(new Count(1, 1, 0));
        report["arguments.roles.Time"].Count.Should().Be(new Count(1, 1, 1));
        report["claims_full"].Count.Should().Be(new Count(2, 1, 0));
        report.Errors.Select(e => e.Kind).Should().BeEquivalentTo(
            [ErrorKind.ArgumentMissing, ErrorKind.ArgumentSpurious, ErrorKind.ArgumentSpurious, ErrorKind.ClaimMissing]);
    }

    [Fact]
    public void A_carried_value_takes_the_value_of_the_span_that_the_other_points_at()
    {
        // The predicted argument has a stretch but no value of its own; the DATE there says 1937.
        var gold = Unit("d.txt", "1", Text, [Span(20, 24, "DATE", "1937")], Claim("Arrest", (0, 5), Carried("Time", "1937")));
        var predicted = Unit("d.txt", "1", Text, [Span(20, 24, "DATE", "1937")], Claim("Arrest", (0, 5), Argument("Time", 20, 24)));

        Evaluate(gold, predicted)["arguments"].Count.Should().Be(new Count(1, 1, 1));
    }

    [Fact]
    public void An_argument_is_matched_once()
    {
        // Two predicted Agents on one gold Agent: one right, one too many, and the claim is not full.
        var report = Score(
            [Claim("Arrest", (10, 14), Argument("Agent", 0, 9))], [Claim("Arrest", (10, 14), Argument("Agent", 0, 4), Argument("Agent", 5, 9))]);

        report["arguments"].Count.Should().Be(new Count(1, 2, 1));
        report["claims_full"].Count.Should().Be(new Count(1, 1, 0));
    }

    [Fact]
    public void A_full_claim_has_the_right_polarity()
    {
        var gold = Claim("Arrest", (10, 14), Argument("Agent", 0, 5));
        var report = Score([gold], [gold with { Polarity = Polarity.Negated }]);

        report["claims"].Count.Should().Be(new Count(1, 1, 1));
        report["claims.polarity"].Count.Should().Be(new Count(1, 1, 0));
        report["claims_full"].Count.Should().Be(new Count(1, 1, 0));
        report.Errors.Should().ContainSingle().Which.Kind.Should().Be(ErrorKind.Polarity);
    }

    [Theory]
    [InlineData("681692", true)]
    [InlineData("681692.0", true)]
    [InlineData("680000", false)]
    [InlineData(null, false)]
    public void A_quantified_claim_has_the_right_number(string? value, bool right)
    {
        // The Quantity's stretch may be anywhere; the number counts. The Arrest without Quantity is not among them.
        var report = Score(
            [Claim("Execute", (10, 14), Argument("Quantity", 0, 6, "681692")), Claim("Arrest", (30, 36))],
            [Claim("Execute", (10, 14), Argument("Quantity", 50, 56, value)), Claim("Arrest", (30, 36))]);

        report["quantified"].Count.Should().Be(new Count(1, 1, right ? 1 : 0));
        report["claims"].Count.Should().Be(new Count(2, 2, 2));
    }

    [Fact]
    public void A_quantified_claim_of_another_type_or_trigger_is_wrong()
    {
        var report = Score(
            [Claim("Execute", (10, 14), Argument("Quantity", 0, 3, "300")), Claim("Die", (40, 44), Argument("Quantity", 30, 33, "7"))],
            [Claim("Kill", (10, 14), Argument("Quantity", 0, 3, "300")), Claim("Die", (60, 64), Argument("Quantity", 30, 33, "7"))]);

        report["quantified"].Count.Should().Be(new Count(2, 2, 0));
    }

    [Fact]
    public void No_claims_at_all_score_zero() => Score([], [])["claims"].Count.Should().Be(default(Count));

    private static EvaluationReport Score(LabelledClaim[] gold, LabelledClaim[] predicted) =>
        Evaluate(Unit("d.txt", "1", Text, [], gold), Unit("d.txt", "1", Text, [], predicted));
}
