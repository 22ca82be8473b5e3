using NlpPipeline.Tagging;

namespace NlpPipeline.Training.Recognizers;

/// <summary>Groups of templates that can be left out together, so that a search need not spell them.</summary>
public static class TemplateBlocks
{
    private static readonly (string Name, Func<FeatureTemplate, bool> Holds)[] Blocks =
    [
        ("affixes", Uses(AttributeKind.Prefix1, AttributeKind.Suffix4)),
        ("shapes", Uses(AttributeKind.Shape, AttributeKind.Kind)),
        ("clusters", Uses(AttributeKind.ClusterCoarse, AttributeKind.ClusterFine)),
        ("lists", t => t.Parts.Any(p => p.Kind is AttributeKind.WordList or AttributeKind.PhraseList)),
        ("gazetteers", Uses(AttributeKind.Gazetteer, AttributeKind.Gazetteer)),
        ("grammars", Uses(AttributeKind.Grammar, AttributeKind.Grammar)),
        ("case", Uses(AttributeKind.DocumentCase, AttributeKind.DocumentCase)),
        ("mentions", Uses(AttributeKind.Mention, AttributeKind.MentionFamilies)),
        ("conjunctions", t => t.Parts.Length > 1),
        ("distant", t => t.Parts.Any(p => Math.Abs(p.Offset) > 1)),
    ];

    public static IReadOnlyList<string> Names { get; } = [.. Blocks.Select(b => b.Name)];

    /// <summary>The templates that stand in none of some blocks, in their order.</summary>
    public static IReadOnlyList<string> Without(IReadOnlyList<string> templates, IReadOnlyCollection<string> blocks)
    {
        var left = Blocks.Where(b => blocks.Contains(b.Name)).ToList();
        return [.. templates.Where(t => FeatureTemplate.Parse(t) is var parsed && !left.Exists(b => b.Holds(parsed)))];
    }

    /// <summary>True for templates with an attribute between two, in the order of <see cref="AttributeKind"/>.</summary>
    private static Func<FeatureTemplate, bool> Uses(AttributeKind first, AttributeKind last) => t => t.Parts.Any(p => p.Kind >= first && p.Kind <= last);
}
