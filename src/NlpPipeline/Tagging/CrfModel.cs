using System.Buffers.Binary;
using System.IO.Hashing;
using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics.X86;
using System.Security.Cryptography;
using System.Text;
using NlpPipeline.Annotations;

namespace NlpPipeline.Tagging;

/// <summary>
/// The weights of a linear-chain conditional random field (Lafferty, McCallum and Pereira 2001): for each feature a row of
/// weights over the tags that it was seen with, and a matrix of tag transitions. Immutable; shared by all threads.
/// </summary>
/// <remarks>
/// File, little-endian: <c>NLPCRF</c>, version (u16), header length (i32), header (UTF-8 lines <c>key: value</c>), weight scale
/// (f32), transitions (f32 × tags²), start weights (f32 × tags), slot count (i32), slots (u32 check, u32 offset), row length
/// (i32), rows (i16: number of pairs, then tag and weight pairs), 1 (i32) and a network (<see cref="TaggingNetwork"/>) or 0, XXH3 (u64,
/// big-endian as its authors write it; Collet 2019) of all that stands before. Each array begins at a multiple of the size of its numbers, so
/// that it can be used where the file is mapped. Weights are 16-bit integers times the scale, so that sums are exact and the same on every
/// machine. Version 2, which is read as well, had no such gaps, no slots of a network, and SHA-256 in the place of XXH3.
/// </remarks>
public sealed class CrfModel
{
    public const ushort Version = 3;

    /// <summary>The oldest version that is read.</summary>
    private const ushort OldestVersion = 2;

    /// <summary>Weights under this are dropped when a model is packed: no decision hangs on them.</summary>
    internal const double Negligible = 0.002;

    /// <summary>Features that are looked up together.</summary>
    private const int Together = 64;

    private static ReadOnlySpan<byte> Magic => "NLPCRF"u8;

    private readonly ModelArray<uint> slots;
    private readonly ModelArray<short> rows;
    private readonly uint mask;

    internal CrfModel(
        IReadOnlyList<string> tags,
        TagScheme? scheme,
        IReadOnlyList<FeatureTemplate> templates,
        float scale,
        float[] transitions,
        float[] starts,
        ModelArray<uint> slots,
        ModelArray<short> rows)
    {
        Tags = tags;
        Scheme = scheme;
        Templates = templates;
        Scale = scale;
        Transitions = transitions;
        Starts = starts;
        this.slots = slots;
        this.rows = rows;
        mask = (uint)(slots.Length / 2) - 1;
    }

    /// <summary>Tag names; for a classifier its classes.</summary>
    public IReadOnlyList<string> Tags { get; }

    /// <summary>How spans are written as tags; null for a classifier (a chain of length one).</summary>
    public TagScheme? Scheme { get; }

    public IReadOnlyList<FeatureTemplate> Templates { get; }

    /// <summary>A network whose scores are added to the chain's; null for the chain alone.</summary>
    public TaggingNetwork? Network { get; private init; }

    internal float Scale { get; }

    /// <summary>Weight of tag j after tag i at [i × tags + j]; negative infinity where it may not follow.</summary>
    internal float[] Transitions { get; }

    /// <summary>Weight of a tag at the start; negative infinity where it may not stand there.</summary>
    internal float[] Starts { get; }

    /// <summary>Number of weights that are kept, transitions aside.</summary>
    public int WeightCount
    {
        get
        {
            var count = 0;
            var all = rows.Span;
            for (var i = 0; i < all.Length; i += 1 + (2 * Math.Max((short)0, all[i])))
                count += Math.Max((short)0, all[i]);
            GC.KeepAlive(this);
            return count;
        }
    }

    /// <summary>
    /// Adds the weights of features, in units of <see cref="Scale"/>, to the scores of their tags. The tables are far larger than the caches near the
    /// processor, so that each look-up waits for memory: all of them are asked for before the first is used, and wait together.
    /// </summary>
    internal void Accumulate(ReadOnlySpan<ulong> features, Span<int> scores)
    {
        Span<uint> offsets = stackalloc uint[Together];
        for (; features.Length > 0; features = features[Math.Min(Together, features.Length)..])
        {
            var part = features[..Math.Min(Together, features.Length)];
            ref var slot = ref MemoryMarshal.GetReference(slots.Span);
            ref var row = ref MemoryMarshal.GetReference(rows.Span);
            foreach (var feature in part)
                Fetch(ref Unsafe.Add(ref slot, 2 * ((uint)feature & mask)));
            var found = 0;
            foreach (var feature in part)
            {
                // A file that was made to look right (its checksum is) must not make the look-up leave its tables; to hold them all against one
                // another when the file is read would take a third of the start of a run.
                if (OffsetOf(feature, ref slot) is var offset && offset - 1 < (uint)rows.Length)
                {
                    Fetch(ref Unsafe.Add(ref row, offset - 1));
                    offsets[found++] = offset;
                }
            }

            foreach (var offset in offsets[..found])
            {
                ref var first = ref Unsafe.Add(ref row, offset - 1);
                int pairs = first;
                if (offset + (2 * pairs) > rows.Length)
                    continue;
                ref var score = ref MemoryMarshal.GetReference(scores);
                for (var k = 0; k < pairs; k++)
                {
                    var tag = (uint)Unsafe.Add(ref first, 1 + (2 * k));
                    if (tag < (uint)scores.Length)
                        Unsafe.Add(ref score, tag) += Unsafe.Add(ref first, 2 + (2 * k));
                }
            }
        }

        // The tables may lie in a mapped file, which goes with the model.
        GC.KeepAlive(this);
    }

    /// <summary>Where a feature's row begins, from 1; 0 where there is none.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private uint OffsetOf(ulong feature, ref uint slot)
    {
        var check = (uint)(feature >> 32);
        for (var i = (uint)feature & mask; ; i = (i + 1) & mask)
        {
            var offset = Unsafe.Add(ref slot, (2 * i) + 1);
            if (offset == 0 || Unsafe.Add(ref slot, 2 * i) == check)
                return offset;
        }
    }

    /// <summary>Asks for memory that will be read; does nothing where the processor has no such wish.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static unsafe void Fetch<T>(ref T place)
        where T : unmanaged
    {
        if (Sse.IsSupported)
            Sse.Prefetch0(Unsafe.AsPointer(ref place));
    }

    /// <summary>Packs trained weights. Rows of the same feature hash are an error of the caller.</summary>
    internal static CrfModel Pack(
        IReadOnlyList<string> tags,
        TagScheme? scheme,
        IReadOnlyList<FeatureTemplate> templates,
        float[] transitions,
        float[] starts,
        IReadOnlyList<(ulong Feature, (int Tag, double Weight)[] Weights)> features,
        double least = Negligible)
    {
        var largest = features.SelectMany(f => f.Weights).Select(w => Math.Abs(w.Weight)).DefaultIfEmpty(1).Max();
        var scale = (float)(Math.Max(largest, 1e-6) / short.MaxValue);
        var kept = new List<(ulong Feature, (int Tag, short Weight)[] Weights)>();
        foreach (var (feature, weights) in features)
        {
            var row = weights.Where(w => Math.Abs(w.Weight) >= Negligible)
                .Select(w => (w.Tag, Weight: (short)Math.Round(w.Weight / scale)))
                .Where(w => w.Weight != 0 && (least <= Negligible || Math.Abs(w.Weight * (double)scale) >= least))
                .ToArray();
            if (row.Length > 0)
                kept.Add((feature, row));
        }

        var capacity = 16;
        while (capacity < kept.Count * 4 / 3)
            capacity *= 2;
        var slots = new uint[capacity * 2];
        var rows = new List<short>();
        foreach (var (feature, weights) in kept)
        {
            var i = (uint)feature & (uint)(capacity - 1);
            while (slots[(2 * i) + 1] != 0)
                i = (i + 1) & (uint)(capacity - 1);
            slots[2 * i] = (uint)(feature >> 32);
            slots[(2 * i) + 1] = (uint)rows.Count + 1;
            rows.Add((short)weights.Length);
            foreach (var (tag, weight) in weights)
            {
                rows.Add((short)tag);
                rows.Add(weight);
            }
        }

        return new CrfModel(
            tags, scheme, templates, scale, transitions, starts, ModelArray<uint>.Of(slots), ModelArray<short>.Of(CollectionsMarshal.AsSpan(rows)));
    }

    /// <summary>The same chain with a network beside it, or without.</summary>
    /// <exception cref="ArgumentException">The network scores another number of tags.</exception>
    internal CrfModel With(TaggingNetwork? network) =>
        network is null || Fits(network, Tags, Scheme)
            ? new CrfModel(Tags, Scheme, Templates, Scale, Transitions, Starts, slots, rows) { Network = network }
            : throw new ArgumentException("the network scores other tags than the chain", nameof(network));

    /// <summary>Writes the model; the same model gives the same bytes.</summary>
    public void Write(string path)
    {
        using var writer = new ModelFileWriter();
        writer.Array(Magic);
        writer.Array<ushort>([Version]);
        var header = new StringBuilder();
        if (Scheme is not null)
        {
            header.Append("encoding: ").Append(Scheme.Encoding == TagEncoding.Bio ? "bio" : "bioes").Append('\n');
            foreach (var label in Scheme.Labels)
                header.Append("label: ").Append(label).Append('\n');
        }
        else
        {
            foreach (var tag in Tags)
                header.Append("class: ").Append(tag).Append('\n');
        }

        foreach (var template in Templates)
            header.Append("template: ").Append(template.Text).Append('\n');
        var bytes = Encoding.UTF8.GetBytes(header.ToString());
        writer.Int(bytes.Length);
        writer.Array<byte>(bytes);
        writer.Array<float>([Scale]);
        writer.Array<float>(Transitions);
        writer.Array<float>(Starts);
        writer.Int(slots.Length);
        writer.Array(slots.Span);
        writer.Int(rows.Length);
        writer.Array(rows.Span);
        writer.Int(Network is null ? 0 : 1);
        Network?.Write(writer);
        writer.WriteTo(path);
        GC.KeepAlive(this);
    }

    /// <summary>Reads a model file.</summary>
    /// <exception cref="InvalidInputException">No such file, not a model, a newer version, or damaged.</exception>
    public static CrfModel Read(string path)
    {
        if (!File.Exists(path))
            throw new InvalidInputException($"{path}: no such model file; name a folder that nlp train wrote");
        var file = ModelFile.Open(path);
        var bytes = file.Span;
        if (bytes.Length < Magic.Length + sizeof(ushort) + sizeof(ulong) || !bytes.StartsWith(Magic))
            throw new InvalidInputException($"{path}: not a model file of this project");
        var version = BinaryPrimitives.ReadUInt16LittleEndian(bytes[Magic.Length..]);
        if (version is < OldestVersion or > Version)
        {
            throw new InvalidInputException(
                $"{path}: model format {version}, this program reads format {Version}; {(version > Version ? "update the program" : "train the model anew")}");
        }

        var sumLength = version == OldestVersion ? SHA256.HashSizeInBytes : sizeof(ulong);
        var end = bytes.Length - sumLength;
        if (end < Magic.Length || !bytes[end..].SequenceEqual(version == OldestVersion ? SHA256.HashData(bytes[..end]) : XxHash3.Hash(bytes[..end])))
            throw new InvalidInputException($"{path}: damaged (its checksum does not match); copy or train it anew");
        var reader = new ModelReader(file, Magic.Length + sizeof(ushort), end, isAligned: version > OldestVersion);
        try
        {
            var model = Read(reader, version);
            if (reader.IsAtEnd)
                return model;
        }
        catch (Exception e) when (e is ArgumentException or IndexOutOfRangeException or OverflowException or EndOfStreamException)
        {
            throw new InvalidInputException($"{path}: damaged (its parts do not fit together); copy or train it anew", e);
        }

        throw new InvalidInputException($"{path}: damaged (its parts do not fit together); copy or train it anew");
    }

    private static CrfModel Read(ModelReader reader, ushort version)
    {
        var encoding = TagEncoding.Bio;
        List<string> labels = [], classes = [];
        List<FeatureTemplate> templates = [];
        foreach (var line in Encoding.UTF8.GetString(reader.Array<byte>(reader.Int()).Span).Split('\n', StringSplitOptions.RemoveEmptyEntries))
        {
            var colon = line.IndexOf(": ", StringComparison.Ordinal);
            var value = line[(colon + 2)..];
            switch (line[..colon])
            {
                case "encoding":
                    encoding = value == "bio" ? TagEncoding.Bio : TagEncoding.Bioes;
                    break;
                case "label":
                    labels.Add(value);
                    break;
                case "class":
                    classes.Add(value);
                    break;
                case "template":
                    templates.Add(FeatureTemplate.Parse(value));
                    break;
            }
        }

        var scheme = classes.Count > 0 ? null : new TagScheme(encoding, labels);
        IReadOnlyList<string> tags = scheme is null ? classes : [.. Enumerable.Range(0, scheme.Count).Select(scheme.NameOf)];
        if (tags.Count is 0 or > short.MaxValue)
            throw new EndOfStreamException();
        var scale = reader.Numbers(1)[0];
        var transitions = reader.Weights(tags.Count * tags.Count);
        var starts = reader.Weights(tags.Count);
        var slots = reader.Array<uint>(reader.Int());
        var rows = reader.Array<short>(reader.Int());
        CheckSlots(slots.Span);
        var network = reader.Int() == 0 ? null : TaggingNetwork.Read(reader, hasIndex: version > OldestVersion);
        return network is null || Fits(network, tags, scheme)
            ? new CrfModel(tags, scheme, templates, scale, transitions, starts, slots, rows) { Network = network }
            : throw new EndOfStreamException();
    }

    /// <summary>A chain's network scores its tags; a classifier's may score further classes after the classifier's own.</summary>
    private static bool Fits(TaggingNetwork network, IReadOnlyList<string> tags, TagScheme? scheme) =>
        scheme is null ? network.Tags >= tags.Count : network.Tags == tags.Count;

    /// <summary>The search for a feature masks its hash to a place and goes on to the first free slot: there must be one.</summary>
    private static void CheckSlots(ReadOnlySpan<uint> slots)
    {
        if (slots.Length < 2 || !BitOperations.IsPow2(slots.Length))
            throw new ArgumentException("the table of slots has another size than a power of two");
        for (var slot = 1; slot < slots.Length; slot += 2)
        {
            if (slots[slot] == 0)
                return;
        }

        throw new ArgumentException("the table of slots has no free one");
    }
}
