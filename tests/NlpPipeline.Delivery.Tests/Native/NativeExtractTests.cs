using System.Diagnostics;
using System.Text;

namespace NlpPipeline.Delivery.Tests.Native;

/// <summary>
/// The native program says what the managed one says. Its build takes a minute or two and a C linker, so these tests run only
/// where NLP_NATIVE names the built program, or is 1 to have it built.
/// </summary>
public sealed class NativeExtractTests(NativeProgram program) : IClassFixture<NativeProgram>, IDisposable
{
    private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("nlp-native-");

    [NativeFact]
    public void The_samples_give_the_same_bytes()
    {
        foreach (var format in (string[])["jsonl", "csv"])
            Same([Repository.Samples, "--model", Repository.Model, "--format", format]).Output.Should().NotBeEmpty();
    }

    [NativeFact]
    public void Text_that_is_decomposed_gives_the_same_bytes()
    {
        var sample = Directory.EnumerateFiles(Repository.Samples, "vi*.txt").First();
        File.WriteAllText(Path.Combine(folder.FullName, "a.txt"), File.ReadAllText(sample).Normalize(NormalizationForm.FormD));
        Same(["a.txt", "--model", Repository.Model]).Output.Should().Contain("Kazakhstan");
    }

    [NativeFact]
    public void Wrong_input_gives_the_same_line_and_exit_code()
    {
        File.WriteAllBytes(Path.Combine(folder.FullName, "bad.txt"), [0x41, 0xFF, 0x42]);
        Same(["bad.txt", "--model", Repository.Model]).Code.Should().Be(1);
        Same(["missing.txt", "--model", Repository.Model]).Code.Should().Be(2);
        Same([Repository.Samples, "--model", "nowhere"]).Code.Should().Be(2);
        Native("a.txt", "--colour", "red").Code.Should().Be(2);
    }

    [NativeFact]
    public void The_program_starts_in_under_50_milliseconds()
    {
        var best = Enumerable.Range(0, 10).Min(_ =>
        {
            var watch = Stopwatch.StartNew();
            Native("--help").Succeeded();
            return watch.Elapsed;
        });
        best.Should().BeLessThan(TimeSpan.FromMilliseconds(50));
    }

    public void Dispose() => folder.Delete(true);

    private CommandResult Same(string[] arguments)
    {
        var native = Native(arguments);
        var managed = Command.Run(folder.FullName, "dotnet", [Path.Combine(AppContext.BaseDirectory, "nlp.dll"), "extract", .. arguments]);
        native.Output.Should().Be(managed.Output);
        native.Code.Should().Be(managed.Code);
        WithoutTime(native.Error).Should().Be(WithoutTime(managed.Error));
        return native;
    }

    private CommandResult Native(params string[] arguments) => Command.Run(folder.FullName, program.Path, arguments);

    /// <summary>The last line tells the seconds that a run took.</summary>
    private static string WithoutTime(string error) => System.Text.RegularExpressions.Regex.Replace(error, @"[0-9.]+ s\b", "");
}
