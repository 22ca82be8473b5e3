using System.Runtime.CompilerServices;

namespace NlpPipeline.Tagging;

/// <summary>
/// Turns a sentence into feature hashes, token by token, with no string made. Training and tagging share it, so they cannot
/// disagree. One instance a thread.
/// </summary>
internal sealed class FeatureExtractor
{
    private const int Kinds = (int)TokenSequence.LastKind + 1;
    private const int Pad = FeatureTemplate.MaximumOffset;

    private readonly Part[] parts;
    private readonly ulong[] seeds;
    private readonly int[] ends;
    private readonly sbyte[] templateGroups;
    private readonly LexicalAttributes lexical;
    private readonly AttributeKind[] contextKinds;
    private readonly int[] all;
    private readonly int[] loose;
    private readonly int[][] grouped;
    private ulong[] attributes = [];
    private int[] slots = [];
    private int count;

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
        all = [.. Enumerable.Range(0, templates.Count)];
        loose = [.. Enumerable.Range(0, templates.Count).Where(t => templateGroups[t] < 0)];
        Offsets = [.. templateGroups.Where(g => g >= 0).Distinct().Order().Select(g => g - Pad)];
        grouped = [.. Offsets.Select(o => Enumerable.Range(0, templates.Count).Where(t => templateGroups[t] == o + Pad).ToArray())];
        contextKinds = [.. templates.SelectMany(t => t.Parts).Select(p => p.Kind).Where(k => k >= AttributeKind.Glue).Distinct().Order()];
    }

    /// <summary>Offsets of the tokens from whose letters alone some features follow.</summary>
    public IReadOnlyList<int> Offsets { get; }

    /// <summary>What follows from the letters of forms, by form.</summary>
    public LexicalAttributes Lexical => lexical;

    /// <summary>Changes when <see cref="SlotAt"/> begins to give out other numbers for the same forms.</summary>
    public int Generation => lexical.Generation;

    /// <summary>The most features that a token can have.</summary>
    public int MaximumFeatures => seeds.Length;

    /// <summary>Reads the sentence's attributes; <c>Features</c> then gives its tokens' features.</summary>
    public void Begin(TokenSequence sequence)
    {
        count = sequence.Count;
        if (slots.Length < count)
            slots = new int[Math.Max(count, slots.Length * 2)];
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
        var generation = lexical.Generation;
        for (var i = 0; i < count; i++)
        {
            slots[i] = lexical.SlotOf(tokens[i].Of(sequence.Text));
            lexical[slots[i]].CopyTo(attributes.AsSpan((i + Pad) * Kinds));
        }

        if (generation != lexical.Generation)
            Array.Fill(slots, -1); // given out half before and half after a change
        foreach (var kind in contextKinds)
        {
            if (sequence.Get(kind) is not { } row)
                continue;
            for (var i = 0; i < count; i++)
                attributes[((i + Pad) * Kinds) + (int)kind] = row[i];
        }
    }

    /// <summary>A number that stands for the form of a token; -1 where there is none, beyond the ends, say.</summary>
    public int SlotAt(int token) => token < 0 || token >= count ? -1 : slots[token];

    /// <summary>Writes the features that follow from the letters of the token at one of <see cref="Offsets"/>.</summary>
    /// <param name="group">Index into <see cref="Offsets"/>.</param>
    public int GroupFeatures(int token, int group, Span<ulong> into) => Features(token, grouped[group], into);

    /// <summary>Writes the features that <see cref="GroupFeatures"/> gives for no offset.</summary>
    public int LooseFeatures(int token, Span<ulong> into) => Features(token, loose, into);

    [MethodImpl(MethodImplOptions.AggressiveOptimization)]
    private int Features(int token, int[] templates, Span<ulong> into)
    {
        var number = 0;
        var origin = (token + Pad) * Kinds;
        foreach (var t in templates)
        {
            var hash = seeds[t];
            var there = true;
            for (var p = t == 0 ? 0 : ends[t - 1]; p < ends[t]; p++)
            {
                var attribute = attributes[origin + parts[p].Displacement];
                there &= attribute != 0;
                hash = Hash64.Add(hash, attribute);
            }

            if (there)
                into[number++] = Hash64.Finish(hash);
        }

        return number;
    }

    /// <summary>
    /// Writes the feature hashes of a token, with the group of each feature: features of the letters of one token come
    /// together wherever its word stands, so training can treat them as one. The group is the token's offset, from 0; -1 for none.
    /// </summary>
    public int Features(int token, Span<ulong> into, Span<sbyte> groups)
    {
        var total = Features(token, into);
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

        return total;
    }

    /// <summary>Writes the feature hashes of a token and returns how many there are.</summary>
    public int Features(int token, Span<ulong> into) => Features(token, all, into);

    private static sbyte GroupOf(FeatureTemplate template)
    {
        var offsets = template.Parts.Select(p => p.Offset).Distinct().ToList();
        return offsets.Count == 1 && template.Parts.All(p => p.Kind < AttributeKind.Glue) ? (sbyte)(offsets[0] + Pad) : (sbyte)-1;
    }

    private readonly record struct Part(int Displacement);
}
