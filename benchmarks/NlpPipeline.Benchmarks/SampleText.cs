using NlpPipeline.Annotations;
using NlpPipeline.Recognition;
using NlpPipeline.Segmentation;

namespace NlpPipeline.Benchmarks;

/// <summary>Units of text files, repeated until there is enough to time.</summary>
internal static class SampleText
{
    public static List<Unit> Units(IEnumerable<string> paths, int characters)
    {
        var files = paths.SelectMany(p => Directory.Exists(p) ? Directory.GetFiles(p, "*.txt").Order(StringComparer.Ordinal) : (IEnumerable<string>)[p]);
        var texts = files.Select(File.ReadAllText).ToList();
        var units = new List<Unit>();
        var total = 0;
        while (total < characters)
        {
            foreach (var text in texts)
            {
                var spans = new List<TextSpan>();
                var guesser = new LanguageGuesser();
                SentenceSplitter.Split(text, 0, text.Length, spans);
                units.AddRange(spans.Select(s => new Unit(text, s, guesser.Next(s.Of(text)), true)));
                total += text.Length;
            }
        }

        return units;
    }

    /// <summary>The folder of the repository, found from where the program lies.</summary>
    public static string Root()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (folder is not null && !File.Exists(Path.Combine(folder.FullName, "NlpPipeline.sln")))
            folder = folder.Parent;
        return folder?.FullName ?? ".";
    }
}
