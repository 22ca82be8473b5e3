using NlpPipeline.Annotations;
using NlpPipeline.Recognition;
using NlpPipeline.Tagging;

namespace NlpPipeline.Training.Corpora;

/// <summary>A labelled unit beside what the taggers see of it.</summary>
public sealed record PreparedUnit(LabelledUnit Gold, UnitContext Context)
{
    /// <summary>The gold spans of some labels, as token indices.</summary>
    public List<(int Start, int End, string Label)> Spans(IReadOnlyCollection<string> labels)
    {
        var spans = new List<(int Start, int End, string Label)>();
        foreach (var span in Gold.Spans)
        {
            if (!labels.Contains(span.Label))
                continue;
            var (start, end) = Context.TokensOf(span.Span);
            if (start < end && (spans.Count == 0 || start >= spans[^1].End))
                spans.Add((start, end, span.Label));
        }

        return spans;
    }
}

/// <summary>Brings labelled units into the form that inference works on, document by document.</summary>
public static class UnitSentences
{
    public static List<List<PreparedUnit>> Prepare(IEnumerable<LabelledUnit> units, LexicalResources resources)
    {
        var documents = new List<List<PreparedUnit>>();
        foreach (var document in LabelledUnits.ByDocument(units))
        {
            var contexts = DocumentContext.Build(LabelledUnits.ToUnits(document), resources);
            documents.Add([.. document.Zip(contexts, (g, c) => new PreparedUnit(g, c))]);
        }

        return documents;
    }
}
