using System.Diagnostics;

namespace NlpPipeline.Fuzzing.Engine;

/// <summary>Makes the input of a finding smaller while the finding stays (delta debugging; Zeller and Hildebrandt 2002).</summary>
public static class Minimizer
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(20);

    public static Finding Minimize(Probe probe, Finding finding)
    {
        var clock = Stopwatch.StartNew();
        for (var size = Math.Max(1, finding.Input.Length / 2); ; size = Math.Max(1, size / 2))
        {
            var smaller = true;
            while (smaller && clock.Elapsed < Patience)
            {
                smaller = false;
                for (var at = 0; at < finding.Input.Length && clock.Elapsed < Patience;)
                {
                    var end = Math.Min(at + size, finding.Input.Length);
                    byte[] shorter = [.. finding.Input.AsSpan(0, at), .. finding.Input.AsSpan(end)];
                    if (probe.Try(shorter) is { } same && same.Key == finding.Key)
                    {
                        finding = same;
                        smaller = true;
                    }
                    else
                    {
                        at = end;
                    }
                }
            }

            if (size == 1 || clock.Elapsed >= Patience)
                return finding;
        }
    }
}
