using NlpPipeline.Annotations;
using NlpPipeline.Models;
using NlpPipeline.Segmentation;
using NlpPipeline.Tagging;
using NlpPipeline.Training.Recognizers;

namespace NlpPipeline.Cli.Commands;

/// <summary>Runs the model of a folder, pipeline or tagger, over labelled units.</summary>
internal static class ModelRunning
{
    public static IReadOnlyList<LabelledUnit> Run(string folder, IReadOnlyList<LabelledUnit> units)
    {
        var model = ModelFolder.Open(folder);
        CheckKind(model);
        if (model.Manifest.Kind != ModelFolder.TaggerKind)
            return Pipeline.Load(folder).Predict(units);
        var resources = model.ReadResources();
        var tagger = Tagger(model, resources);
        return [.. units.Select(u => Tag(tagger, u, resources))];
    }

    /// <exception cref="InvalidInputException">The folder is of a kind that this program does not know.</exception>
    public static void CheckKind(ModelFolder model)
    {
        if (model.Manifest.Kind is not (ModelFolder.PipelineKind or ModelFolder.LanguagesKind or ModelFolder.TaggerKind))
            throw new InvalidInputException($"{model.FolderPath}: is of kind '{model.Manifest.Kind}', which this program does not know; update the program");
    }

    public static SequenceTagger Tagger(ModelFolder model, LexicalResources resources)
    {
        var crf = model.ReadCrf(TaggerFile);
        model.CheckVectors(crf, resources.Vectors);
        return new SequenceTagger(crf, resources, model.BonusOf(TaggerFile));
    }

    /// <summary>Name of a span recognizer's model file, without extension.</summary>
    public const string TaggerFile = "tagger";

    /// <summary>Tags a unit whose tokens are parted by single spaces, as CoNLL files give them.</summary>
    private static LabelledUnit Tag(SequenceTagger tagger, LabelledUnit unit, LexicalResources resources)
    {
        var tokens = new List<Token>();
        for (var start = 0; start < unit.Text.Length;)
        {
            var space = unit.Text.IndexOf(' ', start);
            var end = space < 0 ? unit.Text.Length : space;
            if (end > start)
                tokens.Add(new Token(start, end, false));
            start = end + 1;
        }

        var sequence = new TokenSequence(unit.Text, tokens);
        ConllSentences.SetGazetteer(sequence, resources);
        var spans = tagger.Tag(sequence);
        return unit with
        {
            Spans = [.. spans.Select(s => new LabelledSpan(new TextSpan(tokens[s.Start].Start, tokens[s.End - 1].End), s.Label, null, s.Probability))],
            Claims = [],
        };
    }
}
