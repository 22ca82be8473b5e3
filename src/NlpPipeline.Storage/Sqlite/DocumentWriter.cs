using Microsoft.Data.Sqlite;
using NlpPipeline.Annotations;

namespace NlpPipeline.Storage;

/// <summary>Writes one document into a store, in one transaction: all of it is kept by <see cref="Keep"/>, none without.</summary>
public sealed class DocumentWriter : IDisposable
{
    private readonly StoreTransaction transaction;
    private readonly DocumentStatements statements;
    private readonly long document;
    private readonly Dictionary<TextSpan, long> passages = [];
    private readonly Dictionary<string, (long Row, Mention Mention)> mentions = new(StringComparer.Ordinal);

    internal DocumentWriter(SqliteConnection connection, DocumentStatements statements, long run, string document, string contentHash, string modelHash)
    {
        this.statements = statements;
        transaction = new StoreTransaction(connection);
        try
        {
            statements.DeleteFailures.Run(document);
            statements.DeleteDocument.Run(document);
            this.document = statements.Document.Insert(document, contentHash, modelHash, 0, run);
        }
        catch
        {
            transaction.Dispose();
            throw;
        }
    }

    /// <summary>Adds a stretch of the document; mentions stand before the claims that use them, in this part or one before.</summary>
    public void Write(Extraction part, IReadOnlyList<EvidenceSentence> sentences)
    {
        var index = new SentenceIndex(sentences);
        foreach (var mention in part.Mentions)
            mentions.Add(mention.Id, (Write(mention, index), mention));
        foreach (var claim in part.Claims)
            Write(claim, index);
    }

    /// <param name="textLength">UTF-16 code units of the document's NFC text.</param>
    public void Keep(long textLength)
    {
        statements.Length.Run(document, textLength);
        transaction.Commit();
    }

    public void Dispose() => transaction.Dispose();

    private long Write(Mention mention, SentenceIndex sentences)
    {
        var family = Labels.FamilyOf(mention.Label);
        var bounds = family == LabelFamily.Number ? QuantityBounds.Of(mention.Value) : null;
        var days = family == LabelFamily.Time && mention.Label is "DATE" or "TIME" ? DayBounds.Of(mention.Interval, mention.Value) : null;
        return statements.Mention.Insert(
            document, Passage(sentences.Of(mention.Span)), mention.Id, mention.Label, mention.Span.Start, mention.Span.End,
            mention.Text, NameFolder.Fold(mention.Text), mention.Value, mention.Modifier, mention.Counted,
            mention.Canonical, Fold(mention.Canonical),
            bounds?.Low, bounds?.Best, bounds?.High, bounds?.Unit,
            days?.Earliest?.ToString(), days?.Latest?.ToString(), days?.Earliest?.DayNumber, days?.Latest?.DayNumber,
            Round(mention.Confidence));
    }

    private void Write(Claim claim, SentenceIndex sentences)
    {
        var row = statements.Claim.Insert(
            document, Passage(sentences.Of(claim.Trigger)), claim.Id, claim.Type, claim.Trigger.Start, claim.Trigger.End, claim.TriggerText,
            claim.Polarity, claim.Sentence.Start, claim.Sentence.End, Round(claim.Confidence));
        for (var i = 0; i < claim.Arguments.Count; i++)
            Write(row, i, claim.Arguments[i]);
    }

    private void Write(long claim, int ordinal, ClaimArgument argument)
    {
        var (mentionRow, mention) = argument.MentionId is { } id && mentions.TryGetValue(id, out var known) ? known : default;
        var bounds = argument.Role == "Quantity" ? QuantityBounds.Of(argument.Value) : null;
        var days = argument.Role == "Time" ? DayBounds.Of(mention?.Interval, argument.Value) : null;
        statements.Argument.Insert(
            claim, ordinal, argument.Role, mention is null ? null : mentionRow, argument.Span?.Start, argument.Span?.End,
            argument.Text, Fold(argument.Text), argument.Value, mention?.Canonical, Fold(mention?.Canonical),
            bounds?.Low, bounds?.Best, bounds?.High, bounds?.Unit,
            days?.Earliest?.ToString(), days?.Latest?.ToString(), days?.Earliest?.DayNumber, days?.Latest?.DayNumber,
            Round(argument.Confidence));
    }

    private object? Passage(EvidenceSentence? sentence)
    {
        if (sentence is null)
            return null;
        if (!passages.TryGetValue(sentence.Span, out var row))
        {
            row = statements.Passage.Insert(document, sentence.Span.Start, sentence.Span.End, sentence.Text);
            passages.Add(sentence.Span, row);
        }

        return row;
    }

    private static string? Fold(string? text) => text is null ? null : NameFolder.Fold(text);

    private static double Round(double probability) => Math.Clamp(Math.Round(probability, 4), 0, 1);
}
