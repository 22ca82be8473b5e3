using System.Globalization;
using NlpPipeline.Annotations;

namespace NlpPipeline.Evaluation;

/// <summary>
/// The measures of conlleval (Tjong Kim Sang and Buchholz 2000): phrases are right where both ends and the label are; token accuracy
/// compares tags as they are written. Ratios in per cent, 0 where the denominator is 0.
/// </summary>
public sealed class ConllEval
{
    private readonly SortedDictionary<string, Count> byLabel = new(StringComparer.Ordinal);

    public int Tokens { get; private set; }

    public int CorrectTags { get; private set; }

    public Count Total { get; private set; }

    public IReadOnlyDictionary<string, Count> Labels => byLabel;

    public double Accuracy => Tokens == 0 ? 0 : 100.0 * CorrectTags / Tokens;

    /// <summary>Holds the last columns of two lists of CoNLL files against each other; the files must have the same tokens.</summary>
    /// <exception cref="InvalidInputException">The files have other sentences or tokens.</exception>
    public static ConllEval OfFiles(IReadOnlyList<SourceFile> gold, IReadOnlyList<SourceFile> predicted)
    {
        var eval = new ConllEval();
        List<ConllSentence> a = [.. gold.SelectMany(f => ConllFile.Read(f.Path))];
        List<ConllSentence> b = [.. predicted.SelectMany(f => ConllFile.Read(f.Path))];
        if (a.Count != b.Count)
            throw new InvalidInputException($"the gold has {a.Count} sentences, the predictions have {b.Count}: predict on the gold file");
        for (var i = 0; i < a.Count; i++)
        {
            if (!a[i].Tokens.SequenceEqual(b[i].Tokens))
                throw new InvalidInputException($"sentence {i + 1} (line {b[i].Line} of the predictions) has other tokens than the gold: predict on the gold file");
            eval.Add(a[i].Tags, b[i].Tags);
        }

        return eval;
    }

    /// <summary>Adds a sentence.</summary>
    /// <exception cref="ArgumentException">The two have another number of tags.</exception>
    public void Add(IReadOnlyList<string> gold, IReadOnlyList<string> predicted)
    {
        if (gold.Count != predicted.Count)
            throw new ArgumentException($"{gold.Count} gold tags, {predicted.Count} predicted ones", nameof(predicted));
        Tokens += gold.Count;
        for (var i = 0; i < gold.Count; i++)
            CorrectTags += gold[i] == predicted[i] ? 1 : 0;
        var goldSpans = ConllTags.ToSpans(gold).ToHashSet();
        foreach (var span in goldSpans)
            Count(span.Label, new Count(1, 0, 0));
        foreach (var span in ConllTags.ToSpans(predicted))
            Count(span.Label, new Count(0, 1, goldSpans.Contains(span) ? 1 : 0));
    }

    /// <summary>Writes the measures as conlleval prints them.</summary>
    public void Write(TextWriter output)
    {
        output.Write(Line($"processed {Tokens} tokens with {Total.Gold:0} phrases; found: {Total.Predicted:0} phrases; correct: {Total.Correct:0}.\n"));
        output.Write(Line($"accuracy: {Accuracy,6:0.00}%; precision: {100 * Total.Precision,6:0.00}%; recall: {100 * Total.Recall,6:0.00}%; FB1: {100 * Total.F1,6:0.00}\n"));
        foreach (var (label, c) in byLabel)
            output.Write(Line($"{label,17}: precision: {100 * c.Precision,6:0.00}%; recall: {100 * c.Recall,6:0.00}%; FB1: {100 * c.F1,6:0.00}  {c.Predicted:0}\n"));
    }

    private void Count(string label, Count count)
    {
        byLabel[label] = byLabel.GetValueOrDefault(label) + count;
        Total += count;
    }

    private static string Line(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);
}
