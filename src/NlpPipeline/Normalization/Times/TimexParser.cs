using System.Diagnostics.CodeAnalysis;
using NlpPipeline.Annotations;

namespace NlpPipeline.Normalization;

/// <summary>Reads a text that is one time: <c>mùa hè 1922</c>, <c>1st December, 1934</c>, <c>three weeks</c>.</summary>
public static class TimexParser
{
    /// <exception cref="InvalidInputException">The text is no time that the grammar knows.</exception>
    public static TimexValue Parse(string text, Language language, TemporalContext? context = null) =>
        TryParse(text, language, context, out var value)
            ? value
            : throw new InvalidInputException($"'{text}' is no time that the {language} grammar knows");

    /// <summary>False where the text, all of it, is not one time.</summary>
    public static bool TryParse(string text, Language language, TemporalContext? context, [NotNullWhen(true)] out TimexValue? value)
    {
        context ??= new TemporalContext();
        var reader = TimexGrammar.Reader(language);
        reader.Load(text, 0, text.Length, context, null, false);
        value = null;
        if (reader.Count == 0)
            return false;
        // A preposition may stand before the time.
        for (var i = 0; i < Math.Min(2, reader.Count); i++)
        {
            if (reader.Match(i, out var node) && node.To == reader.Count)
            {
                value = TimeResolver.Resolve(node, context).Value;
                return true;
            }
        }

        return false;
    }
}
