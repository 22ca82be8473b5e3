namespace NlpPipeline.Evaluation;

/// <summary>The counts of one document (or unit): only the columns that it has anything in, so that many documents stay cheap.</summary>
/// <remarks>Two are equal where they hold the same counts.</remarks>
internal sealed class GroupCounts(int[] columns, Count[] counts) : IEquatable<GroupCounts>
{
    public int[] Columns => columns;

    public Count[] Counts => counts;

    public bool Equals(GroupCounts? other) =>
        other is not null && columns.AsSpan().SequenceEqual(other.Columns) && counts.AsSpan().SequenceEqual(other.Counts);

    public override bool Equals(object? obj) => Equals(obj as GroupCounts);

    public override int GetHashCode()
    {
        var hash = default(HashCode);
        for (var i = 0; i < columns.Length; i++)
        {
            hash.Add(columns[i]);
            hash.Add(counts[i]);
        }

        return hash.ToHashCode();
    }
}

/// <summary>Adds up one group at a time into a dense row and hands it out as a sparse one.</summary>
internal sealed class Tally(int columns)
{
    private readonly Count[] row = new Count[columns];
    private readonly bool[] touched = new bool[columns];
    private readonly List<int> used = [];

    public void Add(int column, double gold, double predicted, double correct)
    {
        if (gold == 0 && predicted == 0)
            return;
        if (!touched[column])
        {
            touched[column] = true;
            used.Add(column);
        }

        row[column] += new Count(gold, predicted, correct);
    }

    public GroupCounts Take()
    {
        used.Sort();
        var columns = used.ToArray();
        var counts = new Count[columns.Length];
        for (var i = 0; i < columns.Length; i++)
        {
            counts[i] = row[columns[i]];
            row[columns[i]] = default;
            touched[columns[i]] = false;
        }

        used.Clear();
        return new GroupCounts(columns, counts);
    }
}
