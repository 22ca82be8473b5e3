using System.Text;

namespace NlpPipeline.Tagging;

/// <summary>Names with numbers from 0, in the order of their first appearance.</summary>
internal sealed class NumberedNames
{
    private const char Separator = '\n';

    private readonly List<string> names = [];
    private readonly Dictionary<string, int> numbers = new(StringComparer.Ordinal);

    public int Count => names.Count;

    public string this[int number] => names[number];

    /// <summary>The number of a name, which is the next one where it is new.</summary>
    public int NumberOf(string name)
    {
        if (!numbers.TryGetValue(name, out var number))
        {
            numbers.Add(name, number = names.Count);
            names.Add(name);
        }

        return number;
    }

    /// <summary>Writes names without line ends.</summary>
    public void Write(ModelFileWriter writer)
    {
        var text = Encoding.UTF8.GetBytes(string.Join(Separator, names));
        writer.Int(text.Length);
        writer.Array<byte>(text);
    }

    /// <exception cref="EndOfStreamException">The file is cut.</exception>
    public static NumberedNames Read(ModelReader reader)
    {
        var read = new NumberedNames();
        foreach (var name in Encoding.UTF8.GetString(reader.Array<byte>(reader.Int()).Span).Split(Separator, StringSplitOptions.RemoveEmptyEntries))
            read.NumberOf(name);
        return read;
    }
}
