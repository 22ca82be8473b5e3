using System.Buffers;
using System.Text;
using System.Text.Unicode;
using NlpPipeline.Annotations;

namespace NlpPipeline.Documents;

/// <summary>Reads UTF-8 documents of any size as a row of windows, so that memory does not grow with the file.</summary>
public static class DocumentReader
{
    /// <summary>Size of a window in UTF-16 code units.</summary>
    public const int WindowSize = 1 << 19;

    /// <summary>Checks that a file is UTF-8, without keeping it.</summary>
    /// <exception cref="InvalidInputException">The file cannot be read, or a byte is not UTF-8; its offset is named.</exception>
    public static void Validate(string path)
    {
        using var stream = Open(path);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 20);
        try
        {
            long offset = 0;
            var kept = 0;
            while (true)
            {
                var read = stream.Read(buffer, kept, buffer.Length - kept);
                var length = kept + read;
                var valid = ValidLength(buffer.AsSpan(0, length), isFinal: read == 0);
                if (valid < length && (read == 0 || length - valid >= 4))
                {
                    var mend = offset + valid == 0 && length >= 2 && (buffer[0], buffer[1]) is (0xFF, 0xFE) or (0xFE, 0xFF)
                        ? "it looks like UTF-16; convert it to UTF-8"
                        : "convert the file to UTF-8";
                    throw new InvalidInputException($"{path}: not UTF-8 at byte {offset + valid}; {mend}");
                }

                if (read == 0)
                    return;
                offset += valid;
                kept = length - valid;
                buffer.AsSpan(valid, kept).CopyTo(buffer);
            }
        }
        catch (IOException e)
        {
            throw new InvalidInputException($"{path}: cannot be read ({e.Message.TrimEnd('.')})", e);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The windows of a file that <see cref="Validate"/> has passed.</summary>
    public static IEnumerable<DocumentWindow> ReadFile(string path)
    {
        using var reader = new StreamReader(Open(path), new UTF8Encoding(false, true), true, 1 << 16);
        foreach (var window in Read(reader))
            yield return window;
    }

    /// <summary>The windows of a text; an empty text has one empty window.</summary>
    public static IEnumerable<DocumentWindow> Read(TextReader reader, int windowSize = WindowSize)
    {
        var buffer = new char[windowSize];
        var filled = 0;
        long offset = 0, source = 0;
        while (true)
        {
            var read = reader.ReadBlock(buffer, filled, buffer.Length - filled);
            filled += read;
            var isLast = filled < buffer.Length;
            var cut = isLast ? filled : Cut(buffer.AsSpan(0, filled));
            var (text, map) = SourceMap.Normalize(new string(buffer, 0, cut));
            yield return new DocumentWindow(offset, text, source, map, isLast);
            if (isLast)
                yield break;
            offset += text.Length;
            source += cut;
            Array.Copy(buffer, cut, buffer, 0, filled - cut);
            filled -= cut;
        }
    }

    private static FileStream Open(string path)
    {
        try
        {
            return new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite, 1, FileOptions.SequentialScan);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException(
                e is FileNotFoundException or DirectoryNotFoundException ? $"{path}: no such file" : $"{path}: cannot be read ({e.Message.TrimEnd('.')})", e);
        }
    }

    /// <summary>Where a full window ends: after its last empty line, else line, else space, if one stands in its second half.</summary>
    private static int Cut(ReadOnlySpan<char> window)
    {
        var half = window.Length / 2;
        var at = window[half..].LastIndexOf("\n\n");
        if (at >= 0)
            return half + at + 2;
        at = window[half..].LastIndexOf('\n');
        if (at >= 0)
            return half + at + 1;
        at = window[half..].LastIndexOf(' ');
        if (at >= 0)
            return half + at + 1;
        return char.IsHighSurrogate(window[^1]) ? window.Length - 1 : window.Length;
    }

    private static int ValidLength(ReadOnlySpan<byte> bytes, bool isFinal)
    {
        Span<char> chars = stackalloc char[512];
        if (Utf8.IsValid(bytes))
            return bytes.Length;
        var done = 0;
        while (done < bytes.Length)
        {
            var status = Utf8.ToUtf16(bytes[done..], chars, out var read, out _, replaceInvalidSequences: false, isFinalBlock: isFinal);
            done += read;
            if (status is OperationStatus.InvalidData or OperationStatus.NeedMoreData || (status == OperationStatus.Done && done < bytes.Length && read == 0))
                return done;
        }

        return done;
    }
}
