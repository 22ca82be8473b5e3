using BenchmarkDotNet.Running;
using NlpPipeline.Benchmarks;

// "speed [MODEL] [TEXT…]" times the whole in one pass; anything else goes to BenchmarkDotNet ("--filter '*'").
if (args is ["speed", ..])
    return SpeedReport.Run(args.ElementAtOrDefault(1) ?? "models", args.Length > 2 ? args[2..] : ["docs/samples"]);
BenchmarkSwitcher.FromAssembly(typeof(TaggingBenchmarks).Assembly).Run(args);
return 0;
