using System.Globalization;
using NlpPipeline.Annotations;

namespace NlpPipeline.Storage.Tests;

/// <summary>A document with its extraction, made for tests.</summary>
internal sealed record SampleDocument(string Name, string ContentHash, Extraction Extraction, IReadOnlyList<EvidenceSentence> Sentences)
{
    public long Length => Sentences.Count == 0 ? 0 : Sentences[^1].Span.End;
}

/// <summary>Documents of our own writing.</summary>
internal static class SampleDocuments
{
    public static readonly RunInfo Run = new("model-1", "sample model", "tests");

    /// <summary>One sentence and one claim a line; sizes and years follow from the number.</summary>
    public static SampleDocument Document(int number, int claims = 3)
    {
        var builder = new SampleBuilder(string.Create(CultureInfo.InvariantCulture, $"doc{number:000}.txt"));
        for (var i = 0; i < claims; i++)
        {
            var year = (1918 + ((number + i) % 36)).ToString(CultureInfo.InvariantCulture);
            var count = ((number + 1) * 100 + i).ToString(CultureInfo.InvariantCulture);
            builder.Sentence($"Năm [{year}|DATE|Time|{year}] ở [Liên-Xô|LOC|Place||Soviet Union] [{count}|CARDINAL|Quantity|{count}] người bị *xử bắn*.", "Execute");
        }

        return builder.Build();
    }

    public static void WriteTo(IExtractionSink sink, SampleDocument document)
    {
        if (sink.IsCurrent(document.Name, document.ContentHash))
            return;
        sink.Begin(document.Name, document.ContentHash);
        sink.Write(document.Extraction, document.Sentences);
        sink.End(document.Length);
    }
}
