using System.Buffers.Binary;
using System.IO.Hashing;
using System.Text;

namespace NlpPipeline.Tagging;

/// <summary>A gazetteer file.</summary>
/// <param name="Path">Where it was read.</param>
/// <param name="Bytes">As they stand in the file.</param>
internal sealed record GazetteerFile(string Path, byte[] Bytes)
{
    /// <summary>What <see cref="File.ReadAllText(string)"/> gives, in UTF-8; a byte order mark of UTF-8 is left in.</summary>
    public byte[] Text { get; } = Bytes switch
    {
        [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..] or [0, 0, 0xFE, 0xFF, ..] => Encoding.UTF8.GetBytes(new StreamReader(new MemoryStream(Bytes)).ReadToEnd()),
        _ => Bytes,
    };

    /// <summary>Reads files in ordinal order of their names.</summary>
    public static List<GazetteerFile> ReadAll(IEnumerable<string> paths) =>
        [.. paths.Order(StringComparer.Ordinal).Select(p => new GazetteerFile(p, File.ReadAllBytes(p)))];

    /// <summary>Stands for the names and bytes of files in their order.</summary>
    public static ulong HashOf(IEnumerable<GazetteerFile> files)
    {
        var hash = new XxHash3();
        Span<byte> lengths = stackalloc byte[2 * sizeof(int)];
        foreach (var file in files)
        {
            var name = Encoding.UTF8.GetBytes(System.IO.Path.GetFileName(file.Path));
            BinaryPrimitives.WriteInt32LittleEndian(lengths, name.Length);
            BinaryPrimitives.WriteInt32LittleEndian(lengths[sizeof(int)..], file.Bytes.Length);
            hash.Append(lengths);
            hash.Append(name);
            hash.Append(file.Bytes);
        }

        return hash.GetCurrentHashAsUInt64();
    }
}
