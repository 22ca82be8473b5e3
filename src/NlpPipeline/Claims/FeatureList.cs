using System.Runtime.InteropServices;
using NlpPipeline.Tagging;

namespace NlpPipeline.Claims;

/// <summary>Collects feature hashes: each is a name (by number) and up to four values. Used again from case to case.</summary>
internal sealed class FeatureList
{
    private readonly List<ulong> features = [];

    /// <summary>The hashes; valid until the list changes.</summary>
    public ReadOnlySpan<ulong> Span => CollectionsMarshal.AsSpan(features);

    public void Clear() => features.Clear();

    public void Add(int name, ulong a = 0, ulong b = 0, ulong c = 0, ulong d = 0)
    {
        var hash = Hash64.Add(0xA4093822299F31D0, (ulong)name);
        hash = Hash64.Add(hash, a);
        hash = Hash64.Add(hash, b);
        hash = Hash64.Add(hash, c);
        features.Add(Hash64.Finish(Hash64.Add(hash, d)));
    }

    /// <summary>The hash of a short text, for use as a value.</summary>
    public static ulong Text(string text) => Hash64.Of(text, 0xF);
}
