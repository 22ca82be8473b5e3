using System.Runtime.InteropServices;

namespace NlpPipeline.Training.Optimization;

/// <summary>Where an optimization stands between two iterations: all that it needs to go on as if it had never stopped.</summary>
public sealed class OwlQnState
{
    /// <param name="point">Where the optimization begins; changed by it.</param>
    public OwlQnState(double[] point)
    {
        Point = point;
        Gradient = new double[point.Length];
    }

    /// <summary>Iterations done.</summary>
    public int Iteration { get; internal set; }

    public double[] Point { get; }

    /// <summary>Objective at the point, penalties included.</summary>
    public double Value { get; internal set; }

    /// <summary>Of the smooth part.</summary>
    internal double[] Gradient { get; }

    internal List<(double[] S, double[] Y, double Rho)> History { get; } = [];

    /// <summary>Objective after each iteration.</summary>
    internal List<double> Values { get; } = [];

    internal void Write(BinaryWriter writer)
    {
        writer.Write(Point.Length);
        writer.Write(Iteration);
        writer.Write(Value);
        Write(writer, Point);
        Write(writer, Gradient);
        writer.Write(History.Count);
        foreach (var (s, y, rho) in History)
        {
            Write(writer, s);
            Write(writer, y);
            writer.Write(rho);
        }

        writer.Write(Values.Count);
        foreach (var value in Values)
            writer.Write(value);
    }

    /// <exception cref="InvalidDataException">The state is of a function of another dimension.</exception>
    internal static OwlQnState Read(BinaryReader reader, int dimension)
    {
        if (reader.ReadInt32() != dimension)
            throw new InvalidDataException("another dimension");
        var state = new OwlQnState(new double[dimension]) { Iteration = reader.ReadInt32(), Value = reader.ReadDouble() };
        Read(reader, state.Point);
        Read(reader, state.Gradient);
        for (var count = reader.ReadInt32(); count > 0; count--)
        {
            var (s, y) = (new double[dimension], new double[dimension]);
            Read(reader, s);
            Read(reader, y);
            state.History.Add((s, y, reader.ReadDouble()));
        }

        for (var count = reader.ReadInt32(); count > 0; count--)
            state.Values.Add(reader.ReadDouble());
        return state;
    }

    internal static void Write(BinaryWriter writer, double[] values) => writer.Write(MemoryMarshal.AsBytes<double>(values));

    internal static void Read(BinaryReader reader, double[] values) => reader.BaseStream.ReadExactly(MemoryMarshal.AsBytes(values.AsSpan()));
}
