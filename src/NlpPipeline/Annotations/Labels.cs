using System.Collections.Frozen;

namespace NlpPipeline.Annotations;

/// <summary>The span labels, claim types and roles of the annotation guidelines.</summary>
public static class Labels
{
    public static IReadOnlyList<string> Entities { get; } = ["PER", "ORG", "LOC", "GROUP", "EVENT", "WORK"];

    /// <summary>Time expressions, by TIMEX3 type (ISO-TimeML).</summary>
    public static IReadOnlyList<string> Times { get; } = ["DATE", "TIME", "DURATION", "SET"];

    public static IReadOnlyList<string> Numbers { get; } = ["CARDINAL", "PERCENT", "MONEY", "QUANTITY", "ORDINAL"];

    public static IReadOnlyList<string> All { get; } = [.. Entities, .. Times, .. Numbers];

    public static IReadOnlyList<string> ClaimTypes { get; } =
    [
        "Execute", "Kill", "Die", "Arrest", "Release", "Sentence", "Deport", "Dismiss", "Appoint", "Attack", "Found", "Meet",
        "Publish", "Seize", "Count",
    ];

    public static IReadOnlyList<string> Roles { get; } =
        ["Agent", "Patient", "Quantity", "Time", "Term", "Place", "Organization", "Source"];

    public static IReadOnlyList<string> Polarities { get; } = [Polarity.Asserted, Polarity.Negated, Polarity.Possible];

    /// <summary>Position of a label in <see cref="All"/>; the number of labels for one that is not there.</summary>
    public static int IndexOf(string label)
    {
        var index = 0;
        while (index < All.Count && All[index] != label)
            index++;
        return index;
    }

    private static readonly FrozenDictionary<string, LabelFamily> Families =
        Entities.Select(l => (l, LabelFamily.Entity))
            .Concat(Times.Select(l => (l, LabelFamily.Time)))
            .Concat(Numbers.Select(l => (l, LabelFamily.Number)))
            .ToFrozenDictionary(p => p.l, p => p.Item2);

    /// <summary>The family of a label; <see cref="LabelFamily.Other"/> for labels that the guidelines do not know.</summary>
    public static LabelFamily FamilyOf(string label) => Families.GetValueOrDefault(label, LabelFamily.Other);
}

public enum LabelFamily
{
    Entity,
    Time,
    Number,
    Other,
}

/// <summary>Whether the text says that the thing happened.</summary>
public static class Polarity
{
    public const string Asserted = "asserted";
    public const string Negated = "negated";
    public const string Possible = "possible";
}
