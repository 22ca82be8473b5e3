namespace NlpPipeline.Evaluation;

/// <summary>
/// Where a metric stands in the report, outermost part first: <c>labels</c>, <c>PER</c>. Parts may themselves hold dots (labels of
/// open label sets do), so nesting follows the parts and only the shown name is joined by dots.
/// </summary>
public sealed class MetricName : IEquatable<MetricName>
{
    public MetricName(params string[] parts)
    {
        ArgumentOutOfRangeException.ThrowIfZero(parts.Length);
        Parts = parts;
        Text = string.Join('.', parts);
    }

    public IReadOnlyList<string> Parts { get; }

    public string Text { get; }

    public MetricName Then(string part) => new([.. Parts, part]);

    public bool Equals(MetricName? other) => other is not null && Parts.SequenceEqual(other.Parts);

    public override bool Equals(object? obj) => Equals(obj as MetricName);

    public override int GetHashCode() => StringComparer.Ordinal.GetHashCode(Text);

    public override string ToString() => Text;
}
