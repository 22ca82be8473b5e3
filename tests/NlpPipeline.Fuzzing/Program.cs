using System.Globalization;
using NlpPipeline.Fuzzing.Engine;
using NlpPipeline.Fuzzing.Targets;

namespace NlpPipeline.Fuzzing;

/// <summary>The fuzzing program (docs/fuzzing.md).</summary>
public static class Program
{
    private const string Usage = "--minutes N | --seconds N, --seed N, --target NAME (again for more), --executions N, --input BASE64 (with --target), --trace FILE, --list";

    public static int Main(string[] arguments)
    {
        CultureInfo.CurrentCulture = CultureInfo.InvariantCulture;
        var options = new FuzzOptions();
        var names = new List<string>();
        byte[]? input = null;
        for (var i = 0; i < arguments.Length; i++)
        {
            var value = i + 1 < arguments.Length ? arguments[i + 1] : "";
            switch (arguments[i])
            {
                case "--list":
                    Console.WriteLine(string.Join('\n', AllTargets.Names));
                    return 0;
                case "--minutes" when double.TryParse(value, out var minutes):
                    options = options with { Time = TimeSpan.FromMinutes(minutes) };
                    break;
                case "--seconds" when double.TryParse(value, out var seconds):
                    options = options with { Time = TimeSpan.FromSeconds(seconds) };
                    break;
                case "--seed" when int.TryParse(value, out var seed):
                    options = options with { Seed = seed };
                    break;
                case "--executions" when long.TryParse(value, out var executions):
                    options = options with { Executions = executions };
                    break;
                case "--target" when AllTargets.Names.Contains(value):
                    names.Add(value);
                    break;
                case "--trace" when value.Length > 0:
                    options = options with { Trace = value };
                    break;
                case "--input" when value.Length > 0:
                    input = value.StartsWith('@') ? File.ReadAllBytes(value[1..]) : Convert.FromBase64String(value);
                    break;
                default:
                    Console.Error.WriteLine($"{arguments[i]} {value}: not an option or not its value; {Usage}; targets: {string.Join(' ', AllTargets.Names)}");
                    return 2;
            }

            i++;
        }

        using var targets = new AllTargets(names.Count == 0 ? AllTargets.Names : names);
        if (input is not null)
            return Replay(targets.Targets, input);
        var run = new FuzzRun(targets.Targets, options, Console.Out);
        run.Run();
        return run.Findings.Count > 0 ? 1 : 0;
    }

    private static int Replay(IReadOnlyList<FuzzTarget> targets, byte[] input)
    {
        var found = 0;
        foreach (var target in targets)
        {
            var probe = new Probe(target);
            var finding = probe.Try(input);
            Console.WriteLine(finding?.ToText(0, 0) ?? $"{target.Name}: nothing found; {string.Join(" | ", probe.Shape.Features)}");
            found += finding is null ? 0 : 1;
        }

        return found > 0 ? 1 : 0;
    }
}
