using NlpPipeline.Annotations;

namespace NlpPipeline.Normalization;

/// <summary>What a document tells of its times before it is read: the years to come, and whether its numeric dates put the day first.</summary>
internal static class DocumentTimes
{
    private const int FirstYear = 1400;
    private const int LastYear = 2100;

    /// <summary>Years of four digits in a sentence that look like dates, in text order, told to <paramref name="found"/>.</summary>
    public static void FindYears(ReadOnlySpan<char> text, int unit, List<(int Unit, int Year)> found)
    {
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
                continue;
            var end = i;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            if (end - i == 4 && StandsAlone(text, i, end))
            {
                var year = int.Parse(text[i..end], System.Globalization.NumberStyles.None, System.Globalization.CultureInfo.InvariantCulture);
                if (year is >= FirstYear and <= LastYear)
                    found.Add((unit, year));
            }

            i = end;
        }
    }

    /// <summary>
    /// Counts dates such as 27/3/1953 or 27.3: positive where the day must be first, negative where the month must; a day in words
    /// before or after its month tells the writer's habit too.
    /// </summary>
    public static int DayFirstEvidence(ReadOnlySpan<char> text)
    {
        var evidence = 0;
        for (var i = 0; i < text.Length; i++)
        {
            if (!char.IsAsciiDigit(text[i]))
                continue;
            var end = i;
            while (end < text.Length && char.IsAsciiDigit(text[end]))
                end++;
            var glued = i > 0 && (char.IsLetterOrDigit(text[i - 1]) || text[i - 1] is '/' or '.' or '-' or ',');
            if (!glued && end - i <= 2 && end + 1 < text.Length && text[end] is '/' or '.' or '-' && char.IsAsciiDigit(text[end + 1]))
            {
                var second = end + 1;
                var stop = second;
                while (stop < text.Length && char.IsAsciiDigit(text[stop]))
                    stop++;
                // Only with its year is it no fraction or decimal.
                if (stop - second <= 2 && stop + 2 < text.Length && text[stop] == text[end] && char.IsAsciiDigit(text[stop + 1]))
                    evidence += Weigh(Number(text[i..end]), Number(text[second..stop]));
                while (stop < text.Length && (char.IsAsciiDigit(text[stop]) || text[stop] is '/' or '.' or '-'))
                    stop++;
                end = stop;
            }

            i = end;
        }

        return evidence;
    }

    private static int Weigh(int first, int second) => first is > 12 and <= 31 && second is >= 1 and <= 12 ? 1 : second is > 12 and <= 31 && first is >= 1 and <= 12 ? -1 : 0;

    private static int Number(ReadOnlySpan<char> digits)
    {
        var value = 0;
        foreach (var c in digits)
            value = (value * 10) + c - '0';
        return value;
    }

    private static bool StandsAlone(ReadOnlySpan<char> text, int start, int end)
    {
        if (start > 0 && (char.IsLetter(text[start - 1]) || (start > 1 && text[start - 1] is '.' or ',' && char.IsAsciiDigit(text[start - 2]) && text[start - 1] == ',')))
            return false;
        return end >= text.Length || !(text[end] is '%' || char.IsLetter(text[end]) || (end + 1 < text.Length && text[end] is '.' or ',' && char.IsAsciiDigit(text[end + 1])));
    }
}
