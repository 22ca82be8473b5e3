using NlpPipeline.Annotations;
using NlpPipeline.Segmentation;

namespace NlpPipeline.Tests.Segmentation;

public sealed class LanguageGuesserTests
{
    [Theory]
    [InlineData("Hàng ngàn người đã bị bắt trong mùa đông năm ấy.", Language.Vietnamese)]
    [InlineData("The trial of the engineers was held in the spring of that year.", Language.English)]
    [InlineData("The poet Nguyễn Du was born in the north of the country.", Language.English)]
    [InlineData("Tờ The New Republic đã viết về việc ấy.", Language.Vietnamese)]
    public void Tells_the_language_of_a_sentence(string text, Language expected) => new LanguageGuesser().Next(text).Should().Be(expected);

    [Fact]
    public void A_unit_that_says_little_takes_the_language_before_it_and_a_document_may_change_over()
    {
        var guesser = new LanguageGuesser();
        guesser.Next("Quân đội đã rút khỏi thành phố vào buổi sáng.").Should().Be(Language.Vietnamese);
        guesser.Next("Moskva, 1937").Should().Be(Language.Vietnamese);
        guesser.Next("The army had left the city by the morning of the next day.").Should().Be(Language.English);
        guesser.Next("Moskva, 1937").Should().Be(Language.English);
    }

    [Fact]
    public void Reads_any_text_without_complaint() => AnyText.Check(text => Enum.IsDefined(new LanguageGuesser().Next(text)));
}
