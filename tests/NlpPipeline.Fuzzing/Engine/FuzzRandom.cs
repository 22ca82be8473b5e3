namespace NlpPipeline.Fuzzing.Engine;

/// <summary>SplitMix64 (Steele, Lea and Flood 2014): the same numbers on every machine and every version of .NET.</summary>
public sealed class FuzzRandom(ulong seed)
{
    private ulong state = seed;

    /// <summary>A stream of its own for each target, so that a target's inputs do not hang on which others run.</summary>
    public static FuzzRandom Of(int seed, string target)
    {
        var state = 14695981039346656037UL ^ (uint)seed;
        foreach (var c in target)
            state = (state ^ c) * 1099511628211UL;
        return new FuzzRandom(state);
    }

    public ulong Next()
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }

    /// <summary>From 0 to <paramref name="limit"/>, which is left out; 0 where the limit is.</summary>
    public int Next(int limit) => limit <= 0 ? 0 : (int)(Next() % (ulong)limit);

    /// <summary>True one time in so many.</summary>
    public bool OneIn(int count) => Next(count) == 0;

    public T Pick<T>(IReadOnlyList<T> items) => items[Next(items.Count)];
}
