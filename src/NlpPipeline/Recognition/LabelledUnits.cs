using NlpPipeline.Annotations;

namespace NlpPipeline.Recognition;

/// <summary>Groups labelled units by document and gives them the form that the pipeline reads.</summary>
public static class LabelledUnits
{
    /// <summary>Units of this many code units apart belong to different lines of their document.</summary>
    private const int LineGap = 2;

    /// <summary>The documents in order of first appearance, their units in text order.</summary>
    public static List<List<LabelledUnit>> ByDocument(IEnumerable<LabelledUnit> units) =>
        [.. units.GroupBy(u => u.Document, StringComparer.Ordinal).Select(d => d.OrderBy(u => u.Start).ToList())];

    /// <summary>The units of one document without their labels.</summary>
    public static List<Unit> ToUnits(IReadOnlyList<LabelledUnit> document) =>
    [
        .. document.Select((u, i) => new Unit(
            u.Text, new TextSpan(0, u.Text.Length), u.Language, i == 0 || u.Start - document[i - 1].End >= LineGap)),
    ];
}
