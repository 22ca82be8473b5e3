using System.Text;

namespace NlpPipeline.Fuzzing.Engine;

/// <summary>A reader or parser under test.</summary>
public abstract class FuzzTarget : IDisposable
{
    private readonly string[] seeds;

    /// <param name="seeds">Well-formed inputs of our own writing; mutation begins with them.</param>
    protected FuzzTarget(string name, params string[] seeds)
    {
        Name = name;
        this.seeds = seeds;
    }

    /// <summary>How the command line calls it.</summary>
    public string Name { get; }

    public virtual IReadOnlyList<byte[]> Seeds => [.. seeds.Select(Encoding.UTF8.GetBytes)];

    /// <summary>Words of the format that mutation inserts.</summary>
    public virtual IReadOnlyList<string> Words => [];

    /// <summary>Bytes.</summary>
    public virtual int LongestInput => 1 << 16;

    /// <summary>Processor time that one input may take.</summary>
    public virtual TimeSpan Limit => TimeSpan.FromSeconds(2);

    /// <summary>Bytes that may be allocated for one input: a fixed part, and so many for each byte of the input.</summary>
    public virtual (long Fixed, long PerByte) Memory => (64L << 20, 2000);

    /// <summary>Reads the input. An <see cref="Annotations.InvalidInputException"/> is a proper answer; any other exception is a finding.</summary>
    /// <exception cref="BrokenInvariantException">What came out is not what the reader promises.</exception>
    public abstract void Run(byte[] input, Shape shape);

    public void Dispose()
    {
        Dispose(true);
        GC.SuppressFinalize(this);
    }

    protected virtual void Dispose(bool disposing)
    {
    }

    protected static void Require(bool holds, string promise)
    {
        if (!holds)
            throw new BrokenInvariantException(promise);
    }
}

/// <summary>A promise of the product that an input has shown not to hold.</summary>
public sealed class BrokenInvariantException(string promise) : Exception(promise);
