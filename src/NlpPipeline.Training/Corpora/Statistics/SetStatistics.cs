using System.Text.Json;
using NlpPipeline.Annotations;
using NlpPipeline.Segmentation;
using NlpPipeline.Training.Corpora.Formats;

namespace NlpPipeline.Training.Corpora.Statistics;

/// <summary>How much a group of units holds.</summary>
/// <param name="Characters">UTF-16 code units of text.</param>
/// <param name="Names">Entity spans.</param>
/// <param name="DistinctNames">Entity spans that differ in label or letters.</param>
public sealed record GroupCount(
    string Name, int Documents, int Units, int Characters, int Tokens, int Spans, int Names, int DistinctNames, int Claims, int Arguments)
{
    internal static GroupCount Of(string name, IReadOnlyCollection<LabelledUnit> units)
    {
        var names = units.SelectMany(u => u.Spans.Where(s => Labels.FamilyOf(s.Label) == LabelFamily.Entity).Select(s => (s.Label, s.Span.Of(u.Text).ToString()))).ToList();
        return new GroupCount(
            name,
            units.Select(u => u.Document).Distinct(StringComparer.Ordinal).Count(),
            units.Count,
            units.Sum(u => u.Text.Length),
            units.Sum(u => Tokenizer.Tokenize(u.Text).Count),
            units.Sum(u => u.Spans.Count),
            names.Count,
            names.Distinct().Count(),
            units.Sum(u => u.Claims.Count),
            units.Sum(u => u.Claims.Sum(c => c.Arguments.Count)));
    }
}

/// <summary>How often a label, claim type, polarity or role comes, by language.</summary>
/// <param name="Distinct">Different letters (of spans, triggers or fillers).</param>
public sealed record LabelCount(string Name, int English, int Vietnamese, int Distinct)
{
    public int All => English + Vietnamese;
}

/// <summary>Counts of labelled sets.</summary>
public sealed record SetStatistics(
    GroupCount Total,
    IReadOnlyList<GroupCount> Languages,
    IReadOnlyList<GroupCount> Genres,
    IReadOnlyList<GroupCount> Documents,
    IReadOnlyList<LabelCount> Labels,
    IReadOnlyList<LabelCount> ClaimTypes,
    IReadOnlyList<LabelCount> Polarities,
    IReadOnlyList<LabelCount> Roles)
{
    public static SetStatistics Of(IReadOnlyList<LabelledUnit> units)
    {
        var spans = units.SelectMany(u => u.Spans.Select(s => (u.Language, Name: s.Label, Text: s.Span.Of(u.Text).ToString()))).ToList();
        var claims = units.SelectMany(u => u.Claims.Select(c => (u.Language, Name: c.Type, Text: c.Trigger.Of(u.Text).ToString()))).ToList();
        var polarities = units.SelectMany(u => u.Claims.Select(c => (u.Language, Name: c.Polarity, Text: c.Trigger.Of(u.Text).ToString())));
        var roles = units.SelectMany(u => u.Claims.SelectMany(c => c.Arguments).Select(a => (u.Language, Name: a.Role, Text: a.Span?.Of(u.Text).ToString() ?? a.Value ?? "")));
        return new SetStatistics(
            GroupCount.Of("all", [.. units]),
            Groups(units, u => u.Language.Code()),
            Groups(units, u => u.Genre ?? "(none)"),
            Groups(units, u => u.Document),
            Count(spans, Annotations.Labels.All),
            Count(claims, Annotations.Labels.ClaimTypes),
            Count(polarities, Annotations.Labels.Polarities),
            Count(roles, Annotations.Labels.Roles));
    }

    public string ToJson() => JsonText.Of(
        json =>
        {
            json.WriteStartObject();
            WriteGroups(json, "total", [Total]);
            WriteGroups(json, "languages", Languages);
            WriteGroups(json, "genres", Genres);
            WriteLabels(json, "labels", Labels);
            WriteLabels(json, "claim_types", ClaimTypes);
            WriteLabels(json, "polarities", Polarities);
            WriteLabels(json, "roles", Roles);
            WriteGroups(json, "documents", Documents);
            json.WriteEndObject();
        },
        indented: true);

    private static List<GroupCount> Groups(IEnumerable<LabelledUnit> units, Func<LabelledUnit, string> key) =>
        [.. units.GroupBy(key, StringComparer.Ordinal).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => GroupCount.Of(g.Key, [.. g]))];

    /// <summary>In the order of the guidelines; names that they do not know come last.</summary>
    private static List<LabelCount> Count(IEnumerable<(Language Language, string Name, string Text)> items, IReadOnlyList<string> order)
    {
        var places = order.Select((n, i) => (n, i)).ToDictionary(p => p.n, p => p.i);
        return [.. items.GroupBy(i => i.Name, StringComparer.Ordinal)
            .OrderBy(g => places.GetValueOrDefault(g.Key, order.Count)).ThenBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new LabelCount(
                g.Key,
                g.Count(i => i.Language == Language.English),
                g.Count(i => i.Language == Language.Vietnamese),
                g.Select(i => i.Text).Distinct(StringComparer.Ordinal).Count()))];
    }

    private static void WriteGroups(Utf8JsonWriter json, string name, IEnumerable<GroupCount> groups)
    {
        json.WriteStartObject(name);
        foreach (var group in groups)
        {
            json.WriteStartObject(group.Name);
            foreach (var (column, value) in Columns(group))
                json.WriteNumber(column, value);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    private static void WriteLabels(Utf8JsonWriter json, string name, IEnumerable<LabelCount> labels)
    {
        json.WriteStartObject(name);
        foreach (var label in labels)
        {
            json.WriteStartObject(label.Name);
            json.WriteNumber("en", label.English);
            json.WriteNumber("vi", label.Vietnamese);
            json.WriteNumber("all", label.All);
            json.WriteNumber("distinct", label.Distinct);
            json.WriteEndObject();
        }

        json.WriteEndObject();
    }

    /// <summary>The counts of a group under the names that tables and JSON use.</summary>
    public static IReadOnlyList<(string Name, int Value)> Columns(GroupCount group) =>
    [
        ("documents", group.Documents),
        ("units", group.Units),
        ("characters", group.Characters),
        ("tokens", group.Tokens),
        ("spans", group.Spans),
        ("names", group.Names),
        ("distinct_names", group.DistinctNames),
        ("claims", group.Claims),
        ("arguments", group.Arguments),
    ];
}
