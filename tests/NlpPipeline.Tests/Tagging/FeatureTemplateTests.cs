using NlpPipeline.Annotations;
using NlpPipeline.Tagging;

namespace NlpPipeline.Tests.Tagging;

public sealed class FeatureTemplateTests
{
    [Theory]
    [InlineData("word[-1]   word[0]", "word[-1] word[0]")]
    [InlineData(" bias ", "bias")]
    [InlineData("suffix3[0] kind[4]", "suffix3[0] kind[4]")]
    public void Reads_templates(string text, string expected) => FeatureTemplate.Parse(text).Text.Should().Be(expected);

    [Theory]
    [InlineData("word", "*'word' is not attribute[offset]*")]
    [InlineData("word[]", "*'word[]' is not*")]
    [InlineData("word[x]", "*'word[x]' is not*")]
    [InlineData("word[5]", "*from -4 to 4*")]
    [InlineData("word[-2147483648]", "*from -4 to 4*")]
    [InlineData("word[", "*'word[' is not*")]
    [InlineData("[0]", "*'[0]' is not*")]
    [InlineData("wrd[0]", "*attribute 'wrd' is none of bare*")]
    [InlineData("bias word[0]", "*'bias' is not*")]
    [InlineData("", "*empty*")]
    public void Names_what_is_wrong(string text, string message) =>
        FluentActions.Invoking(() => FeatureTemplate.Parse(text)).Should().Throw<InvalidInputException>().WithMessage(message);
}
