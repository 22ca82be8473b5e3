using System.Diagnostics;
using System.Globalization;
using System.Text;
using NlpPipeline.Annotations;
using NlpPipeline.Normalization;
using NlpPipeline.Recognition;

namespace NlpPipeline.Benchmarks;

/// <summary>Megabytes of UTF-8 a second of the free grammars of numbers and times, by language, on one core.</summary>
internal static class GrammarSpeed
{
    /// <summary>So long each language is read over and over: the runtime compiles what is run often anew, in a thread of its own, and takes seconds to be done with it.</summary>
    private static readonly TimeSpan Duration = TimeSpan.FromSeconds(15);

    private const int Parts = 40;

    public static int Run(IReadOnlyList<string> texts)
    {
        Print(SampleText.Units(texts, 1));
        return 0;
    }

    public static void Print(IReadOnlyCollection<Unit> units)
    {
        foreach (var group in units.GroupBy(u => u.Language).OrderBy(g => g.Key))
        {
            var sentences = group.Select(u => u.Sentence).ToArray();
            var megabytes = sentences.Sum(s => (long)Encoding.UTF8.GetByteCount(s)) / 1e6;
            List<NumberMatch> numbers = [];
            List<TimexMatch> times = [];
            var forNumbers = new double[Parts];
            var forTimes = new double[Parts];

            // The least time of each part over all rounds: other work on the machine slows some parts of every round.
            var watch = Stopwatch.StartNew();
            for (var round = 0; round == 0 || watch.Elapsed < Duration; round++)
            {
                var part = 0;
                foreach (var chunk in sentences.Chunk((sentences.Length + Parts - 1) / Parts))
                {
                    Least(ref forNumbers[part], round, chunk, s => NumberGrammar.Find(s, group.Key, numbers));
                    numbers.Clear();
                    Least(ref forTimes[part], round, chunk, s => TimexGrammar.Find(s, group.Key, new TemporalContext(), times));
                    times.Clear();
                    part++;
                }
            }

            var (n, t) = (forNumbers.Sum(), forTimes.Sum());
            Console.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"  grammars, {group.Key,-10} {megabytes,6:0.0} MB: numbers {megabytes / n,6:0.0} MB/s, times {megabytes / t,6:0.0} MB/s, both {megabytes / (n + t),6:0.0} MB/s"));
        }
    }

    private static void Least(ref double least, int round, string[] sentences, Action<string> find)
    {
        var watch = Stopwatch.StartNew();
        foreach (var sentence in sentences)
            find(sentence);
        var seconds = watch.Elapsed.TotalSeconds;
        least = round == 0 ? seconds : Math.Min(least, seconds);
    }
}
