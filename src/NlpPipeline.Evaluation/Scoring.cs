using NlpPipeline.Annotations;

namespace NlpPipeline.Evaluation;

/// <summary>The counts of two sets by group, before any statistics.</summary>
internal sealed class Scoring
{
    private Scoring(Columns columns, UnitScorer scorer, ConfusionMatrix confusion, LabelledUnit[] predicted, IReadOnlyList<string> documents)
    {
        Columns = columns;
        Scorer = scorer;
        Confusion = confusion;
        Predicted = predicted;
        Documents = documents;
    }

    public Columns Columns { get; }

    public UnitScorer Scorer { get; }

    public ConfusionMatrix Confusion { get; }

    public LabelledUnit[] Predicted { get; }

    /// <summary>In the order in which the gold set first names them.</summary>
    public IReadOnlyList<string> Documents { get; }

    public required ResampleBy ResampledBy { get; init; }

    /// <summary>Counts of the groups that are resampled.</summary>
    public required IReadOnlyList<GroupCounts> Groups { get; init; }

    /// <summary>Document of each group.</summary>
    public required int[] DocumentOfGroup { get; init; }

    public static Scoring Of(
        IReadOnlyList<LabelledUnit> gold, IReadOnlyList<LabelledUnit> predicted, EvaluationOptions options, Columns? shared = null)
    {
        var aligned = InputCheck.Align(gold, predicted, options);
        var columns = shared ?? new Columns(gold, aligned, options);
        var documents = new List<string>();
        var unitsOf = new List<List<int>>();
        var indexOf = new Dictionary<string, int>();
        for (var i = 0; i < gold.Count; i++)
        {
            if (!indexOf.TryGetValue(gold[i].Document, out var d))
            {
                indexOf.Add(gold[i].Document, d = documents.Count);
                documents.Add(gold[i].Document);
                unitsOf.Add([]);
            }

            unitsOf[d].Add(i);
        }

        var by = options.ResampleBy != ResampleBy.Auto ? options.ResampleBy
            : documents.Count >= EvaluationOptions.FewestDocuments ? ResampleBy.Document : ResampleBy.Unit;
        var labels = columns.Metrics.Where(m => m.Name.Parts[0] == "labels").Select(m => m.Name.Parts[1]).ToList();
        var confusion = new ConfusionMatrix(labels);
        var scorer = new UnitScorer(columns, options, confusion);
        var tally = new Tally(columns.Count);
        var groups = new List<GroupCounts>();
        var documentOfGroup = new List<int>();
        for (var d = 0; d < documents.Count; d++)
        {
            foreach (var i in unitsOf[d])
            {
                scorer.Score(i, gold[i], aligned[i], tally);
                if (by == ResampleBy.Unit)
                    Close(d);
            }

            if (by == ResampleBy.Document)
                Close(d);
        }

        return new Scoring(columns, scorer, confusion, aligned, documents)
        {
            ResampledBy = by,
            Groups = groups,
            DocumentOfGroup = [.. documentOfGroup],
        };

        void Close(int document)
        {
            groups.Add(tally.Take());
            documentOfGroup.Add(document);
        }
    }

    public List<(string Document, IReadOnlyList<(string Metric, Count Count)> Counts)> DocumentCounts()
    {
        var whole = Columns.Whole;
        (string Name, int Column)[] shown =
        [
            ("entities", whole.Entities), ("times", whole.Times), ("numbers", whole.Numbers), ("mentions", whole.Mentions),
            ("values", whole.Values), ("claims", whole.Claims), ("quantified", whole.Quantified),
        ];
        var slots = new Dictionary<int, int>();
        for (var i = 0; i < shown.Length; i++)
            slots.Add(shown[i].Column, i);
        var totals = new Count[Documents.Count, shown.Length];
        for (var g = 0; g < Groups.Count; g++)
        {
            for (var i = 0; i < Groups[g].Columns.Length; i++)
            {
                if (slots.TryGetValue(Groups[g].Columns[i], out var slot))
                    totals[DocumentOfGroup[g], slot] += Groups[g].Counts[i];
            }
        }

        return [.. Documents.Select((name, d) => (
            name, (IReadOnlyList<(string, Count)>)[.. shown.Select((s, i) => (s.Name, totals[d, i]))]))];
    }
}
