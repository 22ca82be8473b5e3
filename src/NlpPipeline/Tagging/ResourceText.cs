using System.Buffers;
using System.Text;

namespace NlpPipeline.Tagging;

/// <summary>Reads a text file of a model whole.</summary>
internal static class ResourceText
{
    /// <summary>What <see cref="File.ReadAllText(string)"/> gives, in less memory where the file is UTF-8.</summary>
    public static string Read(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, bufferSize: 0);
        var length = (int)Math.Min(file.Length, Array.MaxLength);
        var buffer = ArrayPool<byte>.Shared.Rent(length);
        try
        {
            var bytes = buffer.AsSpan(0, file.ReadAtLeast(buffer.AsSpan(0, length), length, throwOnEndOfStream: false));
            return bytes switch
            {
                [0xEF, 0xBB, 0xBF, .. var text] => Encoding.UTF8.GetString(text),
                [0xFE, 0xFF, ..] or [0xFF, 0xFE, ..] or [0, 0, 0xFE, 0xFF, ..] => File.ReadAllText(path),
                _ => Encoding.UTF8.GetString(bytes),
            };
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }
}
