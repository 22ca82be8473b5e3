using System.Diagnostics;
using System.Text;
using NlpPipeline.Annotations;
using NlpPipeline.Normalization;

namespace NlpPipeline.Tests.Normalization;

public class TimexGrammarTests
{
    [Theory]
    [InlineData("Hội nghị họp ngày 7 tháng 11 năm 1917 tại thủ đô.", "ngày 7 tháng 11 năm 1917", "DATE", "1917-11-07")]
    [InlineData("Từ năm 1921 đến năm 1924 họ sống ở đây.", "Từ năm 1921 đến năm 1924", "DATE", "1921/1924")]
    [InlineData("Ông ra đi vào mùa hè 1922 và không trở lại.", "mùa hè 1922", "DATE", "1922-SU")]
    [InlineData("Nạn đói kéo dài ba năm.", "ba năm", "DURATION", "P3Y")]
    [InlineData("Bản án từ 10 đến 25 năm tù.", "từ 10 đến 25 năm", "DURATION", "P10Y/P25Y")]
    [InlineData("Cuối thế kỷ thứ 19 làng này bị bỏ.", "Cuối thế kỷ thứ 19", "DATE", "18")]
    [InlineData("Những năm 30 là thời khó khăn.", "Những năm 30", "DATE", "193")]
    [InlineData("Họ gặp nhau mỗi ngày.", "mỗi ngày", "SET", "P1D")]
    [InlineData("Xe đến lúc 2 giờ sáng.", "2 giờ sáng", "TIME", "T02:00")]
    [InlineData("Vào tháng chạp năm 1939 tuyết rơi.", "tháng chạp năm 1939", "DATE", "1939-12")]
    [InlineData("Lễ được tổ chức mồng 5 tháng giêng năm 1789.", "mồng 5 tháng giêng năm 1789", "DATE", "1789-01-05")]
    [InlineData("Ngày 3 và 5 tháng 9 năm 1918 có hai cuộc họp.", "Ngày 3 và 5 tháng 9 năm 1918", "DATE", "1918-09-03/1918-09-05")]
    [InlineData("Nước Văn Lang mất năm 257 trước Công nguyên.", "năm 257 trước Công nguyên", "DATE", "BC0257")]
    [InlineData("Thượng tuần tháng ba năm 1945 lính kéo đến.", "Thượng tuần tháng ba năm 1945", "DATE", "1945-03")]
    [InlineData("Các năm 1936, 1937 và 1938 đều mất mùa.", "Các năm 1936, 1937 và 1938", "DATE", "1936/1938")]
    [InlineData("Cờ bay trên nóc hầm chiều 7-5-1954 giữa lòng chảo.", "chiều 7-5-1954", "DATE", "1954-05-07")]
    [InlineData("Ông bị xử rạng sáng ngày 5 tháng 8 năm 1947.", "rạng sáng ngày 5 tháng 8 năm 1947", "DATE", "1947-08-05")]
    [InlineData("Chợ họp mỗi thứ tư ở đầu làng.", "mỗi thứ tư", "SET", "XXXX-WXX-3")]
    [InlineData("Phiên họp thứ năm hàng tuần đã bỏ.", "thứ năm hàng tuần", "SET", "XXXX-WXX-4")]
    [InlineData("Số liệu quý III năm 2023 vừa ra.", "quý III năm 2023", "DATE", "2023-Q3")]
    [InlineData("Họ nổi dậy vào lễ Phục sinh năm 1916 ở Dublin.", "lễ Phục sinh năm 1916", "DATE", "1916-04-23")]
    public void Vietnamese(string sentence, string span, string label, string value) => Expect(sentence, Language.Vietnamese, span, label, value);

    [Theory]
    [InlineData("The court met on 1st December, 1934 in the old hall.", "1st December, 1934", "DATE", "1934-12-01")]
    [InlineData("He was born in the autumn of 1926 near the river.", "the autumn of 1926", "DATE", "1926-FA")]
    [InlineData("The mill closed between 1918 and 1922.", "between 1918 and 1922", "DATE", "1918/1922")]
    [InlineData("She served a 5-year term.", "5-year", "DURATION", "P5Y")]
    [InlineData("Trade grew in the 1930s.", "the 1930s", "DATE", "193")]
    [InlineData("Letters came every night.", "every night", "SET", "P1D")]
    [InlineData("The siege lasted four weeks.", "four weeks", "DURATION", "P4W")]
    [InlineData("In the season of 1908-09 the harbour froze.", "1908-09", "DATE", "1908/1909")]
    [InlineData("The war of the late twenties and early thirties.", "the late twenties and early thirties", "DATE", "192/193")]
    [InlineData("Caesar died on 15 March 44 BC.", "15 March 44 BC", "DATE", "BC0044-03-15")]
    [InlineData("It fell in the twentieth century.", "the twentieth century", "DATE", "19")]
    [InlineData("The train left at noon.", "noon", "TIME", "T12:00")]
    [InlineData("They arrived on the 1st of December, 1934.", "the 1st of December, 1934", "DATE", "1934-12-01")]
    [InlineData("Sales fell in the second quarter of 1998.", "the second quarter of 1998", "DATE", "1998-Q2")]
    [InlineData("Shops were wrecked on the night of November 9-10, 1938 everywhere.", "the night of November 9-10, 1938", "DATE", "1938-11-09/1938-11-10")]
    [InlineData("They met on November 9 and 10, 1938 in Berlin.", "November 9 and 10, 1938", "DATE", "1938-11-09/1938-11-10")]
    [InlineData("It fell in May/June 1940 to the army.", "May/June 1940", "DATE", "1940-05/1940-06")]
    [InlineData("The winter of 1936-37 was mild.", "The winter of 1936-37", "DATE", "1936-WI")]
    [InlineData("Tiles of c. 1350 from the abbey.", "1350", "DATE", "1350")]
    [InlineData("A chalice, c.1350, and a cross.", "1350", "DATE", "1350")]
    [InlineData("The tower is of circa 1350 or later.", "1350", "DATE", "1350")]
    [InlineData("Caesar was stabbed in 44 B.C., they say.", "44 B.C.", "DATE", "BC0044")]
    [InlineData("A manuscript of the XVII century lay there.", "XVII century", "DATE", "16")]
    [InlineData("They dropped on the night of 5/6 June 1944 in gliders.", "5/6 June 1944", "DATE", "1944-06-05/1944-06-06")]
    [InlineData("He was stabbed in 44 B.C.E. by friends.", "44 B.C.E.", "DATE", "BC0044")]
    public void English(string sentence, string span, string label, string value) => Expect(sentence, Language.English, span, label, value);

    [Theory]
    [InlineData("He may come, and they march on.")]
    [InlineData("Chapter 4:3 lists 1,937 men.")]
    [InlineData("I second that motion.")]
    public void NothingIsFoundWhereNoTimeIsMeant(string sentence)
    {
        var matches = new List<TimexMatch>();
        TimexGrammar.Find(sentence, Language.English, new TemporalContext(), matches);
        matches.Should().BeEmpty();
    }

    [Theory]
    [InlineData("next Tuesday", "2013-02-19")]
    [InlineData("3 days ago", "2013-02-09")]
    [InlineData("last month", "2013-01")]
    [InlineData("in two weeks", "2013-02-26")]
    [InlineData("this weekend", "2013-W07-WE")]
    [InlineData("Easter", "2013-03-31")]
    public void EnglishCountsFromTheReference(string text, string value) =>
        TimexParser.Parse(text, Language.English, Reference()).Value.Should().Be(value);

    [Theory]
    [InlineData("thứ hai tuần sau", "2013-02-18")]
    [InlineData("cuối tuần này", "2013-W07-WE")]
    [InlineData("cách đây 3 ngày", "2013-02-09")]
    [InlineData("hôm qua", "2013-02-11")]
    [InlineData("năm ngoái", "2012")]
    public void VietnameseCountsFromTheReference(string text, string value) =>
        TimexParser.Parse(text, Language.Vietnamese, Reference()).Value.Should().Be(value);

    [Fact]
    public void TheStoryGivesTheYear()
    {
        var context = new TemporalContext();
        context.Observe(TimexParser.Parse("ngày 25 tháng 10 năm 1917", Language.Vietnamese));
        TimexParser.Parse("ngày 12 tháng 12", Language.Vietnamese, context).Value.Should().Be("1917-12-12");
        TimexParser.Parse("hôm sau", Language.Vietnamese, context).Value.Should().Be("1917-10-26");
        TimexParser.Parse("ba tháng trước đó", Language.Vietnamese, context).Value.Should().Be("1917-07");
        TimexParser.Parse("two years later", Language.English, context).Value.Should().Be("1919");
        TimexParser.Parse("the next night", Language.English, context).Value.Should().Be("1917-10-26");
        TimexParser.Parse("ngày 12 tháng 12", Language.Vietnamese).Value.Should().Be("XXXX-12-12");
    }

    [Fact]
    public void AnEarlierBareYearIsAnAsideForTheMonthsThatFollow()
    {
        var context = new TemporalContext();
        context.Observe(new TimexValue(TimexType.Date, "1921-06-11"));
        context.Observe(new TimexValue(TimexType.Date, "1913"));
        TimexParser.Parse("ngày 4 tháng 7", Language.Vietnamese, context).Value.Should().Be("1921-07-04");
        TimexParser.Parse("năm sau", Language.Vietnamese, context).Value.Should().Be("1914");
    }

    [Theory]
    [InlineData("12/03/1938", Language.Vietnamese, null, "1938-03-12")]
    [InlineData("12/03/1938", Language.English, null, "1938-12-03")]
    [InlineData("27/03/1938", Language.English, null, "1938-03-27")]
    [InlineData("12/03/1938", Language.English, true, "1938-03-12")]
    public void SlashedDatesFollowLanguageAndHabit(string text, Language language, bool? dayFirst, string value) =>
        TimexParser.Parse(text, language, new TemporalContext { DayFirst = dayFirst }).Value.Should().Be(value);

    [Fact]
    public void ABadReferenceDateIsNamed()
    {
        var read = () => TemporalContext.ReadReference("12 Feb 2013");
        read.Should().Throw<InvalidInputException>().WithMessage("*12 Feb 2013*2013-02-12*");
    }

    [Fact]
    public void AQuotationsTimesEndWithIt()
    {
        var context = new TemporalContext();
        context.Observe(new TimexValue(TimexType.Date, "1937-05"));
        context.OpenQuotation();
        context.Observe(new TimexValue(TimexType.Date, "1905"));
        context.CloseQuotation();
        TimexParser.Parse("tháng 6", Language.Vietnamese, context).Value.Should().Be("1937-06");
    }

    [Fact]
    public void TheLongerTheSilenceTheLessSureIsTheYear()
    {
        var context = new TemporalContext();
        context.Observe(new TimexValue(TimexType.Date, "1937"));
        const string Sentence = "ngày 3 tháng 5";
        var span = new TextSpan(0, Sentence.Length);
        var near = TimexNormalizer.ValueOf(Sentence, span, "DATE", Language.Vietnamese, context);
        for (var i = 0; i < 20; i++)
            context.BeginUnit();
        var far = TimexNormalizer.ValueOf(Sentence, span, "DATE", Language.Vietnamese, context);
        near.Value!.Value.Should().Be("1937-05-03");
        far.Confidence.Should().BeLessThan(near.Confidence);
    }

    [Fact]
    public void DamagedWordsAreReadInASpanThatIsKnownToBeATime()
    {
        const string Sentence = "ngày 5 than1g 12 nam 1965";
        TimexNormalizer.ValueOf(Sentence, new TextSpan(0, Sentence.Length), "DATE", Language.Vietnamese, new TemporalContext())
            .Value!.Value.Should().Be("1965-12-05");
    }

    [Fact]
    public void AnImpossibleDayKeepsItsValueAndHasNoInterval()
    {
        var value = TimexParser.Parse("ngày 31 tháng 2 năm 1938", Language.Vietnamese);
        value.Value.Should().Be("1938-02-31");
        value.Interval.Should().BeNull();
    }

    [Fact]
    public void IntervalsCompareAndMeet()
    {
        var spring = TimexParser.Parse("mùa xuân năm 1921", Language.Vietnamese).Interval!.Value;
        var april = TimexParser.Parse("April 1921", Language.English).Interval!.Value;
        var year = TimexParser.Parse("1922", Language.English).Interval!.Value;
        spring.Contains(april).Should().BeTrue();
        april.CompareTo(year).Should().BeNegative();
        spring.Intersect(year).Should().BeNull();
        TimexParser.Parse("44 BC", Language.English).Interval!.Value.Earliest!.Value.Year.Should().Be(-43);
        TimexParser.Parse("cuối năm 1920", Language.Vietnamese).Interval!.Value.Earliest!.Value.Month.Should().BeGreaterThan(7);
    }

    public static TheoryData<string, Language> Floods => new()
    {
        { "năm ", Language.Vietnamese }, { "1937-", Language.Vietnamese }, { "từ năm 1937 đến ", Language.Vietnamese }, { "9", Language.Vietnamese },
        { "ngày 3 và ", Language.Vietnamese }, { "hai mươi ", Language.Vietnamese }, { "1.000.", Language.English }, { "the ", Language.English },
        { "from 1937 to ", Language.English }, { "1937-38-", Language.English }, { "March and ", Language.English }, { "in the ", Language.English },
        { "last ", Language.English }, { "twenty ", Language.English }, { "\uD800", Language.English }, { "between 3 and ", Language.English },
    };

    [Theory]
    [MemberData(nameof(Floods))]
    public void AMegabyteOfOneThingIsReadInLinearTime(string piece, Language language)
    {
        var flood = new StringBuilder();
        while (flood.Length < 1_000_000)
            flood.Append(piece);
        var watch = Stopwatch.StartNew();
        var matches = new List<TimexMatch>();
        TimexGrammar.Find(flood.ToString(), language, new TemporalContext(), matches);
        watch.Elapsed.Should().BeLessThan(TimeSpan.FromSeconds(60), "the scanner looks ahead by a bounded number of tokens; a quadratic one takes hours");
        for (var i = 1; i < matches.Count; i++)
        {
            if (matches[i].Span.Start < matches[i - 1].Span.End)
                Assert.Fail($"{matches[i]} overlaps {matches[i - 1]}");
        }
    }

    [Fact]
    public void NoInputThrows()
    {
        string[] pieces =
        [
            "năm", "tháng", "ngày", "1937", "12", "/", "-", ":", "3", "đến", "từ", "thế kỷ", "giờ", "sáng", "May", "the", "last", "of", "week", "Monday", "first", "0", "99",
            "quarter", "half", "past", "hai", "mươi", "rưỡi", "trước", "sau", "in", "ago", "every", "9999", "00", "31", "'", "s", "st", "BC", "mùa", "đông", "next", "and", ",",
            "thứ", "tuần", "noon", "February", "30", "hours", "century", "decade", "from", "to", "TCN", "10000000000", "fifth", "weekend", "cách đây", "nửa", "đầu", "quý", "starting",
        ];
        var random = new Random(7);
        var matches = new List<TimexMatch>();
        for (var n = 0; n < 30_000; n++)
        {
            var text = string.Join(random.Next(3) == 0 ? "" : " ", Enumerable.Range(0, random.Next(1, 9)).Select(_ => pieces[random.Next(pieces.Length)]));
            foreach (var language in (Language[])[Language.Vietnamese, Language.English])
            {
                matches.Clear();
                var context = new TemporalContext(n % 2 == 0 ? new DateTime(2013, 2, 12, 4, 30, 0) : null);
                if (n % 3 == 0)
                    context.Observe(new TimexValue(TimexType.Date, "9999-12-31"));
                try
                {
                    TimexGrammar.Find(text, language, context, matches);
                    _ = matches.Select(m => m.Value.Interval).ToList();
                    foreach (var label in (string[])["DATE", "DURATION"])
                        TimexNormalizer.ValueOf(text, new TextSpan(0, text.Length), label, language, context);
                }
                catch (Exception e)
                {
                    Assert.Fail($"'{text}' in {language}: {e}");
                }
            }
        }
    }

    private static TemporalContext Reference() => new(TemporalContext.ReadReference("2013-02-12T04:30:00"));

    private static void Expect(string sentence, Language language, string span, string label, string value)
    {
        var matches = new List<TimexMatch>();
        TimexGrammar.Find(sentence, language, new TemporalContext(), matches);
        matches.Select(m => (m.Span.Of(sentence).ToString(), m.Label, m.Value.Value)).Should().Equal((span, label, value));
    }
}
