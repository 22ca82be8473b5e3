using System.Globalization;
using NlpPipeline.Annotations;
using NlpPipeline.Documents;
using NlpPipeline.Models;
using NlpPipeline.Recognition;
using NlpPipeline.Segmentation;
using NlpPipeline.Tagging;

namespace NlpPipeline.Training.ActiveLearning;

/// <summary>Reads the sentences of a document with what the model proposes and how sure it is. Use one a thread.</summary>
public sealed class CandidateReader
{
    private readonly Pipeline pipeline;
    private readonly Dictionary<Language, SequenceTagger[]> taggers = [];
    private readonly LexicalAttributes lexical;

    public CandidateReader(Pipeline pipeline)
    {
        this.pipeline = pipeline;
        lexical = new LexicalAttributes(pipeline.Models.Resources);
    }

    /// <summary>The sentences of a document in text order; those without any letter are left out.</summary>
    /// <param name="name">What the units call their document.</param>
    /// <param name="sha256">Of the document's bytes; null where it has none.</param>
    public IEnumerable<SuggestionCandidate> Read(string name, IEnumerable<DocumentWindow> windows, string? sha256)
    {
        var number = 0;
        foreach (var (window, units) in pipeline.Analyse(windows))
        {
            foreach (var analysis in units)
            {
                var unit = analysis.Context.Unit;
                var id = $"{name}:{(number++).ToString(CultureInfo.InvariantCulture)}";
                if (!unit.Sentence.Any(Tokenizer.IsLetter))
                    continue;
                var start = checked((int)window.Offset) + unit.Span.Start;
                var bare = new LabelledUnit(id, name, start, start + unit.Sentence.Length, unit.Language, unit.Sentence, [], []) { Sha256 = sha256 };
                yield return new SuggestionCandidate(
                    pipeline.Label(bare, analysis), analysis.Context.Tokens.Count, LogProbability(analysis.Context), Words(analysis.Context));
            }
        }
    }

    /// <summary>Of names, quantities and triggers together, as if they were independent.</summary>
    private double LogProbability(UnitContext context) => TaggersOf(context.Unit.Language).Sum(t => t.BestPathLogProbability(context.Sequence));

    private SequenceTagger[] TaggersOf(Language language)
    {
        if (taggers.TryGetValue(language, out var found))
            return found;
        var model = pipeline.Models.Of(language);
        found = [Tagger(PipelineModel.EntitiesName, model.Entities), Tagger(PipelineModel.QuantitiesName, model.Quantities), Tagger(PipelineModel.TriggersName, model.Triggers)];

        // One model for both languages needs one set of taggers.
        foreach (var other in pipeline.Models.IsByLanguage ? [language] : Enum.GetValues<Language>())
            taggers.Add(other, found);
        return found;

        SequenceTagger Tagger(string name, CrfModel crf) => new(crf, model.Resources, model.Bonuses.GetValueOrDefault(name));
    }

    private ulong[] Words(UnitContext context)
    {
        var words = new HashSet<ulong>();
        foreach (var token in context.Tokens)
        {
            var attributes = lexical.Of(token.Of(context.Unit.Sentence));
            words.Add(attributes[(int)AttributeKind.Lower]);
            if (attributes[(int)AttributeKind.ClusterMiddle] is var cluster and not 0)
                words.Add(cluster);
        }

        return [.. words.Order()];
    }
}
