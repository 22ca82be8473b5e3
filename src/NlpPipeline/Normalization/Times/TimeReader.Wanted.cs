namespace NlpPipeline.Normalization;

/// <summary>Words that are a time only where the caller says so: the day, dawn, buổi chiều, thuở ấy.</summary>
internal abstract partial class TimeReader
{
    /// <summary>The whole text as a time of the wanted type, where only that type makes it one.</summary>
    protected bool WantedOnly(int i, out TimeNode node)
    {
        node = default;
        return i == 0 && Wanted switch
        {
            TimexType.Date => WantedDate(out node),
            TimexType.Time => WantedTime(out node),
            TimexType.Duration => WantedLength(out node),
            TimexType.Set => WantedSet(out node),
            _ => false,
        };
    }

    /// <summary>What the wanted type decides against every other reading: a habit, a day that is exactly years away.</summary>
    protected bool SettledByLabel(int i, out TimeNode node)
    {
        node = default;
        return (Wanted == TimexType.Set && WantedOnly(i, out node)) || (Wanted == TimexType.Date && i == 0 && CertainDate(out node));
    }

    /// <summary>A date that stands against shorter readings of the same words.</summary>
    protected abstract bool CertainDate(out TimeNode node);

    protected abstract bool WantedDate(out TimeNode node);

    protected abstract bool WantedTime(out TimeNode node);

    protected abstract bool WantedLength(out TimeNode node);

    protected abstract bool WantedSet(out TimeNode node);

    /// <summary>The time that the story has reached, as coarse as a unit.</summary>
    protected static TimeNode OfStory(int to, TimeUnit unit, int shift = 0, TimeAnchor anchor = TimeAnchor.Story) =>
        Point(0, to, new PartialTime { Anchor = anchor, ShiftUnit = unit, Shift = shift }, 0.5f);

    /// <summary>A word in small letters, whether the lexicon knows it or not; empty for other tokens.</summary>
    protected string Word(int i) => W(i) is { Length: > 0 } known ? known : IsWordAt(i) ? Span(i).ToString().ToLowerInvariant() : "";

    /// <summary>The word that stands before the span that is read, in small letters; empty where none does.</summary>
    protected string WordBefore()
    {
        var end = Count > 0 ? T[0].Start : 0;
        while (end > 0 && Text[end - 1] == ' ')
            end--;
        var start = end;
        while (start > 0 && end - start < LongestWordBefore && char.IsLetter(Text[start - 1]))
            start--;
        return Text[start..end].ToLowerInvariant();
    }

    private const int LongestWordBefore = 12;
}
