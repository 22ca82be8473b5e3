using System.Globalization;
using NlpPipeline.Annotations;
using NlpPipeline.Normalization;

namespace NlpPipeline.Native;

/// <summary>What the command line asks for: the options of <c>nlp extract</c>, by the same names. Read by hand, so that the start costs nothing.</summary>
internal sealed record NativeCall
{
    public const string Usage = """
        nlp-extract PATH… [--model DIR] [--output FILE|-] [--format jsonl|csv] [--language auto|vi|en] [--jobs N]
                    [--min-confidence P] [--reference-date DATE]

        Reads files, folders and globs (- is one document on standard input) and writes their mentions and claims, as nlp extract does.

        """;

    public IReadOnlyList<string> Paths { get; private init; } = [];

    public string? Model { get; private init; }

    public string? Output { get; private init; }

    public string Format { get; private init; } = "jsonl";

    public int Jobs { get; private init; } = Environment.ProcessorCount;

    public PipelineOptions Options { get; private init; } = new();

    /// <exception cref="InvalidInputException">An option is not known, has no value or a wrong one, or no path is named.</exception>
    public static NativeCall Parse(string[] arguments)
    {
        var call = new NativeCall();
        var paths = new List<string>();
        for (var i = 0; i < arguments.Length; i++)
        {
            var name = arguments[i];
            if (name.Length < 2 || name[0] != '-')
            {
                paths.Add(name);
                continue;
            }

            string? value = null;
            if (name.IndexOf('=', StringComparison.Ordinal) is > 0 and var equals)
                (name, value) = (name[..equals], name[(equals + 1)..]);
            else if (i + 1 < arguments.Length)
                value = arguments[++i];
            call = call.With(name, value ?? throw new InvalidInputException($"{name}: has no value (nlp-extract --help)"));
        }

        return paths.Count > 0 ? call with { Paths = paths } : throw new InvalidInputException("no PATH: name files, folders or globs (nlp-extract --help)");
    }

    private NativeCall With(string name, string value) => name switch
    {
        "--model" => this with { Model = value },
        "--output" or "-o" => this with { Output = value },
        "--format" or "-f" => this with { Format = value },
        "--jobs" or "-j" => this with
        {
            Jobs = int.TryParse(value, NumberStyles.None, CultureInfo.InvariantCulture, out var jobs) && jobs >= 1
                ? jobs
                : throw new InvalidInputException($"{name} {value}: must be a number, 1 or more"),
        },
        "--language" => this with
        {
            Options = Options with
            {
                Language = value == "auto" ? null : LanguageExtensions.TryParse(value, out var language) ? language : throw new InvalidInputException($"{name} {value}: none of auto, vi, en"),
            },
        },
        "--min-confidence" => this with
        {
            Options = Options with
            {
                MinimumConfidence = double.TryParse(value, NumberStyles.Float, CultureInfo.InvariantCulture, out var least) && least is >= 0 and <= 1
                    ? least
                    : throw new InvalidInputException($"{name} {value}: must be from 0 to 1"),
            },
        },
        "--reference-date" => this with { Options = Options with { Reference = TemporalContext.ReadReference(value) } },
        _ => throw new InvalidInputException($"'{name}' is no option of this call (nlp-extract --help)"),
    };
}
