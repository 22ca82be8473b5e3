namespace NlpPipeline.Fuzzing.Engine;

/// <summary>Ends the program where an input does not come back at all: the thread that hangs cannot tell.</summary>
public sealed class Watchdog : IDisposable
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly Timer timer;
    private volatile Watched? current;

    public Watchdog() => timer = new Timer(_ => Look(), null, TimeSpan.FromSeconds(1), TimeSpan.FromSeconds(1));

    public void Watch(string target, int seed, long execution, byte[] input) => current = new Watched(target, seed, execution, input, Environment.TickCount64);

    public void Rest() => current = null;

    public void Dispose() => timer.Dispose();

    private void Look()
    {
        if (current is not { } watched || Environment.TickCount64 - watched.Since < Patience.TotalMilliseconds)
            return;
        Console.WriteLine(new Finding(watched.Target, "hang", $"did not come back within {Patience.TotalSeconds} s", watched.Input).ToText(watched.Seed, watched.Execution));
        Console.Out.Flush();
        Environment.Exit(1);
    }

    private sealed record Watched(string Target, int Seed, long Execution, byte[] Input, long Since);
}
