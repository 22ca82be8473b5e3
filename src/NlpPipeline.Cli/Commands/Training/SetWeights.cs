using System.CommandLine;
using System.Globalization;
using NlpPipeline.Annotations;

namespace NlpPipeline.Cli.Commands.Training;

/// <summary>
/// <c>--weight SET=N</c>: how many times the units of a set count in training, so that a small set of the texts that matter is not
/// drowned by a large one of others.
/// </summary>
internal sealed class SetWeights
{
    /// <summary>The most that a unit can count.</summary>
    private const int Most = 100;

    private readonly Dictionary<string, int> byPath;

    private SetWeights(Dictionary<string, int> byPath) => this.byPath = byPath;

    public static SetWeights None { get; } = new([]);

    public static Option<string[]> CreateOption() => new("--weight")
    {
        Description = $"SET=N: a path of --data whose units count N times in training (1 to {Most})", AllowMultipleArgumentsPerToken = true,
    };

    /// <exception cref="InvalidInputException">A value is not <c>SET=N</c>, or its set is not among the paths.</exception>
    public static SetWeights Parse(IEnumerable<string> values, IReadOnlyCollection<string> paths)
    {
        var weights = new Dictionary<string, int>(StringComparer.Ordinal);
        foreach (var value in values)
        {
            var sign = value.LastIndexOf('=');
            if (sign <= 0 || !int.TryParse(value.AsSpan(sign + 1), NumberStyles.None, CultureInfo.InvariantCulture, out var weight) || weight is < 1 or > Most)
                throw new InvalidInputException($"--weight {value}: give SET=N, a path of --data and a whole number from 1 to {Most}");
            var path = value[..sign];
            if (!paths.Any(p => Path.GetFullPath(p) == Path.GetFullPath(path)))
                throw new InvalidInputException($"--weight {value}: {path} is not among --data; name a set as it stands there");
            if (!weights.TryAdd(Path.GetFullPath(path), weight))
                throw new InvalidInputException($"--weight {value}: {path} has a weight already; give one a set");
        }

        return new SetWeights(weights);
    }

    /// <summary>The weight of a path of <c>--data</c>, 1 where none was given.</summary>
    public int Of(string path) => byPath.GetValueOrDefault(Path.GetFullPath(path), 1);
}
