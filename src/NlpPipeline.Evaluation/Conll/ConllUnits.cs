using System.Text;
using NlpPipeline.Annotations;
using NlpPipeline.Documents;

namespace NlpPipeline.Evaluation;

/// <summary>
/// CoNLL sentences as labelled units: the text is the tokens joined by single spaces, in NFC, so that splitting it at spaces gives
/// the tokens back; spans are read the way conlleval reads tags of any scheme.
/// </summary>
public static class ConllUnits
{
    /// <param name="place">What error messages call the sentence, such as <c>gold.conll:12</c>.</param>
    /// <param name="document">What the unit's document is called; the same in gold and predictions.</param>
    /// <param name="id">The same in gold and predictions, such as the sentence's number.</param>
    /// <exception cref="InvalidInputException">A token is empty or holds a space.</exception>
    public static LabelledUnit ToUnit(ConllSentence sentence, string place, string document, string id, Language language)
    {
        var text = new StringBuilder();
        var tokens = new List<TextSpan>();
        foreach (var token in sentence.Tokens)
        {
            if (token.Length == 0 || token.Any(char.IsWhiteSpace))
                throw new InvalidInputException($"{place}: the sentence has an empty token or one with a space in it: put an underscore in its place");
            if (text.Length > 0)
                text.Append(' ');
            var start = text.Length;
            text.Append(UnicodeText.Normalize(token));
            tokens.Add(new TextSpan(start, text.Length));
        }

        var spans = ConllTags.ToSpans(sentence.Tags)
            .Select(s => new LabelledSpan(new TextSpan(tokens[s.Start].Start, tokens[s.End - 1].End), s.Label));
        return new LabelledUnit(id, document, 0, text.Length, language, text.ToString(), [.. spans], []);
    }
}
