using System.Text;
using NlpPipeline.Annotations;
using NlpPipeline.Documents;
using NlpPipeline.Fuzzing.Engine;

namespace NlpPipeline.Fuzzing.Targets;

/// <summary>Bytes to windows of NFC text: refused exactly where they are no UTF-8, and nothing of the text is lost.</summary>
internal sealed class Utf8Target() : FuzzTarget(
    "utf8",
    "Năm 1937, ở Liên-Xô, hơn 6000 sĩ quan bị xử bắn.\n\nIn 1937 350 people were shot.\r\n",
    "e\u0302\u0301a\u0323\u0302 o\u031B\u0309 \u1100\u1161\u11A8 \U0001F600 \u212B\u0344\n",
    "\uFEFFMột dòng.\u2028Hai dòng.\u0085")
{
    private static readonly UTF8Encoding Strict = new(false, true);

    public override (long Fixed, long PerByte) Memory => (64L << 20, 20000);

    public override void Run(byte[] input, Shape shape)
    {
        var expected = Decoded(input);
        List<DocumentWindow> windows;
        try
        {
            windows = [.. DocumentReader.ReadStream(new SlowStream(input), "input")];
        }
        catch (InvalidInputException) when (expected is not null)
        {
            throw new BrokenInvariantException("UTF-8 is read");
        }

        Require(expected is not null, "what is not UTF-8 is refused");
        var text = string.Concat(windows.Select(w => w.Text));
        Require(text == expected!.Replace('\uFFFE', '\uFFFD').Normalize(NormalizationForm.FormC), "the windows are the text in NFC");
        Check(windows, shape);
        var loose = LooseText.Of(input);
        foreach (var size in (ReadOnlySpan<int>)[DocumentReader.SmallestWindow, 64, 1000])
        {
            if (input.Length / size < 2000)
                Check([.. DocumentReader.Read(new StringReader(loose), size)], shape);
        }

        shape.Add(text == expected ? "same" : "normalized");
        shape.Count("windows", windows.Count);
    }

    private static void Check(IReadOnlyList<DocumentWindow> windows, Shape shape)
    {
        long offset = 0, source = 0;
        for (var i = 0; i < windows.Count; i++)
        {
            var window = windows[i];
            Require(window.Offset == offset && window.SourceOffset >= source, "windows follow one another");
            Require(window.IsLast == (i == windows.Count - 1), "the last window, and no other, says so");
            Require(window.Text.IsNormalized(NormalizationForm.FormC), "a window is in NFC");
            offset += window.Text.Length;
            source = window.SourceOffset;
            if (window.Map is not { } map)
                continue;
            shape.Add("mapped");
            for (var at = 1; at <= window.Text.Length; at++)
                Require(map.OriginOf(at) >= map.OriginOf(at - 1) && map.OriginOf(at - 1) >= 0, "origins go forward");
        }
    }

    private static string? Decoded(byte[] input)
    {
        try
        {
            var text = Strict.GetString(input);
            return text.StartsWith('\uFEFF') ? text[1..] : text;
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }

    /// <summary>Gives the bytes in small and uneven parts, as a pipe may.</summary>
    private sealed class SlowStream(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, 1 + (int)(Position * 7 % 13)));
    }
}
