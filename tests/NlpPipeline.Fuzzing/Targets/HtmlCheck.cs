using System.Text.RegularExpressions;
using NlpPipeline.Fuzzing.Engine;

namespace NlpPipeline.Fuzzing.Targets;

/// <summary>Pages hold the markup of the program and none of documents.</summary>
internal static partial class HtmlCheck
{
    private static readonly string[] Foreign = ["<b>", "<img", "<iframe", "<object", "<embed", "<link", "onerror=", "javascript:"];

    /// <summary>A page whose scripts, if it has any, are its own: what stands in it as markup is none of the signs that fuzzing inserts.</summary>
    public static void NoForeignMarkup(string page, int scripts = 0)
    {
        var markup = string.Concat(Tag().Matches(page).Select(m => m.Value));
        foreach (var sign in Foreign)
        {
            if (markup.Contains(sign, StringComparison.OrdinalIgnoreCase))
                throw new BrokenInvariantException($"no markup of documents stands in the page: {sign}");
        }

        if (Script().Count(page) != scripts)
            throw new BrokenInvariantException("no script of documents stands in the page");
    }

    [GeneratedRegex("<[^>]*>")]
    private static partial Regex Tag();

    [GeneratedRegex("<script", RegexOptions.IgnoreCase)]
    private static partial Regex Script();
}
