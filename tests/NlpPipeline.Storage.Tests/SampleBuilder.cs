using System.Text;
using NlpPipeline.Annotations;

namespace NlpPipeline.Storage.Tests;

/// <summary>Builds an extraction from sentences with marks: <c>[text|LABEL|Role|value|canonical]</c> and <c>*trigger*</c>.</summary>
internal sealed class SampleBuilder(string document)
{
    private readonly List<EvidenceSentence> sentences = [];
    private readonly List<Mention> mentions = [];
    private readonly List<Claim> claims = [];
    private int offset;

    /// <param name="type">Null for a sentence without a claim.</param>
    /// <param name="carriedTime">A Time that stands in an earlier sentence.</param>
    public SampleBuilder Sentence(
        string marked, string? type, string polarity = Polarity.Asserted, double confidence = 0.9, string? carriedTime = null)
    {
        var text = new StringBuilder();
        var arguments = new List<ClaimArgument>();
        TextSpan? trigger = null;
        for (var i = 0; i < marked.Length; i++)
        {
            if (marked[i] == '[')
            {
                var end = marked.IndexOf(']', i);
                var fields = marked[(i + 1)..end].Split('|');
                var span = new TextSpan(offset + text.Length, offset + text.Length + fields[0].Length);
                var mention = new Mention($"{document}#m{mentions.Count + 1}", fields[1], span, fields[0], Field(fields, 3), Field(fields, 4), 0.95);
                mentions.Add(mention);
                if (Field(fields, 2) is { } role)
                    arguments.Add(new ClaimArgument(role, span, fields[0], mention.Value, mention.Id, 0.8));
                text.Append(fields[0]);
                i = end;
            }
            else if (marked[i] == '*')
            {
                var end = marked.IndexOf('*', i + 1);
                trigger = new TextSpan(offset + text.Length, offset + text.Length + end - i - 1);
                text.Append(marked, i + 1, end - i - 1);
                i = end;
            }
            else
            {
                text.Append(marked[i]);
            }
        }

        if (carriedTime is not null)
            arguments.Add(new ClaimArgument("Time", null, null, carriedTime, null, 0.7));
        var sentence = new EvidenceSentence(new TextSpan(offset, offset + text.Length), text.ToString());
        sentences.Add(sentence);
        if (type is not null)
        {
            claims.Add(new Claim(
                $"{document}#c{claims.Count + 1}", type, trigger!.Value, sentence.Text[(trigger.Value.Start - offset)..(trigger.Value.End - offset)],
                polarity, confidence, sentence.Span, arguments));
        }

        offset += text.Length + 1;
        return this;
    }

    public SampleDocument Build() => new(
        document,
        Storage.ContentHash.Of(Encoding.UTF8.GetBytes(string.Concat(sentences.Select(s => s.Text)))),
        new Extraction(document, mentions, claims),
        sentences);

    private static string? Field(string[] fields, int index) => index < fields.Length && fields[index].Length > 0 ? fields[index] : null;
}
