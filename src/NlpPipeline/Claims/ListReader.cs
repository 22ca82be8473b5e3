using NlpPipeline.Annotations;
using NlpPipeline.Recognition;

namespace NlpPipeline.Claims;

/// <summary>What a row of a list adds to the claim of its heading.</summary>
/// <param name="Heading">Index of the unit that holds the claim.</param>
/// <param name="Claim">The claim of the heading; its arguments stand in the heading.</param>
/// <param name="Row">Index of the last unit of the row.</param>
/// <param name="Arguments">Role, unit, stretch of the unit's sentence, mention (null for a plain phrase).</param>
internal sealed record ListClaim(
    int Heading, RecognizedClaim Claim, int Row, IReadOnlyList<(string Role, int Unit, TextSpan Span, RecognizedMention? Mention)> Arguments);

/// <summary>
/// Reads lists whose heading says what happened and whose rows say to whom and how many: rows of <c>name : number</c>, with bullets
/// or without, and a column of names followed by a column of numbers of the same length. Rows that make a claim of their own
/// about their number are left alone.
/// </summary>
internal static class ListReader
{
    /// <summary>Longest row, UTF-16 code units: what is longer is prose.</summary>
    private const int RowLength = 120;

    /// <summary>How far back of a bare heading (<c>Of these:</c>) the claim may stand, in units.</summary>
    private const int HeadingReach = 3;

    private enum Row
    {
        None,
        Name,
        Number,
        Both,
    }

    /// <param name="units">Consecutive units of a document, in text order.</param>
    public static List<ListClaim> Read(IReadOnlyList<UnitAnalysis> units)
    {
        var claims = new List<ListClaim>();
        for (var i = 0; i + 2 < units.Count; i++)
        {
            if (!units[i].Context.Unit.Sentence.TrimEnd().EndsWith(':') || HeadingOf(units, i) is not { } heading)
                continue;
            var first = i + 1;
            var kinds = units.Skip(first).Select(KindOf).TakeWhile(k => k != Row.None).ToList();
            Read(units, heading.Index, heading.Claim, first, kinds, claims);
        }

        return claims;
    }

    /// <summary>The claim that the list belongs to, and its unit: the heading itself, or one shortly before a heading that makes none.</summary>
    private static (int Index, RecognizedClaim Claim)? HeadingOf(IReadOnlyList<UnitAnalysis> units, int colon)
    {
        for (var i = colon; i >= Math.Max(0, colon - HeadingReach); i--)
        {
            if (units[i].Claims.Count > 0)
                return (i, units[i].Claims[^1]);
            if (i == colon && units[i].Heading is { } bare)
                return (i, bare);
            if (i == colon && units[i].Context.Unit.Span.Length > RowLength / 2)
                return null;
        }

        return null;
    }

    private static void Read(
        IReadOnlyList<UnitAnalysis> units, int heading, RecognizedClaim claim, int first, List<Row> kinds, List<ListClaim> claims)
    {
        for (var i = 0; i < kinds.Count;)
        {
            var kind = kinds[i];
            var stop = End(i);
            var count = stop - i;
            if (kind == Row.Both && count >= 2)
            {
                for (var k = i; k < stop; k++)
                    Add(first + k, first + k);
            }
            else if (kind == Row.Name && count >= 2 && stop < kinds.Count && kinds[stop] == Row.Number && End(stop) == stop + count)
            {
                for (var k = 0; k < count; k++)
                    Add(first + i + k, first + stop + k);
                stop += count;
            }

            i = stop;
        }

        // Where the run of rows of one kind ends.
        int End(int start)
        {
            var end = start;
            while (end < kinds.Count && kinds[end] == kinds[start])
                end++;
            return end;
        }

        void Add(int nameRow, int numberRow)
        {
            var arguments = new List<(string, int, TextSpan, RecognizedMention?)>();
            var number = NumberOf(units[numberRow])!;
            foreach (var mention in units[nameRow].Mentions.Where(m => m != number))
            {
                if (RoleOf(mention) is { } role)
                    arguments.Add((role, nameRow, mention.Span, mention));
            }

            if (arguments.Count == 0 && Phrase(units[nameRow], nameRow == numberRow ? number : null) is { } phrase)
                arguments.Add(("Patient", nameRow, phrase, null));
            if (arguments.Count == 0)
                return;
            arguments.Add(("Quantity", numberRow, number.Span, number));
            claims.Add(new ListClaim(heading, claim, numberRow, arguments));
        }
    }

    private static string? RoleOf(RecognizedMention mention) => mention.Label switch
    {
        "LOC" => "Place",
        "PER" or "GROUP" or "ORG" => "Patient",
        "DATE" => "Time",
        _ => null,
    };

    private static Row KindOf(UnitAnalysis unit)
    {
        var sentence = unit.Context.Unit.Sentence;
        if (!unit.Context.Unit.BeginsParagraph || sentence.Length > RowLength || unit.Claims.Any(c => c.Arguments.Any(a => a.Role == "Quantity")))
            return Row.None;
        var numbers = unit.Mentions.Count(IsQuantity);
        var number = numbers == 1 ? NumberOf(unit) : null;
        return numbers switch
        {
            0 when unit.Claims.Count == 0 && sentence.TrimEnd()[^1] is not ('.' or ':' or '?' or '!') && Phrase(unit, null) is not null => Row.Name,
            1 => Phrase(unit, number) is null ? Row.Number : Row.Both,
            _ => Row.None,
        };
    }

    private static RecognizedMention? NumberOf(UnitAnalysis unit) => unit.Mentions.FirstOrDefault(IsQuantity);

    private static bool IsQuantity(RecognizedMention mention) => mention.Label is "CARDINAL" or "QUANTITY" or "PERCENT" or "MONEY";

    /// <summary>The words of a row before its number (all of them where it has none), without marks at the edges; null for none.</summary>
    private static TextSpan? Phrase(UnitAnalysis unit, RecognizedMention? number)
    {
        var sentence = unit.Context.Unit.Sentence;
        var (start, end) = (0, number?.Span.Start ?? sentence.Length);
        while (start < end && !char.IsLetter(sentence[start]))
            start++;
        while (end > start && !char.IsLetterOrDigit(sentence[end - 1]))
            end--;
        return start < end ? new TextSpan(start, end) : null;
    }
}
