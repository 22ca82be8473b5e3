using System.Text;
using NlpPipeline.Annotations;
using NlpPipeline.Documents;
using NlpPipeline.Segmentation;
using NlpPipeline.Tagging;

namespace NlpPipeline.Training.Recognizers;

/// <summary>Makes tagger sentences of CoNLL rows.</summary>
public static class ConllSentences
{
    /// <summary>The tokens as they stand; columns from the second on, <paramref name="columns"/> of them, become attributes.</summary>
    public static TokenSequence ToSequence(ConllSentence sentence, int columns)
    {
        var text = new StringBuilder();
        var tokens = new List<Token>(sentence.Rows.Count);
        foreach (var row in sentence.Rows)
        {
            if (text.Length > 0)
                text.Append(' ');
            var form = UnicodeText.Normalize(row[0]);
            tokens.Add(new Token(text.Length, text.Length + form.Length, false));
            text.Append(form);
        }

        var sequence = new TokenSequence(text.ToString(), tokens);
        for (var i = 0; i < sentence.Rows.Count; i++)
        {
            if (columns >= 1 && sentence.Rows[i].Length > 1)
                sequence.Set(AttributeKind.Column1, i, sentence.Rows[i][1]);
            if (columns >= 2 && sentence.Rows[i].Length > 2)
                sequence.Set(AttributeKind.Column2, i, sentence.Rows[i][2]);
        }

        return sequence;
    }

    /// <summary>Marks known names, where the resources have any.</summary>
    public static void SetGazetteer(TokenSequence sequence, LexicalResources resources)
    {
        if (resources.Gazetteer is not { } gazetteer)
            return;
        var matches = new List<GazetteerMatch>();
        gazetteer.Match(sequence.Text, sequence.Tokens, matches);
        foreach (var match in matches)
        {
            var capital = char.IsUpper(sequence.Text[sequence.Tokens[match.Start].Start]);
            for (var i = match.Start; i < match.End; i++)
                sequence.Set(AttributeKind.Gazetteer, i, (match.Entry.ClassNumber * 4) + (capital ? 2 : 0) + (i == match.Start ? 1 : 0));
        }
    }

    public static TaggedSentence ToTagged(ConllSentence sentence, int columns) =>
        new(ToSequence(sentence, columns), ConllTags.ToSpans(sentence.Tags));
}
