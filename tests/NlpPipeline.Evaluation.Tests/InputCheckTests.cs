using NlpPipeline.Annotations;
using static NlpPipeline.Evaluation.Tests.Make;

namespace NlpPipeline.Evaluation.Tests;

public class InputCheckTests
{
    private static readonly LabelledUnit Gold = Unit("1", "Stalin met Lenin", Span(0, 6, "PER"));

    [Fact]
    public void Refuses_another_text() => Refuses(
        [Gold with { Text = "Stalin met Kirov" }], "predictions, unit 1 (\"1\"): the text of unit \"1\" differs from the gold text at offset 11*");

    [Fact]
    public void Refuses_a_unit_that_gold_does_not_have() => Refuses([Gold, Gold with { Id = "2" }], "*unit 2 (\"2\"): unit \"2\" of \"d.txt\" is not in the gold set*");

    [Fact]
    public void Refuses_a_gold_unit_without_prediction() => Refuses([], "gold, unit 1 (\"1\"): unit \"1\" has no prediction (1 of 1 units have none)*");

    [Fact]
    public void Refuses_a_unit_predicted_twice() => Refuses([Gold, Gold], "*unit \"1\" stands twice in the predictions*");

    [Fact]
    public void Refuses_an_unknown_label() => Refuses([Gold with { Spans = [Span(0, 6, "PERSON")] }], "*label \"PERSON\" is none of PER ORG*");

    [Fact]
    public void Refuses_offsets_outside_the_text() => Refuses([Gold with { Spans = [Span(11, 17, "PER")] }], "*span 11..17 lies outside the text of 16 code units*");

    [Fact]
    public void Refuses_an_empty_span() => Refuses([Gold with { Spans = [Span(3, 3, "PER")] }], "*span at 3 is empty*");

    [Theory]
    [InlineData(1.5)]
    [InlineData(double.NaN)]
    public void Refuses_a_confidence_that_is_no_probability(double confidence) =>
        Refuses([Gold with { Spans = [Span(0, 6, "PER", null, confidence)] }], "*confidence of span 0..6*");

    [Fact]
    public void Refuses_an_unknown_claim_type() => Refuses([Gold with { Claims = [Claim("Shoot", (7, 10))] }], "*claim type \"Shoot\"*");

    [Fact]
    public void Refuses_an_unknown_role() => Refuses([Gold with { Claims = [Claim("Meet", (7, 10), Argument("Boss", 0, 6))] }], "*role \"Boss\"*");

    [Fact]
    public void Refuses_an_argument_outside_the_text() =>
        Refuses([Gold with { Claims = [Claim("Meet", (7, 10), Argument("Agent", 0, 60))] }], "*argument Agent 0..60 lies outside*");

    [Fact]
    public void Refuses_gold_that_holds_a_unit_twice_or_none()
    {
        FluentActions.Invoking(() => Evaluator.Evaluate([Gold, Gold], [Gold], NoRounds)).Should().Throw<InvalidInputException>().WithMessage("*stands twice in the gold set*");
        FluentActions.Invoking(() => Evaluator.Evaluate([], [], NoRounds)).Should().Throw<InvalidInputException>().WithMessage("*no units*");
    }

    [Fact]
    public void Names_the_line_of_the_file()
    {
        using var folder = new TemporaryFolder();
        var gold = folder.Write("gold.jsonl", "{\"id\":\"1\",\"document\":\"d\",\"text\":\"ab\"}\n\n{\"id\":\"2\",\"document\":\"d\",\"text\":\"cd\"}\n");
        var predicted = folder.Write("p.jsonl", "\n{\"id\":\"2\",\"document\":\"d\",\"text\":\"cd\"}\n{\"id\":\"3\",\"document\":\"d\",\"text\":\"cd\"}\n");
        var a = UnitFiles.Read([gold], null, true, Language.English);
        var b = UnitFiles.Read([predicted], null, true, Language.English);

        FluentActions.Invoking(() => Evaluator.Evaluate(a.Units, b.Units, NoRounds with { PlaceOfGold = a.PlaceOf, PlaceOfPrediction = b.PlaceOf }))
            .Should().Throw<InvalidInputException>().WithMessage($"{predicted}:3: unit \"3\"*");
    }

    [Fact]
    public void Reads_CoNLL_sentences_as_units_with_spans()
    {
        using var folder = new TemporaryFolder();
        var path = folder.Write("g.conll", "Béla\tB-PER\nKun\tI-PER\nfled\tO\n\nKyiv\tB-LOC\n");
        var files = UnitFiles.Read([path], null, true, Language.English);

        files.Units.Select(u => u.Text).Should().Equal("Béla Kun fled", "Kyiv");
        files.Units[0].Spans.Should().Equal(Span(0, 8, "PER"));
        files.PlaceOf(1).Should().Be($"{path}:5");
        files.Files.Single().Units.Should().Be(2);
    }

    private static void Refuses(LabelledUnit[] predicted, string message)
    {
        var error = FluentActions.Invoking(() => Evaluator.Evaluate([Gold], predicted, NoRounds)).Should().Throw<InvalidInputException>().WithMessage(message).Which;
        error.Message.Should().NotContain("\n");
    }
}
