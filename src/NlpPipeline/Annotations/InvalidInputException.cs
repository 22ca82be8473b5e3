namespace NlpPipeline.Annotations;

/// <summary>Input that is wrong: the message is one line that names the file, the place and the mend.</summary>
public sealed class InvalidInputException : Exception
{
    public InvalidInputException(string message)
        : base(message)
    {
    }

    public InvalidInputException(string file, long line, string message)
        : base($"{file}:{line}: {message}")
    {
    }

    public InvalidInputException(string message, Exception inner)
        : base(message, inner)
    {
    }
}
