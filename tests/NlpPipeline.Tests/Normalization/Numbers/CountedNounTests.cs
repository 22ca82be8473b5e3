using FluentAssertions;
using NlpPipeline.Annotations;
using NlpPipeline.Normalization;

namespace NlpPipeline.Tests.Normalization;

public class CountedNounTests
{
    [Theory]
    [InlineData("32", "sĩ quan bị bắt", "sĩ quan")]
    [InlineData("1.400", "tù nhân trong trại", "tù nhân")]
    [InlineData("200", "gia đình rời làng", "gia đình")]
    [InlineData("12", "vận động viên tới dự", "vận động viên")]
    [InlineData("3", "chiếc xe tăng cháy", "xe tăng")]
    [InlineData("5", "người chết", "người")]
    [InlineData("5", "lính canh cổng", "lính")]
    [InlineData("7", "bị-cáo ra tòa", "bị-cáo")]
    public void TheWholeVietnameseNounIsCounted(string number, string rest, string noun)
    {
        var sentence = $"{number} {rest}";
        NumberNormalizer.CountedNoun(sentence, new TextSpan(0, number.Length), Language.Vietnamese)!.Value.Of(sentence).ToString().Should().Be(noun);
    }
}
