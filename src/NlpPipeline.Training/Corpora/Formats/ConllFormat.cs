using NlpPipeline.Annotations;
using NlpPipeline.Segmentation;

namespace NlpPipeline.Training.Corpora.Formats;

/// <summary>
/// CoNLL files: a token and its BIO tag a line, an empty line after a unit, <c>-DOCSTART-</c> before a document. Holds tokens and
/// labels; values, claims and the spaces between tokens are lost.
/// </summary>
public static class ConllFormat
{
    /// <summary>Name ending of documents that were read from CoNLL: their units keep the tokens of that file.</summary>
    public const string Extension = ".conll";

    /// <returns>The number of spans whose edges are not token edges: they were widened to whole tokens, or dropped where that
    /// would overlap the span before.</returns>
    public static int Write(TextWriter output, IEnumerable<LabelledUnit> units)
    {
        var moved = 0;
        string? document = null;
        foreach (var unit in units)
        {
            if (document != unit.Document)
                output.Write("-DOCSTART-\tO\n\n");
            document = unit.Document;
            var tokens = unit.Document.EndsWith(Extension, StringComparison.OrdinalIgnoreCase) ? AtSpaces(unit.Text) : Tokenizer.Tokenize(unit.Text);
            var tags = new string?[tokens.Count];
            foreach (var span in unit.Spans.OrderBy(s => s.Span.Start))
            {
                var first = tokens.FindIndex(t => t.End > span.Span.Start);
                var end = tokens.FindIndex(t => t.Start >= span.Span.End);
                end = end < 0 ? tokens.Count : end;
                if (first < 0 || first >= end || tags[first..end].Any(t => t is not null))
                {
                    moved++;
                    continue;
                }

                if (tokens[first].Start != span.Span.Start || tokens[end - 1].End != span.Span.End)
                    moved++;
                for (var i = first; i < end; i++)
                    tags[i] = (i == first ? "B-" : "I-") + span.Label;
            }

            for (var i = 0; i < tokens.Count; i++)
                output.Write($"{tokens[i].Of(unit.Text)}\t{tags[i] ?? "O"}\n");
            if (tokens.Count > 0)
                output.Write('\n');
        }

        return moved;
    }

    private static List<Token> AtSpaces(string text)
    {
        var tokens = new List<Token>();
        for (var start = 0; start < text.Length;)
        {
            var space = text.IndexOf(' ', start);
            var end = space < 0 ? text.Length : space;
            if (end > start)
                tokens.Add(new Token(start, end, false));
            start = end + 1;
        }

        return tokens;
    }
}
