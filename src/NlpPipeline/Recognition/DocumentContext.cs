using System.Runtime.InteropServices;
using NlpPipeline.Annotations;
using NlpPipeline.Segmentation;
using NlpPipeline.Tagging;

namespace NlpPipeline.Recognition;

/// <summary>
/// Prepares the units of a document (or of a window of one) for the taggers: tokens, known names, and how the document writes
/// each word elsewhere. Training and inference share it.
/// </summary>
public static class DocumentContext
{
    public static List<UnitContext> Build(IReadOnlyList<Unit> units, LexicalResources resources)
    {
        var contexts = new List<UnitContext>(units.Count);
        foreach (var unit in units)
            contexts.Add(new UnitContext(unit));
        var cases = CountCases(contexts);
        foreach (var context in contexts)
        {
            resources.Gazetteer?.Match(
                context.Unit.Sentence, context.Tokens, context.Names, (start, end, lists) => context.Mark(AttributeKind.PhraseList, start, end, lists));
            foreach (var match in context.Names)
            {
                // A known name in lower case says less than one in capitals.
                var capital = char.IsUpper(context.Unit.Sentence[context.Tokens[match.Start].Start]);
                context.Mark(AttributeKind.Gazetteer, match.Start, match.End, (match.Entry.ClassNumber * 2) + (capital ? 1 : 0));
            }

            SetSurroundings(context, cases);
        }

        return contexts;
    }

    private static void SetSurroundings(UnitContext context, Dictionary<ulong, CaseCount> cases)
    {
        var (sequence, text) = (context.Sequence, context.Unit.Sentence);
        for (var i = 0; i < context.Tokens.Count; i++)
        {
            var token = context.Tokens[i];
            sequence.Set(AttributeKind.Language, i, 1 + (int)context.Unit.Language);
            sequence.Set(AttributeKind.Glue, i, token.Glued ? 1 : 2);
            if (!Tokenizer.IsLetter(text[token.Start]))
                continue;
            var count = cases[SpellingFolder.HashOf(token.Of(text))];
            var own = Observe(context, i);
            sequence.Set(AttributeKind.DocumentCase, i, 1 + (Bucket(count.Lower - own.Lower) * 4) + Bucket(count.Capital - own.Capital));
        }
    }

    private static Dictionary<ulong, CaseCount> CountCases(List<UnitContext> contexts)
    {
        var cases = new Dictionary<ulong, CaseCount>();
        foreach (var context in contexts)
        {
            for (var i = 0; i < context.Tokens.Count; i++)
            {
                var form = context.Tokens[i].Of(context.Unit.Sentence);
                if (!Tokenizer.IsLetter(form[0]))
                    continue;
                ref var count = ref CollectionsMarshal.GetValueRefOrAddDefault(cases, SpellingFolder.HashOf(form), out _);
                var own = Observe(context, i);
                count = new CaseCount(count.Lower + own.Lower, count.Capital + own.Capital);
            }
        }

        return cases;
    }

    /// <summary>What one token says of its word: a capital counts only where no sentence begins.</summary>
    private static CaseCount Observe(UnitContext context, int token)
    {
        var text = context.Unit.Sentence;
        if (!char.IsUpper(text[context.Tokens[token].Start]))
            return new CaseCount(1, 0);
        if (token == 0)
            return default;
        var before = text[context.Tokens[token - 1].Start];
        return before is '.' or '"' or '“' or ':' or '*' or '-' or '(' or '!' or '?' ? default : new CaseCount(0, 1);
    }

    private static int Bucket(int count) => count switch { <= 0 => 0, 1 => 1, <= 4 => 2, _ => 3 };

    private readonly record struct CaseCount(int Lower, int Capital);
}
