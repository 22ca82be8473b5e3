using System.Globalization;
using NlpPipeline.Annotations;
using NlpPipeline.Tagging;

namespace NlpPipeline.Cli.Commands.Training;

/// <summary>Exact span scores of a tagger on CoNLL sentences, by label and in all, in the manner of conlleval.</summary>
internal static class ConllScores
{
    /// <summary>Writes a table and returns the scores for the manifest.</summary>
    public static List<KeyValuePair<string, double>> Report(IReadOnlyList<ConllSentence> gold, IReadOnlyList<List<TaggedSpan>> predicted, TextWriter output)
    {
        var counts = new SortedDictionary<string, (int Right, int Gold, int Predicted)>(StringComparer.Ordinal);
        for (var i = 0; i < gold.Count; i++)
        {
            var spans = ConllTags.ToSpans(gold[i].Tags).ToHashSet();
            foreach (var span in spans)
                Add(span.Label, (0, 1, 0));
            foreach (var span in predicted[i])
                Add(span.Label, (spans.Contains((span.Start, span.End, span.Label)) ? 1 : 0, 0, 1));
        }

        var all = (counts.Values.Sum(c => c.Right), counts.Values.Sum(c => c.Gold), counts.Values.Sum(c => c.Predicted));
        var scores = new List<KeyValuePair<string, double>> { Line("all", all) };
        foreach (var (label, count) in counts)
            scores.Add(Line(label, count));
        return scores;

        void Add(string label, (int Right, int Gold, int Predicted) more)
        {
            var c = counts.GetValueOrDefault(label);
            counts[label] = (c.Right + more.Right, c.Gold + more.Gold, c.Predicted + more.Predicted);
        }

        KeyValuePair<string, double> Line(string name, (int Right, int Gold, int Predicted) c)
        {
            var precision = c.Predicted == 0 ? 0 : (double)c.Right / c.Predicted;
            var recall = c.Gold == 0 ? 0 : (double)c.Right / c.Gold;
            var f1 = c.Gold + c.Predicted == 0 ? 0 : 2.0 * c.Right / (c.Gold + c.Predicted);
            output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"dev {name,-24} P {precision:0.000} R {recall:0.000} F1 {f1:0.000} ({c.Gold} gold, {c.Predicted} predicted)"));
            return KeyValuePair.Create($"dev.{name}.f1", f1);
        }
    }
}
