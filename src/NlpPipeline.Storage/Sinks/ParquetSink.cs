using DuckDB.NET.Data;
using NlpPipeline.Annotations;

namespace NlpPipeline.Storage;

/// <summary>The table of <see cref="CsvSink"/> as a Parquet file with types; empty cells are NULL (docs/store.md). Rows are gathered in a
/// folder beside the file, on disk and not in memory, and converted at the end.</summary>
public sealed class ParquetSink : IExtractionSink
{
    private readonly string path;
    private readonly OutputFile output;
    private readonly ScratchFolder scratch;
    private readonly ParquetConversion conversion;
    private readonly CsvSink rows;

    /// <exception cref="InvalidInputException">The file cannot be written, or DuckDB has no build for this machine.</exception>
    public ParquetSink(string path, ExtractionParts parts = ExtractionParts.All)
    {
        this.path = path;
        output = new OutputFile(path);
        try
        {
            scratch = new ScratchFolder(output);
            conversion = new ParquetConversion(scratch["spill"]);
            rows = new CsvSink(Rows, parts);
        }
        catch
        {
            Dispose();
            throw;
        }
    }

    private string Rows => scratch["rows.csv"];

    private string Table => scratch["table.parquet"];

    public bool ComparesContent => false;

    public bool IsCurrent(string document, string contentHash) => false;

    public void Begin(string document, string contentHash) => rows.Begin(document, contentHash);

    public void Write(Extraction part, IReadOnlyList<EvidenceSentence> sentences) => rows.Write(part, sentences);

    public void End(long textLength) => rows.End(textLength);

    public void Fail(string document, string message) => rows.Fail(document, message);

    public void Complete()
    {
        rows.Complete();
        try
        {
            conversion.Convert(Rows, Table);
        }
        catch (DuckDBException e)
        {
            throw new InvalidInputException(
                $"{path}: cannot be written as Parquet ({e.Message.Split('\n')[0].TrimEnd()}); make room, or write --format csv and convert it (docs/store.md)", e);
        }

        using (var table = File.OpenRead(Table))
            table.CopyTo(output.Stream);
        conversion.Dispose();
        scratch.Dispose();
        output.Publish();
    }

    public void Dispose()
    {
        // The constructor may have got no further than the first of them.
        try
        {
            try
            {
                rows?.Dispose();
            }
            finally
            {
                conversion?.Dispose();
            }
        }
        finally
        {
            try
            {
                scratch?.Dispose();
            }
            finally
            {
                output.Dispose();
            }
        }
    }
}
