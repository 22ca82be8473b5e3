using System.Text;
using NlpPipeline.Annotations;
using NlpPipeline.Fuzzing.Engine;
using NlpPipeline.Reconciliation;
using NlpPipeline.Storage;

namespace NlpPipeline.Fuzzing.Targets;

/// <summary>The JSON lines of <c>nlp extract</c>, and what <c>nlp reconcile</c> and the CSV table make of them.</summary>
internal sealed class ExtractionTarget() : FileTarget(
    "extraction",
    """
    {"kind":"mention","document":"a.txt","id":"a.txt#m1","label":"DATE","start":4,"end":8,"text":"1937","value":"1937","interval":"1937-01-01/1937-12-31","modifier":"MID","confidence":0.98}
    {"kind":"mention","document":"a.txt","id":"a.txt#m2","label":"CARDINAL","start":20,"end":24,"text":"6000","value":">6000","counted":"người","confidence":0.9}
    {"kind":"mention","document":"a.txt","id":"a.txt#m3","label":"LOC","start":11,"end":18,"text":"Liên-Xô","canonical":"Soviet Union","confidence":0.97}
    {"kind":"claim","document":"a.txt","id":"a.txt#c1","type":"Execute","trigger":{"start":30,"end":36,"text":"xử bắn"},"polarity":"asserted","confidence":0.81,"sentence":{"start":0,"end":60},"arguments":[{"role":"Quantity","start":20,"end":24,"text":"6000","value":">6000","mention":"a.txt#m2","confidence":1},{"role":"Place","start":11,"end":18,"text":"Liên-Xô","mention":"a.txt#m3"},{"role":"Time","start":4,"end":8,"text":"1937","value":"1937","mention":"a.txt#m1"}]}

    """,
    """
    {"kind":"claim","document":"b.txt","id":"b.txt#c1","type":"Kill","trigger":{"start":3,"end":7,"text":"shot"},"polarity":"asserted","confidence":0.9,"sentence":{"start":0,"end":40},"arguments":[{"role":"Quantity","start":20,"end":24,"text":"5 000","value":"5000..9999"},{"role":"Time","value":"1937-08"},{"role":"Patient","start":8,"end":12,"text":"Kun","confidence":0.4}]}
    {"kind":"error","document":"c.txt","message":"c.txt: not UTF-8 at byte 3"}

    """)
{
    public override IReadOnlyList<string> Words =>
        ["\"kind\"", "\"mention\"", "\"claim\"", "\"error\"", "\"document\"", "\"id\"", "\"label\"", "\"start\"", "\"end\"", "\"text\"", "\"value\"", "\"interval\"", "\"canonical\"", "\"confidence\"", "\"trigger\"", "\"sentence\"", "\"arguments\"", "\"role\"",
        "\"Quantity\"", "\"Time\"", "\"Place\"", "\"Patient\"", "\"Execute\"", "\"Kill\"", "\"a.txt\"", "\"79228162514264337593543950335\"", "\"~79228162514264337593543950335\"", "\"1937-12-31/1937-01-01\"", "\"../..\"", "\"9999-12-31\"", "\"BC0044\"", "\"-9999-01-01/..\"", "\"P9999Y\"",
        "\"<b>\"", ":", ",", "[", "]", "{", "}", "null", "true", "\"\"", "[]", "{}", "1e400", "-1", "\"\\ud800\"", "\"\\u0000\"", "\n"];

    public override void Run(byte[] input, Shape shape)
    {
        var extractions = ExtractionLines.Read(Scratch.Write("a.jsonl", input));
        shape.Count("documents", extractions.Count);
        foreach (var mention in extractions.SelectMany(e => e.Mentions))
            shape.Add(mention.Label, mention.Value);
        foreach (var argument in extractions.SelectMany(e => e.Claims).SelectMany(c => c.Arguments))
            shape.Add($"{argument.Role} {argument.Span is null} {argument.MentionId is null}", argument.Value);
        var lines = Lines(extractions);
        var again = ExtractionLines.Read(Scratch.Write("b.jsonl", Encoding.UTF8.GetBytes(lines)));
        Require(again.Count == extractions.Count, "no document is lost");
        Require(Lines(again) == lines, "extractions read back the same");
        using var table = new StringWriter();
        using (var sink = new CsvSink(table))
        {
            foreach (var extraction in extractions)
            {
                sink.Begin(extraction.Document, "");
                sink.Write(extraction, []);
                sink.End(0);
            }

            sink.Complete();
        }

        var events = new Reconciler().Reconcile(extractions);
        shape.Count("events", events.Count);
        foreach (var one in events)
            shape.Add("event", EventText.Title(one));
        using var json = new MemoryStream();
        EventJson.Write(json, events);
        using var output = new StringWriter();
        EventCsv.Write(output, events);
        output.GetStringBuilder().Clear();
        EventHtml.Write(output, events);
        HtmlCheck.NoForeignMarkup(output.ToString());
    }

    private static string Lines(IEnumerable<Extraction> extractions)
    {
        var lines = new StringBuilder();
        foreach (var extraction in extractions)
        {
            foreach (var mention in extraction.Mentions)
                lines.Append(ExtractionLines.ToJson(extraction.Document, mention)).Append('\n');
            foreach (var claim in extraction.Claims)
                lines.Append(ExtractionLines.ToJson(extraction.Document, claim)).Append('\n');
        }

        return lines.ToString();
    }
}
