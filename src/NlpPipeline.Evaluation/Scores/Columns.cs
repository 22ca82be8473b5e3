using NlpPipeline.Annotations;

namespace NlpPipeline.Evaluation;

/// <summary>The columns that are counted for the whole set and again for each language and genre.</summary>
internal sealed record ScopeColumns(
    int Entities, int Times, int Numbers, int Mentions, int Values, int Claims, int Arguments, int ClaimsFull, int Quantified)
{
    public int OfFamily(LabelFamily family) => family switch
    {
        LabelFamily.Time => Times,
        LabelFamily.Number => Numbers,
        _ => Entities,
    };
}

/// <summary>
/// All columns of counts of a report, laid out before scoring from what the sets hold, so that the order of a report depends on
/// names alone and never on the order of units.
/// </summary>
internal sealed class Columns
{
    private readonly List<Metric> metrics = [];
    private readonly Dictionary<string, ScopeColumns> languages = [];
    private readonly Dictionary<string, ScopeColumns> genres = [];
    private readonly Dictionary<string, int> labels = [];
    private readonly Dictionary<string, int> types = [];
    private readonly Dictionary<string, int> roles = [];
    private readonly int[,] semEval = new int[4, 4];

    public Columns(IReadOnlyList<LabelledUnit> gold, IReadOnlyList<LabelledUnit> predicted, EvaluationOptions options)
    {
        var both = gold.Concat(predicted).ToList();
        Whole = Scope([]);
        Tokens = Add("tokens");
        Canonical = Add("canonical");
        var used = InOrder(both.SelectMany(u => u.Spans).Select(s => s.Label), Labels.All);
        foreach (var label in used)
            labels[label] = Add("labels", label);
        var labelColumns = used.Select(l => labels[l]).ToArray();
        foreach (var (name, family) in Families.Named)
            AddMacro(name, [.. used.Where(l => Families.Holds(family, l)).Select(l => labels[l])]);
        AddMacro("mentions", labelColumns);
        for (var f = 0; f < 4; f++)
        {
            foreach (var scheme in Enum.GetValues<SemEvalScheme>())
                semEval[f, (int)scheme] = Add("semeval", Families.Name(f), scheme.ToString().ToLowerInvariant());
        }

        ValuesOnCorrectSpans = Add("values", "on_correct_spans");
        ValuesOverlap = Add("values", "overlap");
        TimeValues = Add("values", "times");
        TimeValuesOverlap = Add("values", "times", "overlap");
        NumberValues = Add("values", "numbers");
        NumberValuesOverlap = Add("values", "numbers", "overlap");
        Polarity = Add("claims", "polarity");
        foreach (var type in InOrder(both.SelectMany(u => u.Claims).Select(c => c.Type), Labels.ClaimTypes))
            types[type] = Add("claims", "types", type);
        ArgumentsInMatchedClaims = Add("arguments", "in_matched_claims");
        foreach (var role in InOrder(both.SelectMany(u => u.Claims).SelectMany(c => c.Arguments).Select(a => a.Role), Labels.Roles))
            roles[role] = Add("arguments", "roles", role);
        if (options.TrainingNames is not null)
        {
            NamesSeen = Add("names", "seen");
            NamesUnseen = Add("names", "unseen");
        }

        foreach (var language in gold.Select(u => u.Language.Code()).Distinct().Order(StringComparer.Ordinal))
            languages[language] = Scope(["languages", language]);
        foreach (var genre in gold.Select(u => u.Genre).OfType<string>().Distinct().Order(StringComparer.Ordinal))
            genres[genre] = Scope(["genres", genre]);
    }

    public int Count { get; private set; }

    public IReadOnlyList<Metric> Metrics => metrics;

    public ScopeColumns Whole { get; }

    public int Tokens { get; }

    public int ValuesOnCorrectSpans { get; }

    public int ValuesOverlap { get; }

    public int TimeValues { get; }

    public int TimeValuesOverlap { get; }

    public int NumberValues { get; }

    public int NumberValuesOverlap { get; }

    public int Canonical { get; }

    public int Polarity { get; }

    public int ArgumentsInMatchedClaims { get; }

    public int? NamesSeen { get; }

    public int? NamesUnseen { get; }

    public int OfLabel(string label) => labels[label];

    public int OfType(string type) => types[type];

    public int OfRole(string role) => roles[role];

    public int OfSemEval(int family, SemEvalScheme scheme) => semEval[family, (int)scheme];

    /// <summary>The scopes that a unit belongs to.</summary>
    public ScopeColumns[] ScopesOf(LabelledUnit gold) =>
        gold.Genre is null ? [Whole, languages[gold.Language.Code()]] : [Whole, languages[gold.Language.Code()], genres[gold.Genre]];

    private ScopeColumns Scope(string[] path) => new(
        Add([.. path, "entities"]), Add([.. path, "times"]), Add([.. path, "numbers"]), Add([.. path, "mentions"]), Add([.. path, "values"]),
        Add([.. path, "claims"]), Add([.. path, "arguments"]), Add([.. path, "claims_full"]), Add([.. path, "quantified"]));

    private int Add(params string[] path)
    {
        metrics.Add(new Metric(new MetricName(path), [Count], Macro: false));
        return Count++;
    }

    private void AddMacro(string family, int[] columns) => metrics.Add(new Metric(new MetricName("macro", family), columns, Macro: true));

    private static List<string> InOrder(IEnumerable<string> used, IReadOnlyList<string> known)
    {
        var set = used.ToHashSet();
        return [.. known.Where(set.Contains), .. set.Where(l => !known.Contains(l)).Order(StringComparer.Ordinal)];
    }
}

/// <summary>The families that spans are scored by; labels that the guidelines do not know count as entities.</summary>
internal static class Families
{
    public static IReadOnlyList<(string Name, LabelFamily Family)> Named { get; } =
        [("entities", LabelFamily.Entity), ("times", LabelFamily.Time), ("numbers", LabelFamily.Number)];

    /// <summary>Index of the set of all spans, after those of the three families.</summary>
    public const int All = 3;

    public static LabelFamily Of(string label) => Labels.FamilyOf(label) is LabelFamily.Other ? LabelFamily.Entity : Labels.FamilyOf(label);

    public static bool Holds(LabelFamily family, string label) => Of(label) == family;

    public static string Name(int index) => index == All ? "mentions" : Named[index].Name;
}
