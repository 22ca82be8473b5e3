using System.Text;
using System.Text.Unicode;

namespace NlpPipeline.Fuzzing.Engine;

/// <summary>Bytes as text for parsers that take strings: UTF-8, save that encoded halves of surrogate pairs stay what they are
/// (WTF-8), since strings may hold them; bytes that are neither become U+FFFD.</summary>
public static class LooseText
{
    public static string Of(ReadOnlySpan<byte> bytes)
    {
        if (Utf8.IsValid(bytes))
            return Encoding.UTF8.GetString(bytes);
        var text = new StringBuilder(bytes.Length);
        Span<char> pair = stackalloc char[2];
        while (!bytes.IsEmpty)
        {
            if (bytes is [0xED, >= 0xA0 and <= 0xBF, >= 0x80 and <= 0xBF, ..])
            {
                text.Append((char)(0xD000 | ((bytes[1] & 0x3F) << 6) | (bytes[2] & 0x3F)));
                bytes = bytes[3..];
                continue;
            }

            Rune.DecodeFromUtf8(bytes, out var rune, out var read);
            text.Append(pair[..rune.EncodeToUtf16(pair)]);
            bytes = bytes[Math.Max(1, read)..];
        }

        return text.ToString();
    }
}
