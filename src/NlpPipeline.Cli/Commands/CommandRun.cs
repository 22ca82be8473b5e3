using System.Text;
using NlpPipeline.Annotations;

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
    }

    /// <summary>Writes to a file, or to standard output where <paramref name="path"/> is null or <c>-</c>; UTF-8, no mark, <c>\n</c>.</summary>
    public static void WriteOutput(string? path, Action<TextWriter> write)
    {
        using var stream = path is null or "-" ? Console.OpenStandardOutput() : File.Create(path);
        using var writer = new StreamWriter(stream, new UTF8Encoding(false)) { NewLine = "\n" };
        write(writer);
    }
}
