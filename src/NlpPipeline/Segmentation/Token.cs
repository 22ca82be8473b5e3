using NlpPipeline.Annotations;

namespace NlpPipeline.Segmentation;

/// <summary>A token of a text, as UTF-16 offsets into it.</summary>
/// <param name="Glued">True where no space stands between this token and the one before it.</param>
public readonly record struct Token(int Start, int End, bool Glued)
{
    public int Length => End - Start;

    public TextSpan Span => new(Start, End);

    public ReadOnlySpan<char> Of(string text) => text.AsSpan(Start, End - Start);
}
