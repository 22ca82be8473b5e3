using FluentAssertions;
using NlpPipeline.Annotations;
using NlpPipeline.Normalization;

namespace NlpPipeline.Tests.Normalization;

/// <summary>Dates of the lunar calendar, years of the cycle of sixty and of reigns, and the calendar of the French Republic.</summary>
public class LunarTimesTests
{
    [Theory]
    [InlineData(2024, 1, 1, "2024-02-10")]
    [InlineData(1968, 1, 1, "1968-01-29")]
    [InlineData(1945, 1, 1, "1945-02-13")]
    [InlineData(1985, 1, 1, "1985-01-21")]
    [InlineData(2007, 1, 1, "2007-02-17")]
    [InlineData(2023, 8, 15, "2023-09-29")]
    [InlineData(1789, 1, 5, "1789-01-30")]
    public void NewYearsAndBattlesThatHistoriansDate(int year, int month, int day, string civil) => Civil(year, month, day, leap: false).Should().Be(civil);

    [Theory]
    [InlineData(2023, 2, 1, "2023-03-22")]
    [InlineData(2020, 4, 1, "2020-05-23")]
    [InlineData(2017, 6, 1, "2017-07-23")]
    public void LeapMonthsFollowTheMonthOfTheirName(int year, int month, int day, string civil) => Civil(year, month, day, leap: true).Should().Be(civil);

    [Fact]
    public void DaysBeforeTheReformAreJulian() => Civil(1288, 3, 8, leap: false).Should().Be("1288-04-09");

    [Fact]
    public void ALunarYearBeginsBetweenLateJanuaryAndLateFebruary()
    {
        for (var year = 1600; year <= 2200; year++)
        {
            var first = Day(year, 1);
            var dayOfYear = first.DayNumber - new CalendarDate(year, 1, 1).DayNumber;
            dayOfYear.Should().BeInRange(18, 53, "the year of {0} begins on {1}", year, first);
        }
    }

    [Fact]
    public void MonthsAreOfTwentyNineOrThirtyDaysTwiceThatWithALeapMonth()
    {
        for (var year = 1600; year <= 2200; year += 3)
        {
            for (var month = 1; month < 12; month++)
                (Day(year, month + 1).DayNumber - Day(year, month).DayNumber).Should().BeOneOf([29, 30, 58, 59, 60], "months {0} and {1} of {2}", month, month + 1, year);
        }
    }

    [Theory]
    [InlineData("mồng 5 tháng giêng năm Kỷ Dậu", "1789", "1789-01-30")]
    [InlineData("đêm rằm tháng tám năm Quý Mão", "2020", "2023-09-29")]
    [InlineData("năm Ất Dậu", "1944", "1945")]
    [InlineData("tháng ba năm Ất Dậu", "1944", "1945")]
    [InlineData("mùa hạ năm Kỷ Mùi", "1795", "1799-SU")]
    [InlineData("mồng một Tết Mậu Thân", "1967", "1968-01-29")]
    [InlineData("Tết Giáp-thìn", "2023", "2024-02-10")]
    [InlineData("đêm giao thừa năm 2024", "2023", "2024-02-09")]
    [InlineData("năm Tự-Đức thứ 36", "1900", "1883")]
    [InlineData("tháng 6 năm Gia Long thứ năm", "1900", "1806")]
    [InlineData("năm Minh Mạng nguyên niên", "1900", "1820")]
    [InlineData("ngày 27 tháng 10 dương lịch năm 1920", "1900", "1920-10-27")]
    [InlineData("16 Pluviôse năm II", "1794", "1794-02-04")]
    [InlineData("18 Brumaire năm VIII", "1799", "1799-11-09")]
    [InlineData("9 Thermidor", "1794-07", "1794-07-27")]
    public void VietnameseTimes(string words, string story, string value) => Read(words, story, Language.Vietnamese).Should().Be(value);

    [Theory]
    [InlineData("14 Frimaire, Year II", "1793", "1793-12-04")]
    [InlineData("the 9th of Thermidor", "1794-07", "1794-07-27")]
    public void RepublicanDaysInEnglish(string words, string story, string value) => Read(words, story, Language.English).Should().Be(value);

    [Theory]
    [InlineData("le 14 Juillet 1935", "1935-07-14")]
    [InlineData("ngày 1er Mai 1936", "1936-05-01")]
    [InlineData("từ 2 đến 7 Août 1931", "1931-08-02/1931-08-07")]
    [InlineData("hôm 28 Février 1930", "1930-02-28")]
    public void FrenchMonthsInTranslatedBooks(string words, string value) => Read(words, null, Language.Vietnamese).Should().Be(value);

    [Fact]
    public void TheYearThatTheDocumentNamesSettlesTheCycle()
    {
        var context = new TemporalContext();
        context.Foresee(["Khoa thi năm Đinh Mùi mở ở kinh thành.", "Bảng vàng năm 1547 còn ghi tên ông."]);
        context.BeginUnit();
        TimexParser.Parse("năm Đinh Mùi", Language.Vietnamese, context).Value.Should().Be("1547");
    }

    [Fact]
    public void TheRepublicKnewNoThirtyFirst()
    {
        var context = new TemporalContext();
        context.Observe(new TimexValue(TimexType.Date, "1794-07-27"));
        var matches = new List<TimexMatch>();
        TimexGrammar.Find("31 Thermidor", Language.Vietnamese, context, matches);
        matches.Should().BeEmpty();
    }

    [Fact]
    public void WithoutAnyYearACycleNameIsNotGuessed() => TimexParser.Parse("năm Canh Tuất", Language.Vietnamese).Value.Should().BeEmpty();

    private static string Read(string words, string? story, Language language)
    {
        var context = new TemporalContext();
        if (story is not null)
            context.Observe(new TimexValue(TimexType.Date, story));
        return TimexNormalizer.ValueOf(words, new TextSpan(0, words.Length), "DATE", language, context).Value!.Value;
    }

    private static CalendarDate Day(int year, int month)
    {
        var (y, m, d) = LunarCalendar.ToCivil(year, month, 1)!.Value;
        return new CalendarDate(y, m, d);
    }

    private static string Civil(int year, int month, int day, bool leap)
    {
        var (y, m, d) = LunarCalendar.ToCivil(year, month, day, leap)!.Value;
        return $"{y:0000}-{m:00}-{d:00}";
    }
}
