using NlpPipeline.Annotations;
using NlpPipeline.Normalization;

namespace NlpPipeline.Training.Corpora.Checking;

/// <summary>Whether a span's value is one that the normalizers could have written for its label.</summary>
internal static class ValueCheck
{
    /// <returns>What is wrong; null where nothing is.</returns>
    public static string? Fault(string label, string? value) => Labels.FamilyOf(label) switch
    {
        LabelFamily.Entity => value is null ? null : $"{label} takes no value, '{value}' is given",
        LabelFamily.Time => TimeFault(label, value),
        LabelFamily.Number => NumberFault(label, value),
        _ => null,
    };

    private static string? TimeFault(string label, string? value)
    {
        if (value is null)
            return $"{label} needs a value, or \"\" where it cannot be known";
        if (!TimexTypeExtensions.TryParse(label, out var type) || !TimexValue.TryRead(type, value, out _))
            return $"'{value}' is no TIMEX3 value";
        var isLength = value.StartsWith('P') && !value.EndsWith("_REF", StringComparison.Ordinal);
        var fits = value.Length == 0 || type switch
        {
            TimexType.Duration => isLength,
            TimexType.Set => isLength || value.StartsWith("XXXX", StringComparison.Ordinal),
            TimexType.Time => !isLength && (value.Contains('T', StringComparison.Ordinal) || value.EndsWith("_REF", StringComparison.Ordinal)),
            _ => !isLength,
        };
        return fits ? null : $"'{value}' is no value of a {label}";
    }

    private static string? NumberFault(string label, string? value)
    {
        if (string.IsNullOrEmpty(value))
            return $"{label} needs a value";
        if (!NumberValue.TryParse(value, out var number))
            return $"'{value}' is no number value";
        var fits = label switch
        {
            "PERCENT" => number.Unit == "%",
            "MONEY" or "QUANTITY" => number.Unit is not (null or "%"),
            _ => number.Unit is null,
        };
        return fits ? null : $"'{value}' has the wrong unit, or none, for a {label}";
    }
}
