using NlpPipeline.Annotations;
using NlpPipeline.Normalization;

namespace NlpPipeline.Storage;

/// <summary>Which claims of a store to take; what is null or empty asks nothing.</summary>
public sealed record ClaimFilter
{
    private readonly string? place;
    private readonly string? person;
    private readonly string? name;
    private readonly double? minQuantity;
    private readonly double? maxQuantity;
    private readonly double? minConfidence;

    public IReadOnlyList<string> Types { get; init; } = [];

    public IReadOnlyList<string> Polarities { get; init; } = [];

    /// <summary>A filler of the role Place, by canonical name or text; case, diacritics and hyphens do not count.</summary>
    /// <exception cref="InvalidInputException">The name has no letter or digit.</exception>
    public string? Place { get => place; init => place = Folded(value, "--place"); }

    /// <summary>A filler of Agent, Patient or Source, as <see cref="Place"/>.</summary>
    /// <exception cref="InvalidInputException">The name has no letter or digit.</exception>
    public string? Person { get => person; init => person = Folded(value, "--person"); }

    /// <summary>A filler of any role, as <see cref="Place"/>.</summary>
    /// <exception cref="InvalidInputException">The name has no letter or digit.</exception>
    public string? Name { get => name; init => name = Folded(value, "--name"); }

    /// <summary>Claims whose Time may lie on or after this day.</summary>
    public CalendarDate? From { get; init; }

    /// <summary>Claims whose Time may lie on or before this day.</summary>
    public CalendarDate? To { get; init; }

    /// <summary>Claims with a Quantity that may be so much: its high estimate, or where none is set its best one, is at least this.</summary>
    /// <exception cref="InvalidInputException">Not a number (NaN).</exception>
    public double? MinQuantity { get => minQuantity; init => minQuantity = Number(value, "--min-quantity"); }

    /// <summary>Claims with a Quantity that may be so little: its low estimate, or where none is set its best one, is at most this.</summary>
    /// <exception cref="InvalidInputException">Not a number (NaN).</exception>
    public double? MaxQuantity { get => maxQuantity; init => maxQuantity = Number(value, "--max-quantity"); }

    /// <summary>0 to 1.</summary>
    /// <exception cref="InvalidInputException">Outside of that, or not a number (NaN).</exception>
    public double? MinConfidence
    {
        get => minConfidence;
        init => minConfidence = value is null or (>= 0 and <= 1) ? value : throw new InvalidInputException("--min-confidence: must be a number from 0 to 1");
    }

    /// <summary>Words that the evidence must have, all of them; words in double quotes in that order.</summary>
    public string? Text { get; init; }

    /// <summary>A document's name, or a pattern of it with <c>*</c> and <c>?</c>.</summary>
    public string? Document { get; init; }

    /// <summary>At most so many claims.</summary>
    public int? Limit { get; init; }

    private static double? Number(double? value, string option) =>
        value is double.NaN ? throw new InvalidInputException($"{option}: must be a number") : value;

    private static string? Folded(string? name, string option)
    {
        if (name is null)
            return null;
        return NameFolder.Fold(name) is { Length: > 0 } folded
            ? folded
            : throw new InvalidInputException($"{option} '{name}': a name needs a letter or a digit");
    }
}
