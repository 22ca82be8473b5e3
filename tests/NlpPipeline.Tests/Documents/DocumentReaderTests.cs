using System.Text;
using FsCheck;
using FsCheck.Fluent;
using NlpPipeline.Annotations;
using NlpPipeline.Documents;

namespace NlpPipeline.Tests.Documents;

public sealed class DocumentReaderTests : IDisposable
{
    private readonly string path = Path.GetTempFileName();

    [Theory]
    [InlineData(8)]
    [InlineData(13)]
    [InlineData(64)]
    [InlineData(1 << 19)]
    public void Windows_of_any_size_give_the_same_text_and_offsets(int size)
    {
        var source = string.Concat(Enumerable.Repeat("Liên-Xô e\u0302\u0301m 😀😀\n\nkho\u031Bngdaucachnaohetca😀😀 a\u0323\u0302y. ", 5));
        var windows = DocumentReader.Read(new StringReader(source), size).ToList();

        string.Concat(windows.Select(w => w.Text)).Should().Be(source.Normalize(NormalizationForm.FormC));
        Sound(windows).Should().BeTrue();
        windows.Should().OnlyContain(w => w.Text.Length <= size);
        Origins(windows, source).Should().BeTrue();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    [InlineData(4)]
    public void A_byte_order_mark_is_left_out_also_where_a_pipe_gives_it_in_parts(int part)
    {
        using var pipe = new PartedStream(Encoding.UTF8.GetBytes("\uFEFFộ."), part);
        DocumentReader.ReadStream(pipe, "a").Single().Text.Should().Be("ộ.");
    }

    /// <summary>Gives few bytes at a time.</summary>
    private sealed class PartedStream(byte[] bytes, int part) : MemoryStream(bytes)
    {
        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(count, part));
    }

    [Fact]
    public void Windows_are_sound_whatever_the_text() => AnyText.Check(text =>
    {
        var whole = SourceMap.Normalize(text).Text;
        foreach (var size in (int[])[8, 11, 100])
        {
            var windows = DocumentReader.Read(new StringReader(text), size).ToList();
            if (!Sound(windows) || windows.Any(w => !w.Text.IsNormalized()))
                return false;

            // More marks on one letter than a window holds part it from them; no text has so many.
            if (size == 100 && string.Concat(windows.Select(w => w.Text)) != whole)
                return false;
        }

        return true;
    });

    [Fact]
    public void An_empty_text_is_one_empty_window() =>
        DocumentReader.Read(new StringReader("")).Should().ContainSingle().Which.Should().Be(new DocumentWindow(0, "", 0, null, true));

    [Fact]
    public void A_full_window_is_cut_after_an_empty_line_else_a_line_else_a_space()
    {
        First("aaaa bbbb\n\ncc\ncc dddd").Should().Be("aaaa bbbb\n\n");
        First("aaaa bbbbb ccc\nc dddd").Should().Be("aaaa bbbbb ccc\n");
        First("aaaa bbbbb cccc dddd").Should().Be("aaaa bbbbb cccc ");

        static string First(string text) => DocumentReader.Read(new StringReader(text), 16).First().Text;
    }

    [Fact]
    public void A_byte_order_mark_is_no_text()
    {
        File.WriteAllText(path, "\uFEFFLiên", new UTF8Encoding(false));
        DocumentReader.Validate(path);
        DocumentReader.ReadFile(path).Single().Text.Should().Be("Liên");
    }

    [Theory]
    [InlineData("41 42 FF 43", 2)]
    [InlineData("41 E1 BB", 1)]
    [InlineData("E1 BB 41", 0)]
    [InlineData("41 C0 80", 1)]
    [InlineData("41 42 ED A0 80", 2)]
    [InlineData("F0 9F 98 80 F5", 4)]
    public void The_first_byte_that_is_not_UTF8_is_named(string bytes, int offset)
    {
        var raw = bytes.Split(' ').Select(b => Convert.ToByte(b, 16)).ToArray();
        File.WriteAllBytes(path, raw);
        FluentActions.Invoking(() => DocumentReader.Validate(path)).Should().Throw<InvalidInputException>().WithMessage($"{path}: not UTF-8 at byte {offset};*");

        // However the bytes come in.
        var slow = () => DocumentReader.ReadStream(new Trickle(raw), "input").Count();
        slow.Should().Throw<InvalidInputException>().WithMessage($"input: not UTF-8 at byte {offset};*");
    }

    [Fact]
    public void Bytes_are_taken_or_refused_as_the_framework_does_however_they_come_in()
    {
        var bytes = Gen.ListOf(Gen.Frequency(
            (4, Gen.Elements<byte[]>([.. "ế"u8], [.. "😀"u8], [.. "a"u8])),
            (1, Gen.Choose(0, 255).Select(b => new[] { (byte)b })))).Select(l => l.SelectMany(b => b).ToArray());
        Check.One(Config.QuickThrowOnFailure.WithMaxTest(500), Prop.ForAll(bytes.ToArbitrary(), raw =>
        {
            var isValid = System.Text.Unicode.Utf8.IsValid(raw);
            try
            {
                var text = string.Concat(DocumentReader.ReadStream(new Trickle(raw), "input").Select(w => w.Text));
                return isValid && text == Encoding.UTF8.GetString(raw).Normalize();
            }
            catch (InvalidInputException)
            {
                return !isValid;
            }
        }));
    }

    [Fact]
    public void Names_UTF16_for_what_it_is()
    {
        File.WriteAllText(path, "Liên-Xô", Encoding.Unicode);
        FluentActions.Invoking(() => DocumentReader.Validate(path)).Should().Throw<InvalidInputException>().WithMessage("*byte 0; it looks like UTF-16*");
    }

    [Fact]
    public void A_missing_file_is_named() =>
        FluentActions.Invoking(() => DocumentReader.Validate("none.txt")).Should().Throw<InvalidInputException>().WithMessage("none.txt: no such file");

    public void Dispose() => File.Delete(path);

    private static bool Sound(List<DocumentWindow> windows)
    {
        long offset = 0;
        for (var i = 0; i < windows.Count; i++)
        {
            if (windows[i].Offset != offset || windows[i].IsLast != (i == windows.Count - 1))
                return false;
            offset += windows[i].Text.Length;
        }

        return true;
    }

    /// <summary>True where each code unit's origin holds the beginning of what it was composed of.</summary>
    private static bool Origins(List<DocumentWindow> windows, string source)
    {
        foreach (var window in windows)
        {
            for (var i = 0; i < window.Text.Length; i++)
            {
                var origin = (int)window.SourceOffset + (window.Map?.OriginOf(i) ?? i);
                if (window.Text[i..(i + 1)] is var c && !char.IsSurrogate(c[0]) && Base(c) != Base(source[origin].ToString()))
                    return false;
            }
        }

        return true;

        static char Base(string character) => character.Normalize(NormalizationForm.FormD)[0];
    }

    /// <summary>A stream that gives one byte a read.</summary>
    private sealed class Trickle(byte[] bytes) : MemoryStream(bytes)
    {
        public override int Read(Span<byte> buffer) => base.Read(buffer[..Math.Min(1, buffer.Length)]);

        public override int Read(byte[] buffer, int offset, int count) => base.Read(buffer, offset, Math.Min(1, count));
    }
}
