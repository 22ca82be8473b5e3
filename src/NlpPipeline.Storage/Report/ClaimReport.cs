using System.Net;
using System.Security.Cryptography;
using System.Text;
using NlpPipeline.Annotations;

namespace NlpPipeline.Storage;

/// <summary>A store's claims as one HTML page that needs no network: table, timeline, quantities, types and contradictions.</summary>
/// <remarks>What documents say reaches the page as JSON without <c>&lt;</c>, <c>&gt;</c> and <c>&amp;</c>, and the page puts it in text nodes only; a content
/// security policy by hash refuses every other script and every request.</remarks>
public static class ClaimReport
{
    /// <summary>Writes the page; nothing stands under the file's name until it is whole.</summary>
    /// <param name="filter">Which claims; its limit keeps the page small enough to open.</param>
    /// <exception cref="InvalidInputException">The file cannot be written.</exception>
    public static void Write(ClaimStore store, ClaimFilter filter, IContradictionFinder contradictions, string title, string path)
    {
        var query = new ClaimQuery(store);
        var claims = query.Find(filter).ToList();
        var total = query.Count(filter);
        var counts = store.Count();
        var summary = FormattableString.Invariant(
            $"{claims.Count:N0} claims{(total > claims.Count ? FormattableString.Invariant($" of {total:N0}") : "")}, a store of {counts.Documents:N0} documents and {counts.Mentions:N0} mentions");
        using var file = new OutputFile(path);
        using (var writer = new StreamWriter(file.Stream, new UTF8Encoding(false), 1 << 16, leaveOpen: true))
            writer.Write(Page(title, summary, ReportData.ToJson(claims, query.MentionsOf, contradictions.Find(claims))));
        file.Publish();
    }

    private static string Page(string title, string summary, string json)
    {
        var style = Resource("report.css");
        var script = Resource("report.js");
        var parts = new Dictionary<string, string>
        {
            ["title"] = WebUtility.HtmlEncode(title),
            ["summary"] = WebUtility.HtmlEncode(summary),
            ["style"] = style,
            ["style-hash"] = Hash(style),
            ["script"] = script,
            ["script-hash"] = Hash(script),
            ["data"] = json,
        };
        var page = new StringBuilder(json.Length + style.Length + script.Length);
        // One pass over the template: braces in documents or titles are never read as places to fill.
        foreach (var part in Resource("report.html").Split("{{"))
        {
            var end = part.IndexOf("}}", StringComparison.Ordinal);
            page.Append(end < 0 ? part : parts[part[..end]] + part[(end + 2)..]);
        }

        return page.ToString();
    }

    private static string Hash(string text) => "sha256-" + Convert.ToBase64String(SHA256.HashData(Encoding.UTF8.GetBytes(text)));

    private static string Resource(string name)
    {
        using var reader = new StreamReader(typeof(ClaimReport).Assembly.GetManifestResourceStream(name)!, Encoding.UTF8);
        // Browsers hash a script after they have made its line ends \n.
        return reader.ReadToEnd().ReplaceLineEndings("\n");
    }
}
