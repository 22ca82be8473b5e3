using System.Security.Cryptography;
using System.Text;
using NlpPipeline.Annotations;
using NlpPipeline.Models;
using NlpPipeline.Training.Pipelines;

namespace NlpPipeline.Cli.Commands.Training;

/// <summary>Labelled sets read from files and folders (their .jsonl files, deep, in ordinal order).</summary>
internal sealed record LabelledSetFiles(IReadOnlyList<LabelledUnit> Units, IReadOnlyList<(string Name, int Weight, IReadOnlyList<LabelledUnit> Units)> Files)
{
    /// <param name="weights">How many times the units count in training; null for once.</param>
    /// <exception cref="InvalidInputException">A path is missing, a folder has no set, or a line is malformed.</exception>
    public static LabelledSetFiles Read(IEnumerable<string> paths, string? corpus, SetWeights? weights = null)
    {
        var files = new List<(string Name, int Weight, IReadOnlyList<LabelledUnit> Units)>();
        foreach (var path in paths)
        {
            var weight = (weights ?? SetWeights.None).Of(path);
            foreach (var file in Expand(path))
                files.Add((Path.GetFileName(file), weight, [.. LabelledSet.Read(file, corpus).Select(u => weight == 1 ? u : u with { Weight = weight })]));
        }

        return new LabelledSetFiles([.. files.SelectMany(f => f.Units)], files);
    }

    /// <summary>What is of a language; files that have nothing of it are left out.</summary>
    public LabelledSetFiles Of(Language language) => new(
        LanguageSplit.Of(Units, language),
        [.. Files.Select(f => (f.Name, f.Weight, Units: (IReadOnlyList<LabelledUnit>)LanguageSplit.Of(f.Units, language))).Where(f => f.Units.Count > 0)]);

    /// <summary>The files for a manifest; hashes are of the units as read, so they do not depend on how a file is laid out.</summary>
    public IEnumerable<ManifestData> Describe(string use) => Files.Select(f =>
    {
        var text = new StringBuilder();
        foreach (var unit in f.Units)
            text.Append(LabelledSet.ToJson(unit)).Append('\n');
        return new ManifestData(
            use, f.Name, Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(text.ToString()))), f.Units.Count, f.Units.Sum(u => u.Text.Length),
            f.Weight);
    });

    /// <summary>For sets that measure: refuses units that are also trained on.</summary>
    /// <exception cref="InvalidInputException">A unit stands in both.</exception>
    public void RefuseSharedUnits(LabelledSetFiles train)
    {
        var shared = train.Units.Select(u => (u.Document, u.Start)).ToHashSet();
        if (Units.FirstOrDefault(u => u.Document.Length > 0 && shared.Contains((u.Document, u.Start))) is { } twice)
            throw new InvalidInputException($"--dev: unit {twice.Id} is also in --data; a set that is trained on cannot measure");
    }

    /// <summary>The file itself, or the sets of a folder.</summary>
    /// <exception cref="InvalidInputException">The folder has no set.</exception>
    public static IEnumerable<string> Expand(string path)
    {
        if (!Directory.Exists(path))
            return [path];
        var files = Directory.EnumerateFiles(path, "*.jsonl", SearchOption.AllDirectories).Order(StringComparer.Ordinal).ToList();
        return files.Count > 0 ? files : throw new InvalidInputException($"{path}: no labelled set (.jsonl) in this folder");
    }
}
