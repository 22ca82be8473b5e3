using System.Reflection;
using System.Security.Cryptography;
using System.Text;

namespace NlpPipeline.Evaluation;

/// <summary>A file that went into a report.</summary>
/// <param name="Path">As it was named in the call.</param>
/// <param name="Sha256">Of its bytes, lower-case hex.</param>
/// <param name="Units">Units (sentences) read from it.</param>
public sealed record SourceFile(string Path, string Sha256, int Units);

/// <summary>
/// Where the numbers of a report come from. It holds no time and no machine name: the same inputs give the same bytes.
/// </summary>
public sealed record Manifest
{
    /// <summary>The call, as it would be typed; null where the library was called from code.</summary>
    public string? Command { get; init; }

    public string Version { get; init; } =
        typeof(Manifest).Assembly.GetCustomAttribute<AssemblyInformationalVersionAttribute>()?.InformationalVersion ?? "unknown";

    public IReadOnlyList<SourceFile> Gold { get; init; } = [];

    public IReadOnlyList<SourceFile> Predictions { get; init; } = [];

    /// <summary>The model folder as named in the call; null where predictions were read from files.</summary>
    public string? Model { get; init; }

    /// <summary>SHA-256 over the names and contents of all files of the model folder.</summary>
    public string? ModelSha256 { get; init; }

    /// <summary>SHA-256 of a file, lower-case hex.</summary>
    public static string HashFile(string path)
    {
        using var stream = File.OpenRead(path);
        return Convert.ToHexStringLower(SHA256.HashData(stream));
    }

    /// <summary>
    /// SHA-256 of a folder: of the lines <c>hash, two spaces, relative path</c> of its files in ordinal order, as sha256sum writes them.
    /// </summary>
    public static string HashFolder(string folder)
    {
        var lines = new StringBuilder();
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Select(f => (Path: f, Name: System.IO.Path.GetRelativePath(folder, f).Replace('\\', '/')))
            .OrderBy(f => f.Name, StringComparer.Ordinal);
        foreach (var (path, name) in files)
            lines.Append(HashFile(path)).Append("  ").Append(name).Append('\n');
        return Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(lines.ToString())));
    }
}
