using NlpPipeline.Annotations;

namespace NlpPipeline.Tagging;

/// <summary>How spans are written as one tag a token.</summary>
public enum TagEncoding
{
    /// <summary>B-X begins a span, I-X goes on, O is outside (IOB2; Ramshaw and Marcus 1995).</summary>
    Bio,

    /// <summary>BIO with E-X for the last and S-X for the only token of a span (Ratinov and Roth 2009).</summary>
    Bioes,
}

/// <summary>
/// The tags of a span recognizer: tag 0 is O, then the tags of each label. Knows which tag may follow which, and turns spans
/// into tags and back.
/// </summary>
public sealed class TagScheme
{
    private readonly Dictionary<string, int> labelIndex = [];

    /// <param name="encoding">BIO or BIOES.</param>
    /// <param name="labels">Span labels, distinct; their order is the order of the tags.</param>
    public TagScheme(TagEncoding encoding, IReadOnlyList<string> labels)
    {
        Encoding = encoding;
        Labels = labels;
        for (var i = 0; i < labels.Count; i++)
        {
            if (!labelIndex.TryAdd(labels[i], i))
                throw new ArgumentException($"label {labels[i]} stands twice", nameof(labels));
        }
    }

    public TagEncoding Encoding { get; }

    public IReadOnlyList<string> Labels { get; }

    private int Width => Encoding == TagEncoding.Bio ? 2 : 4;

    /// <summary>The number of tags, O included.</summary>
    public int Count => 1 + (Labels.Count * Width);

    public string NameOf(int tag) => tag == 0 ? "O" : $"{"BIES"[(tag - 1) % Width]}-{Labels[(tag - 1) / Width]}";

    /// <summary>The label of a tag; null for O.</summary>
    public string? LabelOf(int tag) => tag == 0 ? null : Labels[(tag - 1) / Width];

    /// <summary>The tag of a label at a position (B, I, E or S).</summary>
    public int TagOf(string label, char position)
    {
        if (!labelIndex.TryGetValue(label, out var index))
            throw new ArgumentException($"label {label} is none of {string.Join(" ", Labels)}", nameof(label));
        var offset = (Encoding, position) switch
        {
            (TagEncoding.Bio, 'B' or 'S') => 0,
            (TagEncoding.Bio, _) => 1,
            (_, 'B') => 0,
            (_, 'I') => 1,
            (_, 'E') => 2,
            _ => 3,
        };
        return 1 + (index * Width) + offset;
    }

    /// <summary>True where a sequence may begin with <paramref name="tag"/>.</summary>
    public bool MayStart(int tag) => !GoesOn(tag);

    /// <summary>True where a sequence may end with <paramref name="tag"/>.</summary>
    public bool MayEnd(int tag) => !IsOpen(tag);

    /// <summary>True where <paramref name="next"/> may stand right after <paramref name="tag"/>.</summary>
    public bool MayFollow(int tag, int next)
    {
        if (!GoesOn(next))
            return !IsOpen(tag);
        if (tag == 0 || (tag - 1) / Width != (next - 1) / Width)
            return false;
        return Encoding == TagEncoding.Bio || IsOpen(tag);
    }

    /// <summary>Writes spans of token indices as tags.</summary>
    /// <param name="spans">First token, token after the last, and label; must not overlap.</param>
    /// <param name="length">Number of tokens.</param>
    public int[] Encode(IEnumerable<(int Start, int End, string Label)> spans, int length)
    {
        var tags = new int[length];
        foreach (var (start, end, label) in spans)
        {
            for (var i = start; i < end; i++)
                tags[i] = TagOf(label, end - start == 1 ? 'S' : i == start ? 'B' : i == end - 1 ? 'E' : 'I');
        }

        return tags;
    }

    /// <summary>Reads tags as spans of token indices. Tags that break the scheme are read as conlleval reads them: a tag that
    /// cannot go on with the span before it begins a new one.</summary>
    public List<(int Start, int End, string Label)> Decode(ReadOnlySpan<int> tags)
    {
        var spans = new List<(int, int, string)>();
        var start = -1;
        for (var i = 0; i <= tags.Length; i++)
        {
            var tag = i < tags.Length ? tags[i] : 0;
            if (start >= 0 && !(tag != 0 && GoesOn(tag) && LabelOf(tag) == LabelOf(tags[i - 1]) && (Encoding == TagEncoding.Bio || IsOpen(tags[i - 1]))))
            {
                spans.Add((start, i, LabelOf(tags[start])!));
                start = -1;
            }

            if (tag != 0 && start < 0)
                start = i;
        }

        return spans;
    }

    /// <summary>True for a tag that must stand after another of its span: I and E.</summary>
    private bool GoesOn(int tag) => tag != 0 && (tag - 1) % Width is 1 or 2;

    /// <summary>True for a tag that asks for another of its span behind it: B and I of BIOES.</summary>
    private bool IsOpen(int tag) => Encoding == TagEncoding.Bioes && tag != 0 && (tag - 1) % Width is 0 or 1;
}
