using RedGreen.Health.Judging;

namespace RedGreen.Tests.Health.Judging;

public class OverdispersionTests
{
    [Fact]
    public void It_is_the_spread_of_the_counts_beyond_that_of_independent_events()
    {
        // 1,000 requests a minute, failures 10, 20, 10, 0, 40: p = 1%, m = 10. y = 2 sqrt(x + 3/8) - 2 sqrt(10.375):
        // 0, 2.585686, 0, -5.217304, 6.266216; their median is 0, and that of the distances from it 2.585686.
        // s = 1.4826 * 2.585686 = 3.833538; v = (s^2 - 1)/m = (14.696010 - 1)/10 = 1.369601.
        Overdispersion.Of([(1_000, 10), (1_000, 20), (1_000, 10), (1_000, 0), (1_000, 40)]).ShouldBe(1.36960104392811, 1e-12);
    }

    [Fact]
    public void Traffic_that_changes_is_no_noise()
    {
        // p = 4%, np = 4, 8, 16, 4, 8: three of five minutes have just what is expected, so s = 0.
        Overdispersion.Of([(100, 4), (200, 2), (400, 16), (100, 1), (200, 8)]).ShouldBe(Overdispersion.Least);
        // A day's curve, without any noise: 500 to 5,500 requests at 2%.
        var day = Enumerable.Range(0, 60).Select(i => 3_000 + (long)(2_500 * Math.Sin(i / 60.0 * 2 * Math.PI))).Select(n => (n, n / 50));
        Overdispersion.Of([.. day]).ShouldBe(Overdispersion.Least);
    }

    [Theory]
    [InlineData(6_000, 20)]
    [InlineData(600, 20)]
    [InlineData(60, 20)]
    [InlineData(600, 25)]
    public void An_outage_in_the_last_hour_neither_raises_the_usual_rate_nor_blinds_the_judge(long requests, int minutes)
    {
        var random = new Random(31);
        (long, long)[] calm = [.. Enumerable.Range(0, 60).Select(_ => (requests, Simulation.Binomial(random, requests, 0.005)))];
        (long, long)[] outage = [.. calm.Take(60 - minutes), .. Enumerable.Range(0, minutes).Select(_ => (requests, Simulation.Binomial(random, requests, 0.3)))];
        Overdispersion.UsualRate(outage).ShouldBe(Overdispersion.UsualRate(calm), 0.0015);
        Overdispersion.Of(outage).ShouldBe(Overdispersion.Of(calm), 0.05);
    }

    [Fact]
    public void Short_bursts_are_left_out_and_noise_in_every_minute_is_not()
    {
        var random = new Random(32);
        (long, long)[] noisy = [.. Enumerable.Range(0, 60).Select(_ => (6_000L, Simulation.Poisson(random, 30 * Simulation.Gamma(random, 4))))];
        (long, long)[] bursts = [.. noisy.Take(57), .. Enumerable.Repeat((6_000L, 900L), 3)];
        Overdispersion.Of(noisy).ShouldBeInRange(0.15, 0.4);
        Overdispersion.Of(bursts).ShouldBe(Overdispersion.Of(noisy), 0.1);
    }

    [Fact]
    public void Where_most_minutes_have_no_failure_the_rate_is_that_of_the_hour()
    {
        Overdispersion.UsualRate([(100, 0), (100, 0), (100, 3)]).ShouldBe(0.01, 1e-15);
        Overdispersion.UsualRate([(100, 0), (100, 2), (100, 3)]).ShouldBe(0.02, 1e-15);
    }

    [Fact]
    public void Few_events_tell_nothing_of_noise() => Overdispersion.Of([(100, 0), (100, 3), (100, 0), (10, 0)]).ShouldBe(Overdispersion.Least);

    [Fact]
    public void Minutes_without_requests_are_none()
    {
        Overdispersion.Of([]).ShouldBe(Overdispersion.Least);
        Overdispersion.UsualRate([]).ShouldBe(0);
        Overdispersion.UsualRate([(0, 0), (0, 0)]).ShouldBe(0);
        Overdispersion.UsualRate([(0, 0), (100, 1), (0, 0)]).ShouldBe(0.01, 1e-15);
    }

    [Fact]
    public void Independent_failures_are_taken_for_what_they_are()
    {
        var random = new Random(11);
        var v = Enumerable.Range(0, 200).Select(_ => Overdispersion.Of([.. Enumerable.Range(0, 60).Select(_ => (60_000L, Simulation.Poisson(random, 60)))])).ToList();
        Overdispersion.Median(v).ShouldBe(Overdispersion.Least);
        v.Max().ShouldBeLessThan(0.06);
    }

    [Fact]
    public void Noise_of_a_known_variance_is_measured_as_about_that()
    {
        // Gamma noise of variance 1/4, 60 failures a minute.
        var random = new Random(12);
        var v = Enumerable.Range(0, 200).Select(_ => Overdispersion.Of([.. Enumerable.Range(0, 60).Select(_ => (60_000L, Simulation.Poisson(random, 60 * Simulation.Gamma(random, 4))))])).ToList();
        Overdispersion.Median(v).ShouldBeInRange(0.2, 0.3);
    }

    [Theory]
    [InlineData(new double[] { 3 }, 3)]
    [InlineData(new double[] { 4, 1, 3 }, 3)]
    [InlineData(new double[] { 4, 1, 3, 2 }, 2.5)]
    public void The_median_is_in_the_middle(double[] values, double median) => Overdispersion.Median(values).ShouldBe(median);
}
