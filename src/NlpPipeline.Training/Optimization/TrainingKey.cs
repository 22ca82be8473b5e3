using System.Runtime.InteropServices;
using System.Security.Cryptography;
using System.Text;

namespace NlpPipeline.Training.Optimization;

/// <summary>Gathers the hash of all that a model is made from; each part with its length, so that none runs into the next.</summary>
internal sealed class TrainingKey : IDisposable
{
    private readonly IncrementalHash hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);

    public TrainingKey Add<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        hash.AppendData(BitConverter.GetBytes(values.Length));
        hash.AppendData(MemoryMarshal.AsBytes(values));
        return this;
    }

    public TrainingKey Add(string text) => Add<byte>(Encoding.UTF8.GetBytes(text));

    /// <summary>The key, lower-case hex; a file name.</summary>
    public override string ToString() => Convert.ToHexStringLower(hash.GetCurrentHash());

    public void Dispose() => hash.Dispose();
}
