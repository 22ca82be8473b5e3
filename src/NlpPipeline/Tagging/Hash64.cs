using System.Runtime.CompilerServices;

namespace NlpPipeline.Tagging;

/// <summary>The hash by which attributes and features are known. Fixed for ever: model files hold its results.</summary>
internal static class Hash64
{
    private const ulong Prime = 0x9E3779B97F4A7C15;

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Add(ulong hash, ulong value)
    {
        hash = (hash ^ value) * Prime;
        return hash ^ (hash >> 29);
    }

    /// <summary>Spreads the bits (the finalizer of MurmurHash3, Appleby).</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ulong Finish(ulong hash)
    {
        hash ^= hash >> 33;
        hash *= 0xFF51AFD7ED558CCD;
        hash ^= hash >> 33;
        return hash;
    }

    public static ulong Of(ReadOnlySpan<char> text, ulong seed)
    {
        var hash = Add(0x243F6A8885A308D3, seed);
        foreach (var c in text)
            hash = Add(hash, c);
        return NotZero(Finish(hash));
    }

    /// <summary>0 stands for "no such attribute", so no hash may be it.</summary>
    public static ulong NotZero(ulong hash) => hash == 0 ? 1 : hash;
}
