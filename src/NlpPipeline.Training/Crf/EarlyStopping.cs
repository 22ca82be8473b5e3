using NlpPipeline.Tagging;
using NlpPipeline.Training.Optimization;

namespace NlpPipeline.Training.Crf;

/// <summary>What a model is measured on while it is trained.</summary>
/// <param name="Key">Hash of the sentences and what the tagger sees of them.</param>
/// <param name="F1">F1 of a model on them, 0 to 1.</param>
public sealed record DevMeasure(string Key, Func<CrfModel, double> F1);

/// <summary>
/// Ends a training whose F1 on dev rises no more, and goes back to the best weights seen (Prechelt 1998). Without patience it only
/// looks, for those who watch.
/// </summary>
/// <param name="patience">Iterations without a better F1; 0 to go on to the end.</param>
internal sealed class EarlyStopping(DevMeasure dev, int patience, Func<double[], CrfModel> pack)
{
    /// <summary>Iterations between two looks where they decide.</summary>
    private const int Every = 5;

    /// <summary>Iterations between two looks where they do not.</summary>
    private const int EveryWithoutPatience = 10;

    private double bestF1 = -1;
    private int bestIteration;
    private double[] best = [];

    public bool IsOn => patience > 0;

    /// <summary>F1 at the last look; null before the first.</summary>
    public double? F1 { get; private set; }

    /// <summary>Looks where it is time to; false where patience is at its end.</summary>
    public bool Look(int iteration, double[] weights)
    {
        if (iteration % (IsOn ? Every : EveryWithoutPatience) != 0)
            return true;
        F1 = dev.F1(pack(weights));
        if (!IsOn)
            return true;
        if (F1 > bestF1)
            (bestF1, bestIteration, best) = (F1.Value, iteration, [.. weights]);
        return iteration - bestIteration < patience;
    }

    /// <summary>The weights that were best on dev; the last ones where nothing was decided.</summary>
    public double[] Best(double[] last)
    {
        if (!IsOn)
            return last;
        return bestF1 < 0 || dev.F1(pack(last)) > bestF1 ? last : best;
    }

    public void Write(BinaryWriter writer)
    {
        writer.Write(bestF1);
        writer.Write(bestIteration);
        writer.Write(best.Length);
        OwlQnState.Write(writer, best);
    }

    public void Read(BinaryReader reader)
    {
        (bestF1, bestIteration) = (reader.ReadDouble(), reader.ReadInt32());
        best = new double[reader.ReadInt32()];
        OwlQnState.Read(reader, best);
    }
}
