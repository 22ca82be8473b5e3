using System.Buffers;
using System.Text;

namespace NlpPipeline.Storage;

/// <summary>A field of a CSV table (RFC 4180): quoted only where it must be.</summary>
public static class CsvField
{
    private static readonly SearchValues<char> Special = SearchValues.Create("\",\r\n");

    public static void Append(StringBuilder row, string? field)
    {
        if (string.IsNullOrEmpty(field))
            return;
        if (field.AsSpan().IndexOfAny(Special) < 0 && field[0] != ' ' && field[^1] != ' ')
            row.Append(field);
        else
            row.Append('"').Append(field.Replace("\"", "\"\"", StringComparison.Ordinal)).Append('"');
    }
}
