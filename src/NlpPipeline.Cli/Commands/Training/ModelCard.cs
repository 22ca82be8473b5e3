using System.Globalization;
using System.Text;
using NlpPipeline.Annotations;
using NlpPipeline.Evaluation;
using NlpPipeline.Models;
using NlpPipeline.Training.Pipelines;

namespace NlpPipeline.Cli.Commands.Training;

/// <summary>
/// Writes the card of a model (Mitchell et al. 2019): what it was made from, how well it does where, what it is for and what not. It holds no
/// clock and no path, so the same training gives the same card.
/// </summary>
internal sealed class ModelCard(ModelManifest manifest, IReadOnlyList<LabelledUnit> train, IReadOnlyList<LabelledUnit> dev)
{
    /// <summary>Labels seen fewer times in training are named among the limits.</summary>
    private const int Few = 50;

    private const string Templates = ".templates";

    private static readonly string[] Families = ["entities", "times", "numbers", "values", "claims", "arguments", "quantified"];

    private readonly StringBuilder text = new();

    /// <summary>What the dev scores were measured on; null where there are none.</summary>
    public required string? MeasuredOn { get; init; }

    /// <summary>Scores on dev with intervals; null where there was no dev set.</summary>
    public required EvaluationReport? Report { get; init; }

    public string Write()
    {
        text.Clear();
        text.Append(ModelWriter.CardMarker).Append("\n\n# Model card\n\n");
        Line($"A {(manifest.Kind == ModelFolder.LanguagesKind ? "pipeline a language" : manifest.Kind)} for {string.Join(", ", manifest.Labels)}{(manifest.Kind != ModelFolder.TaggerKind ? $" and claims ({string.Join(", ", Labels.ClaimTypes)})" : "")}: linear-chain conditional random fields, made by nlp {manifest.Version} with seed {manifest.Seed}.");
        Line($"`manifest.json` holds all settings, calibrations and file hashes; `nlp model verify` checks them, `nlp model info` shows them.");
        if (manifest.Kind == ModelFolder.LanguagesKind)
            Line($"Each unit is analysed by the model of its language, in `vi` or `en`; each has a manifest and a card of its own, with its bonuses, calibrations and scores.");
        WriteUse();
        WriteData();
        WriteScores();
        WriteLimits();
        WriteSettings();
        return text.ToString();
    }

    private void WriteUse()
    {
        text.Append("\n## Intended use\n\n");
        Line($"Finding {(manifest.Kind != ModelFolder.TaggerKind ? "names, times, numbers and claims" : "the labels above")} in texts like those it was trained on, for readers who check what is found against the text. Not for decisions about living people, nor as a source by itself.");
    }

    private void WriteData()
    {
        text.Append("\n## Data\n\n| set | use | units | characters | SHA-256 of the labels |\n|---|---|---|---|---|\n");
        foreach (var data in manifest.Data)
            Line($"| {Cell(data.Name)} | {data.Use}{(data.Weight == 1 ? "" : $", each unit {data.Weight} times")} | {data.Units} | {data.Characters} | `{data.Sha256}` |");
        var (trained, held) = (Counts(train), Counts(dev));
        text.Append("\n| label | trained on | dev |\n|---|---|---|\n");
        foreach (var label in trained.Keys.Union(held.Keys).OrderBy(Order).ThenBy(l => l, StringComparer.Ordinal))
            Line($"| {Cell(label)} | {trained.GetValueOrDefault(label)} | {held.GetValueOrDefault(label)} |");
        var languages = train.GroupBy(u => u.Language).OrderBy(g => g.Key).Select(g => $"{g.Count()} units {g.Key.Code()}");
        Line($"\nTrained on {train.Count} units of {train.Select(u => u.Document).Distinct(StringComparer.Ordinal).Count()} documents{(manifest.Kind != ModelFolder.TaggerKind ? $" ({string.Join(", ", languages)})" : "")}.");
    }

    private void WriteScores()
    {
        text.Append("\n## Scores\n\n");
        if (Report is null || MeasuredOn is null)
        {
            Line($"None: no dev set was given. Measure with `nlp evaluate`.");
            return;
        }

        Line($"Measured on {MeasuredOn}. In brackets the {Report.Options.Level * 100:0}% bootstrap interval of F1 ({Report.Options.Rounds} rounds over {(Report.ResampledBy == ResampleBy.Document ? "documents" : "units")}). Dev also served to calibrate, so a test set that nothing has seen will score a little lower.\n");
        text.Append("| metric | precision | recall | F1 | interval | gold |\n|---|---|---|---|---|---|\n");
        foreach (var (name, score) in Report.Scores)
        {
            if (score.Count.Gold == 0 || !(Families.Contains(name.Text) || name.Parts[0] == "labels" || (name.Parts is ["claims", "types", _])))
                continue;
            var interval = score.F1Interval is { } ends ? string.Create(CultureInfo.InvariantCulture, $"[{ends.Low:0.000}, {ends.High:0.000}]") : "";
            Line($"| {Cell(name.Text)} | {score.Precision:0.000} | {score.Recall:0.000} | {score.F1:0.000} | {interval} | {score.Count.Gold:0} |");
        }
    }

    private void WriteLimits()
    {
        text.Append("\n## Limits\n\n");
        var rare = Counts(train).Where(c => c.Value < Few).OrderBy(c => Order(c.Key)).ThenBy(c => c.Key, StringComparer.Ordinal).Select(c => $"{c.Key} ({c.Value})").ToList();
        var absent = manifest.Labels.Where(l => !train.Any(u => u.Spans.Any(s => s.Label == l))).ToList();
        Line($"- Texts unlike the training data (other topics, other times, texts read by machine with errors) will score lower; measure before you trust.");
        Line($"- What is found comes with a probability, not with certainty: read the evidence.");
        if (rare.Count > 0)
            Line($"- Seen fewer than {Few} times in training, so weak or unknown in quality: {string.Join(", ", rare)}.");
        if (absent.Count > 0)
            Line($"- Never seen in training, so never found: {string.Join(", ", absent)}.");
        if (manifest.Kind != ModelFolder.TaggerKind)
            Line($"- Vietnamese and English alone; dates told by a story's course are often left unresolved; claims that no trigger word states are missed.");
    }

    private void WriteSettings()
    {
        text.Append("\n## Settings\n\n| key | value |\n|---|---|\n");
        foreach (var (key, value) in manifest.Settings)
            Line($"| {key} | {(key.EndsWith(Templates, StringComparison.Ordinal) ? $"{value.Split(';').Length} templates (manifest.json)" : Cell(value))} |");
        foreach (var (name, bonus) in manifest.Bonuses.OrderBy(b => b.Key, StringComparer.Ordinal))
            Line($"| {name}.bonus | {bonus} |");
    }

    /// <summary>Spans by label and claims by type.</summary>
    private static Dictionary<string, int> Counts(IReadOnlyList<LabelledUnit> units) => units
        .SelectMany(u => u.Spans.Select(s => s.Label).Concat(u.Claims.Select(c => $"claim {c.Type}")))
        .GroupBy(l => l, StringComparer.Ordinal).ToDictionary(g => g.Key, g => g.Count(), StringComparer.Ordinal);

    /// <summary>The labels of the guidelines in their order, then others, then claims.</summary>
    private static int Order(string label) => Labels.IndexOf(label) is var at && at < Labels.All.Count ? at
        : label.StartsWith("claim ", StringComparison.Ordinal) ? int.MaxValue
        : int.MaxValue - 1;

    private static string Cell(string value) => value.Replace("|", "\\|", StringComparison.Ordinal).ReplaceLineEndings(" ");

    private void Line(FormattableString line) => text.Append(line.ToString(CultureInfo.InvariantCulture)).Append('\n');
}
