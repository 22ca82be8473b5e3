using NlpPipeline.Annotations;

namespace NlpPipeline.Normalization;

/// <summary>
/// The day that a letter, a report or a diary entry is written on, told by its head: from it <c>yesterday</c> and <c>this week</c> count
/// (the document creation time of TimeML).
/// </summary>
internal static class Datelines
{
    /// <summary>Only so many units at the head can date the document.</summary>
    private const int Head = 4;

    /// <summary>A head line is short, and in a longer unit the dateline stands at its beginning.</summary>
    private const int LongestLine = 90;
    private const int LongestPlace = 30;

    /// <summary>Looks for the day in the first units of a document and tells it to the context; nothing happens where none is found.</summary>
    public static void Foresee(IReadOnlyList<(string Text, Language Language)> units, TemporalContext context)
    {
        var matches = new List<TimexMatch>();
        for (var i = 0; i < Math.Min(Head, units.Count); i++)
        {
            var (text, language) = units[i];
            if (!text.AsSpan().ContainsAnyInRange('0', '9'))
                continue;
            matches.Clear();
            TimexGrammar.Find(text, language, new TemporalContext { DayFirst = context.DayFirst }, matches);
            for (var k = 0; k < matches.Count; k++)
            {
                if (Day(matches[k].Value) is not { } day)
                    continue;
                var alone = matches.Count == 1 && text.Length <= LongestLine;
                var first = i == 0 && k == 0 && matches[k].Span.Start <= LongestPlace && ClosesHead(text, matches[k].Span.End);
                if (alone || first || (k > 0 && IsToday(text, matches[k - 1], matches[k].Span)))
                {
                    context.SetDateline(day);
                    return;
                }
            }
        }
    }

    /// <summary>A unit that begins with a day opens an entry of that day.</summary>
    public static void Observe(string text, TextSpan span, TimexValue value, TemporalContext context)
    {
        if (span.Start <= 3 && Day(value) is { } day && (span.End >= text.Length - 1 || ClosesHead(text, span.End)))
            context.SetDateline(day);
    }

    private static CalendarDate? Day(TimexValue value) => value is { Type: TimexType.Date, Value.Length: 10 } ? StoryTime.TryRead(value.Value)?.Date : null;

    private static bool ClosesHead(string text, int end)
    {
        while (end < text.Length && text[end] == ' ')
            end++;
        return end == text.Length || text[end] is '.' or ':' or '—' or '–' or '-' or ')' or ']' or '|' or '\n' or ';';
    }

    /// <summary>Today, 5 May 1911; hôm nay là 23 tháng 6 năm 1994.</summary>
    private static bool IsToday(string text, in TimexMatch before, TextSpan date)
    {
        var word = text.AsSpan(before.Span.Start, before.Span.Length);
        return (word.Equals("today", StringComparison.OrdinalIgnoreCase) || word.Equals("hôm nay", StringComparison.OrdinalIgnoreCase))
            && date.Start - before.Span.End <= 6;
    }
}
