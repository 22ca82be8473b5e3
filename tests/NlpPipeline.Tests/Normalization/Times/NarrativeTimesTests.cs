using System.Diagnostics;
using FluentAssertions;
using NlpPipeline.Annotations;
using NlpPipeline.Normalization;

namespace NlpPipeline.Tests.Normalization;

/// <summary>What a document's flow gives to times that leave something out.</summary>
public class NarrativeTimesTests
{
    [Fact]
    public void AYearThatOnlyComesLaterServesTheDatesBeforeIt()
    {
        string[] sentences = ["On 4 May the convoy left the port.", "It was found on 9 May 1911 with nobody aboard."];
        Values(Language.English, sentences).Should().Equal("1911-05-04", "1911-05-09");
    }

    [Fact]
    public void AnAsideAboutLaterResearchDoesNotMoveTheStory()
    {
        string[] sentences =
        [
            "Ngày 3 tháng 2 năm 1922, đoàn tàu rời ga.", "Ngày 5 tháng 2, tuyết chặn đường.", "Một nghiên cứu năm 1998 kể lại chuyện này.", "Ngày 9 tháng 2, đoàn tàu tới nơi.",
        ];
        Values(Language.Vietnamese, sentences).Should().Equal("1922-02-03", "1922-02-05", "1998", "1922-02-09");
    }

    [Fact]
    public void OneDateThatMustPutTheDayFirstSettlesAllOthers()
    {
        var context = new TemporalContext();
        context.Foresee(["Printed 27/04/1931.", "Signed 03/05/1931."]);
        TimexNormalizer.ValueOf("Signed 03/05/1931.", new TextSpan(7, 17), "DATE", Language.English, context).Value!.Value.Should().Be("1931-05-03");
    }

    [Theory]
    [InlineData("the year before", "1904")]
    [InlineData("the month after", "1905-07")]
    [InlineData("the day before", "1905-06-09")]
    [InlineData("three days afterwards", "1905-06-13")]
    [InlineData("five days before", "1905-06-05")]
    public void BesideTheStorysTime(string words, string value) => InStory(words, Language.English).Should().Be(value);

    [Theory]
    [InlineData("11.09", "1905-09-11")]
    [InlineData("11.IX.1906", "1906-09-11")]
    [InlineData("the summer of '07", "1907-SU")]
    public void DatesInOtherHands(string words, string value) => InStory(words, Language.English).Should().Be(value);

    [Theory]
    [InlineData("6-12", "1905-12-06")]
    [InlineData("12 - 6 - 1907", "1907-06-12")]
    [InlineData("14 Tháng Tư, 1907", "1907-04-14")]
    [InlineData("hè 1907", "1907-SU")]
    [InlineData("thế kỷ thứ nhất", "00")]
    [InlineData("những ngày đầu", "1905")]
    [InlineData("từ 27-10 đến 4-11", "1905-10-27/1905-11-04")]
    public void VietnameseDatesInOtherHands(string words, string value) => InStory(words, Language.Vietnamese).Should().Be(value);

    [Fact]
    public void ManyYearsDoNotSlowTheChoice()
    {
        var context = new TemporalContext();
        var watch = Stopwatch.StartNew();
        for (var i = 0; i < 20_000; i++)
        {
            context.BeginUnit();
            context.Observe(new TimexValue(TimexType.Date, (1000 + (i % 1100)).ToString("0000", System.Globalization.CultureInfo.InvariantCulture)));
            TimexParser.Parse("5 May", Language.English, context);
        }

        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(20));
    }

    private static string InStory(string words, Language language)
    {
        var context = new TemporalContext();
        context.Observe(new TimexValue(TimexType.Date, "1905-06-10"));
        return TimexNormalizer.ValueOf(words, new TextSpan(0, words.Length), "DATE", language, context).Value!.Value;
    }

    private static List<string> Values(Language language, string[] sentences)
    {
        var context = new TemporalContext();
        context.Foresee(sentences);
        var matches = new List<TimexMatch>();
        foreach (var sentence in sentences)
        {
            context.BeginUnit();
            TimexGrammar.Find(sentence, language, context, matches);
        }

        return [.. matches.Select(m => m.Value.Value)];
    }
}
