using FluentAssertions;
using NlpPipeline.Annotations;
using NlpPipeline.Claims;
using NlpPipeline.Documents;
using NlpPipeline.Recognition;
using NlpPipeline.Tagging;
using Xunit;

namespace NlpPipeline.Tests.Claims;

public class RoleSequenceTests
{
    private const string Text = "Guards who had arrested two old monks shot them";

    private readonly ClaimUnit unit;
    private readonly Trigger arrested = new(3, 4, "Arrest", 1);
    private readonly Trigger shot = new(7, 8, "Execute", 1);

    public RoleSequenceTests() => unit = Unit(Language.English);

    [Fact]
    public void Each_trigger_has_its_own_view_of_the_sentence()
    {
        var (first, second) = (RoleSequence.Of(unit, arrested), RoleSequence.Of(unit, shot));

        first.Get(AttributeKind.TriggerType)!.Distinct().Should().ContainSingle().Which.Should().NotBe(second.Get(AttributeKind.TriggerType)![0]);
        At(first, AttributeKind.OtherTrigger).Should().Equal(7);
        At(second, AttributeKind.OtherTrigger).Should().Equal(3);

        // Both sides and each step near the trigger are told apart.
        var distances = first.Get(AttributeKind.TriggerDistance)!;
        distances.Should().OnlyHaveUniqueItems();
        distances[3].Should().Be(second.Get(AttributeKind.TriggerDistance)![7]);
        distances[2].Should().Be(second.Get(AttributeKind.TriggerDistance)![6]);
    }

    [Fact]
    public void Candidates_are_marked_and_scored_at_their_heads()
    {
        var sequence = RoleSequence.Of(unit, shot);

        At(sequence, AttributeKind.Candidate).Should().Equal(0, 4, 5, 6);
        At(sequence, AttributeKind.CandidateHead).Should().Equal(0, 4, 6);
        var marks = sequence.Get(AttributeKind.Candidate)!;
        marks[5].Should().NotBe(marks[6], "the second of the two begins nothing");

        var vietnamese = Unit(Language.Vietnamese);
        RoleSequence.Head(unit, unit.Candidates[2]).Should().Be(6);
        RoleSequence.Head(vietnamese, vietnamese.Candidates[2]).Should().Be(5);
    }

    [Fact]
    public void Polarity_is_scored_at_the_trigger_unless_a_candidate_is_scored_there()
    {
        var count = new Trigger(6, 7, "Count", 1);

        RoleSequence.PolarityToken(unit, shot).Should().Be(7);
        RoleSequence.PolarityToken(unit, count).Should().Be(-1, "monks are what is counted and the trigger");
    }

    [Fact]
    public void Every_kind_that_the_network_looks_at_is_lexical_or_set()
    {
        var sequence = RoleSequence.Of(unit, shot);

        RoleSequence.Kinds.Where(k => k >= AttributeKind.Glue).Should().OnlyContain(k => sequence.Get(k) != null);
    }

    private static IEnumerable<int> At(TokenSequence sequence, AttributeKind kind) =>
        sequence.Get(kind)!.Select((value, i) => (value, i)).Where(v => v.value != 0).Select(v => v.i);

    private ClaimUnit Unit(Language language)
    {
        var context = DocumentContext.Build([new Unit(Text, new TextSpan(0, Text.Length), language, true)], LexicalResources.None)[0];
        var two = new RecognizedMention(4, 5, "CARDINAL", new TextSpan(24, 27), 1);
        return new ClaimUnit(context, new LexicalAttributes(LexicalResources.None), [arrested, shot], [new(0, 1, "NP", null), new(4, 5, "CARDINAL", two), new(5, 7, "NP", null)]);
    }
}
