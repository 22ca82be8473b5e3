namespace NlpPipeline.Storage;

/// <summary>What a flat output holds (<c>--what</c>).</summary>
[Flags]
public enum ExtractionParts
{
    Mentions = 1,
    Claims = 2,
    All = Mentions | Claims,
}
