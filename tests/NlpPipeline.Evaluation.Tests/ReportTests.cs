using System.Text.Json;
using NlpPipeline.Annotations;
using static NlpPipeline.Evaluation.Tests.Make;

namespace NlpPipeline.Evaluation.Tests;

public class ReportTests
{
    /// <summary>Markup of every kind, where a text, a label, a value, a document and an id can bring it in.</summary>
    private const string Evil = "<script>alert(1)</script> \"'><img src=x onerror=alert(2)> & </style></script> ]]> <!-- \0";

    [Theory]
    [InlineData("entities")]
    [InlineData("times")]
    [InlineData("numbers")]
    [InlineData("mentions")]
    [InlineData("values")]
    [InlineData("claims")]
    [InlineData("arguments")]
    [InlineData("claims_full")]
    [InlineData("quantified")]
    [InlineData("calibration")]
    public void Json_has_the_documented_keys(string key)
    {
        using var json = JsonDocument.Parse(JsonReport.ToText(Example(rounds: 20)));
        var score = json.RootElement.GetProperty(key);

        foreach (var field in (string[])["precision", "recall", "f1", "gold", "predicted", "correct"])
            score.GetProperty(field).ValueKind.Should().Be(JsonValueKind.Number, field);
        score.GetProperty("interval").GetArrayLength().Should().Be(2);
        score.GetProperty("interval")[0].GetDouble().Should().BeLessThanOrEqualTo(score.GetProperty("interval")[1].GetDouble());
    }

    [Fact]
    public void Json_nests_labels_schemes_and_counts()
    {
        using var json = JsonDocument.Parse(JsonReport.ToText(Example(rounds: 0)));
        var root = json.RootElement;

        // Example: one PER right, one PER missed, one LOC spurious.
        root.GetProperty("labels").GetProperty("PER").GetProperty("recall").GetDouble().Should().Be(0.5);
        root.GetProperty("semeval").GetProperty("mentions").GetProperty("strict").GetProperty("MIS").GetInt32().Should().Be(1);
        root.GetProperty("languages").GetProperty("en").GetProperty("entities").GetProperty("gold").GetInt32().Should().Be(2);
        root.GetProperty("documents").GetProperty("d.txt").GetProperty("mentions").GetProperty("correct").GetInt32().Should().Be(1);
        root.GetProperty("confusion").GetProperty("PER").GetProperty(ConfusionMatrix.None).GetInt32().Should().Be(1);
        root.GetProperty("errors").GetProperty("missing").GetInt32().Should().Be(1);
        root.GetProperty("entities").GetProperty("interval").ValueKind.Should().Be(JsonValueKind.Null);
        root.GetProperty("manifest").GetProperty("counts").GetProperty("gold_spans").GetInt32().Should().Be(2);
        root.GetProperty("calibration").GetProperty("bins").GetArrayLength().Should().Be(10);
    }

    [Fact]
    public void Text_has_a_line_a_score_in_per_cent()
    {
        var text = new StringWriter();
        TextReport.Write(text, Example(rounds: 0));

        // P 1/2, R 1/2.
        text.ToString().Should().MatchRegex(@"(?m)^entities +50\.00 +50\.00 +50\.00 +2 +2 +1$");
    }

    [Fact]
    public void Error_lines_hold_both_sides_and_the_sentence()
    {
        var text = new StringWriter();
        ErrorLines.Write(text, Example(rounds: 0));
        var lines = text.ToString().Split('\n', StringSplitOptions.RemoveEmptyEntries);

        lines.Should().HaveCount(2);
        lines[0].Should().Be(
            """{"kind":"missing","document":"d.txt","id":"1","language":"en","text":"Stalin met Lenin in Moscow","gold":{"label":"PER","start":11,"end":16,"text":"Lenin"},"predicted":null}""");
        lines[1].Should().Contain("\"kind\":\"spurious\"").And.EndWith("\"gold\":null,\"predicted\":{\"label\":\"LOC\",\"start\":20,\"end\":26,\"text\":\"Moscow\",\"confidence\":0.7}}");
    }

    [Fact]
    public void Html_lets_no_text_become_markup()
    {
        var text = Evil.Normalize();
        var gold = Unit(Evil, Evil, text, [Span(0, 8, Evil), Span(20, 30, "DATE", Evil)]) with { Genre = Evil };
        var report = Evaluator.Evaluate(
            [gold], [gold with { Spans = [Span(20, 30, "DATE", "<b>")] }],
            new EvaluationOptions
            {
                Rounds = 0,
                OpenLabels = true,
                Manifest = new Manifest { Command = Evil, Model = Evil, ModelSha256 = Evil, Gold = [new SourceFile(Evil, Evil, 1)] },
            });
        var page = Html(report);

        // Only our own elements are there: one script, one style, no image, no comment.
        Count(page, "<script").Should().Be(1);
        Count(page, "</script").Should().Be(1);
        Count(page, "<style").Should().Be(1);
        Count(page, "</style").Should().Be(1);
        page.Should().NotContain("<img").And.NotContain("<!--").And.NotContain("<b>").And.NotContain("\0");
        page.Should().Contain("&lt;script&gt;alert(1)");
        var elements = System.Text.RegularExpressions.Regex.Matches(page, "<([a-zA-Z!][a-zA-Z0-9]*)").Select(m => m.Groups[1].Value).Distinct();
        elements.Should().BeSubsetOf(
        [
            "!DOCTYPE", "html", "head", "meta", "title", "style", "body", "h1", "h2", "h3", "p", "div", "table", "thead", "tbody", "tr", "th", "td",
            "figure", "figcaption", "svg", "path", "rect", "circle", "text", "label", "select", "option", "input", "span", "article", "header",
            "mark", "details", "summary", "dl", "dt", "dd", "script",
        ]);
    }

    [Fact]
    public void Html_loads_nothing_and_runs_only_its_own_script()
    {
        var page = Html(Example(rounds: 0));

        page.Should().NotContain("http://").And.NotContain("https://").And.NotContain("url(").And.NotContain(" src=").And.NotContain("href=");
        page.Should().Contain("default-src &#39;none&#39;").And.NotContain("unsafe-inline");
        page.Should().NotContain(" style=").And.NotMatchRegex("<[^>]* on[a-z]+=");
    }

    [Fact]
    public void Html_shows_each_error_with_what_filters_need()
    {
        var page = Html(Example(rounds: 0));

        Count(page, "<article ").Should().Be(2);
        page.Should().Contain("<article data-kind=\"missing\" data-gold=\"PER\">");
        page.Should().Contain("<article data-kind=\"spurious\" data-predicted=\"LOC\" data-confidence=\"0.7\">");
        page.Should().Contain("<span class=\"tag\">PER</span> Stalin met <mark>Lenin</mark> in Moscow");
    }

    [Fact]
    public void Hashes_a_folder_by_names_and_contents()
    {
        using var a = new TemporaryFolder();
        using var b = new TemporaryFolder();
        a.Write("x", "1");
        a.Write("y", "2");
        b.Write("y", "2");
        b.Write("x", "1");

        Manifest.HashFolder(b.Path).Should().Be(Manifest.HashFolder(a.Path));
        b.Write("x", "3");
        Manifest.HashFolder(b.Path).Should().NotBe(Manifest.HashFolder(a.Path));
    }

    internal static EvaluationReport Example(int rounds) => Evaluator.Evaluate(
        [Unit("1", "Stalin met Lenin in Moscow", Span(0, 6, "PER"), Span(11, 16, "PER"))],
        [Unit("1", "Stalin met Lenin in Moscow", Span(0, 6, "PER", null, 0.9), Span(20, 26, "LOC", null, 0.7))],
        new EvaluationOptions { Rounds = rounds });

    internal static string Html(EvaluationReport report)
    {
        var text = new StringWriter();
        HtmlReport.Write(text, report);
        return text.ToString();
    }

    private static int Count(string text, string part) => text.Split(part).Length - 1;
}
