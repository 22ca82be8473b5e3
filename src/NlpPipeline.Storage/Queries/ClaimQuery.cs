using System.Globalization;
using Microsoft.Data.Sqlite;
using NlpPipeline.Annotations;
using NlpPipeline.Normalization;

namespace NlpPipeline.Storage;

/// <summary>Asks a store for claims.</summary>
public sealed class ClaimQuery(ClaimStore store)
{
    private const string Columns = """
        SELECT c.id, d.name, c.key, c.type, c.trigger_start, c.trigger_end, c.trigger_text, c.polarity, c.confidence,
          c.sentence_start, c.sentence_end, p.id, p.start, p.end, p.text
        FROM claims c JOIN documents d ON d.id = c.document_id LEFT JOIN passages p ON p.id = c.passage_id
        """;

    private const string ArgumentColumns = """
        SELECT a.role, a.start, a.end, a.text, a.value, a.canonical, m.key, m.label, a.low, a.best, a.high, a.unit, a.earliest_day, a.latest_day,
          a.confidence
        FROM arguments a LEFT JOIN mentions m ON m.id = a.mention_id WHERE a.claim_id = $1 ORDER BY a.ordinal
        """;

    private const string MentionColumns =
        "SELECT key, label, start, end, text, value, canonical, confidence FROM mentions WHERE passage_id = $1 ORDER BY start, id";

    /// <summary>The claims that the filter lets through, by document name and place in the text.</summary>
    /// <exception cref="InvalidInputException">The filter's text has no word to search, or a sentence of the store is not whole.</exception>
    public IEnumerable<StoredClaim> Find(ClaimFilter filter)
    {
        using var command = Command(filter, Columns, "ORDER BY d.name, c.trigger_start, c.id LIMIT " + Invariant(filter.Limit ?? -1));
        using var arguments = store.Connection.CreateCommand();
        arguments.CommandText = ArgumentColumns;
        arguments.Parameters.Add(new SqliteParameter { ParameterName = "$1" });
        using var reader = command.ExecuteReader();
        while (reader.Read())
        {
            var row = reader.GetInt64(0);
            arguments.Parameters[0].Value = row;
            yield return new StoredClaim(
                row,
                reader.Utf8(1),
                reader.Utf8(2),
                reader.Utf8(3),
                new TextSpan(reader.GetInt32(4), reader.GetInt32(5)),
                reader.Utf8(6),
                reader.Utf8(7),
                reader.GetDouble(8),
                new TextSpan(reader.GetInt32(9), reader.GetInt32(10)),
                reader.IsDBNull(11) ? null : reader.GetInt64(11),
                reader.IsDBNull(11) ? null : Evidence(reader),
                Arguments(arguments));
        }
    }

    /// <summary>How many claims the filter lets through, whatever its limit.</summary>
    public long Count(ClaimFilter filter)
    {
        using var command = Command(filter, "SELECT count(*) FROM claims c JOIN documents d ON d.id = c.document_id", "");
        return (long)command.ExecuteScalar()!;
    }

    /// <summary>The mentions of a sentence, in text order.</summary>
    public IReadOnlyList<StoredMention> MentionsOf(long passage)
    {
        using var command = store.Connection.CreateCommand();
        command.CommandText = MentionColumns;
        command.Parameters.AddWithValue("$1", passage);
        using var reader = command.ExecuteReader();
        var mentions = new List<StoredMention>();
        while (reader.Read())
        {
            mentions.Add(new StoredMention(
                reader.Utf8(0), reader.Utf8(1), new TextSpan(reader.GetInt32(2), reader.GetInt32(3)), reader.Utf8(4),
                Text(reader, 5), Text(reader, 6), reader.GetDouble(7)));
        }

        return mentions;
    }

    private SqliteCommand Command(ClaimFilter filter, string select, string tail)
    {
        var command = store.Connection.CreateCommand();
        var conditions = new FilterConditions(filter);
        command.CommandText = $"{select} {conditions.Where} {tail}";
        foreach (var (name, value) in conditions.Parameters)
            command.Parameters.AddWithValue(name, value);
        return command;
    }

    private EvidenceSentence Evidence(SqliteDataReader reader)
    {
        var span = new TextSpan(reader.GetInt32(12), reader.GetInt32(13));
        var text = reader.Utf8(14);
        return text.Length == span.Length
            ? new EvidenceSentence(span, text)
            : throw new InvalidInputException(
                $"{store.Connection.DataSource}: the sentence at {span} of {reader.Utf8(1)} is not whole; remove the file and extract anew");
    }

    private static List<StoredArgument> Arguments(SqliteCommand command)
    {
        using var reader = command.ExecuteReader();
        var arguments = new List<StoredArgument>();
        while (reader.Read())
        {
            arguments.Add(new StoredArgument(
                reader.Utf8(0),
                reader.IsDBNull(1) ? null : new TextSpan(reader.GetInt32(1), reader.GetInt32(2)),
                Text(reader, 3),
                Text(reader, 4),
                Text(reader, 5),
                Text(reader, 6),
                Text(reader, 7),
                reader.IsDBNull(9) ? null : new QuantityBounds(Real(reader, 8), reader.GetDouble(9), Real(reader, 10), Text(reader, 11)),
                reader.IsDBNull(12) && reader.IsDBNull(13) ? null : new DayBounds(Day(reader, 12), Day(reader, 13)),
                reader.GetDouble(14)));
        }

        return arguments;
    }

    private static string? Text(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.Utf8(column);

    private static double? Real(SqliteDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetDouble(column);

    private static CalendarDate? Day(SqliteDataReader reader, int column) =>
        reader.IsDBNull(column) ? null : CalendarDate.FromDayNumber(reader.GetInt32(column));

    private static string Invariant(int number) => number.ToString(CultureInfo.InvariantCulture);
}
