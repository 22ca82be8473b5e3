using NlpPipeline.Annotations;
using NlpPipeline.Tagging;
using NlpPipeline.Training.Pipelines;

namespace NlpPipeline.Training.Tests.Pipelines;

public class CrossValidationTests
{
    private static readonly List<LabelledUnit> Units = [.. Enumerable.Range(0, 24).Select(Unit)];

    [Fact]
    public void Parts_share_no_document_and_make_up_the_whole()
    {
        var parts = Enumerable.Range(0, 5).Select(p => DocumentSplit.Part(Units, 5, p)).ToList();
        parts.SelectMany(p => p.Held).Should().BeEquivalentTo(Units);
        foreach (var (held, others) in parts)
        {
            held.Select(u => u.Document).Should().NotIntersectWith(others.Select(u => u.Document));
            (held.Count + others.Count).Should().Be(Units.Count);
        }
    }

    [Fact]
    public void A_larger_share_holds_the_smaller()
    {
        var quarter = DocumentSplit.Share(Units, 0.25, 3);
        var half = DocumentSplit.Share(Units, 0.5, 3);
        quarter.Should().BeSubsetOf(half);
        quarter.Select(u => u.Document).Distinct().Should().HaveCount(3);
        half.Select(u => u.Document).Distinct().Should().HaveCount(6);
    }

    [Fact]
    public void A_book_is_shared_by_stretches_which_stay_whole()
    {
        var book = Enumerable.Range(0, 600).Select(i => Unit(0) with { Id = $"book:{i}", Document = "book.txt", Start = i * 100 }).ToList();

        var share = DocumentSplit.Share([.. book, .. Units], 0.5, 3);
        var stretches = share.Where(u => u.Document == "book.txt").GroupBy(u => u.Start / 100 / 60).ToList();
        stretches.Should().HaveCountGreaterThan(1).And.HaveCountLessThan(10).And.OnlyContain(s => s.Count() == 60);

        var (held, others) = DocumentSplit.HoldOut(book, 10);
        held.Should().HaveCount(60);
        held.Concat(others).Should().BeEquivalentTo(book);
        DocumentSplit.HoldOut(Units, 10).Held.Select(u => u.Document).Distinct().Should().Equal("d9.txt");
    }

    [Fact]
    public void Every_unit_is_predicted_in_its_place_from_other_documents()
    {
        var predicted = CrossValidation.Predict(Units, 2, LexicalResources.None, new PipelineSettings(), 2);
        predicted.Select(u => (u.Id, u.Text)).Should().Equal(Units.Select(u => (u.Id, u.Text)));

        // Each document has a town of its own: only what stands around it can have been learned.
        predicted.Count(u => u.Spans.Any(s => s.Label == "LOC" && u.Text[s.Span.Start..s.Span.End].StartsWith("Town", StringComparison.Ordinal))).Should().BeGreaterThan(16);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(13)]
    public void A_number_of_folds_that_cannot_be_is_refused(int folds) =>
        FluentActions.Invoking(() => CrossValidation.Predict(Units, folds, LexicalResources.None, new PipelineSettings(), 1))
            .Should().Throw<InvalidInputException>().WithMessage($"--folds {folds}: *");

    private static LabelledUnit Unit(int i)
    {
        var town = $"Town{(char)('a' + (i / 2))}";
        var text = i % 2 == 0 ? $"The council met in {town} again." : $"Nobody stayed in {town} for long.";
        var start = text.IndexOf(town, StringComparison.Ordinal);
        return new LabelledUnit(
            $"d{i / 2}:{i % 2}", $"d{i / 2}.txt", i % 2 * 100, (i % 2 * 100) + text.Length, Language.English, text,
            [new LabelledSpan(new TextSpan(start, start + town.Length), "LOC")], []);
    }
}
