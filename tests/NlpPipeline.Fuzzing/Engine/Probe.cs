using System.Diagnostics;
using NlpPipeline.Annotations;

namespace NlpPipeline.Fuzzing.Engine;

/// <summary>Runs a target on one input and judges what happens.</summary>
public sealed class Probe(FuzzTarget target)
{
    public Shape Shape { get; } = new();

    /// <summary>Whether the last input was refused.</summary>
    public bool IsRefused { get; private set; }

    /// <returns>Null where all is as it should be.</returns>
    public Finding? Try(byte[] input)
    {
        Shape.Clear();
        IsRefused = false;
        var allocated = GC.GetAllocatedBytesForCurrentThread();
        var processor = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.GetTimestamp();
        try
        {
            target.Run(input, Shape);
        }
        catch (InvalidInputException e) when (IsOneLine(e.Message))
        {
            Shape.Refused(e.Message);
            IsRefused = true;
        }
        catch (InvalidInputException e)
        {
            return new Finding(target.Name, "message " + Place(e), $"a message is not one printable line: {e.Message}", input);
        }
        catch (BrokenInvariantException e)
        {
            return new Finding(target.Name, "broken " + Words(e.Message), "broken: " + e.Message, input);
        }
        catch (Exception e)
        {
            return new Finding(target.Name, e.GetType().Name + " " + Place(e), e.ToString(), input);
        }

        // Both clocks: the one counts other threads, the other other programs.
        if (Stopwatch.GetElapsedTime(clock) > target.Limit && Environment.CpuUsage.TotalTime - processor is var time && time > target.Limit)
            return new Finding(target.Name, "slow", $"took {time.TotalSeconds:0.0} s of processor time, at most {target.Limit.TotalSeconds:0.0} s are allowed", input);
        var (least, perByte) = target.Memory;
        var bytes = GC.GetAllocatedBytesForCurrentThread() - allocated;
        return bytes > least + (perByte * input.Length) ? new Finding(target.Name, "memory", $"allocated {bytes >> 20} MiB for {input.Length} bytes", input) : null;
    }

    private static bool IsOneLine(string message) => message.Length > 0 && !message.Any(c => c is '\u2028' or '\u2029' || char.IsControl(c));

    /// <summary>The first frame that is of the product, else the first of all.</summary>
    private static string Place(Exception e)
    {
        var frames = new StackTrace(e).GetFrames().Select(f => f.GetMethod()).Where(m => m is not null).Select(m => $"{m!.DeclaringType?.FullName}.{m.Name}").ToList();
        return frames.Find(f => f.StartsWith("NlpPipeline.", StringComparison.Ordinal)) ?? frames.FirstOrDefault() ?? "";
    }

    private static string Words(string message) => new([.. message.TakeWhile(c => c != ':').Where(char.IsAsciiLetter)]);
}
