using System.Numerics;

namespace NlpPipeline.Evaluation;

/// <summary>
/// xoshiro256** (Blackman and Vigna, 2018), seeded by splitmix64. Own code, so that a seed gives the same report on every
/// version of the runtime; a stream per round, so that rounds may run in any order on any number of threads.
/// </summary>
internal struct DeterministicRandom
{
    private ulong a;
    private ulong b;
    private ulong c;
    private ulong d;

    public DeterministicRandom(int seed, int stream)
    {
        var state = ((ulong)(uint)seed << 32) | (uint)stream;
        a = SplitMix(ref state);
        b = SplitMix(ref state);
        c = SplitMix(ref state);
        d = SplitMix(ref state);
    }

    public ulong Next()
    {
        var result = BitOperations.RotateLeft(b * 5, 7) * 9;
        var t = b << 17;
        c ^= a;
        d ^= b;
        b ^= c;
        a ^= d;
        c ^= t;
        d = BitOperations.RotateLeft(d, 45);
        return result;
    }

    /// <summary>A number from 0 to <paramref name="bound"/> − 1; its bias is below bound / 2^32 (multiply-shift).</summary>
    public int Below(int bound) => (int)(((Next() >> 32) * (ulong)bound) >> 32);

    private static ulong SplitMix(ref ulong state)
    {
        var z = state += 0x9E3779B97F4A7C15;
        z = (z ^ (z >> 30)) * 0xBF58476D1CE4E5B9;
        z = (z ^ (z >> 27)) * 0x94D049BB133111EB;
        return z ^ (z >> 31);
    }
}
