using System.IO.Hashing;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace NlpPipeline.Tagging;

/// <summary>Writes the parts of a model file as <see cref="ModelReader"/> reads them.</summary>
internal sealed class ModelFileWriter : IDisposable
{
    private readonly MemoryStream buffer = new();

    public void Int(int value) => Array<int>([value]);

    /// <summary>Text without its length.</summary>
    public void Text(string text) => buffer.Write(Encoding.UTF8.GetBytes(text));

    /// <summary>Numbers without their count, at a multiple of their size.</summary>
    public void Array<T>(ReadOnlySpan<T> values)
        where T : unmanaged
    {
        while (buffer.Length % Unsafe.SizeOf<T>() != 0)
            buffer.WriteByte(0);
        buffer.Write(MemoryMarshal.AsBytes(values));
    }

    /// <summary>Writes all parts with their checksum under the file's name, in the place of an older file.</summary>
    public void WriteTo(string path)
    {
        var bytes = buffer.GetBuffer().AsSpan(0, (int)buffer.Length);
        var building = path + ".part";
        using (var file = File.Create(building))
        {
            file.Write(bytes);
            file.Write(XxHash3.Hash(bytes));
        }

        // Programs that have mapped the older file go on with it.
        File.Move(building, path, overwrite: true);
    }

    public void Dispose() => buffer.Dispose();
}
