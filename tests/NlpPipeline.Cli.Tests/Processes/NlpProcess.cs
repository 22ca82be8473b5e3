using System.Diagnostics;
using System.Text;

namespace NlpPipeline.Cli.Tests.Processes;

/// <summary>How a run of the program ended.</summary>
internal sealed record NlpResult(int Code, byte[] OutputBytes, string Error)
{
    public string Output => Encoding.UTF8.GetString(OutputBytes);

    public string[] Lines => Output.Split('\n', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Runs the built program as users do: a process of its own.</summary>
internal static class NlpProcess
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(60);

    /// <summary>Runs to the end; no run may show a stack trace.</summary>
    public static NlpResult Run(string folder, params string[] arguments) => Run(folder, [], arguments);

    /// <inheritdoc cref="Run(string,string[])"/>
    /// <param name="folder">Working folder.</param>
    /// <param name="input">Bytes for standard input.</param>
    public static NlpResult Run(string folder, byte[] input, params string[] arguments)
    {
        using var process = Start(folder, arguments);
        var error = process.StandardError.ReadToEndAsync();
        using var output = new MemoryStream();
        var copying = process.StandardOutput.BaseStream.CopyToAsync(output);
        try
        {
            process.StandardInput.BaseStream.Write(input);
            process.StandardInput.Close();
        }
        catch (IOException)
        {
            // The program ended without reading all of its input.
        }

        End(process);
        copying.GetAwaiter().GetResult();
        var result = new NlpResult(process.ExitCode, output.ToArray(), error.GetAwaiter().GetResult());
        result.Error.Should().NotContain("   at ").And.NotContain("Unhandled").And.NotContain("fault of the program");
        return result;
    }

    public static Process Start(string folder, params string[] arguments)
    {
        var start = new ProcessStartInfo("dotnet")
        {
            WorkingDirectory = folder,
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardErrorEncoding = Encoding.UTF8,
            StandardOutputEncoding = Encoding.UTF8,
        };
        start.ArgumentList.Add(Path.Combine(AppContext.BaseDirectory, "nlp.dll"));
        foreach (var argument in arguments)
            start.ArgumentList.Add(argument);
        return Process.Start(start)!;
    }

    /// <summary>Waits for the end; a process that hangs is ended and fails the test.</summary>
    public static void End(Process process)
    {
        if (process.WaitForExit(Limit))
            return;
        process.Kill();
        throw new TimeoutException($"nlp ran longer than {Limit.TotalSeconds} s");
    }
}
