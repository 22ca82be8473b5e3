using System.IO.MemoryMappedFiles;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace NlpPipeline.Tagging;

/// <summary>
/// The bytes of a model file. A large one is mapped: its weights are used where the system keeps the file's pages anyway, and programs that run
/// beside one another share them. Such a file may be replaced, by moving another to its name, but not written over.
/// </summary>
internal sealed unsafe class ModelFile
{
    /// <summary>Bytes from which mapping pays.</summary>
    private const int MappedFrom = 1 << 16;

    private readonly nint first;
    private readonly object owner;

    private ModelFile(nint first, int length, object owner)
    {
        this.first = first;
        this.owner = owner;
        Length = length;
    }

    public int Length { get; }

    public ReadOnlySpan<byte> Span => new((void*)first, Length);

    /// <exception cref="IOException">The file cannot be read, or has more than 2 GiB.</exception>
    /// <exception cref="UnauthorizedAccessException">The file may not be read.</exception>
    public static ModelFile Open(string path)
    {
        using var file = new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete, bufferSize: 0);
        if (file.Length > System.Array.MaxLength)
            throw new IOException("longer than 2 GiB");
        var length = (int)file.Length;

        // Windows does not let a mapped file be replaced.
        if (length < MappedFrom || OperatingSystem.IsWindows())
        {
            var bytes = GC.AllocateUninitializedArray<byte>(length, pinned: true);
            file.ReadExactly(bytes);
            return new ModelFile((nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(bytes)), length, bytes);
        }

        using var map = MemoryMappedFile.CreateFromFile(file, null, 0, MemoryMappedFileAccess.Read, HandleInheritability.None, leaveOpen: true);
        var view = map.CreateViewAccessor(0, length, MemoryMappedFileAccess.Read);
        return new ModelFile(view.SafeMemoryMappedViewHandle.DangerousGetHandle() + (nint)view.PointerOffset, length, view);
    }

    /// <summary>Values of the file, in place where they stand as their type needs, else copied.</summary>
    /// <param name="position">Byte of the first; the values must lie inside the file.</param>
    public ModelArray<T> Array<T>(int position, int count)
        where T : unmanaged
    {
        var bytes = Span.Slice(position, checked(count * sizeof(T)));
        if ((first + position) % sizeof(T) == 0)
            return new ModelArray<T>(first + position, count, owner);
        var copy = GC.AllocateUninitializedArray<T>(count, pinned: true);
        bytes.CopyTo(MemoryMarshal.AsBytes(copy.AsSpan()));
        GC.KeepAlive(this);
        return new ModelArray<T>((nint)Unsafe.AsPointer(ref MemoryMarshal.GetArrayDataReference(copy)), count, copy);
    }
}
