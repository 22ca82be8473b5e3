using Microsoft.Data.Sqlite;

namespace NlpPipeline.Storage;

/// <summary>The statements that write a document, prepared once a store.</summary>
internal sealed class DocumentStatements(SqliteConnection connection) : IDisposable
{
    public StoreCommand DeleteFailures { get; } = new(connection, "DELETE FROM failures WHERE document = $1", 1);

    public StoreCommand DeleteDocument { get; } = new(connection, "DELETE FROM documents WHERE name = $1", 1);

    public StoreCommand Document { get; } =
        StoreCommand.Into(connection, "documents", "name", "content_hash", "model_hash", "text_length", "run_id");

    public StoreCommand Length { get; } = new(connection, "UPDATE documents SET text_length = $2 WHERE id = $1", 2);

    public StoreCommand Passage { get; } = StoreCommand.Into(connection, "passages", "document_id", "start", "end", "text");

    public StoreCommand Mention { get; } = StoreCommand.Into(
        connection, "mentions", "document_id", "passage_id", "key", "label", "start", "end", "text", "text_folded", "value", "modifier", "counted",
        "canonical", "canonical_folded", "low", "best", "high", "unit", "earliest", "latest", "earliest_day", "latest_day", "confidence");

    public StoreCommand Claim { get; } = StoreCommand.Into(
        connection, "claims", "document_id", "passage_id", "key", "type", "trigger_start", "trigger_end", "trigger_text", "polarity",
        "sentence_start", "sentence_end", "confidence");

    public StoreCommand Argument { get; } = StoreCommand.Into(
        connection, "arguments", "claim_id", "ordinal", "role", "mention_id", "start", "end", "text", "text_folded", "value",
        "canonical", "canonical_folded", "low", "best", "high", "unit", "earliest", "latest", "earliest_day", "latest_day", "confidence");

    public void Dispose()
    {
        foreach (var command in (ReadOnlySpan<StoreCommand>)[DeleteFailures, DeleteDocument, Document, Length, Passage, Mention, Claim, Argument])
            command.Dispose();
    }
}
