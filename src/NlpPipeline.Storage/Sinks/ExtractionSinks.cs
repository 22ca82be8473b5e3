using NlpPipeline.Annotations;

namespace NlpPipeline.Storage;

/// <summary>Makes the sink that <c>--format</c> and <c>--output</c> ask for.</summary>
public static class ExtractionSinks
{
    public static IReadOnlyList<string> Formats { get; } = ["jsonl", "csv", "sqlite", "parquet"];

    /// <param name="format">One of <see cref="Formats"/>.</param>
    /// <param name="output">A file; <c>-</c> or null is <paramref name="standardOutput"/>, which stays open.</param>
    /// <param name="run">Who writes; only a store keeps it.</param>
    /// <exception cref="InvalidInputException">The format is unknown or cannot go there, or the file cannot be written.</exception>
    public static IExtractionSink Create(
        string format, string? output, Stream standardOutput, RunInfo run, ExtractionParts parts = ExtractionParts.All)
    {
        var toFile = output is not (null or "-");
        switch (format)
        {
            case "jsonl":
                return toFile ? new JsonLinesSink(output!, parts) : new JsonLinesSink(standardOutput, parts);
            case "csv":
                return toFile ? new CsvSink(output!, parts) : new CsvSink(standardOutput, parts);
            case "sqlite" when !toFile:
                throw new InvalidInputException("--format sqlite: a store is a file; name it with --output FILE");
            case "sqlite" when parts != ExtractionParts.All:
                throw new InvalidInputException("--what: a store holds mentions and claims; leave --what out with --format sqlite");
            case "sqlite":
                return new SqliteSink(output!, run);
            case "parquet" when !toFile:
                throw new InvalidInputException("--format parquet: is written to a file; name it with --output FILE");
            case "parquet":
                return new ParquetSink(output!, parts);
            default:
                throw new InvalidInputException($"--format {format}: none of {string.Join(", ", Formats)}");
        }
    }
}
