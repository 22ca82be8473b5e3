using FsCheck;
using FsCheck.Fluent;
using NlpPipeline.Tagging;

namespace NlpPipeline.Tests.Tagging;

public sealed class TagSchemeTests
{
    private static readonly string[] LabelNames = ["LOC", "ORG", "PER"];

    [Theory]
    [InlineData(TagEncoding.Bio)]
    [InlineData(TagEncoding.Bioes)]
    public void Tags_of_spans_read_back_as_the_spans_and_follow_the_rules(TagEncoding encoding)
    {
        var scheme = new TagScheme(encoding, LabelNames);
        var spans = Gen.ListOf(Gen.Choose(0, 26)).Select(steps =>
        {
            // Each number is a gap, a length and a label, so that spans are in order and apart.
            var result = new List<(int, int, string)>();
            var at = 0;
            foreach (var step in steps)
            {
                var start = at + (step % 3);
                at = start + 1 + (step / 3 % 3);
                result.Add((start, at, LabelNames[step / 9]));
            }

            return result;
        });
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(spans.ToArbitrary(), s =>
        {
            var length = s.Count == 0 ? 1 : s[^1].Item2;
            var tags = scheme.Encode(s, length);
            var legal = scheme.MayStart(tags[0]) && scheme.MayEnd(tags[^1]) && Enumerable.Range(1, length - 1).All(i => scheme.MayFollow(tags[i - 1], tags[i]));
            return legal && scheme.Decode(tags).SequenceEqual(s);
        }));
    }

    [Fact]
    public void Any_tags_read_as_spans_in_order()
    {
        var scheme = new TagScheme(TagEncoding.Bioes, LabelNames);
        var tags = Gen.ListOf(Gen.Choose(0, scheme.Count - 1)).Select(t => t.ToArray());
        Check.One(Config.QuickThrowOnFailure, Prop.ForAll(tags.ToArbitrary(), t =>
        {
            var covered = new bool[t.Length];
            foreach (var (start, end, _) in scheme.Decode(t))
            {
                for (var i = start; i < end; i++)
                {
                    if (covered[i])
                        return false;
                    covered[i] = true;
                }
            }

            return covered.Zip(t).All(p => p.First == (p.Second != 0));
        }));
    }

    [Fact]
    public void Illegal_sequences_are_known()
    {
        var scheme = new TagScheme(TagEncoding.Bioes, LabelNames);
        int Tag(string name) => Enumerable.Range(0, scheme.Count).Single(t => scheme.NameOf(t) == name);
        scheme.MayFollow(Tag("B-PER"), Tag("O")).Should().BeFalse();
        scheme.MayFollow(Tag("B-PER"), Tag("E-LOC")).Should().BeFalse();
        scheme.MayFollow(Tag("E-PER"), Tag("I-PER")).Should().BeFalse();
        scheme.MayFollow(Tag("S-PER"), Tag("B-PER")).Should().BeTrue();
        scheme.MayStart(Tag("I-PER")).Should().BeFalse();
        scheme.MayEnd(Tag("B-PER")).Should().BeFalse();
    }

    [Fact]
    public void Labels_are_distinct_and_known()
    {
        FluentActions.Invoking(() => new TagScheme(TagEncoding.Bio, ["PER", "PER"])).Should().Throw<ArgumentException>();
        FluentActions.Invoking(() => new TagScheme(TagEncoding.Bio, ["PER"]).TagOf("LOC", 'B')).Should().Throw<ArgumentException>();
    }
}
