using FluentAssertions;
using NlpPipeline.Annotations;
using NlpPipeline.Claims;
using NlpPipeline.Recognition;
using NlpPipeline.Tagging;
using Xunit;

namespace NlpPipeline.Tests.Claims;

/// <summary>Lines are written as the recognizers would hand them on: <c>{trigger}</c>, <c>[name|LABEL]</c>, every line a unit.</summary>
public class ListReaderTests
{
    [Fact]
    public void Rows_of_name_and_number_take_the_event_of_the_heading()
    {
        var claims = Read("People {killed}, by country:", "- [China|LOC]: [65 million|CARDINAL]", "- [Peru|LOC]: [69 thousand|CARDINAL]", "That is all.");

        claims.Should().Equal("killed Place=China Quantity=65 million", "killed Place=Peru Quantity=69 thousand");
    }

    [Fact]
    public void A_column_of_names_meets_the_column_of_numbers_below_it()
    {
        var claims = Read("Số người bị {giết} :", "[Trung-Quốc|LOC]", "Miên", ":  [65 triệu|CARDINAL];", ":  [2 triệu|CARDINAL];", "Hết.");

        claims.Should().Equal("giết Place=Trung-Quốc Quantity=65 triệu", "giết Patient=Miên Quantity=2 triệu");
    }

    [Fact]
    public void Columns_of_different_length_are_left_alone() =>
        Read("People {killed}:", "[China|LOC]", "[Peru|LOC]", "[65 million|CARDINAL]", "End.").Should().BeEmpty();

    [Fact]
    public void A_bare_heading_takes_the_claim_shortly_before_it()
    {
        var claims = Read("Now 14 736 people are {held} there.", "Of these:", "* Majors: [2080|CARDINAL]", "* Officials: [144|CARDINAL]");

        claims.Should().Equal("held Patient=Majors Quantity=2080", "held Patient=Officials Quantity=144");
    }

    [Fact]
    public void Prose_and_lone_rows_are_no_list()
    {
        Read("People {killed}:", "[China|LOC]: [65 million|CARDINAL]", "Nothing more.").Should().BeEmpty();
        Read("People were {killed}.", "[China|LOC]: [65 million|CARDINAL]", "[Peru|LOC]: [9|CARDINAL]").Should().BeEmpty();
    }

    [Fact]
    public void A_heading_without_any_event_gives_no_claims() =>
        Read("Population:", "[China|LOC]: [65 million|CARDINAL]", "[Peru|LOC]: [9|CARDINAL]").Should().BeEmpty();

    private static List<string> Read(params string[] lines)
    {
        var units = lines.Select(Analyse).ToList();
        return [.. ListReader.Read(units).Select(c =>
            $"{Of(units[c.Heading], c.Claim.Trigger)} {string.Join(' ', c.Arguments.Select(a => $"{a.Role}={a.Span.Of(units[a.Unit].Context.Unit.Sentence)}"))}")];
    }

    private static string Of(UnitAnalysis unit, Trigger trigger) =>
        unit.Context.SpanOf(trigger.Start, trigger.End).Of(unit.Context.Unit.Sentence).ToString();

    private static UnitAnalysis Analyse(string line)
    {
        var text = new System.Text.StringBuilder();
        var marks = new List<(TextSpan Span, string? Label)>();
        for (var i = 0; i < line.Length; i++)
        {
            if (line[i] is not ('[' or '{'))
            {
                text.Append(line[i]);
                continue;
            }

            var end = line.IndexOf(line[i] == '[' ? ']' : '}', i);
            var parts = line[(i + 1)..end].Split('|');
            marks.Add((new TextSpan(text.Length, text.Length + parts[0].Length), parts.ElementAtOrDefault(1)));
            text.Append(parts[0]);
            i = end;
        }

        var unit = new Unit(text.ToString(), new TextSpan(0, text.Length), Language.English, true);
        var context = DocumentContext.Build([unit], LexicalResources.None)[0];
        var mentions = new List<RecognizedMention>();
        RecognizedClaim? claim = null;
        foreach (var (span, label) in marks)
        {
            var (start, end) = context.TokensOf(span);
            if (label is null)
                claim = new RecognizedClaim(new Trigger(start, end, "Kill", 0.9), "asserted", 0.9, []);
            else
                mentions.Add(new RecognizedMention(start, end, label, span, 0.9));
        }

        return new UnitAnalysis(context, mentions, claim is null ? [] : [claim]);
    }
}
