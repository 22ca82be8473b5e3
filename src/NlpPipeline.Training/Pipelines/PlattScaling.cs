using NlpPipeline.Recognition;

namespace NlpPipeline.Training.Pipelines;

/// <summary>Fits a <see cref="Calibration"/> to held-out decisions (Platt 1999, with the priors and the line search of Lin, Lin and Weng 2007).</summary>
public static class PlattScaling
{
    private const int Rounds = 100;
    private const double Ridge = 0.1;

    /// <param name="cases">The model's probability of each decision, and whether it was right; fewer than 30 change nothing.</param>
    public static Calibration Fit(IReadOnlyList<(double Probability, bool Right)> cases)
    {
        var right = cases.Count(c => c.Right);
        if (cases.Count < 30 || right == 0 || right == cases.Count)
            return Calibration.None;
        var high = (right + 1.0) / (right + 2.0);
        var low = 1.0 / (cases.Count - right + 2.0);
        var odds = cases.Select(c => Math.Clamp(c.Probability, 1e-6, 1 - 1e-6) is var p ? (X: Math.Log(p / (1 - p)), IsRight: c.Right) : default).ToList();
        var (slope, offset) = (1.0, 0.0);
        var value = Objective(slope, offset);
        for (var round = 0; round < Rounds; round++)
        {
            double gs = Ridge * (slope - 1), go = 0, hss = Ridge, hso = 0, hoo = 1e-6;
            foreach (var (x, isRight) in odds)
            {
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

            // A whole step of Newton's method may lead far astray where most probabilities are near 0 or 1: it is halved until it helps.
            var step = 1.0;
            while (step > 1e-6 && !(Objective(slope - (step * dSlope), offset - (step * dOffset)) < value))
                step /= 2;
            if (step <= 1e-6)
                break;
            slope -= step * dSlope;
            offset -= step * dOffset;
            var lower = Objective(slope, offset);
            if (value - lower < 1e-9)
                break;
            value = lower;
        }

        return slope > 0 ? new Calibration(Math.Round(slope, 4), Math.Round(offset, 4)) : Calibration.None;

        // The cross-entropy, written so that nothing overflows; a small ridge keeps the slope near 1 where the data say little.
        double Objective(double a, double b) => (0.5 * Ridge * (a - 1) * (a - 1))
            + odds.Sum(c => (a * c.X) + b is var z && z >= 0
                ? ((1 - (c.IsRight ? high : low)) * z) + Math.Log(1 + Math.Exp(-z))
                : (-(c.IsRight ? high : low) * z) + Math.Log(1 + Math.Exp(z)));
    }
}
