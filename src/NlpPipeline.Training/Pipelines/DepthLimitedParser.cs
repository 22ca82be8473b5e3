using YamlDotNet.Core;
using YamlDotNet.Core.Events;

namespace NlpPipeline.Training.Pipelines;

/// <summary>Refuses YAML that is nested deeper than any configuration: nodes are loaded by recursion, and a thousand brackets would overrun the
/// stack, which ends the process.</summary>
internal sealed class DepthLimitedParser(IParser inner) : IParser
{
    private const int Deepest = 32;

    private int depth;

    public ParsingEvent? Current => inner.Current;

    /// <exception cref="YamlException">The text is no YAML, or nested too deeply.</exception>
    public bool MoveNext()
    {
        if (!inner.MoveNext())
            return false;
        depth += inner.Current?.NestingIncrease ?? 0;
        return depth <= Deepest ? true : throw new YamlException(inner.Current!.Start, inner.Current.End, "nested too deeply");
    }
}
