using FluentAssertions;
using NlpPipeline.Annotations;
using NlpPipeline.Normalization;

namespace NlpPipeline.Tests.Normalization;

/// <summary>Values of spans that only their label makes times, and what datelines and the words beside give them.</summary>
public class LabelledTimesTests
{
    [Theory]
    [InlineData("The guards left on [the third day].", "DATE", "1905-06-12")]
    [InlineData("By [nightfall] the bridge was lost.", "DATE", "1905-06-10")]
    [InlineData("It was a bad harvest that [year].", "DATE", null)]
    [InlineData("The mill closed before [the year] was out.", "DATE", "1905")]
    [InlineData("[Five hours later] the wire was cut.", "DATE", "1905-06-10")]
    [InlineData("They marched on [4 and 5 August].", "DATE", "1905-08-04/1905-08-05")]
    [InlineData("Between [1831 and 1833] the port silted up.", "DATE", "1831/1833")]
    [InlineData("The budget of [2019/20] was cut.", "DATE", "2019/2020")]
    [InlineData("The abbey burned in [July 756].", "DATE", "0756-07")]
    [InlineData("The dam broke on the [21st].", "DATE", "1905-06-21")]
    [InlineData("The dam broke by the [eighth].", "DATE", "1905-06-08")]
    [InlineData("Grandmother voted in [88].", "DATE", "1988")]
    [InlineData("The roof fell in [the last days of September 1911].", "DATE", "1911-09")]
    [InlineData("Nothing grew in [the first months of 1944].", "DATE", "1944")]
    [InlineData("The weir was built between [26 August and 5 October].", "DATE", "1905-08-26/1905-10-05")]
    [InlineData("They rested on [Saturday 22 and Sunday 23 February].", "DATE", "1905-02-22/1905-02-23")]
    [InlineData("Lists were open [between the 13th and the 15th].", "DATE", "1905-06-13/1905-06-15")]
    [InlineData("He was abbot from [816 to 837].", "DATE", "0816/0837")]
    [InlineData("He was tetrarch from [416 to 404].", "DATE", "BC0416/BC0404")]
    [InlineData("She was buried on [the Monday].", "DATE", "1905-06-12")]
    [InlineData("She was buried on [the Monday after].", "DATE", "1905-06-12")]
    [InlineData("She had called on [the Monday before].", "DATE", "1905-06-05")]
    [InlineData("She wrote on [Thursday].", "DATE", "1905-06-08")]
    [InlineData("The court rose on [Saturday, 14 October].", "DATE", "1905-10-14")]
    [InlineData("The book closes on [24 March 1691/2].", "DATE", "1692-03-24")]
    [InlineData("The book opens on [26 March 1691].", "DATE", "1691-03-26")]
    [InlineData("The masks burned on [Shrove Tuesday 1497].", "DATE", "1497-02-07")]
    [InlineData("It rained from [Pentecost 1315].", "DATE", "1315-05-11")]
    [InlineData("The market is at [Michaelmas].", "DATE", "1905-09-29")]
    [InlineData("The lake froze at [Candlemas 1895].", "DATE", "1895-02-02")]
    [InlineData("On [the morrow] they left.", "DATE", "1905-06-11")]
    [InlineData("[Twenty-four hours later] the ship was gone.", "DATE", "1905-06-11")]
    [InlineData("The bridge opened exactly [two years later].", "DATE", "1907-06-10")]
    [InlineData("The bridge opened [two years later].", "DATE", "1907")]
    [InlineData("The chorus sang in [the spring of 415 BC].", "DATE", "BC0415")]
    [InlineData("Lent for [13 years, nine months and 18 days].", "DURATION", "P13Y9M18D")]
    [InlineData("Sentenced to [18 months to three years].", "DURATION", "P18M/P3Y")]
    [InlineData("Sentenced to between [eight and twenty-five years].", "DURATION", "P8Y/P25Y")]
    [InlineData("Closed for [a dozen years].", "DURATION", "P12Y")]
    [InlineData("Closed for [half a year].", "DURATION", "P6M")]
    [InlineData("They came at [dawn].", "TIME", "TMO")]
    [InlineData("Open [9 to 5].", "TIME", "T09:00/T17:00")]
    [InlineData("At [three] in the afternoon the doors opened.", "TIME", "T15:00")]
    [InlineData("That evening, at [9.40], the lamps went out.", "TIME", "T21:40")]
    [InlineData("At [half past six] they rose.", "TIME", "T06:30")]
    [InlineData("It ran for [2 h 40 min].", "DURATION", "PT2H40M")]
    [InlineData("It lasted [a day or two].", "DURATION", "P1D/P2D")]
    [InlineData("They walked [five days and nights].", "DURATION", "P5D")]
    [InlineData("It held for [five] or six weeks.", "DURATION", "P5W")]
    [InlineData("It held for [5] or 6 days 4 hours.", "DURATION", "P5D")]
    [InlineData("It held for [-1] or 2 weeks.", "DURATION", null)]
    [InlineData("Paid [twice daily].", "SET", "P1D")]
    [InlineData("Open [Monday to Friday].", "SET", "XXXX-WXX-1/XXXX-WXX-5")]
    [InlineData("Rent is due on [the 1st of every month].", "SET", "XXXX-XX-01")]
    public void English(string marked, string label, string? value) => Value(marked, label, Language.English).Should().Be(value);

    [Theory]
    [InlineData("[Buổi chiều] họ rời làng.", "DATE", "1905-06-10")]
    [InlineData("[Hai tiếng sau] cầu sập.", "DATE", "1905-06-10")]
    [InlineData("Xưởng đóng cửa [bốn năm muộn hơn].", "DATE", "1909")]
    [InlineData("Bản in lại ra [4-1926].", "DATE", "1926-04")]
    [InlineData("Lính vào làng [đêm 21-1].", "DATE", "1905-01-21")]
    [InlineData("Họ họp [ngày cuối năm 1931].", "DATE", "1931-12-31")]
    [InlineData("[8] – 9/7/2018: hai người từ chức.", "DATE", "2018-07-08")]
    [InlineData("Cầu gãy [hăm hai].", "DATE", "1905-06-22")]
    [InlineData("Quân kéo sang [mùa thu 938].", "DATE", "0938-FA")]
    [InlineData("Trường mở [tháng chín 67].", "DATE", "1967-09")]
    [InlineData("[14/4]. Mưa cả ngày.", "DATE", "1905-04-14")]
    [InlineData("Tuyết rơi [đêm Giáng sinh 1956].", "DATE", "1956-12-24")]
    [InlineData("Tuyết rơi hôm [Nô-en].", "DATE", "1905-12-25")]
    [InlineData("Đúng [một năm sau], xưởng mở lại.", "DATE", "1906-06-10")]
    [InlineData("[Một năm sau], xưởng mở lại.", "DATE", "1906")]
    [InlineData("[Ngày đầu] không ai đến.", "DATE", "1905-06-10")]
    [InlineData("[Tuần lễ đầu] bán được ba chiếc.", "DATE", "1905-06")]
    [InlineData("[Năm đầu] lỗ nặng.", "DATE", "1905")]
    [InlineData("Báo ra ngày [12 Février 193O].", "DATE", "1930-02-12")]
    [InlineData("Lò gạch dựng [ngày 13 tháng 11 năm 193l].", "DATE", "1931-11-13")]
    [InlineData("Bay [7 ngày 20 giờ 42 phút].", "DURATION", "P7DT20H42M")]
    [InlineData("Phạt tù [từ 30 tháng đến 10 năm].", "DURATION", "P30M/P10Y")]
    [InlineData("Phạt tù [từ năm đến mười năm].", "DURATION", "P5Y/P10Y")]
    [InlineData("Xây mất [nửa năm].", "DURATION", "P6M")]
    [InlineData("Đến [trưa] thì tan.", "TIME", "T12:00")]
    [InlineData("Dậy lúc [4 rưỡi] sáng.", "TIME", "T04:30")]
    [InlineData("Đêm ấy, lúc [tám giờ rưỡi], đèn tắt.", "TIME", "T20:30")]
    [InlineData("Từ [bốn giờ năm mươi lăm sáng] lò đã đỏ.", "TIME", "T04:55")]
    [InlineData("Ngôi chợ có từ [nghìn năm].", "DURATION", "P1000Y")]
    [InlineData("Đường xây mất [nửa giờ].", "DURATION", "PT30M")]
    [InlineData("Khám [sáu tháng một lần].", "SET", "P6M")]
    [InlineData("[Đêm đêm] ông ngồi viết.", "SET", "P1D")]
    [InlineData("Họp [mỗi thứ hai].", "SET", "XXXX-WXX-1")]
    public void Vietnamese(string marked, string label, string? value) => Value(marked, label, Language.Vietnamese).Should().Be(value);

    [Fact]
    public void ANumberTakesTheUnitOfTheLengthBeforeIt()
    {
        const string sentence = "The baker got twelve years, the smith eight.";
        var context = new TemporalContext();
        context.Observe(TimexNormalizer.ValueOf(sentence, new TextSpan(14, 26), "DURATION", Language.English, context).Value!);
        TimexNormalizer.ValueOf(sentence, new TextSpan(38, 43), "DURATION", Language.English, context).Value!.Value.Should().Be("P8Y");
    }

    [Fact]
    public void ANumberTakesTheUnitOfTheLengthBehindIt()
    {
        const string sentence = "Four men got between eight and twenty-five years.";
        TimexNormalizer.ValueOf(sentence, new TextSpan(21, 26), "DURATION", Language.English, new TemporalContext()).Value!.Value.Should().Be("P8Y");
    }

    [Theory]
    [InlineData("yesterday", "1931-05-04")]
    [InlineData("last week", "1931-W18")]
    [InlineData("on Saturday", "1931-05-02")]
    [InlineData("tomorrow", "1931-05-06")]
    public void ADatelineAnchorsTheDaysOfALetter(string words, string value)
    {
        var context = new TemporalContext();
        Datelines.Foresee([("Lyon, 5 May 1931.", Language.English), ("The looms of 1880 still run.", Language.English)], context);
        context.Observe(new TimexValue(TimexType.Date, "1880"));
        TimexNormalizer.ValueOf(words, new TextSpan(0, words.Length), "DATE", Language.English, context).Value!.Value.Should().Be(value);
    }

    [Fact]
    public void AYearInProseIsNoDateline()
    {
        var context = new TemporalContext();
        Datelines.Foresee([("The great strike of the dyers, which had begun in earnest on 5 May 1931, was over before the summer rains came to the valley.", Language.English)], context);
        context.Dateline.Should().BeNull();
    }

    [Fact]
    public void AnAsideThatNamesAYearDoesNotMoveTheDays()
    {
        var context = new TemporalContext();
        context.Observe(new TimexValue(TimexType.Date, "1905-06-10"));
        context.Observe(new TimexValue(TimexType.Date, "1987"));
        TimexNormalizer.ValueOf("the next day", new TextSpan(0, 12), "DATE", Language.English, context).Value!.Value.Should().Be("1905-06-11");
    }

    [Theory]
    [InlineData("two years later", "BC0413")]
    [InlineData("the following year", "BC0414")]
    public void YearsBeforeChristRunDown(string words, string value)
    {
        var context = new TemporalContext();
        context.Observe(new TimexValue(TimexType.Date, "BC0415"));
        TimexNormalizer.ValueOf(words, new TextSpan(0, words.Length), "DATE", Language.English, context).Value!.Value.Should().Be(value);
    }

    [Theory]
    [InlineData("the late seventies", 2016, "197")]
    [InlineData("the nineties", 1893, "189")]
    [InlineData("the twenties", 1931, "192")]
    public void DecadesLieBehindTheStory(string words, int story, string value)
    {
        var context = new TemporalContext();
        context.Observe(new TimexValue(TimexType.Date, story.ToString(System.Globalization.CultureInfo.InvariantCulture)));
        TimexNormalizer.ValueOf(words, new TextSpan(0, words.Length), "DATE", Language.English, context).Value!.Value.Should().Be(value);
    }

    [Theory]
    [InlineData("[Thirty years ago today] the mill burned.", Language.English, "1987-11-15")]
    [InlineData("[A week ago today] the mill burned.", Language.English, "2017-11-08")]
    [InlineData("He was freed [thirty years to the day] after.", Language.English, "1987-11-15")]
    [InlineData("Đúng [ba mươi năm trước], lò gạch cháy.", Language.Vietnamese, "1987-11-15")]
    public void YearsBeforeTheDayOfWriting(string marked, Language language, string value)
    {
        var start = marked.IndexOf('[', StringComparison.Ordinal);
        var end = marked.IndexOf(']', StringComparison.Ordinal) - 1;
        var sentence = marked.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        var context = new TemporalContext();
        Datelines.Foresee([("Brixham, 15 November 2017", Language.English)], context);
        TimexNormalizer.ValueOf(sentence, new TextSpan(start, end), "DATE", language, context).Value!.Value.Should().Be(value);
    }

    [Fact]
    public void AYearOfTwoDigitsBelongsToTheFirstCenturyInAStoryFromThere()
    {
        const string sentence = "The census of 57 found fewer.";
        var context = new TemporalContext();
        context.Observe(new TimexValue(TimexType.Date, "0025"));
        TimexNormalizer.ValueOf(sentence, new TextSpan(14, 16), "DATE", Language.English, context).Value!.Value.Should().Be("0057");
    }

    [Fact]
    public void TheWeekdayTellsWhichYearIsMeant()
    {
        const string sentence = "The harbour froze on Wednesday, 3 February.";
        var context = new TemporalContext();
        context.Foresee(["The pier was built in 1904.", "It was mended in 1909."]);
        context.BeginUnit();
        context.Observe(new TimexValue(TimexType.Date, "1909"));
        context.Observe(new TimexValue(TimexType.Date, "1904"));
        TimexNormalizer.ValueOf(sentence, new TextSpan(21, 42), "DATE", Language.English, context).Value!.Value.Should().Be("1909-02-03");
    }

    [Theory]
    [InlineData("Ten days later the tank was empty.", 14, Language.English, "1905-06")]
    [InlineData("Ba tuần sau bể cạn.", 11, Language.Vietnamese, "1905-07")]
    public void DaysAfterAMonthAreToldByTheMonth(string sentence, int end, Language language, string value)
    {
        var context = new TemporalContext();
        context.Observe(new TimexValue(TimexType.Date, "1905-06"));
        TimexNormalizer.ValueOf(sentence, new TextSpan(0, end), "DATE", language, context).Value!.Value.Should().Be(value);
    }

    /// <summary>The value of the bracketed words in a story of 10 June 1905; null where they are refused.</summary>
    private static string? Value(string marked, string label, Language language)
    {
        var start = marked.IndexOf('[', StringComparison.Ordinal);
        var end = marked.IndexOf(']', StringComparison.Ordinal) - 1;
        var sentence = marked.Replace("[", "", StringComparison.Ordinal).Replace("]", "", StringComparison.Ordinal);
        var context = new TemporalContext();
        context.Observe(new TimexValue(TimexType.Date, "1905-06-10"));
        return TimexNormalizer.ValueOf(sentence, new TextSpan(start, end), label, language, context).Value?.Value;
    }
}
