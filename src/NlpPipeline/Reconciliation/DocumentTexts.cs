using System.Text;
using NlpPipeline.Annotations;
using NlpPipeline.Documents;

namespace NlpPipeline.Reconciliation;

/// <summary>Finds the documents that claims point into: UTF-8 files, read once each, brought to NFC.</summary>
/// <param name="places">Folders to look in by file name, and files that are documents themselves.</param>
public sealed class DocumentTexts(IReadOnlyList<string> places)
{
    private readonly Dictionary<string, string?> texts = new(StringComparer.Ordinal);

    /// <summary>The text; null where no file of that name is in the places given nor at the path that the name itself says.</summary>
    /// <exception cref="InvalidInputException">The file is not UTF-8 or cannot be read.</exception>
    public string? Of(string document)
    {
        if (!texts.TryGetValue(document, out var text))
            texts.Add(document, text = Find(document) is { } path ? Read(path) : null);
        return text;
    }

    /// <summary>The stretch of a document; null where the document is not at hand or is too short.</summary>
    public string? Cut(string document, TextSpan span) => Of(document) is { } text && span.End <= text.Length ? text[span.Start..span.End] : null;

    private string? Find(string document)
    {
        if (document.Length == 0 || document == "-")
            return null;
        var name = Path.GetFileName(document);
        foreach (var place in places)
        {
            if (Directory.Exists(place))
            {
                // The name as it stands (it may hold folders), else the bare file name.
                foreach (var candidate in (string[])[Path.Combine(place, document), Path.Combine(place, name)])
                {
                    if (File.Exists(candidate))
                        return candidate;
                }
            }
            else if (File.Exists(place) && Path.GetFileName(place) == name)
            {
                return place;
            }
        }

        return File.Exists(document) ? document : null;
    }

    private static string Read(string path)
    {
        try
        {
            using var reader = new StreamReader(path, new UTF8Encoding(false, true), true);
            return UnicodeText.Normalize(reader.ReadToEnd());
        }
        catch (Exception e) when (e is DecoderFallbackException or ArgumentException)
        {
            throw new InvalidInputException($"{path}: not UTF-8; convert the file to UTF-8", e);
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            throw new InvalidInputException($"{path}: cannot be read ({e.Message.TrimEnd('.')})", e);
        }
    }
}
