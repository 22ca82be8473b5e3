using BenchmarkDotNet.Running;
using NlpPipeline.Benchmarks;

// "speed [MODEL] [TEXT…]" times the whole in one pass, "grammars [TEXT…]" the grammars of numbers and times alone; anything else goes to BenchmarkDotNet ("--filter '*'").
if (args is ["speed", ..])
    return SpeedReport.Run(args.ElementAtOrDefault(1) ?? "models", args.Length > 2 ? args[2..] : ["docs/samples"]);
if (args is ["grammars", ..])
    return GrammarSpeed.Run(args.Length > 1 ? args[1..] : ["docs/samples"]);
BenchmarkSwitcher.FromAssembly(typeof(TaggingBenchmarks).Assembly).Run(args);
return 0;
