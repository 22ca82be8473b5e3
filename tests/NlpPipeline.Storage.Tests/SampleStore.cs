using NlpPipeline.Annotations;

namespace NlpPipeline.Storage.Tests;

/// <summary>A small store of our own sentences, with what queries and the report must tell apart.</summary>
internal static class SampleStore
{
    public const string Markup = "<script>alert('x')</script><img src=x onerror=alert(1)>{{data}}</textarea>&amp;";

    public static void Write(string path)
    {
        using var sink = new SqliteSink(path, SampleDocuments.Run);
        foreach (var document in Documents())
            SampleDocuments.WriteTo(sink, document);
        sink.Complete();
    }

    private static SampleDocument[] Documents() =>
    [
        new SampleBuilder("a.txt")
            .Sentence("Năm [1937|DATE|Time|1937] ở [Liên-Xô|LOC|Place||Soviet Union] hơn [6000|CARDINAL|Quantity|>6000] sĩ quan bị *xử bắn*.", "Execute")
            .Sentence("[Stalin|PER|Agent||Joseph Stalin] *ký* lệnh ấy.", "Publish", confidence: 0.4, carriedTime: "1937-07-31")
            .Sentence("Đảng không *khai trừ* [Trotski|PER|Patient||Leon Trotsky] năm [1925|DATE|Time|1925].", "Dismiss", Polarity.Negated)
            .Build(),
        new SampleBuilder("b.txt")
            .Sentence("In [1937|DATE|Time|1937] [350|CARDINAL|Quantity|~350] people were *shot* in the [USSR|LOC|Place||Soviet Union].", "Execute", confidence: 0.95)
            .Sentence("[Hàng ngàn|CARDINAL|Quantity|1000..9999] người *chết* ở [Ukraine|LOC|Place||Ukraine] [1932-1933|DATE|Time|1932/1933].", "Die")
            .Sentence("Giá [700 gờ ram|QUANTITY|Quantity|700 g] bánh mì *tăng* ở [Nga Hoàng|LOC|Place].", "Count")
            .Build(),
        new SampleBuilder("markup.html").Sentence($"{Markup} [1940|DATE|Time|1940] *killed* [<b>Kun</b>|PER|Patient].", "Kill").Build(),
    ];
}
