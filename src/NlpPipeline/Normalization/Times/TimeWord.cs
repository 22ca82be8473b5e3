namespace NlpPipeline.Normalization;

/// <summary>The classes of words that carry a number or a unit; all other words of the grammars have no role but their spelling.</summary>
internal enum TimeRole : byte
{
    None,
    Month,
    Weekday,
    Unit,
    Small,
    Tens,
    Ordinal,
    Season,
    DayPart,
    Decade,
    Word,
}

/// <summary>A word that the grammars know.</summary>
/// <param name="Text">Lower-case spelling that the grammars name it by; one object for all its occurrences.</param>
/// <param name="Value">Month 1 to 12, weekday 1 (Monday) to 7, a <see cref="TimeUnit"/>, a number, a season 1 (spring) to 4, a day part.</param>
/// <param name="Starts">Whether a time may begin here.</param>
internal sealed record TimeWord(string Text, TimeRole Role, int Value, bool Starts)
{
    /// <summary>The readers that can begin with this word; a table of the lexicon, complete once it is built.</summary>
    public TimeReaders Begins { get; set; }

    /// <summary>A time begins here only where a word of times, a number or a mark follows.</summary>
    public bool NeedsTimes { get; set; }
}

/// <summary>A table of words, looked up by a stretch of text without making strings.</summary>
internal sealed class TimeLexicon
{
    private const int LongestWord = 16;
    private readonly Dictionary<string, TimeWord> words = new(StringComparer.Ordinal);
    private readonly Dictionary<string, TimeWord> folded = new(StringComparer.Ordinal);
    private WordTable<TimeWord>? table;

    public IEnumerable<string> Spellings => words.Keys;

    public void Add(TimeRole role, int value, string spellings, bool starts = true)
    {
        foreach (var spelling in spellings.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            words[spelling] = new TimeWord(spelling, role, value, starts);
    }

    /// <summary>Further spellings of a word that is there.</summary>
    public void Alias(string word, string spellings)
    {
        foreach (var spelling in spellings.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            words[spelling] = words[word];
    }

    /// <summary>Which words a reader can begin with; it is not tried at others.</summary>
    public void Begin(TimeReaders readers, string spellings)
    {
        foreach (var spelling in spellings.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            words[spelling].Begins |= readers;
    }

    /// <summary>The words that begin a time only where more of it follows.</summary>
    public void NeedTimes(string spellings)
    {
        foreach (var spelling in spellings.Split(' '))
            words[spelling].NeedsTimes = true;
    }

    /// <summary>All words begin a time only where more of it follows, but for these.</summary>
    public void NeedTimesBut(string spellings)
    {
        foreach (var word in words.Values)
            word.NeedsTimes = true;
        foreach (var spelling in spellings.Split(' '))
            words[spelling].NeedsTimes = false;
    }

    /// <inheritdoc cref="Begin(TimeReaders, string)"/>
    public void Begin(TimeReaders readers, TimeRole role)
    {
        foreach (var word in words.Values)
        {
            if (word.Role == role)
                word.Begins |= readers;
        }
    }

    /// <summary>Spellings without marks, for damaged text: the first word to take a spelling keeps it.</summary>
    public void AddFolded(string spellings)
    {
        foreach (var spelling in spellings.Split(' ', StringSplitOptions.RemoveEmptyEntries))
            folded.TryAdd(Fold(spelling), words[spelling]);
    }

    public TimeWord? Find(ReadOnlySpan<char> text) =>
        (table ??= new WordTable<TimeWord>(words.Select(w => (w.Key, w.Value)))).TryGet(text, out var word) ? word : null;

    /// <summary>The word that this may be when its marks or digits are damage; null where none is.</summary>
    public TimeWord? FindDamaged(ReadOnlySpan<char> text) =>
        text.Length <= LongestWord && folded.TryGetValue(Fold(text.ToString()), out var word) ? word : null;

    /// <summary>The letter without its marks; by table, as normalization needs data that invariant builds leave out.</summary>
    private static char Base(char c)
    {
        if (c < 0x80)
            return c;
        ReadOnlySpan<string> families = ["aàáảãạăằắẳẵặâầấẩẫậ", "eèéẻẽẹêềếểễệ", "iìíỉĩị", "oòóỏõọôồốổỗộơờớởỡợ", "uùúủũụưừứửữự", "yỳýỷỹỵ", "dđ"];
        foreach (var family in families)
        {
            if (family.Contains(c, StringComparison.Ordinal))
                return family[0];
        }

        return c;
    }

    private static string Fold(string text)
    {
        var builder = new System.Text.StringBuilder(text.Length);
        foreach (var c in text)
        {
            if (char.IsLetter(c))
                builder.Append(Base(char.ToLowerInvariant(c)));
        }

        return builder.ToString();
    }
}
