namespace NlpPipeline.Evaluation.Tests;

public class CalibrationTests
{
    [Fact]
    public void Measures_the_gap_between_confidence_and_accuracy()
    {
        // bin 0.9–1: 0.95 right, 0.95 right, 1.0 wrong     mean 0.96667, accuracy 2/3: gap 0.3, weight 3/5
        // bin 0.6–0.7: 0.65 right, 0.6 wrong               mean 0.625, accuracy 1/2: gap 0.125, weight 2/5
        // ECE 0.18 + 0.05 = 0.23
        // Brier (0.0025 + 0.0025 + 1 + 0.1225 + 0.36)/5 = 0.2975
        var calibration = Calibration.Of([new(0.95, true), new(0.95, true), new(1, false), new(0.65, true), new(0.6, false)], gold: 4);

        calibration.ExpectedError.Should().BeApproximately(0.23, 1e-12);
        calibration.Brier.Should().BeApproximately(0.2975, 1e-12);
        calibration.Bins.Should().HaveCount(10);
        calibration.Bins[9].Count.Should().Be(3);
        calibration.Bins[6].Should().Be(new ReliabilityBin(0.6, 0.7, 2, 0.625, 0.5));
        calibration.Bins[0].Count.Should().Be(0);

        // From 0.9 up: three kept, two right, of four gold.
        calibration.Thresholds.Single(t => t.Threshold == 0.9).Count.Should().Be(new Count(4, 3, 2));
        calibration.Thresholds[0].Count.Should().Be(new Count(4, 5, 3));
        calibration.Thresholds[^1].Count.Should().Be(new Count(4, 1, 0));
    }

    [Fact]
    public void Adaptive_bins_hold_equal_counts_and_keep_ties_together()
    {
        // 20 outcomes: 0.50, 0.51, … 0.59 twice each. Two a bin; each bin one right, one wrong: gaps 0, 0.01 … 0.09, mean 0.045.
        var outcomes = Enumerable.Range(0, 20).Select(i => new Outcome((50 + (i / 2)) / 100.0, i % 2 == 0)).ToList();
        var calibration = Calibration.Of(outcomes, 20);

        calibration.AdaptiveBins.Select(b => b.Count).Should().Equal(Enumerable.Repeat(2, 10));
        calibration.AdaptiveError.Should().BeApproximately(0.045, 1e-12);

        // All alike: one bin, however many there are.
        Calibration.Of([.. Enumerable.Repeat(new Outcome(0.8, true), 30)], 30).AdaptiveBins.Should().ContainSingle().Which.Count.Should().Be(30);
    }

    [Fact]
    public void Bin_borders_belong_to_the_upper_bin()
    {
        var calibration = Calibration.Of([new(0, false), new(0.1, true), new(0.3, true), new(0.7, true), new(1, true)], 5);

        calibration.Bins.Select(b => b.Count).Should().Equal(1, 1, 0, 1, 0, 0, 0, 1, 0, 1);
    }

    [Fact]
    public void Nothing_predicted_is_calibrated()
    {
        var calibration = Calibration.Of([], 3);

        calibration.ExpectedError.Should().Be(0);
        calibration.AdaptiveBins.Should().BeEmpty();
        calibration.Thresholds[0].Count.Should().Be(new Count(3, 0, 0));
    }
}
