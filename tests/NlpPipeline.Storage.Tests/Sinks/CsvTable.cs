using System.Text;
using FsCheck;
using FsCheck.Fluent;

namespace NlpPipeline.Storage.Tests.Sinks;

/// <summary>An RFC 4180 reader, written apart from the writer.</summary>
internal static class CsvTable
{
    public static List<List<string>> Parse(string text)
    {
        var rows = new List<List<string>>();
        var row = new List<string>();
        var field = new StringBuilder();
        var quoted = false;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (quoted)
            {
                if (c != '"')
                    field.Append(c);
                else if (i + 1 < text.Length && text[i + 1] == '"')
                    field.Append(text[i++]);
                else
                    quoted = false;
            }
            else if (c == '"')
            {
                quoted = true;
            }
            else if (c is ',' or '\n')
            {
                row.Add(field.ToString());
                field.Clear();
                if (c == '\n')
                {
                    rows.Add(row);
                    row = [];
                }
            }
            else
            {
                field.Append(c);
            }
        }

        return rows;
    }
}

public sealed class CsvFieldTests
{
    [Fact]
    public void Any_field_reads_back_as_it_was() => Prop.ForAll<string?>(value =>
    {
        var row = new StringBuilder();
        CsvField.Append(row, value);
        return CsvTable.Parse(row + "\n")[0][0] == (value ?? "");
    }).QuickCheckThrowOnFailure();
}
