namespace NlpPipeline.Annotations;

/// <summary>Input that is wrong: the message is one line that names the file, the place and the mend.</summary>
public sealed class InvalidInputException : Exception
{
    public InvalidInputException(string message)
        : base(OneLine(message))
    {
    }

    public InvalidInputException(string file, long line, string message)
        : base(OneLine($"{file}:{line}: {message}"))
    {
    }

    public InvalidInputException(string message, Exception inner)
        : base(OneLine(message), inner)
    {
    }

    /// <summary>What a message quotes of the input may hold line ends and controls, which would break the line or the terminal.</summary>
    private static string OneLine(string message) =>
        message.AsSpan().IndexOfAnyInRange('\0', '\u001F') < 0 && message.AsSpan().IndexOfAnyInRange('\u007F', '\u009F') < 0
        && message.AsSpan().IndexOfAnyInRange('\u2028', '\u2029') < 0
            ? message
            : string.Create(message.Length, message, (line, text) =>
            {
                for (var i = 0; i < text.Length; i++)
                    line[i] = char.IsControl(text[i]) || text[i] is '\u2028' or '\u2029' ? ' ' : text[i];
            });
}
