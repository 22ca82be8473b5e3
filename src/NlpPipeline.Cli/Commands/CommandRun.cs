using System.Text;
using NlpPipeline.Annotations;
using NlpPipeline.Storage;

namespace NlpPipeline.Cli.Commands;

/// <summary>The exit codes and output of shared/CONTRACT.md.</summary>
internal static class CommandRun
{
    public const int Done = 0;
    public const int GateFailed = 1;
    public const int WrongInput = 2;
    public const int Interrupted = 130;

    /// <summary>Runs a command; wrong input becomes one line on standard error and exit code 2.</summary>
    public static int Guard(Func<int> command)
    {
        try
        {
            return command();
        }
        catch (InvalidInputException e)
        {
            Console.Error.WriteLine(e.Message);
            return WrongInput;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            Console.Error.WriteLine(e.Message.ReplaceLineEndings(" "));
            return WrongInput;
        }
        catch (Exception e) when (Environment.GetEnvironmentVariable("NLP_TRACE") is null)
        {
            // A fault of the program: one line for users, all of it for those who set out to mend it.
            Console.Error.WriteLine($"fault of the program, please report it: {e.GetType().Name}: {e.Message.ReplaceLineEndings(" ")} (NLP_TRACE=1 shows where)");
            return WrongInput;
        }
    }

    /// <summary>Writes to a file, which appears only when it is whole, or to standard output where <paramref name="path"/> is null or <c>-</c>; UTF-8, no mark, <c>\n</c>.</summary>
    public static void WriteOutput(string? path, Action<TextWriter> write)
    {
        using var file = path is null or "-" ? null : new OutputFile(path);
        using (var writer = new StreamWriter(file?.Stream ?? Console.OpenStandardOutput(), new UTF8Encoding(false), leaveOpen: true) { NewLine = "\n" })
            write(writer);
        file?.Publish(); // closes the stream, which the writer flushes once more when it is disposed
    }
}
