using System.Runtime.CompilerServices;

namespace NlpPipeline.Tagging;

/// <summary>
/// Turns a sentence into feature hashes, token by token, with no string made. Training and tagging share it, so they cannot
/// disagree. One instance a thread.
/// </summary>
internal sealed class FeatureExtractor
{
    private const int Kinds = (int)AttributeKind.Column2 + 1;
    private const int Pad = FeatureTemplate.MaximumOffset;

    private readonly Part[] parts;
    private readonly ulong[] seeds;
    private readonly int[] ends;
    private readonly sbyte[] templateGroups;
    private readonly LexicalAttributes lexical;
    private readonly AttributeKind[] contextKinds;
    private ulong[] attributes = [];

    public FeatureExtractor(IReadOnlyList<FeatureTemplate> templates, LexicalResources resources)
    {
        lexical = new LexicalAttributes(resources);
        seeds = [.. templates.Select(t => t.Seed)];
        parts = [.. templates.SelectMany(t => t.Parts).Select(p => new Part((p.Offset * Kinds) + (int)p.Kind))];
        ends = new int[templates.Count];
        var end = 0;
        for (var i = 0; i < ends.Length; i++)
            ends[i] = end += templates[i].Parts.Length;
        templateGroups = [.. templates.Select(GroupOf)];
        contextKinds = [.. templates.SelectMany(t => t.Parts).Select(p => p.Kind).Where(k => k >= AttributeKind.Glue).Distinct().Order()];
    }

    /// <summary>The most features that a token can have.</summary>
    public int MaximumFeatures => seeds.Length;

    /// <summary>Reads the sentence's attributes; <c>Features</c> then gives its tokens' features.</summary>
    public void Begin(TokenSequence sequence)
    {
        var count = sequence.Count;
        var size = (count + (2 * Pad)) * Kinds;
        if (attributes.Length < size)
            attributes = new ulong[Math.Max(size, attributes.Length * 2)];
        attributes.AsSpan(0, size).Clear();
        for (var i = 0; i < Pad; i++)
        {
            // Beyond the ends stand boundary words, one for each distance, so that templates can tell where the sentence ends.
            attributes[(Pad - 1 - i) * Kinds] = LexicalAttributes.Seeded(AttributeKind.Word, -1 - i);
            attributes[((Pad - 1 - i) * Kinds) + (int)AttributeKind.Lower] = LexicalAttributes.Seeded(AttributeKind.Lower, -1 - i);
            attributes[(Pad + count + i) * Kinds] = LexicalAttributes.Seeded(AttributeKind.Word, -11 - i);
            attributes[((Pad + count + i) * Kinds) + (int)AttributeKind.Lower] = LexicalAttributes.Seeded(AttributeKind.Lower, -11 - i);
        }

        var tokens = sequence.Tokens;
        for (var i = 0; i < count; i++)
            lexical.Of(tokens[i].Of(sequence.Text)).CopyTo(attributes.AsSpan((i + Pad) * Kinds));
        foreach (var kind in contextKinds)
        {
            if (sequence.Get(kind) is not { } row)
                continue;
            for (var i = 0; i < count; i++)
                attributes[((i + Pad) * Kinds) + (int)kind] = row[i];
        }
    }

    /// <summary>
    /// Writes the feature hashes of a token, with the group of each feature: features of the letters of one token come
    /// together wherever its word stands, so training can treat them as one. The group is the token's offset, from 0; -1 for none.
    /// </summary>
    public int Features(int token, Span<ulong> into, Span<sbyte> groups)
    {
        var count = Features(token, into);
        var number = 0;
        var origin = (token + Pad) * Kinds;
        for (var t = 0; t < seeds.Length; t++)
        {
            var there = true;
            for (var p = t == 0 ? 0 : ends[t - 1]; p < ends[t]; p++)
                there &= attributes[origin + parts[p].Displacement] != 0;
            if (there)
                groups[number++] = templateGroups[t];
        }

        return count;
    }

    /// <summary>Writes the feature hashes of a token and returns how many there are.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    public int Features(int token, Span<ulong> into)
    {
        var count = 0;
        var origin = (token + Pad) * Kinds;
        var p = 0;
        for (var t = 0; t < seeds.Length; t++)
        {
            var hash = seeds[t];
            var end = ends[t];
            var there = true;
            for (; p < end; p++)
            {
                var attribute = attributes[origin + parts[p].Displacement];
                there &= attribute != 0;
                hash = Hash64.Add(hash, attribute);
            }

            if (there)
                into[count++] = Hash64.Finish(hash);
        }

        return count;
    }

    private static sbyte GroupOf(FeatureTemplate template)
    {
        var offsets = template.Parts.Select(p => p.Offset).Distinct().ToList();
        return offsets.Count == 1 && template.Parts.All(p => p.Kind < AttributeKind.Glue) ? (sbyte)(offsets[0] + Pad) : (sbyte)-1;
    }

    private readonly record struct Part(int Displacement);
}
