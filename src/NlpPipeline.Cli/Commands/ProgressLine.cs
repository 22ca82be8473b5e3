using System.Diagnostics;
using System.Globalization;

namespace NlpPipeline.Cli.Commands;

/// <summary>One line on standard error that shows how far a job is, its rate and the time it still needs; only on a terminal.</summary>
/// <param name="before">What an earlier run had done.</param>
internal sealed class ProgressLine(string unit, double total, double before = 0) : IDisposable
{
    private const int Width = 28;

    private readonly bool isShown = !Console.IsErrorRedirected;
    private readonly Stopwatch watch = Stopwatch.StartNew();
    private TimeSpan last;
    private bool isOpen;

    public void Report(double done, string? note = null)
    {
        if (!isShown || (done < total && watch.Elapsed - last < TimeSpan.FromMilliseconds(100)))
            return;
        last = watch.Elapsed;
        var share = total > 0 ? Math.Clamp(done / total, 0, 1) : 1;
        var rate = (done - before) / Math.Max(1e-3, watch.Elapsed.TotalSeconds);
        var left = rate > 0 ? (total - done) / rate : 0;
        var bar = new string('█', (int)(share * Width)).PadRight(Width, '░');
        Console.Error.Write(string.Create(
            CultureInfo.InvariantCulture, $"\r{bar} {share,4:0%} {done:0}/{total:0} {unit} {rate:0.0}/s, {left:0} s left {note}\u001b[K"));
        isOpen = true;
    }

    public void Dispose()
    {
        if (isOpen)
            Console.Error.Write("\r\u001b[K");
        isOpen = false;
    }
}
