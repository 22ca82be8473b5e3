using FsCheck;
using FsCheck.Fluent;

namespace NlpPipeline.Storage.Tests.Queries;

public sealed class FoldingTests
{
    [Theory]
    [InlineData("Liên-Xô", "lien xo")]
    [InlineData("  ĐẢNG  Bônsêvich ", "dang bonsevich")]
    [InlineData("V. V. Sher", "v v sher")]
    [InlineData("—", "")]
    public void Spellings_meet(string text, string folded) => NameFolder.Fold(text).Should().Be(folded);

    [Fact]
    public void Any_text_becomes_a_query_that_SQLite_takes_or_is_refused()
    {
        using var folder = new TemporaryFolder();
        SampleStore.Write(folder["store.db"]);
        using var store = ClaimStore.OpenForReading(folder["store.db"]);
        Prop.ForAll<NonNull<string>>(text =>
        {
            try
            {
                _ = new ClaimQuery(store).Find(new ClaimFilter { Text = text.Get }).Count();
            }
            catch (Annotations.InvalidInputException e)
            {
                e.Message.Should().StartWith("--text");
            }
        }).QuickCheckThrowOnFailure();
    }
}
