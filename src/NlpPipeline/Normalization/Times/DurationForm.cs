using System.Globalization;
using System.Text;

namespace NlpPipeline.Normalization;

/// <summary>Writes lengths of time as ISO 8601 durations in the guidelines' way: <c>P3Y</c>, <c>PXD</c>, <c>PT1H30M</c>, <c>P10Y/P25Y</c>.</summary>
internal static class DurationForm
{
    public static string Of(in TimeLength length)
    {
        var first = One(length.Milli, length.Vague, length);
        return length.MaxMilli > 0 ? first + "/" + One(length.MaxMilli, false, length) : first;
    }

    private static string One(long milli, bool vague, in TimeLength length)
    {
        if (vague)
            return Vague(length.Unit);
        if (length.Unit == TimeUnit.Second && milli % 1000 != 0)
            return string.Create(CultureInfo.InvariantCulture, $"PT{milli / 1000m:0.###}S");
        // Half an hour is told in minutes by everyone.
        if (milli == 500 && length is { Unit: TimeUnit.Hour, Unit2: TimeUnit.None })
            return "PT30M";
        // Two and a half years stay years: a half year in months would say more than was said.
        if (milli % 1000 != 0 && milli % 100 == 0 && (milli > 1000 || length.Unit != TimeUnit.Day) && length.Unit2 == TimeUnit.None && DecimalDesignator(length.Unit) is { } designator)
            return string.Create(CultureInfo.InvariantCulture, $"{designator.Prefix}{milli / 1000m:0.#}{designator.Unit}");
        // Years, months, days, hours, minutes, seconds; weeks stand alone.
        Span<long> parts = stackalloc long[6];
        parts.Clear();
        if (length.Unit == TimeUnit.Week && milli % 1000 == 0 && length.Unit2 == TimeUnit.None)
            return string.Create(CultureInfo.InvariantCulture, $"P{milli / 1000}W");
        if (length.Unit == TimeUnit.Fortnight && length.Unit2 == TimeUnit.None)
            return string.Create(CultureInfo.InvariantCulture, $"P{milli * 2 / 1000}W");
        Add(parts, milli, length.Unit);
        if (length.Unit2 != TimeUnit.None)
            Add(parts, length.Milli2, length.Unit2);
        var builder = new StringBuilder("P");
        Append(builder, parts[0], 'Y');
        Append(builder, parts[1], 'M');
        Append(builder, parts[2], 'D');
        if (parts[3] + parts[4] + parts[5] > 0)
        {
            builder.Append('T');
            Append(builder, parts[3], 'H');
            Append(builder, parts[4], 'M');
            Append(builder, parts[5], 'S');
        }

        return builder.Length == 1 ? "P0D" : builder.ToString();
    }

    private static (string Prefix, char Unit)? DecimalDesignator(TimeUnit unit) => unit switch
    {
        TimeUnit.Year => ("P", 'Y'),
        TimeUnit.Month => ("P", 'M'),
        TimeUnit.Week => ("P", 'W'),
        TimeUnit.Day => ("P", 'D'),
        TimeUnit.Hour => ("PT", 'H'),
        TimeUnit.Minute => ("PT", 'M'),
        _ => null,
    };

    private static void Append(StringBuilder builder, long count, char unit)
    {
        if (count > 0)
            builder.Append(count.ToString(CultureInfo.InvariantCulture)).Append(unit);
    }

    private static void Add(Span<long> parts, long milli, TimeUnit unit)
    {
        var (index, scale) = unit switch
        {
            TimeUnit.Century => (0, 100),
            TimeUnit.Decade => (0, 10),
            TimeUnit.Year => (0, 1),
            TimeUnit.Half => (1, 6),
            TimeUnit.Quarter or TimeUnit.Season => (1, 3),
            TimeUnit.Month => (1, 1),
            TimeUnit.Fortnight => (2, 14),
            TimeUnit.Week => (2, 7),
            TimeUnit.Hour => (3, 1),
            TimeUnit.Minute => (4, 1),
            TimeUnit.Second => (5, 1),
            _ => (2, 1),
        };
        var amount = milli * scale;
        ReadOnlySpan<int> finer = [12, 30, 24, 60, 60];
        parts[index] += amount / 1000;
        var rest = amount % 1000;
        while (rest > 0 && index < 5)
        {
            amount = rest * finer[index];
            index++;
            parts[index] += amount / 1000;
            rest = amount % 1000;
        }
    }

    private static string Vague(TimeUnit unit) => unit switch
    {
        TimeUnit.Hour => "PTXH",
        TimeUnit.Minute => "PTXM",
        TimeUnit.Second => "PTXS",
        TimeUnit.Week or TimeUnit.Fortnight => "PXW",
        TimeUnit.Month or TimeUnit.Season or TimeUnit.Quarter => "PXM",
        TimeUnit.Year or TimeUnit.Decade or TimeUnit.Century => "PXY",
        _ => "PXD",
    };
}
