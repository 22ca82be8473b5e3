using System.Diagnostics;
using System.Text;
using System.Text.Json;
using NlpPipeline.Cli.Tests.Processes;

namespace NlpPipeline.Cli.Tests.Extract;

[Collection(NlpProcesses.Name)]
public sealed class BadInputTests(SmallModel small) : IDisposable
{
    private const string Good = "Ivan Petrov was arrested in 1921 in Morava.\n";

    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlp-bad-");

    [Fact]
    public void Paths_that_hold_no_text_are_named()
    {
        Directory.CreateDirectory(At("empty"));
        Refused(Extract("none.txt"), "none.txt: no such file or folder");
        Refused(Extract("empty"), "empty: no texts in this folder");
        Refused(Extract("*.txt"), "*.txt: no file matches");
    }

    [Fact]
    public void A_document_that_cannot_be_read_is_named_and_the_others_are_written()
    {
        Write("in/a.txt", Encoding.UTF8.GetBytes(Good));
        Write("in/b.txt", [.. "Kyiv "u8, 0xE9, .. " Kyiv"u8]);
        Write("in/c.txt", Encoding.Unicode.GetBytes("\uFEFFKyiv"));
        Write("in/d.txt", Encoding.UTF8.GetBytes(Good));
        var result = Extract("in");

        result.Code.Should().Be(1);
        result.Error.Should().Contain("b.txt: not UTF-8 at byte 5;").And.Contain("c.txt: not UTF-8 at byte 0; it looks like UTF-16").And.Contain("2 failed");
        var lines = result.Lines.Select(l => JsonDocument.Parse(l).RootElement).ToList();
        lines.Where(e => e.GetProperty("kind").GetString() == "error").Select(e => e.GetProperty("document").GetString()).Should().Equal("b.txt", "c.txt");
        lines.Where(e => e.GetProperty("kind").GetString() == "mention").Select(e => e.GetProperty("document").GetString()).Distinct().Should().Equal("a.txt", "d.txt");
    }

    [Fact]
    public void Standard_input_that_is_not_UTF8_is_named()
    {
        var result = NlpProcess.Run(folder.FullName, [.. "Kyiv"u8, 0xFF], "extract", "-", "--model", small.Model);
        result.Code.Should().Be(1);
        result.Error.Should().StartWith("standard input: not UTF-8 at byte 4;");
    }

    [Fact]
    public void Empty_files_and_NUL_bytes_are_read_as_texts_that_say_little()
    {
        Write("empty.txt", []);
        Write("nul.txt", [.. new byte[5000], .. Encoding.UTF8.GetBytes(Good), 0, 0]);
        Extract("empty.txt").Should().BeEquivalentTo(new { Code = 0, Output = "" });
        var result = Extract("nul.txt");
        result.Code.Should().Be(0);
        result.Output.Should().Contain("\"text\":\"Morava\"");
    }

    [Fact]
    public void A_line_without_end_and_a_text_without_spaces_are_read()
    {
        Write("line.txt", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Good.Replace('\n', ' '), 300))));
        Write("word.txt", Encoding.UTF8.GetBytes(new string('a', 600_000)));
        Write("stops.txt", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat("!?", 5_000))));
        var result = Extract("line.txt", "word.txt", "stops.txt");
        result.Code.Should().Be(0);
        result.Error.Should().Contain("3 documents");
    }

    [Fact]
    public void A_damaged_newer_or_foreign_model_is_named()
    {
        Write("a.txt", Encoding.UTF8.GetBytes(Good));
        Refused(ExtractWith("none"), "none: no such model folder");
        Directory.CreateDirectory(At("empty"));
        Refused(ExtractWith("empty"), "empty: not a model folder");

        Copy("flipped");
        Flip(At("flipped/entities.crf"), 5000);
        Refused(ExtractWith("flipped"), "entities.crf: damaged");

        Copy("cut");
        File.WriteAllBytes(At("cut/roles.crf"), File.ReadAllBytes(At("cut/roles.crf"))[..100]);
        Refused(ExtractWith("cut"), "roles.crf: damaged");

        Copy("newer");
        Flip(At("newer/triggers.crf"), 6, 0xFE);
        Refused(ExtractWith("newer"), "update the program");

        Copy("future");
        Replace("future", "\"format\": 1", "\"format\": 99");
        Refused(ExtractWith("future"), "model format 99, this program reads up to 1; update the program");

        Copy("broken");
        Replace("broken", "\"kind\"", "kind");
        Refused(ExtractWith("broken"), "manifest.json: malformed");

        Copy("lost");
        File.Delete(At("lost/polarity.crf"));
        Refused(ExtractWith("lost"), "polarity.crf: no such model file");
    }

    [Fact]
    public void Output_that_cannot_be_written_leaves_nothing()
    {
        Write("a.txt", Encoding.UTF8.GetBytes(Good));
        Refused(Extract("a.txt", "--output", "none/o.jsonl"), "none/o.jsonl: cannot be written");
        Refused(Extract("a.txt", "--output", folder.FullName), "is a folder");
        foreach (var format in (string[])["jsonl", "csv", "parquet"])
        {
            if (File.Exists("/dev/full"))
                Refused(Extract("a.txt", "--format", format, "--output", "/dev/full"), "No space left on device");
        }

        Directory.EnumerateFileSystemEntries(folder.FullName).Should().ContainSingle();
    }

    [Fact]
    public void A_device_is_written_to_and_stays_a_device()
    {
        if (!File.Exists("/dev/null"))
            return;
        Write("a.txt", Encoding.UTF8.GetBytes(Good));
        Extract("a.txt", "--output", "/dev/null").Code.Should().Be(0);
        new FileInfo("/dev/null").Length.Should().Be(0);
        Extract("a.txt", "--output", "/dev/stdout").Output.Should().Be(Extract("a.txt").Output);
        Extract("a.txt", "--format", "parquet", "--output", "o.parquet").Code.Should().Be(0);
        Extract("a.txt", "--format", "parquet", "--output", "/dev/stdout").OutputBytes.Should().Equal(File.ReadAllBytes(At("o.parquet")));
    }

    [Fact]
    public void A_link_is_followed()
    {
        Write("a.txt", Encoding.UTF8.GetBytes(Good));
        Write("target", []);
        File.CreateSymbolicLink(At("link"), At("target"));
        Extract("a.txt", "--output", "link").Code.Should().Be(0);
        new FileInfo(At("link")).LinkTarget.Should().NotBeNull();
        File.ReadAllText(At("target")).Should().Be(Extract("a.txt").Output);
    }

    [Fact]
    public async Task An_interrupted_run_ends_with_130_and_keeps_what_is_whole()
    {
        if (OperatingSystem.IsWindows())
            return;
        Write("1.txt", Encoding.UTF8.GetBytes(Good));
        Write("2.txt", Encoding.UTF8.GetBytes(string.Concat(Enumerable.Repeat(Good, 400_000))));
        using var process = NlpProcess.Start(folder.FullName, "extract", "1.txt", "2.txt", "--model", small.Model, "--output", "o.jsonl", "--jobs", "2");
        var error = process.StandardError.ReadToEndAsync();
        var temporary = At($".o.jsonl.{process.Id}.tmp");
        var watch = Stopwatch.StartNew();
        while (!(File.Exists(temporary) && new FileInfo(temporary).Length > 0) && watch.Elapsed < TimeSpan.FromSeconds(30))
            await Task.Delay(20);
        using (var kill = Process.Start("kill", [IgnoresInterrupt(process.Id) ? "-TERM" : "-INT", $"{process.Id}"]))
            await kill.WaitForExitAsync();
        NlpProcess.End(process);

        process.ExitCode.Should().Be(130);
        (await error).Should().StartWith("interrupted: 1 of 2 documents are written whole").And.NotContain("   at ");
        var lines = File.ReadAllLines(At("o.jsonl")).Select(l => JsonDocument.Parse(l).RootElement).ToList();
        lines.Where(e => e.GetProperty("document").GetString() == "2.txt").Should().ContainSingle().Which.GetProperty("kind").GetString().Should().Be("error");
        lines.Should().Contain(e => e.GetProperty("document").GetString() == "1.txt");
        File.Exists(temporary).Should().BeFalse();
    }

    /// <summary>True where the tests run in the background of a shell, which makes its children deaf to SIGINT.</summary>
    private static bool IgnoresInterrupt(int process)
    {
        var status = $"/proc/{process}/status";
        return File.Exists(status)
            && File.ReadLines(status).FirstOrDefault(l => l.StartsWith("SigIgn:", StringComparison.Ordinal)) is { } line
            && (Convert.ToUInt64(line["SigIgn:".Length..].Trim(), 16) & 2) != 0;
    }

    [Theory]
    [InlineData("extract", "extract")]
    [InlineData("extract a.txt --format xml", "xml")]
    [InlineData("extract a.txt --format parquet", "--output FILE")]
    [InlineData("extract a.txt --format parquet --output -", "--output FILE")]
    [InlineData("extract a.txt --format sqlite", "--output FILE")]
    [InlineData("extract a.txt --language fr", "fr")]
    [InlineData("extract a.txt --jobs 0", "--jobs 0")]
    [InlineData("extract a.txt --jobs two", "two")]
    [InlineData("extract a.txt --min-confidence 2", "--min-confidence 2")]
    [InlineData("extract a.txt --reference-date soon", "soon")]
    [InlineData("extract a.txt --no-such-option", "--no-such-option")]
    [InlineData("train --data a.txt", "--output")]
    [InlineData("train --output o", "--data")]
    [InlineData("train --data a.txt --output o --task parse", "parse")]
    [InlineData("tag a.txt", "--model")]
    [InlineData("extrakt a.txt", "extrakt")]
    public void A_wrong_call_is_named_in_one_line(string call, string says)
    {
        Write("a.txt", Encoding.UTF8.GetBytes(Good));
        Refused(NlpProcess.Run(folder.FullName, call.Split(' ')), says);
    }

    public void Dispose() => folder.Delete(true);

    /// <summary>Exit code 2, one line on standard error that says what, and nothing on standard output.</summary>
    private static void Refused(NlpResult result, string says)
    {
        result.Error.TrimEnd('\n').Should().Contain(says).And.NotContain("\n");
        result.Code.Should().Be(2);
        result.Output.Should().BeEmpty();
    }

    private static void Flip(string path, int at, byte mask = 0x10)
    {
        var bytes = File.ReadAllBytes(path);
        bytes[at] ^= mask;
        File.WriteAllBytes(path, bytes);
    }

    private NlpResult Extract(params string[] arguments) => NlpProcess.Run(folder.FullName, ["extract", .. arguments, "--model", small.Model]);

    private NlpResult ExtractWith(string model) => NlpProcess.Run(folder.FullName, "extract", "a.txt", "--model", model);

    private void Copy(string name)
    {
        Directory.CreateDirectory(At(name));
        foreach (var file in Directory.EnumerateFiles(small.Model))
            File.Copy(file, Path.Combine(At(name), Path.GetFileName(file)));
    }

    private void Replace(string model, string text, string by)
    {
        var path = At(model + "/manifest.json");
        var manifest = File.ReadAllText(path);
        manifest.Should().Contain(text);
        File.WriteAllText(path, manifest.Replace(text, by, StringComparison.Ordinal));
    }

    private string At(string name) => Path.Combine(folder.FullName, name);

    private void Write(string name, byte[] content)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(At(name))!);
        File.WriteAllBytes(At(name), content);
    }
}
