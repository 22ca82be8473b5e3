using System.IO.Enumeration;
using NlpPipeline.Annotations;

namespace NlpPipeline.Cli.Commands.Extract;

/// <summary>A document to be read.</summary>
/// <param name="Name">What the output calls it: the path within the folder that was named, else the file's name.</param>
/// <param name="Path">Null for standard input.</param>
internal sealed record InputDocument(string Name, string? Path);

/// <summary>Turns the paths of a call into documents: files, folders (their .txt and .md files, deep), globs, and <c>-</c>.</summary>
internal static class InputDocuments
{
    public const string StandardInputName = "-";

    private static readonly string[] TextExtensions = [".txt", ".md", ".text"];

    /// <exception cref="InvalidInputException">A path does not exist, or holds no text.</exception>
    public static List<InputDocument> Find(IEnumerable<string> paths)
    {
        var documents = new List<InputDocument>();
        foreach (var path in paths)
            documents.AddRange(Expand(path));

        // Two files of one name from different folders keep the paths by which they were named.
        var twice = documents.GroupBy(d => d.Name, StringComparer.Ordinal).Where(g => g.Count() > 1).Select(g => g.Key).ToHashSet(StringComparer.Ordinal);
        return [.. documents.Select(d => twice.Contains(d.Name) && d.Path is not null ? d with { Name = d.Path } : d).DistinctBy(d => d.Name)];
    }

    private static IEnumerable<InputDocument> Expand(string path)
    {
        if (path == StandardInputName)
            return [new InputDocument(StandardInputName, null)];
        if (File.Exists(path))
            return [new InputDocument(System.IO.Path.GetFileName(path), path)];
        if (Directory.Exists(path))
            return Folder(path);
        if (path.AsSpan().IndexOfAny('*', '?') >= 0)
            return Glob(path);
        throw new InvalidInputException($"{path}: no such file or folder");
    }

    private static List<InputDocument> Folder(string folder)
    {
        var files = Directory.EnumerateFiles(folder, "*", SearchOption.AllDirectories)
            .Where(f => TextExtensions.Contains(System.IO.Path.GetExtension(f), StringComparer.OrdinalIgnoreCase)
                && !System.IO.Path.GetFileName(f).Equals("README.md", StringComparison.OrdinalIgnoreCase))
            .Select(f => new InputDocument(Relative(folder, f), f))
            .OrderBy(d => d.Name, StringComparer.Ordinal)
            .ToList();
        return files.Count > 0 ? files : throw new InvalidInputException($"{folder}: no texts in this folder ({string.Join(", ", TextExtensions)})");
    }

    private static List<InputDocument> Glob(string pattern)
    {
        pattern = pattern.Replace('\\', '/');
        var wildcard = pattern.AsSpan().IndexOfAny('*', '?');
        var slash = pattern.LastIndexOf('/', wildcard);
        var root = slash < 0 ? "." : slash == 0 ? "/" : pattern[..slash];
        var rest = pattern[(slash + 1)..];
        var isDeep = rest.Contains('/', StringComparison.Ordinal);
        var files = !Directory.Exists(root)
            ? []
            : Directory.EnumerateFiles(root, "*", isDeep ? SearchOption.AllDirectories : SearchOption.TopDirectoryOnly)
                .Select(f => new InputDocument(Relative(root, f), f))
                .Where(d => Matches(rest.Split('/'), d.Name.Split('/')))
                .OrderBy(d => d.Name, StringComparer.Ordinal)
                .ToList();
        return files.Count > 0 ? files : throw new InvalidInputException($"{pattern}: no file matches");
    }

    /// <summary>Matches path parts one by one; <c>**</c> stands for any number of folders.</summary>
    private static bool Matches(ReadOnlySpan<string> pattern, ReadOnlySpan<string> name)
    {
        if (pattern.IsEmpty)
            return name.IsEmpty;
        if (pattern[0] == "**")
            return Matches(pattern[1..], name) || (!name.IsEmpty && Matches(pattern, name[1..]));
        return !name.IsEmpty && FileSystemName.MatchesSimpleExpression(pattern[0], name[0], ignoreCase: false) && Matches(pattern[1..], name[1..]);
    }

    private static string Relative(string folder, string file) => System.IO.Path.GetRelativePath(folder, file).Replace('\\', '/');
}
