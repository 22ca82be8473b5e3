using NlpPipeline.Annotations;
using NlpPipeline.Normalization.Names;
using NlpPipeline.Tagging;

namespace NlpPipeline.Models;

/// <summary>
/// The models of a pipeline: one for both languages, or one for each, which share their lexical resources. Each unit is analysed by the model
/// of its language, with that model's calibration and bonuses.
/// </summary>
public sealed class PipelineModels
{
    private static readonly Language[] Languages = [Language.Vietnamese, Language.English];

    private readonly PipelineModel[] models;

    /// <summary>One model for both languages.</summary>
    public PipelineModels(PipelineModel model) => models = [model];

    /// <summary>A model for each language.</summary>
    /// <exception cref="ArgumentException">Their resources are not the same object.</exception>
    public PipelineModels(PipelineModel vietnamese, PipelineModel english)
    {
        if (vietnamese.Resources != english.Resources)
            throw new ArgumentException("models of one pipeline share their resources", nameof(english));
        models = [vietnamese, english];
    }

    /// <summary>True for a model a language, false for one model for both.</summary>
    public bool IsByLanguage => models.Length > 1;

    public LexicalResources Resources => models[0].Resources;

    /// <inheritdoc cref="PipelineModel.Names"/>
    public CanonicalNames? Names => models[0].Names;

    /// <summary>Each model, with the language that is its own; null for both.</summary>
    public IReadOnlyList<(Language? Language, PipelineModel Model)> Parts =>
        IsByLanguage ? [.. Languages.Select(l => ((Language?)l, Of(l)))] : [(null, models[0])];

    /// <summary>The model that analyses units of a language.</summary>
    public PipelineModel Of(Language language) => models[IndexOf(language)];

    /// <summary>The number of the model of a language, from 0.</summary>
    internal int IndexOf(Language language) => IsByLanguage ? (int)language : 0;

    internal int Count => models.Length;

    /// <summary>Reads a folder of either kind, <see cref="ModelFolder.PipelineKind"/> or <see cref="ModelFolder.LanguagesKind"/>.</summary>
    /// <exception cref="InvalidInputException">It holds no pipeline, or a file of it is missing, damaged or not the one that the manifest names.</exception>
    public static PipelineModels Read(string folder)
    {
        var top = ModelFolder.Open(folder);
        if (top.Manifest.Kind != ModelFolder.LanguagesKind)
            return new PipelineModels(PipelineModel.Read(top));
        var parts = top.OpenLanguages();
        var vietnamese = PipelineModel.Read(parts[0]);
        return new PipelineModels(vietnamese, PipelineModel.Read(parts[1], vietnamese));
    }
}
