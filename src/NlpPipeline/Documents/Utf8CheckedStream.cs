using System.Buffers;
using System.Text.Unicode;
using NlpPipeline.Annotations;

namespace NlpPipeline.Documents;

/// <summary>Passes bytes through and refuses, with its offset, the first that is not UTF-8 (RFC 3629).</summary>
/// <param name="inner">The bytes; closed with this stream.</param>
/// <param name="name">What error messages call them.</param>
internal sealed class Utf8CheckedStream(Stream inner, string name) : Stream
{
    /// <summary>Bytes of a character that the last read cut off.</summary>
    private readonly byte[] tail = new byte[3];

    private int tailLength;
    private long checkedLength;

    public override bool CanRead => true;

    public override bool CanSeek => false;

    public override bool CanWrite => false;

    public override long Length => throw new NotSupportedException();

    public override long Position
    {
        get => throw new NotSupportedException();
        set => throw new NotSupportedException();
    }

    /// <exception cref="InvalidInputException">A byte is not UTF-8; its offset is named.</exception>
    public override int Read(Span<byte> buffer)
    {
        if (buffer.IsEmpty)
            return 0;
        var read = inner.Read(buffer);
        Check(buffer[..read], isFinal: read == 0);
        return read;
    }

    public override int Read(byte[] buffer, int offset, int count) => Read(buffer.AsSpan(offset, count));

    public override void Flush()
    {
    }

    public override long Seek(long offset, SeekOrigin origin) => throw new NotSupportedException();

    public override void SetLength(long value) => throw new NotSupportedException();

    public override void Write(byte[] buffer, int offset, int count) => throw new NotSupportedException();

    protected override void Dispose(bool disposing)
    {
        if (disposing)
            inner.Dispose();
        base.Dispose(disposing);
    }

    private void Check(ReadOnlySpan<byte> bytes, bool isFinal)
    {
        if (isFinal && tailLength > 0)
            Refuse([]);
        while (tailLength > 0 && bytes.Length > 0)
        {
            // The character that was cut off is completed byte by byte.
            ReadOnlySpan<byte> character = [.. tail.AsSpan(0, tailLength), bytes[0]];
            bytes = bytes[1..];
            switch (System.Text.Rune.DecodeFromUtf8(character, out _, out _))
            {
                case OperationStatus.Done:
                    checkedLength += character.Length;
                    tailLength = 0;
                    break;
                case OperationStatus.NeedMoreData:
                    tail[tailLength++] = character[^1];
                    break;
                default:
                    Refuse(bytes);
                    break;
            }
        }

        if (bytes.IsEmpty)
            return;
        var valid = Utf8.IsValid(bytes) ? bytes.Length : ValidLength(bytes);
        var rest = bytes[valid..];
        checkedLength += valid;
        if (rest.IsEmpty)
            return;
        if (System.Text.Rune.DecodeFromUtf8(rest, out _, out _) != OperationStatus.NeedMoreData)
            Refuse(rest);
        rest.CopyTo(tail);
        tailLength = rest.Length;
    }

    private void Refuse(ReadOnlySpan<byte> at)
    {
        var mend = checkedLength == 0 && at.Length >= 2 && (at[0], at[1]) is (0xFF, 0xFE) or (0xFE, 0xFF)
            ? "it looks like UTF-16; convert it to UTF-8"
            : "convert it to UTF-8";
        throw new InvalidInputException($"{name}: not UTF-8 at byte {checkedLength}; {mend}");
    }

    /// <summary>Length of the longest valid beginning that ends between characters.</summary>
    private static int ValidLength(ReadOnlySpan<byte> bytes)
    {
        Span<char> chars = stackalloc char[1024];
        var done = 0;
        while (done < bytes.Length)
        {
            var status = Utf8.ToUtf16(bytes[done..], chars, out var read, out _, replaceInvalidSequences: false, isFinalBlock: true);
            done += read;
            if (status == OperationStatus.InvalidData)
                break;
        }

        return done;
    }
}
