using System.Buffers;
using System.Text;
using NlpPipeline.Annotations;

namespace NlpPipeline.Documents;

/// <summary>Reads UTF-8 documents of any size as a row of windows, so that memory does not grow with the file.</summary>
public static class DocumentReader
{
    /// <summary>Size of a window in UTF-16 code units.</summary>
    public const int WindowSize = 1 << 19;

    /// <summary>Smallest window: room for a character and some of the marks on it.</summary>
    public const int SmallestWindow = 8;

    /// <summary>Checks that a file is UTF-8, without keeping it.</summary>
    /// <exception cref="InvalidInputException">The file cannot be read, or a byte is not UTF-8; its offset is named.</exception>
    public static void Validate(string path)
    {
        using var stream = new Utf8CheckedStream(Open(path), path);
        var buffer = ArrayPool<byte>.Shared.Rent(1 << 18);
        try
        {
            while (stream.Read(buffer, 0, buffer.Length) > 0)
            {
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

    /// <summary>The windows of a file. One that <see cref="Validate"/> has passed gives no error half-way.</summary>
    /// <exception cref="InvalidInputException">The file cannot be opened, or a byte is not UTF-8; its offset is named.</exception>
    public static IEnumerable<DocumentWindow> ReadFile(string path) => ReadStream(Open(path), path);

    /// <summary>The windows of UTF-8 bytes, a mark at their beginning left out; closes the stream.</summary>
    /// <param name="name">What error messages call the stream.</param>
    /// <exception cref="InvalidInputException">A byte is not UTF-8; its offset is named.</exception>
    public static IEnumerable<DocumentWindow> ReadStream(Stream stream, string name)
    {
        // The encoding's own mark is looked for, not detected: detection misses a mark of which a pipe gives one or two bytes at first.
        using var reader = new StreamReader(new Utf8CheckedStream(stream, name), new UTF8Encoding(true, true), false, 1 << 16);
        foreach (var window in Read(reader))
            yield return window;
    }

    /// <summary>The windows of a text; an empty text has one empty window.</summary>
    /// <param name="reader">The text; halves of surrogate pairs that stand alone are read as U+FFFD.</param>
    /// <param name="windowSize">Most UTF-16 code units of a window, from <see cref="SmallestWindow"/>.</param>
    public static IEnumerable<DocumentWindow> Read(TextReader reader, int windowSize = WindowSize)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(windowSize, SmallestWindow);
        return Windows(reader, windowSize);
    }

    private static IEnumerable<DocumentWindow> Windows(TextReader reader, int windowSize)
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

    /// <summary>Where a full window ends: after its last empty line, else line, else space, if one stands in its second half; never
    /// between a letter and its marks.</summary>
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

        // What follows the last code unit is not known, so the window ends before it.
        for (var cut = window.Length - 1; cut > half; cut--)
        {
            if (SourceMap.IsBoundary(window, cut))
                return cut;
        }

        return char.IsHighSurrogate(window[^1]) ? window.Length - 1 : window.Length;
    }
}
