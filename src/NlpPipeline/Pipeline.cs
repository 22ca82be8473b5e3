using NlpPipeline.Annotations;
using NlpPipeline.Claims;
using NlpPipeline.Documents;
using NlpPipeline.Models;
using NlpPipeline.Recognition;
using NlpPipeline.Segmentation;

namespace NlpPipeline;

/// <summary>What the pipeline found in one unit.</summary>
public sealed record UnitAnalysis(UnitContext Context, IReadOnlyList<RecognizedMention> Mentions, IReadOnlyList<RecognizedClaim> Claims)
{
    /// <summary>An event that the unit names without saying of whom, how many, when or where: rows of a list below may. Null where there is none.</summary>
    public RecognizedClaim? Heading { get; init; }
}

/// <summary>How documents are read and analysed.</summary>
public sealed record PipelineOptions
{
    /// <summary>The language of all units; null to tell it unit by unit.</summary>
    public Language? Language { get; init; }

    /// <summary>What <c>today</c> means in the documents; null where that cannot be known.</summary>
    public DateTime? Reference { get; init; }

    /// <summary>Mentions and claims under this probability, 0 to 1, are left out.</summary>
    public double MinimumConfidence { get; init; }
}

/// <summary>
/// The front door: text in, mentions, values and claims out. A pipeline is immutable and may be shared by threads; each document is
/// analysed by one.
/// </summary>
/// <example><code>
/// var pipeline = Pipeline.Load("models");
/// foreach (var part in pipeline.Extract("a.txt", new StringReader(text)))
///     Console.WriteLine(part.Claims.Count);
/// </code></example>
public sealed class Pipeline(PipelineModels models, PipelineOptions? options = null)
{
    private readonly PipelineOptions options = options ?? new PipelineOptions();

    /// <summary>A pipeline of one model for both languages.</summary>
    public Pipeline(PipelineModel model, PipelineOptions? options = null)
        : this(new PipelineModels(model), options)
    {
    }

    public PipelineModels Models { get; } = models;

    /// <summary>Reads a model folder.</summary>
    /// <exception cref="InvalidInputException">It holds no pipeline, or is damaged.</exception>
    public static Pipeline Load(string modelFolder, PipelineOptions? options = null) => new(PipelineModels.Read(modelFolder), options);

    /// <summary>Extracts from a document, window by window, in text order.</summary>
    /// <param name="name">What the output calls the document.</param>
    public IEnumerable<Extraction> Extract(string name, TextReader text) => Extract(name, DocumentReader.Read(text));

    /// <inheritdoc cref="Extract(string,TextReader)"/>
    public IEnumerable<Extraction> Extract(string name, IEnumerable<DocumentWindow> windows)
    {
        // The names are asked for after the first window: they may still be on their way from the model's files.
        ExtractionBuilder? writer = null;
        foreach (var (window, units) in Analyse(windows))
            yield return (writer ??= new ExtractionBuilder(name, Models.Names, options.MinimumConfidence)).Build(window, units);
    }

    /// <summary>Cuts a document into units and analyses them, window by window, in text order.</summary>
    public IEnumerable<(DocumentWindow Window, List<UnitAnalysis> Units)> Analyse(IEnumerable<DocumentWindow> windows)
    {
        var analyser = new DocumentAnalyser(Models, options.Reference);
        var guesser = new LanguageGuesser();
        foreach (var window in windows)
            yield return (window, analyser.Analyse(Units(window.Text, guesser)));
    }

    /// <summary>Analyses given units of one document, in text order.</summary>
    public List<UnitAnalysis> Analyse(IReadOnlyList<Unit> units) => new DocumentAnalyser(Models, options.Reference).Analyse(units);

    /// <summary>What the pipeline finds in labelled units, whose labels it does not look at, in the order given.</summary>
    public List<LabelledUnit> Predict(IReadOnlyList<LabelledUnit> units)
    {
        var predictions = new Dictionary<LabelledUnit, LabelledUnit>(ReferenceEqualityComparer.Instance);
        foreach (var document in LabelledUnits.ByDocument(units))
        {
            var analyses = Analyse(LabelledUnits.ToUnits(document));
            for (var i = 0; i < document.Count; i++)
                predictions.Add(document[i], Label(document[i], analyses[i]));
        }

        return [.. units.Select(u => predictions[u])];
    }

    /// <summary>A unit with what was found in it in place of its labels.</summary>
    public LabelledUnit Label(LabelledUnit unit, UnitAnalysis analysis) => unit with
    {
        Spans =
        [
            .. analysis.Mentions.Where(m => m.Probability >= options.MinimumConfidence).Select(m => new LabelledSpan(m.Span, m.Label, m.Value, m.Probability)),
        ],
        Claims =
        [
            .. analysis.Claims.Where(c => c.Probability >= options.MinimumConfidence).Select(c => new LabelledClaim(
                c.Trigger.Type,
                analysis.Context.SpanOf(c.Trigger.Start, c.Trigger.End),
                c.Polarity,
                [
                    .. c.Arguments.Select(a => new LabelledArgument(
                        a.Role, a.Candidate is { } k ? analysis.Context.SpanOf(k.Start, k.End) : null, a.Value)),
                ],
                c.Probability)),
        ],
    };

    /// <summary>Cuts a text into units and tells their languages.</summary>
    private List<Unit> Units(string text, LanguageGuesser guesser)
    {
        var spans = new List<TextSpan>();
        SentenceSplitter.Split(text, 0, text.Length, spans);
        var units = new List<Unit>(spans.Count);
        var previous = 0;
        foreach (var span in spans)
        {
            var begins = previous == 0 || text.AsSpan(previous, span.Start - previous).Contains('\n');
            units.Add(new Unit(text, span, options.Language ?? guesser.Next(span.Of(text)), begins));
            previous = span.End;
        }

        return units;
    }
}

/// <summary>Runs the recognizers over the units of one document, keeping what later units need to know of earlier ones.</summary>
internal sealed class DocumentAnalyser(PipelineModels models, DateTime? reference)
{
    private readonly ValueNormalizer values = new(reference);

    /// <summary>By number of the model; null until a unit of its language comes.</summary>
    private readonly (MentionRecognizer Recognizer, ClaimExtractor Claims)?[] readers = new (MentionRecognizer, ClaimExtractor)?[models.Count];

    public List<UnitAnalysis> Analyse(IReadOnlyList<Unit> units)
    {
        var contexts = models.IsByLanguage ? ByLanguage(units) : DocumentContext.Build(units, models.Resources);
        values.Foresee(units);
        var result = new List<UnitAnalysis>(contexts.Count);
        foreach (var context in contexts)
        {
            var (recognizer, claims) = ReaderOf(context.Unit.Language);
            var mentions = values.Normalize(context, recognizer.Recognize(context));
            result.Add(new UnitAnalysis(context, mentions, claims.Extract(context, mentions)) { Heading = claims.Heading });
        }

        return result;
    }

    private (MentionRecognizer Recognizer, ClaimExtractor Claims) ReaderOf(Language language)
    {
        ref var reader = ref readers[models.IndexOf(language)];
        if (reader is null)
        {
            var model = models.Of(language);
            reader = (model.CreateRecognizer(), new ClaimExtractor(model.CreateClaimModels()));
        }

        return reader.Value;
    }

    /// <summary>Contexts in text order, each made from the units of its language alone: that is what its model learned from.</summary>
    private List<UnitContext> ByLanguage(IReadOnlyList<Unit> units)
    {
        var contexts = new UnitContext[units.Count];
        foreach (var (language, _) in models.Parts)
        {
            var own = Enumerable.Range(0, units.Count).Where(i => units[i].Language == language).ToList();
            var built = DocumentContext.Build([.. own.Select(i => units[i])], models.Resources);
            for (var i = 0; i < own.Count; i++)
                contexts[own[i]] = built[i];
        }

        return [.. contexts];
    }
}
