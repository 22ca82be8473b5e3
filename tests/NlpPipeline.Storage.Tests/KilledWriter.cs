namespace NlpPipeline.Storage.Tests;

/// <summary>Writes the documents of <see cref="SampleDocuments"/> into a store, skipping those that are current, and names each that it has kept.</summary>
internal static class KilledWriter
{
    public const int Documents = 150;

    public const int Claims = 40;

    public static void Run(string store)
    {
        using var sink = new SqliteSink(store, SampleDocuments.Run);
        for (var i = 0; i < Documents; i++)
        {
            var document = SampleDocuments.Document(i, Claims);
            if (sink.IsCurrent(document.Name, document.ContentHash))
                continue;
            SampleDocuments.WriteTo(sink, document);
            Console.WriteLine(document.Name);
            Console.Out.Flush();
        }

        sink.Complete();
    }
}
