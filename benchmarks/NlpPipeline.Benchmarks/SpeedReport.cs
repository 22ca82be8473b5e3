using System.Diagnostics;
using System.Globalization;
using NlpPipeline.Models;
using NlpPipeline.Recognition;
using NlpPipeline.Tagging;

namespace NlpPipeline.Benchmarks;

/// <summary>Tokens a second of each part on one core: the figures of docs/performance.md.</summary>
internal static class SpeedReport
{
    private const int Characters = 1_000_000;

    public static int Run(string modelFolder, IReadOnlyList<string> texts)
    {
        var watch = Stopwatch.StartNew();
        var model = PipelineModel.Read(modelFolder);
        Print("model read", watch.Elapsed.TotalSeconds, 0);
        var units = SampleText.Units(texts, Characters);
        for (var round = 1; round <= 2; round++)
        {
            Console.WriteLine(round == 1 ? "cold:" : "warm:");
            watch.Restart();
            var contexts = DocumentContext.Build(units, model.Resources);
            var tokens = contexts.Sum(c => c.Tokens.Count);
            Print("tokens, names, document statistics", watch.Elapsed.TotalSeconds, tokens);
            Time("grammars of numbers and times", c => GrammarAttributes.Set(c));
            var recognizer = model.CreateRecognizer();
            foreach (var (name, crf) in model.Parts.Where(p => p.Model.Scheme is not null))
            {
                var tagger = new SequenceTagger(crf, model.Resources);
                Time($"{name}: features and Viterbi", c => tagger.BestPath(c.Sequence));
                Time($"{name}: with span probabilities", c => tagger.Tag(c.Sequence));
            }

            Time("mentions, all of it", c => recognizer.Recognize(c));
            watch.Restart();
            new Pipeline(model).Analyse(units);
            Print("whole pipeline", watch.Elapsed.TotalSeconds, tokens);

            void Time(string name, Action<UnitContext> work)
            {
                watch.Restart();
                foreach (var context in contexts)
                    work(context);
                Print(name, watch.Elapsed.TotalSeconds, tokens);
            }
        }

        GrammarSpeed.Print(units);
        return 0;
    }

    private static void Print(string name, double seconds, int tokens) => Console.WriteLine(string.Create(
        CultureInfo.InvariantCulture, $"  {name,-42} {seconds,7:0.00} s{(tokens > 0 ? $" {tokens / seconds,12:N0} tokens/s" : "")}"));
}
