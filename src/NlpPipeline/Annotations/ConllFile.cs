using System.Text;

namespace NlpPipeline.Annotations;

/// <summary>A sentence of a CoNLL file: one row of columns a token, the first of them the token.</summary>
/// <param name="Line">Number of the first row in the file, from 1.</param>
public sealed record ConllSentence(int Line, IReadOnlyList<string[]> Rows)
{
    public IEnumerable<string> Tokens => Rows.Select(r => r[0]);

    /// <summary>The tags, taken from the last column.</summary>
    public string[] Tags => [.. Rows.Select(r => r[^1])];
}

/// <summary>
/// Reads CoNLL files: a token a line, columns parted by a tab or by spaces, tags last, an empty line after each sentence
/// (CoNLL-2003 shared task); lines that begin with <c>-DOCSTART-</c> are skipped.
/// </summary>
public static class ConllFile
{
    /// <summary>Longest tag, in characters. Longer ones are text in the wrong column, and a converter would write them beside every token.</summary>
    private const int LongestTag = 200;

    /// <exception cref="InvalidInputException">The file is missing, not UTF-8, a row has another number of columns, or a tag is longer than 200 characters.</exception>
    public static List<ConllSentence> Read(string path, int minimumColumns = 2)
    {
        if (!File.Exists(path))
            throw new InvalidInputException($"{path}: no such file");
        var sentences = new List<ConllSentence>();
        var rows = new List<string[]>();
        var number = 0;
        var columns = 0;
        var first = 1;
        try
        {
            foreach (var line in File.ReadLines(path, new UTF8Encoding(false, true)))
            {
                number++;
                if (line.Trim().Length == 0 || line.StartsWith("-DOCSTART-", StringComparison.Ordinal))
                {
                    End();
                    continue;
                }

                var row = Columns(line);
                if (columns == 0)
                    columns = row.Length;
                if (row.Length < minimumColumns)
                    throw new InvalidInputException(path, number, $"{row.Length} column(s), at least {minimumColumns} are needed (token … tag)");
                if (row.Length != columns)
                    throw new InvalidInputException(path, number, $"{row.Length} columns, the lines before have {columns}");
                if (row[0].Length == 0)
                    throw new InvalidInputException(path, number, "the first column, the token, is empty");
                if (row.Length > 1 && row[^1].Length > LongestTag)
                    throw new InvalidInputException(path, number, $"the last column, the tag, has {row[^1].Length} characters, at most {LongestTag} are read; put the tag last");
                if (rows.Count == 0)
                    first = number;
                rows.Add(row);
            }
        }
        catch (DecoderFallbackException e)
        {
            throw new InvalidInputException($"{path}: not UTF-8 after line {number}; convert the file to UTF-8", e);
        }

        End();
        return sentences;

        void End()
        {
            if (rows.Count > 0)
                sentences.Add(new ConllSentence(first, [.. rows]));
            rows.Clear();
        }
    }

    internal static string[] Columns(string line) =>
        line.Contains('\t', StringComparison.Ordinal) ? line.TrimEnd('\r').Split('\t') : line.Split(' ', StringSplitOptions.RemoveEmptyEntries);
}

/// <summary>Reads tags of any of the schemes IOB1, IOB2, IOE, IOBES and BILOU as spans, the way conlleval does.</summary>
public static class ConllTags
{
    /// <param name="tags">Tags such as <c>B-PER</c>; <c>O</c> is outside.</param>
    /// <returns>Spans of token indices, end exclusive.</returns>
    public static List<(int Start, int End, string Label)> ToSpans(IReadOnlyList<string> tags)
    {
        var spans = new List<(int, int, string)>();
        var start = -1;
        var (previousPrefix, previousLabel) = ('O', "");
        for (var i = 0; i <= tags.Count; i++)
        {
            var (prefix, label) = i < tags.Count ? Split(tags[i]) : ('O', "");
            var ends = start >= 0
                && (previousPrefix is 'E' or 'S' or 'L' or 'U' || prefix is 'O' or 'B' or 'S' or 'U' || label != previousLabel);
            if (ends)
            {
                spans.Add((start, i, previousLabel));
                start = -1;
            }

            if (prefix != 'O' && start < 0)
                start = i;
            (previousPrefix, previousLabel) = (prefix, label);
        }

        return spans;
    }

    private static (char Prefix, string Label) Split(string tag)
    {
        if (tag is "O" or "_" or "")
            return ('O', "");
        if (tag.Length > 2 && tag[1] is '-' or '_' && tag[0] is 'B' or 'I' or 'E' or 'S' or 'L' or 'U' or 'M')
            return (tag[0] == 'M' ? 'I' : tag[0], tag[2..]);
        return ('I', tag);
    }
}
