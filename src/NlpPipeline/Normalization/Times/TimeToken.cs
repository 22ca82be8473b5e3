namespace NlpPipeline.Normalization;

internal enum TokenKind : byte
{
    Word,
    Number,
    Mark,
}

/// <summary>A run of letters, a run of digits, or one other character that is not blank.</summary>
internal struct TimeToken
{
    public int Start;
    public int End;
    public TokenKind Kind;

    /// <summary>No blank stands before it.</summary>
    public bool Glued;

    /// <summary>The character of a mark; the first letter of a word.</summary>
    public char First;

    /// <summary>The value of a run of at most nine digits, else -1.</summary>
    public int Number;

    /// <summary>The known word; null for marks, numbers and words without a part in times.</summary>
    public TimeWord? Word;

    public readonly int Length => End - Start;
}
