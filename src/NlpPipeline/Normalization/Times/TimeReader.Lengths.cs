using System.Text;

namespace NlpPipeline.Normalization;

/// <summary>Lengths told in several parts or as a range of two, read where a duration is wanted: 13 years, nine months and 18 days; từ 30 tháng đến 10 năm.</summary>
internal abstract partial class TimeReader
{
    /// <summary>An amount and its unit, with a half behind it; the token after it, or -1. The unit is none where only the number is said.</summary>
    protected abstract int OneLength(int i, out TimeLength length);

    /// <summary>Whether a word joins the two ends of a range of lengths.</summary>
    protected abstract bool JoinsLengths(int i);

    /// <summary>18 months to three years, [eight and twenty-five years], từ năm đến mười năm: each end in its own unit.</summary>
    protected bool TwoLengths(int i, out TimeNode node)
    {
        node = default;
        var at = OneLength(i, out var first);
        if (at < 0 || at >= Count || !JoinsLengths(at))
            return false;
        if (OneLength(at + 1, out var last) != Count || last.Unit == TimeUnit.None || first.Vague || last.Vague)
            return false;
        if (first.Unit == TimeUnit.None)
            first.Unit = last.Unit;
        node = Fixed(0, Count, TimexType.Duration, DurationForm.Of(first) + "/" + DurationForm.Of(last), 0.8f);
        return true;
    }

    /// <summary>Five years, eleven months and twenty days; 7 ngày 20 giờ 42 phút: three parts or more, each finer than the one before.</summary>
    protected bool ManyLengths(out TimeNode node)
    {
        node = default;
        var (date, clock) = (new StringBuilder(), new StringBuilder());
        var at = 0;
        var before = 0;
        var parts = 0;
        while (at < Count)
        {
            if (parts > 0 && IsMark(at, ','))
                at++;
            if (parts > 0 && Word(at) is "and" or "và")
                at++;
            var end = OneLength(at, out var part);
            var (order, designator) = part.Unit switch
            {
                TimeUnit.Year => (1, 'Y'),
                TimeUnit.Month => (2, 'M'),
                TimeUnit.Week => (3, 'W'),
                TimeUnit.Day => (4, 'D'),
                TimeUnit.Hour => (5, 'H'),
                TimeUnit.Minute => (6, 'M'),
                TimeUnit.Second => (7, 'S'),
                _ => (0, ' '),
            };
            if (end < 0 || order <= before || part.Vague || part.Milli % 1000 != 0)
                return false;
            (order > 4 ? clock : date).Append(System.Globalization.CultureInfo.InvariantCulture, $"{part.Milli / 1000}{designator}");
            (at, before) = (end, order);
            parts++;
        }

        if (parts < 3)
            return false;
        node = Fixed(0, Count, TimexType.Duration, "P" + date + (clock.Length > 0 ? "T" + clock : ""), 0.9f);
        return true;
    }
}
