using RedGreen.Sandbox.DataPlane.Images;
using RedGreen.Sandbox.DataPlane.Simulated;

namespace RedGreen.Sandbox.Tests.DataPlane.Simulated;

public class RandomCountsTests
{
    private const int Draws = 20_000;

    [Theory]
    [InlineData(0)]
    [InlineData(0.3)]
    [InlineData(9.9)]
    [InlineData(10.1)]
    [InlineData(500)]
    [InlineData(123_456)]
    public void Poisson_counts_have_the_mean_the_variance_and_the_skew_of_their_distribution(double mean)
    {
        var random = new Random(1);
        var draws = Enumerable.Range(0, Draws).Select(_ => (double)random.Poisson(mean)).ToList();
        HaveMoments(draws, mean, mean, mean == 0 ? 0 : 1 / Math.Sqrt(mean));
    }

    [Theory]
    [InlineData(20, 0.1)]
    [InlineData(1_000, 0.0005)]
    [InlineData(1_000, 0.02)]
    [InlineData(30, 0.5)]
    [InlineData(50_000, 0.3)]
    [InlineData(50_000, 0.97)]
    public void Binomial_counts_have_the_mean_the_variance_and_the_skew_of_their_distribution(int trials, double probability)
    {
        var random = new Random(2);
        var draws = Enumerable.Range(0, Draws).Select(_ => (double)random.Binomial(trials, probability)).ToList();
        draws.ShouldAllBe(d => d >= 0 && d <= trials);
        var variance = trials * probability * (1 - probability);
        HaveMoments(draws, trials * probability, variance, (1 - (2 * probability)) / Math.Sqrt(variance));
    }

    [Fact]
    public void Binomial_counts_fit_their_distribution_value_by_value()
    {
        const int trials = 60;
        const double probability = 0.35;
        var random = new Random(3);
        var seen = Enumerable.Range(0, Draws).CountBy(_ => random.Binomial(trials, probability)).ToDictionary();
        // Pearson's statistic over the values expected at least ten times: about 25 of them, 99.9% below 53.
        var (statistic, log) = (0.0, trials * Math.Log(1 - probability));
        for (var k = 0; k <= trials; k++)
        {
            var expected = Draws * Math.Exp(log);
            if (expected >= 10)
                statistic += Math.Pow(seen.GetValueOrDefault(k) - expected, 2) / expected;
            log += Math.Log((trials - k) / (k + 1.0) * probability / (1 - probability));
        }

        statistic.ShouldBeLessThan(53);
    }

    [Fact]
    public void A_count_never_exceeds_its_trials() => Gen.Select(Gen.Int[0, 100_000], Gen.Double[0, 1], Gen.Int).Sample((trials, probability, seed) =>
        new Random(seed).Binomial(trials, probability) is var count && count >= 0 && count <= trials);

    [Theory]
    [InlineData(0.5, 0)]
    [InlineData(0.001, -3.0902323061678)]
    [InlineData(0.99, 2.3263478740408)]
    [InlineData(0.975, 1.9599639845401)]
    public void Normal_quantiles_are_those_of_the_tables(double probability, double quantile) =>
        NormalQuantile.At(probability).ShouldBe(quantile, 1e-7);

    [Theory]
    [InlineData(5)]
    [InlineData(2_000)]
    public void Latencies_have_the_median_and_the_99th_percentile_asked_for(int atOnce)
    {
        var random = new Random(4);
        var seen = new List<(TimeSpan Latency, long Count)>();
        for (var drawn = 0; drawn < 200_000; drawn += atOnce)
            random.Latencies(new(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(120)), atOnce, (latency, count) => seen.Add((latency, count)));
        var all = seen.Sum(s => s.Count);
        all.ShouldBe(200_000);
        Below(20).ShouldBe(0.5, 0.01);
        Below(120).ShouldBe(0.99, 0.002);

        double Below(double milliseconds) => (double)seen.Where(s => s.Latency.TotalMilliseconds < milliseconds).Sum(s => s.Count) / all;
    }

    [Fact]
    public void Many_latencies_are_few_batches()
    {
        var batches = 0;
        new Random(5).Latencies(new LatencyDistribution(TimeSpan.FromMilliseconds(20), TimeSpan.FromMilliseconds(120)), 1_000_000, (_, _) => batches++);
        batches.ShouldBeInRange(5, 15);
    }

    // Within five standard errors; the seeds are fixed.
    private static void HaveMoments(List<double> draws, double mean, double variance, double skew)
    {
        var error = 5 / Math.Sqrt(Draws);
        draws.Average().ShouldBe(mean, (error * Math.Sqrt(variance)) + 1e-12);
        var seen = draws.Average(d => Math.Pow(d - mean, 2));
        seen.ShouldBe(variance, (error * variance * Math.Sqrt(2 + (1 / Math.Max(variance, 1e-9)))) + 1e-12);
        if (variance > 5)
            (draws.Average(d => Math.Pow(d - mean, 3)) / Math.Pow(variance, 1.5)).ShouldBe(skew, error * Math.Sqrt(15));
    }
}
