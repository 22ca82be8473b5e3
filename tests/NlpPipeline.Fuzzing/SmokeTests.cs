using FluentAssertions;
using NlpPipeline.Fuzzing.Engine;
using NlpPipeline.Fuzzing.Targets;
using Xunit;

namespace NlpPipeline.Fuzzing;

/// <summary>A moment of every target; the long runs are the console program's.</summary>
public class SmokeTests
{
    /// <summary>Enough that every kind of mutation has its turn; the whole pipeline costs more.</summary>
    private static readonly Dictionary<string, int> Executions = new() { ["pipeline"] = 40, ["report"] = 100, ["timex-vi"] = 200, ["timex-en"] = 200 };

    public static TheoryData<string> Targets() => [.. AllTargets.Names];

    [Theory]
    [MemberData(nameof(Targets))]
    public void No_mutated_input_breaks_the_reader(string name)
    {
        using var targets = new AllTargets([name]);
        using var output = new StringWriter();
        var run = new FuzzRun(targets.Targets, new FuzzOptions { Seed = 20, Executions = Executions.GetValueOrDefault(name, 400), Time = TimeSpan.FromSeconds(60) }, output);

        run.Run();

        run.Findings.Should().BeEmpty(output.ToString());
    }

    [Fact]
    public void A_seed_gives_the_same_inputs_again()
    {
        static List<byte[]> Inputs()
        {
            using var targets = new AllTargets(["doccano"]);
            var fuzzer = new Fuzzer(targets.Targets[0], 7);
            var inputs = new List<byte[]>();
            for (var i = 0; i < 60; i++)
            {
                inputs.Add(fuzzer.Next());
                fuzzer.Try(inputs[^1]);
            }

            return inputs;
        }

        Inputs().Should().BeEquivalentTo(Inputs(), o => o.WithStrictOrdering());
    }

    [Fact]
    public void A_crash_is_found_named_once_and_made_small()
    {
        using var output = new StringWriter();
        var run = new FuzzRun([new Brittle()], new FuzzOptions { Seed = 1, Executions = 4000, Time = TimeSpan.FromSeconds(60) }, output);

        run.Run();

        run.Findings.Should().ContainSingle().Which.Input.Should().Equal("X"u8.ToArray());
        output.ToString().Should().Contain("target=brittle").And.Contain(Convert.ToBase64String("X"u8));
    }

    private sealed class Brittle() : FuzzTarget("brittle", "a row of words and 1 number")
    {
        public override IReadOnlyList<string> Words => ["X"];

        public override void Run(byte[] input, Shape shape)
        {
            if (input.AsSpan().Contains((byte)'X'))
                throw new InvalidOperationException("X");
        }
    }
}
