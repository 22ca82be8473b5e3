using System.Buffers.Binary;
using System.IO.Hashing;

namespace NlpPipeline.Tagging;

/// <summary>
/// All that a gazetteer knows of its files: filled line by line, or read from the index of a model folder, which was written of the same files
/// before. The files stay the truth: an index of others, of another version or with a fault is none.
/// </summary>
/// <remarks>
/// File, little-endian: <c>NLPGAZ</c>, version (u16), hash of the gazetteer files (u64; <see cref="GazetteerFile.HashOf"/>), classes (length in
/// bytes, i32, and text, one a line), entries (count, i32; file, class, first byte of the canonical name, first byte of the names and the byte behind
/// them, i32), known names and phrases (each the slots of a table (count, i32; key, u64, and number, i32) and the values of its states (count,
/// i32; i32)), names of the word lists (as classes), slots of the tables of their words, of the canonical names by spelling and by sound, XXH3 (u64, big-endian) of
/// all that stands before.
/// </remarks>
internal sealed class GazetteerTables
{
    /// <summary>To be raised also when tokens, folded spellings or hashes change: the files would be matched by the old ones.</summary>
    public const ushort Version = 1;

    private static ReadOnlySpan<byte> Magic => "NLPGAZ"u8;

    public required GazetteerEntries Entries { get; init; }

    /// <summary>By name, the first entry that claims it, from 1.</summary>
    public PhraseTrie Names { get; private init; } = new();

    /// <summary>By phrase of several words, the bits of its word lists.</summary>
    public PhraseTrie Phrases { get; private init; } = new();

    public NumberedNames Lists { get; private init; } = new();

    /// <summary>By folded word, the bits of its word lists.</summary>
    public EdgeTable WordLists { get; private init; } = new();

    /// <summary>Canonical names as <see cref="Normalization.Names.NameIndex"/> looks them up; null where that has to make them.</summary>
    public EdgeTable? Spellings { get; set; }

    /// <summary>The same by sound.</summary>
    public EdgeTable? Sounds { get; set; }

    /// <summary>Writes the index of gazetteer files; the same files give the same bytes.</summary>
    /// <param name="files">Those that these tables were filled from, and nothing else.</param>
    public void Write(string path, IEnumerable<GazetteerFile> files)
    {
        ArgumentNullException.ThrowIfNull(Spellings);
        ArgumentNullException.ThrowIfNull(Sounds);
        using var writer = new ModelFileWriter();
        writer.Array(Magic);
        writer.Array<ushort>([Version]);
        writer.Array<ulong>([GazetteerFile.HashOf(files)]);
        Entries.Write(writer);
        Names.Write(writer);
        Phrases.Write(writer);
        Lists.Write(writer);
        WordLists.Write(writer);
        Spellings.Write(writer);
        Sounds.Write(writer);
        writer.WriteTo(path);
    }

    /// <summary>Reads the index of gazetteer files; null where there is none that fits them.</summary>
    public static GazetteerTables? Read(string path, IReadOnlyList<GazetteerFile> files)
    {
        if (!File.Exists(path))
            return null;
        try
        {
            var file = ModelFile.Open(path);
            var bytes = file.Span;
            var head = Magic.Length + sizeof(ushort);
            var end = bytes.Length - sizeof(ulong);
            if (end < head + sizeof(ulong) || !bytes.StartsWith(Magic) || BinaryPrimitives.ReadUInt16LittleEndian(bytes[Magic.Length..]) != Version
                || BinaryPrimitives.ReadUInt64LittleEndian(bytes[head..]) != GazetteerFile.HashOf(files) || !bytes[end..].SequenceEqual(XxHash3.Hash(bytes[..end])))
            {
                return null;
            }

            var reader = new ModelReader(file, head + sizeof(ulong), end, isAligned: true);
            var entries = GazetteerEntries.Read(reader, files);
            var tables = new GazetteerTables
            {
                Entries = entries,
                Names = PhraseTrie.Read(reader, entries.Count),
                Phrases = PhraseTrie.Read(reader, int.MaxValue),
                Lists = NumberedNames.Read(reader),
                WordLists = EdgeTable.Read(reader),
                Spellings = EdgeTable.Read(reader),
                Sounds = EdgeTable.Read(reader),
            };
            return reader.IsAtEnd ? tables : null;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or ArgumentException or OverflowException)
        {
            return null;
        }
    }
}
