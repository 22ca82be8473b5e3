namespace NlpPipeline.Fuzzing.Engine;

/// <summary>Fuzzes one target: execution n of a seed has the same input whenever and beside whatever it runs.</summary>
public sealed class Fuzzer
{
    private readonly FuzzTarget target;
    private readonly FuzzRandom random;
    private readonly Mutator mutator;
    private readonly List<byte[]> corpus;
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);
    private readonly HashSet<string> known = new(StringComparer.Ordinal);
    private readonly int seedCount;

    public Fuzzer(FuzzTarget target, int seed)
    {
        this.target = target;
        random = FuzzRandom.Of(seed, target.Name);
        corpus = [.. target.Seeds];
        seedCount = corpus.Count;
        mutator = new Mutator(random, target.Words, target.LongestInput, target.Seeds.All(s => s.Length > 0 && s[0] is (byte)'{' or (byte)'['));
        Probe = new Probe(target);
    }

    public string Name => target.Name;

    public Probe Probe { get; }

    public long Executions { get; private set; }

    /// <summary>Inputs that showed something new, the seeds among them.</summary>
    public int Corpus => corpus.Count;

    public int Features => seen.Count;

    /// <summary>The input of the next execution: the seeds first, then what comes of them.</summary>
    public byte[] Next() => Executions < seedCount ? corpus[(int)Executions] : mutator.Mutate(Parent(), corpus);

    /// <summary>Tries an input.</summary>
    /// <returns>A finding that was not known before, or null.</returns>
    public Finding? Try(byte[] input)
    {
        Executions++;
        var finding = Probe.Try(input);
        if (finding is not null)
            return known.Add(finding.Key) ? finding : null;
        if (Executions <= seedCount && Probe.IsRefused)
            throw new InvalidOperationException($"{Name}: a seed is refused, so that nothing behind the parser is tested: {string.Join(' ', Probe.Shape.Features)}");
        var before = seen.Count;
        seen.UnionWith(Probe.Shape.Features);
        if (seen.Count > before && Executions > seedCount && input.Length <= target.LongestInput / 4)
            corpus.Add(input);
        return null;
    }

    /// <summary>The seeds keep a third of the turns, the newest inputs another.</summary>
    private byte[] Parent() => random.Next(3) switch
    {
        0 => corpus[random.Next(seedCount)],
        1 => corpus[corpus.Count - 1 - random.Next(Math.Min(corpus.Count, 16))],
        _ => random.Pick(corpus),
    };
}
