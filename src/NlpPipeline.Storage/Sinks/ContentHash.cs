using System.Security.Cryptography;
using NlpPipeline.Annotations;

namespace NlpPipeline.Storage;

/// <summary>What tells one state of a document or of a model from another: SHA-256, lower-case hex.</summary>
public static class ContentHash
{
    public static string Of(ReadOnlySpan<byte> content) => Convert.ToHexStringLower(SHA256.HashData(content));

    /// <exception cref="InvalidInputException">The file cannot be read.</exception>
    public static string OfFile(string path)
    {
        try
        {
            using var stream = File.OpenRead(path);
            return Convert.ToHexStringLower(SHA256.HashData(stream));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{path}: cannot be read ({e.Message.TrimEnd('.')})", e);
        }
    }

    /// <summary>The hash of a model's folder: of the names and hashes of its files, in ordinal order of names.</summary>
    /// <exception cref="InvalidInputException">The folder or a file in it cannot be read.</exception>
    public static string OfFolder(string folder)
    {
        if (!Directory.Exists(folder))
            throw new InvalidInputException($"{folder}: no such folder");
        var names = Directory.GetFiles(folder, "*", SearchOption.AllDirectories)
            .Select(f => Path.GetRelativePath(folder, f).Replace('\\', '/'))
            .Order(StringComparer.Ordinal);
        var lines = string.Concat(names.Select(n => $"{OfFile(Path.Combine(folder, n))}  {n}\n"));
        return Of(System.Text.Encoding.UTF8.GetBytes(lines));
    }
}
