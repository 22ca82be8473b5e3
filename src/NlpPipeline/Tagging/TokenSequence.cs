using NlpPipeline.Segmentation;

namespace NlpPipeline.Tagging;

/// <summary>A sentence as the tagger sees it: tokens of a text, with the attributes that its surroundings give them.</summary>
public sealed class TokenSequence
{
    /// <summary>The last kind of attribute.</summary>
    internal const AttributeKind LastKind = AttributeKind.PhraseList;

    private const int FirstContext = (int)AttributeKind.Glue;

    private readonly ulong[]?[] context = new ulong[]?[(int)LastKind + 1 - FirstContext];

    /// <param name="text">The text that the tokens' offsets point into.</param>
    /// <param name="tokens">Tokens in text order.</param>
    public TokenSequence(string text, IReadOnlyList<Token> tokens)
    {
        Text = text;
        Tokens = tokens;
    }

    public string Text { get; }

    public IReadOnlyList<Token> Tokens { get; }

    public int Count => Tokens.Count;

    /// <summary>Sets a context attribute of a token by a small number; 0 means that the token has none.</summary>
    public void Set(AttributeKind kind, int token, int value)
    {
        if (value != 0)
            Row(kind)[token] = LexicalAttributes.Seeded(kind, value);
    }

    /// <summary>Sets a context attribute of a token by a string (a column of a CoNLL file).</summary>
    public void Set(AttributeKind kind, int token, ReadOnlySpan<char> value) => Row(kind)[token] = Hash64.Of(value, (ulong)kind);

    /// <summary>Removes a context attribute from all tokens.</summary>
    public void Clear(AttributeKind kind) => context[(int)kind - FirstContext] = null;

    internal ulong[]? Get(AttributeKind kind) => context[(int)kind - FirstContext];

    private ulong[] Row(AttributeKind kind) => context[(int)kind - FirstContext] ??= new ulong[Count];
}
