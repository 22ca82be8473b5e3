using NlpPipeline.Annotations;
using NlpPipeline.Normalization;

namespace NlpPipeline.Tests.Normalization;

/// <summary>A value written in words or digits reads as the value again, in both languages.</summary>
public class TimexRoundTripTests
{
    public static TheoryData<Language, bool> Ways => new()
    {
        { Language.Vietnamese, false }, { Language.Vietnamese, true }, { Language.English, false }, { Language.English, true },
    };

    [Theory]
    [MemberData(nameof(Ways))]
    public void TenThousandRandomDays(Language language, bool words)
    {
        var random = new Random(20_417);
        for (var n = 0; n < 10_000; n++)
        {
            var year = random.Next(1000, 2100);
            var month = random.Next(1, 13);
            var day = random.Next(1, CalendarDate.DaysInMonth(year, month) + 1);
            Check(TimexType.Date, new CalendarDate(year, month, day).ToString(), language, words);
        }
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void MonthsYearsDecadesCenturies(Language language, bool words)
    {
        for (var year = 1000; year < 2096; year++)
        {
            Check(TimexType.Date, $"{year}", language, words);
            Check(TimexType.Date, $"{year}-{(year % 12) + 1:00}", language, words);
            Check(TimexType.Date, $"{year}-{new[] { "SP", "SU", "FA", "WI" }[year % 4]}", language, words);
            Check(TimexType.Date, $"{year}-Q{(year % 4) + 1}", language, words);
            Check(TimexType.Date, $"{year}/{year + 3}", language, words);
            if (year % 10 == 0)
                Check(TimexType.Date, $"{year / 10}", language, words);
            Check(TimexType.Date, $"{year}-{(year % 12) + 1:00}-03/{year + 1}-{(year % 7) + 1:00}-21", language, words);
        }

        for (var century = 0; century < 19; century++)
            Check(TimexType.Date, $"{century:00}", language, words);
        for (var bc = 1; bc < 1000; bc += 7)
            Check(TimexType.Date, $"BC{bc:0000}", language, words);
    }

    [Theory]
    [MemberData(nameof(Ways))]
    public void DurationsAndClocks(Language language, bool words)
    {
        for (var n = 1; n < 1000; n++)
        {
            foreach (var form in (string[])["P{0}Y", "P{0}M", "P{0}W", "P{0}D", "PT{0}H", "PT{0}M"])
                Check(TimexType.Duration, string.Format(System.Globalization.CultureInfo.InvariantCulture, form, n), language, words);
        }

        Check(TimexType.Duration, "PXY", language, words);
        for (var minute = 0; minute < 24 * 60; minute += 5)
        {
            if (minute % 60 == 0 || minute % 60 >= 10)
                Check(TimexType.Time, $"T{minute / 60:00}:{minute % 60:00}", language, words);
        }
    }

    private static void Check(TimexType type, string text, Language language, bool words)
    {
        var value = new TimexValue(type, text);
        var written = words ? TimexWriter.ToWords(value, language) : TimexWriter.ToDigits(value, language);
        TimexParser.TryParse(written, language, null, out var read).Should().BeTrue("'{0}' was written for {1}", written, text);
        (read!.Type, read.Value).Should().Be((type, text), "'{0}' was written for it", written);
    }
}
