using System.Globalization;

namespace NlpPipeline.Training.Networks;

/// <summary>How a network beside a chain is trained.</summary>
/// <param name="Hidden">Length of a token's vector within the network, a multiple of 32 up to 1024; 0 for no network.</param>
/// <param name="Epochs">Passes over the training sentences, at least 1.</param>
/// <param name="Dropout">Share of hidden values that are left out at each step, 0 to under 1 (Srivastava et al. 2014).</param>
/// <param name="InputDropout">Share of a token's attributes that are left out at each step, 0 to under 1.</param>
/// <param name="Weight">What the network's scores are multiplied by before they are added to the chain's, 0 or more.</param>
public sealed record NetworkSettings(
    int Hidden = 96, int Epochs = 12, double Dropout = 0.4, double InputDropout = 0.3, double Weight = 0.5)
{
    /// <summary>No network.</summary>
    public static NetworkSettings None { get; } = new(Hidden: 0);

    /// <summary>Of the first weights, the order of the sentences and what is left out.</summary>
    public int Seed { get; init; } = 1;

    /// <summary>How far to each side each layer looks, in tokens: together 7.</summary>
    public IReadOnlyList<int> Dilations { get; init; } = [1, 2, 4];

    /// <summary>First step size of Adam, after a warm-up; falls linearly.</summary>
    public double Rate { get; init; } = 0.002;

    /// <summary>Decay of the weights, times the step size (Loshchilov and Hutter 2019).</summary>
    public double Decay { get; init; } = 0.01;

    /// <summary>Tokens a step, about.</summary>
    public int Batch { get; init; } = 800;

    /// <summary>Attribute values seen fewer times get no embedding.</summary>
    public int Cutoff { get; init; } = 3;

    /// <summary>The settings as key and value, for manifests.</summary>
    public IReadOnlyList<KeyValuePair<string, string>> Describe(string name) => Hidden == 0
        ? []
        :
        [
            KeyValuePair.Create($"{name}.hidden", Hidden.ToString(CultureInfo.InvariantCulture)),
            KeyValuePair.Create($"{name}.epochs", Epochs.ToString(CultureInfo.InvariantCulture)),
            KeyValuePair.Create($"{name}.dropout", Dropout.ToString(CultureInfo.InvariantCulture)),
            KeyValuePair.Create($"{name}.inputdropout", InputDropout.ToString(CultureInfo.InvariantCulture)),
            KeyValuePair.Create($"{name}.weight", Weight.ToString(CultureInfo.InvariantCulture)),
        ];
}
