using System.Diagnostics;
using System.Globalization;

namespace NlpPipeline.Fuzzing.Engine;

/// <summary>How long and what to fuzz.</summary>
public sealed record FuzzOptions
{
    public int Seed { get; init; } = 1;

    /// <summary>For all targets together.</summary>
    public TimeSpan Time { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>Most executions of a target; what is left of the time is then not used.</summary>
    public long Executions { get; init; } = long.MaxValue;

    /// <summary>File that holds the input under test at each moment, for what ends the process (an overrun stack); null for none.</summary>
    public string? Trace { get; init; }
}

/// <summary>Gives each target its turn, again and again, until the time is over.</summary>
public sealed class FuzzRun(IReadOnlyList<FuzzTarget> targets, FuzzOptions options, TextWriter output)
{
    private static readonly TimeSpan Turn = TimeSpan.FromMilliseconds(250);

    public List<Finding> Findings { get; } = [];

    /// <summary>Runs in a thread with the stack of a worker's size: what recurses by its input must not need more.</summary>
    public void Run()
    {
        Exception? failure = null;
        var thread = new Thread(
            () =>
            {
                try
                {
                    RunHere();
                }
                catch (Exception e)
                {
                    failure = e;
                }
            },
            1 << 20);
        thread.Start();
        thread.Join();
        if (failure is not null)
            throw new InvalidOperationException("the fuzzing program itself failed", failure);
    }

    private void RunHere()
    {
        using var watchdog = new Watchdog();
        var fuzzers = targets.Select(t => new Fuzzer(t, options.Seed)).ToList();
        var spent = new TimeSpan[fuzzers.Count];
        var clock = Stopwatch.StartNew();
        var goesOn = true;
        while (goesOn && clock.Elapsed < options.Time)
        {
            goesOn = false;
            for (var i = 0; i < fuzzers.Count && clock.Elapsed < options.Time; i++)
            {
                var from = clock.Elapsed;
                while (clock.Elapsed - from < Turn && fuzzers[i].Executions < options.Executions)
                {
                    goesOn = true;
                    Execute(fuzzers[i], watchdog);
                }

                spent[i] += clock.Elapsed - from;
            }
        }

        output.WriteLine(string.Create(CultureInfo.InvariantCulture, $"{"target",-16}{"executions",12}{"per second",12}{"corpus",8}{"features",10}{"findings",10}"));
        for (var i = 0; i < fuzzers.Count; i++)
        {
            var name = fuzzers[i].Name;
            output.WriteLine(string.Create(
                CultureInfo.InvariantCulture,
                $"{name,-16}{fuzzers[i].Executions,12}{fuzzers[i].Executions / Math.Max(0.001, spent[i].TotalSeconds),12:0}{fuzzers[i].Corpus,8}{fuzzers[i].Features,10}{Findings.Count(f => f.Target == name),10}"));
        }

        output.WriteLine(string.Create(
            CultureInfo.InvariantCulture, $"{fuzzers.Sum(f => f.Executions)} executions in {clock.Elapsed.TotalSeconds:0.0} s, seed {options.Seed}, {Findings.Count} findings"));
    }

    private void Execute(Fuzzer fuzzer, Watchdog watchdog)
    {
        var input = fuzzer.Next();
        var execution = fuzzer.Executions;
        watchdog.Watch(fuzzer.Name, options.Seed, execution, input);
        if (options.Trace is not null)
        {
            File.WriteAllBytes(options.Trace, input);
            File.WriteAllText(options.Trace + ".target", fuzzer.Name);
        }

        var finding = fuzzer.Try(input);
        watchdog.Rest();
        if (finding is null)
            return;
        finding = Minimizer.Minimize(fuzzer.Probe, finding);
        Findings.Add(finding);
        output.WriteLine(finding.ToText(options.Seed, execution));
        output.Flush();
    }
}
