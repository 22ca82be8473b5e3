namespace NlpPipeline.Tagging;

/// <summary>
/// What can be said of one token. The first kinds follow from the token's letters alone (and are cached by form); those from
/// <see cref="Glue"/> on depend on its place and are supplied with the sequence. Their numbers are part of feature hashes and of model files:
/// another order needs another <see cref="CrfModel.Version"/>.
/// </summary>
public enum AttributeKind
{
    /// <summary>The form as printed.</summary>
    Word,

    /// <summary>Lower-case form, digits as 0.</summary>
    Lower,

    /// <summary>Lower case with spelling variants folded (<see cref="SpellingFolder"/>).</summary>
    Folded,

    /// <summary>Folded, without any diacritic.</summary>
    Bare,

    /// <summary>Shape with runs collapsed to two: <c>Xx</c>, <c>XX</c>, <c>00</c>.</summary>
    Shape,

    /// <summary>Shape sign by sign, cut at 8.</summary>
    LongShape,

    /// <summary>Capitalized, all capitals, lower case, number, mixed or punctuation.</summary>
    Kind,

    Prefix1,
    Prefix2,
    Prefix3,
    Prefix4,
    Suffix1,
    Suffix2,
    Suffix3,
    Suffix4,

    /// <summary>Word cluster, coarse (about 64).</summary>
    ClusterCoarse,

    /// <summary>Word cluster, middle (about 256).</summary>
    ClusterMiddle,

    /// <summary>Word cluster, fine (about 1024).</summary>
    ClusterFine,

    /// <summary>Lists of single words (given names, family names, titles) that hold the token.</summary>
    WordList,

    /// <summary>Whether the token stands against the one before it.</summary>
    Glue,

    /// <summary>Language of the unit.</summary>
    Language,

    /// <summary>Gazetteer entry that covers the token, with the place in it.</summary>
    Gazetteer,

    /// <summary>Number or time that the grammars find, with the place in it.</summary>
    Grammar,

    /// <summary>How the document writes the word elsewhere: capitals, lower case, how often.</summary>
    DocumentCase,

    /// <summary>Recognized mention that covers the token, with the place in it.</summary>
    Mention,

    /// <summary>Label of the nearest recognized mention to the left, in whatever distance.</summary>
    MentionLeft,

    /// <summary>Label of the nearest recognized mention to the right.</summary>
    MentionRight,

    /// <summary>Which families of mentions the unit has: names, times, counts.</summary>
    MentionFamilies,

    /// <summary>First further column of a CoNLL file (part of speech, say).</summary>
    Column1,

    /// <summary>Second further column of a CoNLL file.</summary>
    Column2,

    /// <summary>On which side of a trigger the token stands, and how far from it.</summary>
    TriggerDistance,

    /// <summary>Type of the trigger that roles are sought for.</summary>
    TriggerType,

    /// <summary>Another trigger of the unit that covers the token, by type.</summary>
    OtherTrigger,

    /// <summary>Candidate for a role that covers the token, by label, and whether it begins there.</summary>
    Candidate,

    /// <summary>Candidate for a role whose head the token is, by label.</summary>
    CandidateHead,

    /// <summary>Word or phrase of several tokens in a word list (<c>hành quyết</c>, <c>put to death</c>) that covers the token, by lists, with the place in it.</summary>
    PhraseList,
}
