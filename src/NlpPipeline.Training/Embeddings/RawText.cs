using System.IO.Compression;
using System.Text;
using NlpPipeline.Annotations;
using NlpPipeline.Documents;
using NlpPipeline.Segmentation;
using NlpPipeline.Tagging;

namespace NlpPipeline.Training.Embeddings;

/// <summary>Reads unlabelled text for learning word vectors: files, gzip files and folders of them, line by line.</summary>
public static class RawText
{
    /// <summary>The files that paths name, in ordinal order.</summary>
    /// <exception cref="InvalidInputException">A path does not exist.</exception>
    public static List<string> Files(IEnumerable<string> paths)
    {
        var files = new List<string>();
        foreach (var path in paths)
        {
            if (Directory.Exists(path))
            {
                files.AddRange(Directory.EnumerateFiles(path, "*", SearchOption.AllDirectories)
                    .Where(f => f.EndsWith(".txt", StringComparison.Ordinal) || f.EndsWith(".txt.gz", StringComparison.Ordinal)));
            }
            else if (File.Exists(path))
            {
                files.Add(path);
            }
            else
            {
                throw new InvalidInputException($"{path}: no such file or folder");
            }
        }

        files.Sort(StringComparer.Ordinal);
        return files.Count > 0 ? files : throw new InvalidInputException($"{string.Join(" ", paths)}: no .txt or .txt.gz file");
    }

    /// <summary>Calls back with the lower-case words (digits as 0) of every line.</summary>
    public static void Words(string path, Action<List<string>> line)
    {
        using var file = File.OpenRead(path);
        using Stream stream = path.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file;
        using var reader = new StreamReader(stream, Encoding.UTF8);
        var tokens = new List<Token>();
        var words = new List<string>();
        var pool = new Dictionary<string, string>(StringComparer.Ordinal);
        var lookup = pool.GetAlternateLookup<ReadOnlySpan<char>>();
        Span<char> lower = stackalloc char[LexicalAttributes.LongestForm];
        while (reader.ReadLine() is { } text)
        {
            if (text.StartsWith("<doc ", StringComparison.Ordinal) || text.StartsWith("</doc>", StringComparison.Ordinal))
                continue;
            text = UnicodeText.Normalize(text);
            tokens.Clear();
            words.Clear();
            Tokenizer.Tokenize(text, 0, text.Length, tokens);
            foreach (var token in tokens)
            {
                var length = LexicalAttributes.Lower(token.Of(text), lower);
                if (!lookup.TryGetValue(lower[..length], out var word))
                {
                    word = lower[..length].ToString();
                    pool.Add(word, word);
                }

                words.Add(word);
            }

            if (words.Count > 0)
                line(words);
        }
    }
}
