using NlpPipeline.Annotations;
using NlpPipeline.Normalization;
using NlpPipeline.Segmentation;
using NlpPipeline.Tagging;

namespace NlpPipeline.Recognition;

/// <summary>A sentence to be analysed: a stretch of a text.</summary>
/// <param name="Text">The text that holds the unit.</param>
/// <param name="Span">Where the unit stands in <paramref name="Text"/>.</param>
/// <param name="BeginsParagraph">True where a line or paragraph begins with the unit.</param>
public sealed record Unit(string Text, TextSpan Span, Language Language, bool BeginsParagraph)
{
    /// <summary>The unit as a string of its own.</summary>
    public string Sentence { get; } = Span.Start == 0 && Span.End == Text.Length ? Text : Text[Span.Start..Span.End];
}

/// <summary>A unit with its tokens and what its document says of them; token offsets are in the unit's own string.</summary>
public sealed class UnitContext
{
    internal UnitContext(Unit unit)
    {
        Unit = unit;
        Tokens = Tokenizer.Tokenize(unit.Sentence);
        Sequence = new TokenSequence(unit.Sentence, Tokens);
    }

    public Unit Unit { get; }

    public List<Token> Tokens { get; }

    public TokenSequence Sequence { get; }

    /// <summary>Known names in the unit.</summary>
    public List<GazetteerMatch> Names { get; } = [];

    /// <summary>Numbers that the grammar proposes.</summary>
    internal List<NumberMatch> GrammarNumbers { get; } = [];

    /// <summary>Times that the grammar proposes, read without any context.</summary>
    internal List<TimexMatch> GrammarTimes { get; } = [];

    /// <summary>The tokens that a stretch of the unit covers, end exclusive; edges inside a token take the whole token.</summary>
    public (int Start, int End) TokensOf(TextSpan span)
    {
        var start = 0;
        while (start < Tokens.Count && Tokens[start].End <= span.Start)
            start++;
        var end = start;
        while (end < Tokens.Count && Tokens[end].Start < span.End)
            end++;
        return (start, end);
    }

    /// <summary>The stretch of the unit from one token to another, end exclusive.</summary>
    public TextSpan SpanOf(int start, int end) => new(Tokens[start].Start, Tokens[end - 1].End);

    /// <summary>Sets an attribute on the tokens of a span: the class times four, plus its place (B, I, E or S).</summary>
    public void Mark(AttributeKind kind, int start, int end, int @class)
    {
        for (var i = start; i < end; i++)
            Sequence.Set(kind, i, (@class * 4) + (end - start == 1 ? 3 : i == start ? 0 : i == end - 1 ? 2 : 1));
    }
}
