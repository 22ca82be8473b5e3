using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NlpPipeline.Tagging;

/// <summary>Numbers of a model, in memory or in place in a mapped file; never changed.</summary>
/// <param name="First">Where they begin; aligned as <typeparamref name="T"/> needs.</param>
/// <param name="Owner">What keeps them there. Who reads through <see cref="First"/> must keep the array's holder alive until the end of it.</param>
internal readonly unsafe record struct ModelArray<T>(nint First, int Length, object? Owner)
    where T : unmanaged
{
    /// <summary>A copy of numbers.</summary>
    public static ModelArray<T> Of(ReadOnlySpan<T> values)
    {
        var array = GC.AllocateUninitializedArray<T>(values.Length, pinned: true);
        values.CopyTo(array);
        return new ModelArray<T>((nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(array)), array.Length, array);
    }

    public ReadOnlySpan<T> Span => new((void*)First, Length);
}
