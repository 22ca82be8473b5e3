using System.Text;
using NlpPipeline.Annotations;
using NlpPipeline.Claims;
using NlpPipeline.Fuzzing.Engine;
using NlpPipeline.Recognition;
using NlpPipeline.Tagging;

namespace NlpPipeline.Fuzzing.Targets;

/// <summary>Lists, with their mentions and triggers marked as a recognizer would: <c>[name|LABEL]</c>, <c>{trigger}</c>, every line a unit.</summary>
internal sealed class ListTarget() : FuzzTarget(
    "lists",
    "People {killed}, by country:\n- [China|LOC]: [65 million|CARDINAL]\n- [Peru|LOC]: [69 thousand|CARDINAL]\nThat is all.\n",
    "Số người bị {giết} :\n[Trung-Quốc|LOC]\nMiên\n:  [65 triệu|CARDINAL];\n:  [2 triệu|CARDINAL];\nHết.\n",
    "Now 14 736 people are {held} there.\nOf these:\n* Majors: [2080|CARDINAL]\n* Officials: [144|CARDINAL]\n[1937|DATE]\n")
{
    public override IReadOnlyList<string> Words => ["[China|LOC]", "[65|CARDINAL]", "[Stalin|PER]", "[1937|DATE]", "[5 kg|QUANTITY]", "{shot}", ":", "\n", "\n\n", "- ", "* ", ";", ".", "Of these:\n", "name"];

    public override void Run(byte[] input, Shape shape)
    {
        var units = LooseText.Of(input).Split('\n').Where(l => l.Trim().Length > 0).Select(Analyse).OfType<UnitAnalysis>().ToList();
        var claims = ListReader.Read(units);
        foreach (var claim in claims)
        {
            Require(claim.Heading >= 0 && claim.Heading < claim.Row && claim.Row < units.Count, "a row stands behind its heading");
            foreach (var (role, unit, span, _) in claim.Arguments)
            {
                Require(unit >= 0 && unit < units.Count && span.End <= units[unit].Context.Unit.Sentence.Length, "an argument stands in its row");
                shape.Add("role", role);
            }
        }

        shape.Count("claims", claims.Count);
        shape.Count("units", units.Count);
    }

    private static UnitAnalysis? Analyse(string line)
    {
        var text = new StringBuilder();
        var marks = new List<(TextSpan Span, string? Label)>();
        for (var i = 0; i < line.Length; i++)
        {
            var end = line[i] is '[' or '{' ? line.IndexOf(line[i] == '[' ? ']' : '}', i) : -1;
            if (end < 0)
            {
                text.Append(line[i]);
                continue;
            }

            var parts = line[(i + 1)..end].Split('|');
            marks.Add((new TextSpan(text.Length, text.Length + parts[0].Length), parts.ElementAtOrDefault(1)));
            text.Append(parts[0]);
            i = end;
        }

        if (text.ToString().Trim().Length == 0)
            return null;
        var unit = new Unit(text.ToString(), new TextSpan(0, text.Length), Language.English, true);
        var context = DocumentContext.Build([unit], LexicalResources.None)[0];
        if (context.Tokens.Count == 0)
            return null;
        var mentions = new List<RecognizedMention>();
        RecognizedClaim? claim = null;
        foreach (var (span, label) in marks)
        {
            var (start, end) = context.TokensOf(span);
            if (start >= end)
                continue;
            if (label is null)
                claim = new RecognizedClaim(new Trigger(start, end, "Kill", 0.9), Polarity.Asserted, 0.9, []);
            else
                mentions.Add(new RecognizedMention(start, end, label, span, 0.9));
        }

        return new UnitAnalysis(context, mentions, claim is null ? [] : [claim]);
    }
}
