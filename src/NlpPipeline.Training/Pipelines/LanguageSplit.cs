using NlpPipeline.Annotations;

namespace NlpPipeline.Training.Pipelines;

/// <summary>Splits labelled units by language, for a model each.</summary>
public static class LanguageSplit
{
    /// <summary>In the order in which they are trained.</summary>
    public static IReadOnlyList<Language> Languages { get; } = [Language.Vietnamese, Language.English];

    /// <summary>The units of a language, in the order given.</summary>
    public static List<LabelledUnit> Of(IEnumerable<LabelledUnit> units, Language language) => [.. units.Where(u => u.Language == language)];

    /// <summary>Refuses units that a model a language cannot come from.</summary>
    /// <param name="option">What the units were named with.</param>
    /// <exception cref="InvalidInputException">A language has none.</exception>
    public static void RequireBoth(IReadOnlyList<LabelledUnit> units, string option)
    {
        foreach (var language in Languages)
        {
            if (!units.Any(u => u.Language == language))
                throw new InvalidInputException($"{option}: no units of language '{language.Code()}', and 'models: two' needs both; add some or set 'models: one'");
        }
    }

    /// <summary>Holds some units out: of each language as many as of all where each is to have a model.</summary>
    /// <param name="holdOut">Chooses from units what is held out.</param>
    public static (List<LabelledUnit> Held, List<LabelledUnit> Others) HoldOut(
        IReadOnlyList<LabelledUnit> units, PipelineSettings settings, Func<IReadOnlyList<LabelledUnit>, (List<LabelledUnit> Held, List<LabelledUnit> Others)> holdOut)
    {
        if (!settings.IsByLanguage)
            return holdOut(units);
        var held = Languages.SelectMany(l => holdOut(Of(units, l)).Held).ToHashSet<LabelledUnit>(ReferenceEqualityComparer.Instance);
        return ([.. units.Where(held.Contains)], [.. units.Where(u => !held.Contains(u))]);
    }
}
