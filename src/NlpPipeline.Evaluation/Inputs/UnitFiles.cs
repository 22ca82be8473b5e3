using NlpPipeline.Annotations;

namespace NlpPipeline.Evaluation;

/// <summary>Units read from files, with the place of each for error messages.</summary>
public sealed record UnitFiles(IReadOnlyList<LabelledUnit> Units, IReadOnlyList<string> Places, IReadOnlyList<SourceFile> Files, bool IsConll)
{
    private const string ConllExtension = ".conll";

    public string PlaceOf(int unit) => Places[unit];

    public static bool IsConllPath(string path) => Path.GetExtension(path).Equals(ConllExtension, StringComparison.OrdinalIgnoreCase);

    /// <summary>Reads labelled sets (JSON lines) or CoNLL files, never both at once.</summary>
    /// <param name="paths">Files; folders stand for the files in them that end in .jsonl, in ordinal order.</param>
    /// <param name="corpusFolder">Where documents of stand-off sets lie; null where none do.</param>
    /// <param name="strictLabels">Refuse labels that the guidelines do not know (JSON lines only).</param>
    /// <param name="conllLanguage">The language of CoNLL files, which do not say it.</param>
    /// <exception cref="InvalidInputException">A file is missing, malformed, or of the other format.</exception>
    public static UnitFiles Read(IReadOnlyList<string> paths, string? corpusFolder, bool strictLabels, Language conllLanguage)
    {
        var files = paths.SelectMany(Expand).ToList();
        if (files.Count == 0)
            throw new InvalidInputException($"{string.Join(", ", paths)}: no .jsonl files there");
        var conll = IsConllPath(files[0]);
        if (files.FirstOrDefault(f => IsConllPath(f) != conll) is { } other)
            throw new InvalidInputException($"{other}: JSON lines and CoNLL files cannot be scored together: evaluate them in two calls");
        var units = new List<LabelledUnit>();
        var places = new List<string>();
        var sources = new List<SourceFile>();
        for (var i = 0; i < files.Count; i++)
        {
            var before = units.Count;
            if (conll)
                AddConll(files[i], i, conllLanguage, units, places);
            else
                AddLabelled(files[i], corpusFolder, strictLabels, units, places);
            sources.Add(new SourceFile(files[i], Manifest.HashFile(files[i]), units.Count - before));
        }

        return new UnitFiles(units, places, sources, conll);
    }

    private static IEnumerable<string> Expand(string path) =>
        Directory.Exists(path) ? Directory.EnumerateFiles(path, "*.jsonl").Order(StringComparer.Ordinal)
        : File.Exists(path) ? [path]
        : throw new InvalidInputException($"{path}: no such file or folder");

    private static void AddLabelled(string path, string? corpusFolder, bool strict, List<LabelledUnit> units, List<string> places)
    {
        units.AddRange(LabelledSet.Read(path, corpusFolder, strict));
        var number = 0;
        foreach (var line in File.ReadLines(path))
        {
            number++;
            if (!string.IsNullOrWhiteSpace(line))
                places.Add($"{path}:{number}");
        }
    }

    private static void AddConll(string path, int file, Language language, List<LabelledUnit> units, List<string> places)
    {
        var sentences = ConllFile.Read(path);
        for (var i = 0; i < sentences.Count; i++)
        {
            // The document is named by the file's number: gold and predictions may be called what they like.
            var place = $"{path}:{sentences[i].Line}";
            units.Add(ConllUnits.ToUnit(sentences[i], place, $"conll-{file + 1}", $"{i + 1}", language));
            places.Add(place);
        }
    }
}
