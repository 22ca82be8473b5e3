using System.Text;
using System.Text.Json;
using NlpPipeline.Annotations;
using NlpPipeline.Fuzzing.Engine;
using NlpPipeline.Storage;

namespace NlpPipeline.Fuzzing.Targets;

/// <summary>A document of one claim a line, its words and values the tab-parted fields of the line.</summary>
internal static class LineDocument
{
    public static readonly RunInfo Run = new("model", "a model", "fuzzing");

    public static void WriteTo(IExtractionSink sink, string name, string hash, string text)
    {
        var mentions = new List<Mention>();
        var claims = new List<Claim>();
        var sentences = new List<EvidenceSentence>();
        var at = 0;
        foreach (var line in text.Split('\n').Take(40))
        {
            if (line.Length > 0)
            {
                string Field(int n) => line.Split('\t').ElementAtOrDefault(n) ?? "";
                var first = new TextSpan(at, at + Field(0).Length);
                mentions.Add(new Mention($"{name}#m{mentions.Count + 1}", Field(1), first, Field(0), Field(2), Field(3), 0.9));
                claims.Add(new Claim(
                    $"{name}#c{claims.Count + 1}", Field(4), first, Field(0), Polarity.Asserted, 0.5, new TextSpan(at, at + line.Length),
                    [
                        new ClaimArgument("Place", first, Field(0), null, mentions[^1].Id, 0.7),
                        new ClaimArgument("Quantity", null, null, Field(2), null, 0.7),
                        new ClaimArgument("Time", first, Field(0), Field(3), null, 0.7),
                    ]));
                sentences.Add(new EvidenceSentence(new TextSpan(at, at + line.Length), line));
            }

            at += line.Length + 1;
        }

        sink.Begin(name, hash);
        sink.Write(new Extraction(name, mentions, claims), sentences);
        sink.End(at);
    }
}

/// <summary>What users type to ask a store: a line is the text, the second a name, the third a document, then numbers and days.</summary>
internal sealed class QueryTarget : FileTarget
{
    private readonly ClaimStore store;

    public QueryTarget()
        : base("query", "xử bắn \"sĩ quan\"\nLiên-Xô\na*.txt\n1937-08-01\n1000\n", "shot officers\nSoviet Union\n?.txt\n1936\n3\n", "\"liên xô\" NEAR(a b) -c OR d*\nStaline\n[ab].txt\n193\n-1\n")
    {
        using (var sink = new SqliteSink(Scratch.At("store.db"), LineDocument.Run))
        {
            LineDocument.WriteTo(sink, "a.txt", "1", "Năm 1937 hơn 6000 sĩ quan bị xử bắn.\tLOC\t>6000\t1937\tExecute\nLiên-Xô\tLOC\t1\tSoviet Union\tKill\n");
            LineDocument.WriteTo(sink, "b.txt", "2", "Many officers were shot.\tPER\t~350\t1936/1938\tExecute\n");
            sink.Complete();
        }

        store = ClaimStore.OpenForReading(Scratch.At("store.db"));
    }

    public override IReadOnlyList<string> Words => ["\"", "*", "^", "-", "+", "(", ")", "NEAR", "AND", "OR", "NOT", "{evidence}", ":", "[", "]", "?", "%", "_", "'", ";--", "xử bắn", "sĩ quan", "\n", "đ", "0", "9999"];

    public override int LongestInput => 1 << 12;

    public override void Run(byte[] input, Shape shape)
    {
        var lines = LooseText.Of(input).Split('\n');
        string? Line(int n) => lines.ElementAtOrDefault(n) is { Length: > 0 } line ? line : null;
        var days = Line(3) is { } day ? DayBounds.OfQuery(day) : null;
        double? number = double.TryParse(Line(4), out var least) ? least : null;
        Func<ClaimFilter>[] filters =
        [
            () => new ClaimFilter { Text = Line(0) },
            () => new ClaimFilter { Place = Line(1) },
            () => new ClaimFilter { Name = Line(1), Person = Line(0) },
            () => new ClaimFilter { Document = Line(2), Limit = 5 },
            () => new ClaimFilter { Types = [.. lines.Take(20)], Polarities = [Line(0) ?? ""] },
            () => new ClaimFilter { From = days?.Earliest, To = days?.Latest, MinQuantity = number, MaxQuantity = number * 2 },
            () => new ClaimFilter { MinConfidence = number },
        ];
        var query = new ClaimQuery(store);
        foreach (var filter in filters)
        {
            try
            {
                var asked = filter();
                var found = query.Find(asked).Count();
                Require(asked.Limit is not null || found == query.Count(asked), "the claims are as many as they are counted");
                shape.Count("found", found);
            }
            catch (InvalidInputException e) when (!e.Message.Any(char.IsControl))
            {
                shape.Refused(e.Message);
            }
        }
    }

    protected override void Dispose(bool disposing)
    {
        store.Dispose();
        base.Dispose(disposing);
    }
}

/// <summary>The report on a store whose documents hold anything.</summary>
internal sealed class ReportTarget : FileTarget
{
    private readonly SqliteSink sink;
    private int number;

    public ReportTarget()
        : base(
            "report",
            "Liên-Xô\tLOC\t>6000\tSoviet Union\tExecute\nNăm 1937\tDATE\t~350\t1937\tExecute\n",
            "<script>alert('x')</script><img src=x onerror=alert(1)>{{data}}</textarea>&amp;\tLOC\t5\t1937\tKill\n</title><b>Kun</b>\tPER\t1..9\t<b>\t<!--\n")
    {
        sink = new SqliteSink(Scratch.At("store.db"), LineDocument.Run);
    }

    public override IReadOnlyList<string> Words => ["<script>", "</script>", "<!--", "-->", "]]>", "{{data}}", "{{", "}}", "&lt;", "<b>", "<img src=x onerror=a>", "\\u003c", "\"", "'", "`", "${x}", "\u2028", "\t", "\n", "LOC", "Execute", ">6000", "1937-01-01/1936", "79228162514264337593543950335", "javascript:"];

    public override int LongestInput => 1 << 12;

    public override void Run(byte[] input, Shape shape)
    {
        var text = LooseText.Of(input);
        LineDocument.WriteTo(sink, "a.txt", (number++ & 1) == 0 ? "even" : "odd", text);
        var path = Scratch.At("report.html");
        ClaimReport.Write(sink.Store, new ClaimFilter(), new QuantityContradictions(), text.Length > 200 ? text[..200] : text, path);
        var page = File.ReadAllText(path, new UTF8Encoding(false, true));
        var begin = page.IndexOf("type=\"application/json\"", StringComparison.Ordinal);
        begin = page.IndexOf('>', begin) + 1;
        var data = page[begin..page.IndexOf("</script>", begin, StringComparison.Ordinal)];
        Require(data.AsSpan().IndexOfAny('<', '>', '&') < 0, "the data of a page hold no markup");
        using var json = JsonDocument.Parse(data);
        var claims = json.RootElement.GetProperty("claims").GetArrayLength();
        Require(claims == text.Split('\n').Take(40).Count(l => l.Length > 0), "no claim is lost");
        HtmlCheck.NoForeignMarkup(page.Remove(begin, data.Length), scripts: 2);
        shape.Count("claims", claims);
        foreach (var argument in json.RootElement.GetProperty("claims").EnumerateArray().SelectMany(c => c.GetProperty("arguments").EnumerateArray()))
            shape.Add(argument.GetProperty("role").GetString() + string.Join(' ', argument.EnumerateObject().Select(p => p.Name)), argument.TryGetProperty("value", out var value) ? value.GetString() : null);
    }

    protected override void Dispose(bool disposing)
    {
        sink.Dispose();
        base.Dispose(disposing);
    }
}
