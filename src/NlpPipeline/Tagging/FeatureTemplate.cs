using System.Collections.Frozen;
using System.Globalization;
using NlpPipeline.Annotations;

namespace NlpPipeline.Tagging;

/// <summary>
/// A feature template: attributes of tokens at offsets from the current one, joined. Written
/// <c>word[-1] word[0]</c>; the feature fires where every part is there.
/// </summary>
public sealed class FeatureTemplate
{
    public const int MaximumOffset = 4;

    private static readonly FrozenDictionary<string, AttributeKind> Names = new Dictionary<string, AttributeKind>
    {
        ["word"] = AttributeKind.Word,
        ["lower"] = AttributeKind.Lower,
        ["folded"] = AttributeKind.Folded,
        ["bare"] = AttributeKind.Bare,
        ["shape"] = AttributeKind.Shape,
        ["longshape"] = AttributeKind.LongShape,
        ["kind"] = AttributeKind.Kind,
        ["prefix1"] = AttributeKind.Prefix1,
        ["prefix2"] = AttributeKind.Prefix2,
        ["prefix3"] = AttributeKind.Prefix3,
        ["prefix4"] = AttributeKind.Prefix4,
        ["suffix1"] = AttributeKind.Suffix1,
        ["suffix2"] = AttributeKind.Suffix2,
        ["suffix3"] = AttributeKind.Suffix3,
        ["suffix4"] = AttributeKind.Suffix4,
        ["coarse"] = AttributeKind.ClusterCoarse,
        ["middle"] = AttributeKind.ClusterMiddle,
        ["fine"] = AttributeKind.ClusterFine,
        ["list"] = AttributeKind.WordList,
        ["phrase"] = AttributeKind.PhraseList,
        ["glue"] = AttributeKind.Glue,
        ["language"] = AttributeKind.Language,
        ["gazetteer"] = AttributeKind.Gazetteer,
        ["grammar"] = AttributeKind.Grammar,
        ["case"] = AttributeKind.DocumentCase,
        ["mention"] = AttributeKind.Mention,
        ["left"] = AttributeKind.MentionLeft,
        ["right"] = AttributeKind.MentionRight,
        ["families"] = AttributeKind.MentionFamilies,
        ["column1"] = AttributeKind.Column1,
        ["column2"] = AttributeKind.Column2,
    }.ToFrozenDictionary();

    private FeatureTemplate(string text, (AttributeKind Kind, int Offset)[] parts)
    {
        Text = text;
        Parts = parts;
        Seed = Hash64.Of(text, 0x7E);
    }

    /// <summary>The template as written, parts separated by one space.</summary>
    public string Text { get; }

    internal (AttributeKind Kind, int Offset)[] Parts { get; }

    internal ulong Seed { get; }

    /// <summary>Reads a template; <c>bias</c> is the template that always fires.</summary>
    /// <exception cref="InvalidInputException">An attribute is unknown or an offset is not a number from -4 to 4.</exception>
    public static FeatureTemplate Parse(string text)
    {
        if (text.Trim() == "bias")
            return new FeatureTemplate("bias", []);
        var parts = new List<(AttributeKind, int)>();
        foreach (var part in text.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        {
            var open = part.IndexOf('[', StringComparison.Ordinal);
            if (open <= 0 || part[^1] != ']' || !int.TryParse(part.AsSpan(open + 1, part.Length - open - 2), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var offset)
                || offset is < -MaximumOffset or > MaximumOffset)
            {
                throw new InvalidInputException($"feature template '{text}': '{part}' is not attribute[offset] with an offset from -{MaximumOffset} to {MaximumOffset}");
            }

            if (!Names.TryGetValue(part[..open], out var kind))
            {
                throw new InvalidInputException(
                    $"feature template '{text}': attribute '{part[..open]}' is none of {string.Join(" ", Names.Keys.Order(StringComparer.Ordinal))}");
            }

            parts.Add((kind, offset));
        }

        if (parts.Count == 0)
            throw new InvalidInputException("feature template '' is empty");
        return new FeatureTemplate(string.Join(' ', text.Split(' ', StringSplitOptions.RemoveEmptyEntries)), [.. parts]);
    }

    public override string ToString() => Text;
}
