namespace NlpPipeline.Training.Recognizers;

/// <summary>The feature templates that training uses where the configuration names none.</summary>
public static class DefaultTemplates
{
    /// <summary>Words, shapes, affixes, clusters and lists around a token: suits any language that capitalizes names.</summary>
    public static IReadOnlyList<string> Base { get; } =
    [
        "bias",
        "word[0]", "word[-1]", "word[1]",
        "lower[-3]", "lower[-2]", "lower[-1]", "lower[0]", "lower[1]", "lower[2]", "lower[3]",
        "folded[0]", "bare[0]", "bare[-1]", "bare[1]",
        "lower[-1] lower[0]", "lower[0] lower[1]", "lower[-2] lower[-1]", "lower[1] lower[2]", "lower[-1] lower[1]",
        "lower[-2] lower[-1] lower[0]", "lower[-1] lower[0] lower[1]", "lower[0] lower[1] lower[2]",
        "shape[0]", "shape[-1]", "shape[1]", "longshape[0]", "shape[-1] shape[0]", "shape[0] shape[1]", "shape[-1] shape[0] shape[1]",
        "kind[-2] kind[-1] kind[0]", "kind[-1] kind[0] kind[1]", "kind[0] kind[1] kind[2]", "kind[-2] kind[-1] kind[0] kind[1] kind[2]",
        "lower[-1] kind[0]", "lower[1] kind[0]", "lower[-1] kind[0] kind[1]", "lower[-2] kind[-1] kind[0]", "lower[2] kind[0] kind[1]",
        "prefix1[0]", "prefix2[0]", "prefix3[0]", "prefix4[0]", "suffix1[0]", "suffix2[0]", "suffix3[0]", "suffix4[0]",
        "suffix3[0] kind[0]", "suffix2[-1] suffix2[0]",
        "coarse[0]", "middle[0]", "fine[0]", "coarse[-1]", "middle[-1]", "fine[-1]", "coarse[1]", "middle[1]", "fine[1]",
        "coarse[-2]", "middle[-2]", "coarse[2]", "middle[2]",
        "coarse[-1] coarse[0]", "coarse[0] coarse[1]", "middle[-1] middle[0]", "middle[0] middle[1]", "middle[-1] kind[0]", "middle[1] kind[0]",
        "middle[0] kind[0]", "middle[-1] middle[0] middle[1]", "fine[-1] kind[0] kind[1]",
    ];

    /// <summary>What the context of a document adds.</summary>
    public static IReadOnlyList<string> Document { get; } =
    [
        "list[0]", "list[-1]", "list[1]", "list[-1] list[0]", "list[0] list[1]", "list[0] kind[0]",
        "gazetteer[0]", "gazetteer[-1]", "gazetteer[1]", "gazetteer[0] kind[0]", "gazetteer[0] lower[-1]", "gazetteer[-1] gazetteer[0]",
        "case[0]", "case[0] kind[0]", "case[-1] case[0]", "case[0] case[1]", "language[0] kind[0]", "glue[0]", "glue[0] kind[0]", "glue[1] kind[0]",
    ];

    /// <summary>What the grammars see, for the tagger of times and numbers.</summary>
    public static IReadOnlyList<string> Grammar { get; } =
    [
        "grammar[0]", "grammar[-1]", "grammar[1]", "grammar[-1] grammar[0]", "grammar[0] grammar[1]", "grammar[0] kind[0]",
        "grammar[0] lower[0]", "grammar[0] lower[-1]", "grammar[0] lower[1]", "grammar[0] language[0]",
    ];

    /// <summary>What mentions and word lists add, for triggers and noun phrases.</summary>
    public static IReadOnlyList<string> Claims { get; } =
    [
        "mention[0]", "mention[-1]", "mention[1]", "mention[-2]", "mention[2]", "mention[-1] lower[0]", "mention[1] lower[0]",
        "mention[-1] middle[0]", "mention[1] middle[0]", "mention[-1] mention[1]", "list[0]", "list[-1]", "list[1]", "list[0] list[1]",
        "list[0] mention[1]", "list[0] mention[-1]", "fine[-1] fine[0]", "fine[0] fine[1]", "language[0] kind[0]",
        "left[0] lower[0]", "right[0] lower[0]", "left[0] list[0]", "right[0] list[0]", "left[0] right[0]", "left[0] right[0] middle[0]",
        "families[0] lower[0]", "families[0] list[0]", "families[0] fine[0]", "left[0] fine[0]", "right[0] fine[0]",
        "families[0] lower[0] lower[1]", "families[0] lower[-1] lower[0]",
        "phrase[-1]", "phrase[0]", "phrase[1]", "phrase[0] families[0]", "phrase[0] list[0]", "phrase[0] left[0]", "phrase[0] right[0]",
    ];

    /// <summary>What a CoNLL file allows of <see cref="Document"/>.</summary>
    public static IReadOnlyList<string> Conll { get; } =
        ["list[0]", "list[-1]", "list[1]", "gazetteer[0]", "gazetteer[-1]", "gazetteer[1]", "gazetteer[0] kind[0]", "gazetteer[0] lower[-1]"];

    /// <summary>Further columns of a CoNLL file, such as parts of speech.</summary>
    public static IReadOnlyList<string> Columns { get; } =
    [
        "column1[0]", "column1[-1]", "column1[1]", "column1[-1] column1[0]", "column1[0] column1[1]", "column1[0] lower[0]", "column2[0]",
        "column2[-1]", "column2[1]",
    ];
}
