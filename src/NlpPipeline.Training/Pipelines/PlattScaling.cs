using NlpPipeline.Recognition;

namespace NlpPipeline.Training.Pipelines;

/// <summary>Fits a <see cref="Calibration"/> to held-out decisions (Platt 1999, with the priors of Lin, Lin and Weng 2007).</summary>
public static class PlattScaling
{
    private const int Rounds = 50;

    /// <param name="cases">The model's probability of each decision, and whether it was right; fewer than 30 change nothing.</param>
    public static Calibration Fit(IReadOnlyList<(double Probability, bool Right)> cases)
    {
        var right = cases.Count(c => c.Right);
        if (cases.Count < 30 || right == 0 || right == cases.Count)
            return Calibration.None;
        var high = (right + 1.0) / (right + 2.0);
        var low = 1.0 / (cases.Count - right + 2.0);
        double slope = 1, offset = 0;
        for (var round = 0; round < Rounds; round++)
        {
            // Newton's method on the two parameters; a small ridge keeps the slope near 1 where the data say little.
            double gs = 0.1 * (slope - 1), go = 0, hss = 0.1, hso = 0, hoo = 1e-6;
            foreach (var (probability, isRight) in cases)
            {
                var p = Math.Clamp(probability, 1e-6, 1 - 1e-6);
                var x = Math.Log(p / (1 - p));
                var q = 1 / (1 + Math.Exp(-((slope * x) + offset)));
                var error = q - (isRight ? high : low);
                gs += error * x;
                go += error;
                hss += q * (1 - q) * x * x;
                hso += q * (1 - q) * x;
                hoo += q * (1 - q);
            }

            var determinant = (hss * hoo) - (hso * hso);
            if (Math.Abs(determinant) < 1e-12)
                break;
            var dSlope = ((hoo * gs) - (hso * go)) / determinant;
            var dOffset = ((hss * go) - (hso * gs)) / determinant;
            slope -= dSlope;
            offset -= dOffset;
            if (Math.Abs(dSlope) + Math.Abs(dOffset) < 1e-9)
                break;
        }

        return slope > 0 ? new Calibration(Math.Round(slope, 4), Math.Round(offset, 4)) : Calibration.None;
    }
}
