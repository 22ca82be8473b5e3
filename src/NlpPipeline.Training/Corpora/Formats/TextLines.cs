using System.Text;
using NlpPipeline.Annotations;

namespace NlpPipeline.Training.Corpora.Formats;

/// <summary>Files that people name, read as UTF-8 with an error that says what is wrong.</summary>
internal static class TextLines
{
    /// <exception cref="InvalidInputException">The file is missing or not UTF-8.</exception>
    public static string ReadAll(string path)
    {
        if (!File.Exists(path))
            throw new InvalidInputException($"{path}: no such file");
        try
        {
            return new UTF8Encoding(false, true).GetString(File.ReadAllBytes(path)).TrimStart('\uFEFF');
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidInputException($"{path}: not UTF-8 near byte {e.Index}; convert the file to UTF-8", e);
        }
    }

    /// <inheritdoc cref="ReadAll"/>
    public static List<string> Read(string path)
    {
        // Lines end as the readers of labelled sets end them: a carriage return alone is an end as well.
        using var reader = new StringReader(ReadAll(path));
        var lines = new List<string>();
        while (reader.ReadLine() is { } line)
            lines.Add(line);
        return lines;
    }
}
