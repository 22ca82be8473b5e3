namespace NlpPipeline.Storage.Tests.Sqlite;

internal static class StoreChecks
{
    /// <summary>SQLite's own checks: pages, foreign keys, and the full-text index against its passages.</summary>
    public static void Consistent(ClaimStore store)
    {
        Rows(store, "PRAGMA integrity_check").Should().Equal("ok");
        Rows(store, "PRAGMA foreign_key_check").Should().BeEmpty();
        Rows(store, "SELECT count(*) FROM evidence WHERE evidence MATCH 'nguoi'")
            .Should().Equal(Rows(store, "SELECT count(*) FROM passages WHERE text LIKE '%người%'"));
    }

    public static List<string> Rows(ClaimStore store, string sql)
    {
        using var command = store.Connection.CreateCommand();
        command.CommandText = sql;
        using var reader = command.ExecuteReader();
        var rows = new List<string>();
        while (reader.Read())
            rows.Add(Convert.ToString(reader.GetValue(0), System.Globalization.CultureInfo.InvariantCulture)!);
        return rows;
    }
}
