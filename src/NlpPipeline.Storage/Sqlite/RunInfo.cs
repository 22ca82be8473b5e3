namespace NlpPipeline.Storage;

/// <summary>Who wrote into a store.</summary>
/// <param name="ModelHash">Tells models apart: documents made by another model are not current.</param>
/// <param name="Model">The model's name or folder, for people.</param>
/// <param name="Tool">Name and version of the program.</param>
/// <param name="StartedAt">ISO 8601 UTC; null where output must not depend on the clock.</param>
public sealed record RunInfo(string ModelHash, string Model = "", string Tool = "", string? StartedAt = null);
