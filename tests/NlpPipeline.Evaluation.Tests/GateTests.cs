using NlpPipeline.Annotations;

namespace NlpPipeline.Evaluation.Tests;

public class GateTests
{
    // The example: entities P = R = F1 = 1/2, of two gold and two predicted.
    private static readonly EvaluationReport Report = ReportTests.Example(rounds: 0);

    [Theory]
    [InlineData("entities.f1=0.5", true)]
    [InlineData("entities.f1=0.51", false)]
    [InlineData("entities=0.5", true)]
    [InlineData("labels.PER.precision=1", true)]
    [InlineData("labels.PER.recall=0.6", false)]
    [InlineData("semeval.mentions.partial.f1=0.5", true)]
    [InlineData("languages.en.mentions.recall=0.5", true)]
    [InlineData("entities.gold=3", false)]
    [InlineData("claims.f1=0.1", false)]
    // Calibration: 0.9 right (gap 0.1), 0.7 wrong (gap 0.7): ECE 0.4; an error passes where it is at most the bound.
    [InlineData("calibration.ece=0.4", true)]
    [InlineData("calibration.ece=0.39", false)]
    public void Holds_a_metric_against_a_bound(string gate, bool passes) => Gate.Parse(gate).Check(Report).Passed.Should().Be(passes);

    [Theory]
    [InlineData("entities.f1")]
    [InlineData("=0.5")]
    [InlineData("entities.f1=high")]
    [InlineData("entities.f1=NaN")]
    public void Refuses_what_is_no_gate(string gate) =>
        FluentActions.Invoking(() => Gate.Parse(gate)).Should().Throw<InvalidInputException>().WithMessage("*METRIC=VALUE*");

    [Theory]
    [InlineData("entitys.f1=0.5")]
    [InlineData("entities.f2=0.5")]
    [InlineData("calibration.x=0.5")]
    [InlineData("f1=0.5")]
    public void Refuses_an_unknown_metric_rather_than_passing_it(string gate) =>
        FluentActions.Invoking(() => Gate.Parse(gate).Check(Report)).Should().Throw<InvalidInputException>().WithMessage("no metric*");

    [Theory]
    [InlineData(0.5, 0, true)]
    [InlineData(0.505, 0.5, true)]
    [InlineData(0.505, 0.4, false)]
    [InlineData(0.49, 0, true)]
    public void Holds_a_report_against_a_baseline_in_points(double baseline, double maxDrop, bool passes)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("old.json", FormattableString.Invariant($"{{\"entities\":{{\"f1\":{baseline},\"gold\":2}},\"claims\":{{\"f1\":0,\"gold\":0}}}}"));

        Baseline.Read(path).Check(Report, maxDrop).Should().ContainSingle().Which.Passed.Should().Be(passes);
    }

    [Fact]
    public void A_report_holds_against_itself()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("old.json", JsonReport.ToText(Report));

        Baseline.Read(path).Check(Report, 0).Should().HaveCount(2).And.OnlyContain(r => r.Passed);
    }

    [Theory]
    [InlineData("{", "*:1: not JSON*")]
    [InlineData("[]", "*no scores*")]
    [InlineData("{}", "*no scores*")]
    public void Refuses_a_baseline_that_is_no_report(string content, string message)
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("old.json", content);
        FluentActions.Invoking(() => Baseline.Read(path)).Should().Throw<InvalidInputException>().WithMessage(message);
    }
}
