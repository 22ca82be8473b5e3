using System.Globalization;
using YamlDotNet.RepresentationModel;

namespace NlpPipeline.Training.Tuning;

/// <summary>A key of a recognizer and the values that it may take.</summary>
internal abstract record SearchDimension(string Key)
{
    public abstract YamlNode Draw(Random random);
}

/// <summary>One of some values, all as likely.</summary>
internal sealed record ChoiceDimension(string Key, IReadOnlyList<YamlNode> Values) : SearchDimension(Key)
{
    public override YamlNode Draw(Random random) => Values[random.Next(Values.Count)];
}

/// <summary>A number between two, both included.</summary>
/// <param name="IsLogarithmic">As likely between 0.1 and 1 as between 1 and 10; <paramref name="From"/> is above 0.</param>
internal sealed record RangeDimension(string Key, double From, double To, bool IsLogarithmic, bool IsWhole) : SearchDimension(Key)
{
    public override YamlNode Draw(Random random)
    {
        var share = random.NextDouble();
        var value = IsLogarithmic ? From * Math.Pow(To / From, share) : From + ((To - From) * share);
        // Two digits say enough, and keep the winner's configuration readable.
        var rounded = IsWhole ? Math.Round(value) : double.Parse(value.ToString("E1", CultureInfo.InvariantCulture), CultureInfo.InvariantCulture);
        return new YamlScalarNode(Math.Clamp(rounded, From, To).ToString(CultureInfo.InvariantCulture));
    }
}
