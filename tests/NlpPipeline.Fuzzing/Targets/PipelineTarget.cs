using System.Text;
using NlpPipeline.Annotations;
using NlpPipeline.Documents;
using NlpPipeline.Fuzzing.Engine;
using NlpPipeline.Storage;

namespace NlpPipeline.Fuzzing.Targets;

/// <summary>
/// The bundled model on a mutated document that stands between two good ones: each document is written or named as failed, the good ones
/// as always; what is written reads back, and its offsets point at what it says.
/// </summary>
internal sealed class PipelineTarget : FileTarget
{
    private const string Good = "Ngày 12-8-1936, hơn 350 sĩ quan bị xử bắn tại Mátxcơva theo lệnh của Stalin.";

    private readonly Pipeline pipeline = Pipeline.Load(ModelFolderOfClone());
    private readonly string expected;

    public PipelineTarget()
        : base(
            "pipeline",
            "Năm 1937, ở Liên-Xô, hơn 6000 sĩ quan bị xử bắn. Ông Nguyễn Văn A bị bắt hai tháng sau, và bị đày 10 năm.\n\nSố người bị giết:\nTrung-Quốc: 65 triệu\nLiên-Xô: 20 triệu\nBắc Hàn: 2 triệu\n",
            "In the spring of 1921 about 5,000 sailors were shot at Kronstadt on the orders of Trotsky, V. V. Sher said. Two months later he died.\n\nPeople killed, by country:\n- China: 65 million\n- Peru: 69 thousand\n",
            "« Ce tai liệu » của N.K.V.D. nói rằng khoảng 2/3 trong số 1.200.000 người [x](http://y) không bị xử bắn; giá 5 rúp một ki-lô, tăng 15,5%.\r\nĐảng Cộng-sản Liên-Xô khai trừ Trotski ngày 27 tháng 3.\r\n")
    {
        expected = Lines(Document("good", Encoding.UTF8.GetBytes(Good), new Shape()));
        Require(expected.Length > 0, "the model finds something in the good document");
    }

    public override IReadOnlyList<string> Words =>
        ["xử bắn", "bị giết", "chết", "shot", "killed", "arrested", "Stalin", "Liên-Xô", "Kronstadt", "6000 người", "65 triệu", "1937", "ngày 12", "two months later", "không", "not", ":", "\n", "\n\n", "- ", ". ", ", ", "; ", "\"", "v.v.", "V. V. Sher", "%", "15,5%", "$5", "(", ")", "[1]", "tạiSouzdal"];

    public override TimeSpan Limit => TimeSpan.FromSeconds(5);

    public override (long Fixed, long PerByte) Memory => (256L << 20, 20000);

    public override void Run(byte[] input, Shape shape)
    {
        var path = Scratch.At("out.jsonl");
        string? failure = null;
        using (var sink = new JsonLinesSink(path))
        {
            WriteTo(sink, "good-1", Encoding.UTF8.GetBytes(Good), shape);
            failure = WriteTo(sink, "mutated", input, shape);
            WriteTo(sink, "good-2", Encoding.UTF8.GetBytes(Good), shape);
            sink.Complete();
        }

        var read = ExtractionLines.Read(path);
        Require(read.Count is 2 or 3 && read[0].Document == "good-1" && read[^1].Document == "good-2", "no document is lost");
        Require(Lines(read[0]).Replace("good-1", "good") == expected && Lines(read[^1]).Replace("good-2", "good") == expected, "a document does not hang on the one before it");
        if (failure is not null)
        {
            Require(read.Count == 2 && File.ReadLines(path).Any(l => l.Contains("\"kind\":\"error\"", StringComparison.Ordinal)), "a document that fails is named");
            shape.Refused(failure);
        }
    }

    /// <returns>Why the document failed; null where it did not.</returns>
    private string? WriteTo(JsonLinesSink sink, string name, byte[] bytes, Shape shape)
    {
        sink.Begin(name, "");
        try
        {
            var extraction = Document(name, bytes, shape);
            sink.Write(extraction, []);
            sink.End(0);
            return null;
        }
        catch (InvalidInputException e)
        {
            sink.Fail(name, e.Message);
            return e.Message;
        }
    }

    private Extraction Document(string name, byte[] bytes, Shape shape)
    {
        var windows = DocumentReader.ReadStream(new MemoryStream(bytes), name).ToList();
        var text = string.Concat(windows.Select(w => w.Text));
        var parts = pipeline.Extract(name, windows).ToList();
        Require(parts.Count == windows.Count, "each window has its part");
        for (var i = 0; i < parts.Count; i++)
        {
            foreach (var sentence in EvidenceSentences.Of(windows[i], parts[i]))
                Require(sentence.Text == text[sentence.Span.Start..sentence.Span.End], "the evidence is cut from the text");
        }

        var extraction = new Extraction(name, [.. parts.SelectMany(p => p.Mentions)], [.. parts.SelectMany(p => p.Claims)]);
        Check(extraction, text, shape);
        return extraction;
    }

    private static void Check(Extraction extraction, string text, Shape shape)
    {
        var ids = new HashSet<string>(StringComparer.Ordinal);
        var at = 0;
        foreach (var mention in extraction.Mentions)
        {
            Require(ids.Add(mention.Id), "ids are unique");
            Require(mention.Span.Start >= at && mention.Span.Length > 0 && mention.Span.End <= text.Length, "mentions stand in order inside the text");
            Require(mention.Text == text[mention.Span.Start..mention.Span.End], "a mention's text is its stretch of the document");
            Require(mention.Confidence is >= 0 and <= 1, "a confidence is a probability");
            at = mention.Span.Start;
            shape.Add(mention.Label, mention.Value);
        }

        var mentions = ids.ToHashSet(StringComparer.Ordinal);
        foreach (var claim in extraction.Claims)
        {
            Require(ids.Add(claim.Id), "ids are unique");
            Require(claim.Sentence.End <= text.Length && claim.Sentence.Contains(claim.Trigger) && claim.Trigger.Length > 0, "a trigger stands in its sentence, inside the text");
            Require(claim.TriggerText == text[claim.Trigger.Start..claim.Trigger.End], "a trigger's text is its stretch of the document");
            Require(claim.Confidence is >= 0 and <= 1, "a confidence is a probability");
            shape.Add(claim.Type + claim.Polarity);
            foreach (var argument in claim.Arguments)
            {
                Require(argument.Span is null == argument.Text is null && (argument.Span is not null || argument.Value is not null), "an argument is a stretch or a value");
                Require(argument.Span is not { } span || (span.End <= text.Length && argument.Text == text[span.Start..span.End]), "an argument's text is its stretch of the document");
                Require(argument.MentionId is null || mentions.Contains(argument.MentionId), "an argument's mention is there");
                Require(argument.Confidence is >= 0 and <= 1, "a confidence is a probability");
                shape.Add(argument.Role, argument.Value);
            }
        }

        shape.Count("mentions", extraction.Mentions.Count);
        shape.Count("claims", extraction.Claims.Count);
    }

    private static string Lines(Extraction extraction) => string.Concat(
        extraction.Mentions.Select(m => ExtractionLines.ToJson(extraction.Document, m) + "\n").Concat(extraction.Claims.Select(c => ExtractionLines.ToJson(extraction.Document, c) + "\n")));

    private static string ModelFolderOfClone()
    {
        var folder = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(folder.FullName, "NlpPipeline.sln")))
            folder = folder.Parent ?? throw new InvalidOperationException($"{AppContext.BaseDirectory} lies in no clone of the project");
        return Path.Combine(folder.FullName, "models");
    }
}
