using RedGreen.Sandbox.Load;

namespace RedGreen.Sandbox.Tests.Load;

public class ArrivalTimesTests
{
    [Fact]
    public void Uniform_arrivals_are_equally_far_apart() =>
        ArrivalTimes.Of(Arrivals.Uniform, 4, seed: 1).Take(4).ShouldBe([TimeSpan.Zero, TimeSpan.FromSeconds(0.25), TimeSpan.FromSeconds(0.5), TimeSpan.FromSeconds(0.75)]);

    [Fact]
    public void Poisson_arrivals_come_at_their_rate_and_cluster_as_chance_does() =>
        Gen.Select(Gen.Int, Gen.Double[1, 5000]).Sample((seed, rate) =>
        {
            const int Seconds = 200;
            var counts = ArrivalTimes.Of(Arrivals.Poisson, rate, seed)
                .TakeWhile(due => due < TimeSpan.FromSeconds(Seconds))
                .CountBy(due => (int)due.TotalSeconds)
                .ToDictionary();
            var perSecond = Enumerable.Range(0, Seconds).Select(second => (double)counts.GetValueOrDefault(second)).ToList();
            // Mean and variance of a Poisson distribution are both the rate; five standard errors either way.
            perSecond.Average().ShouldBe(rate, tolerance: 5 * Math.Sqrt(rate / Seconds) + 1.0 / Seconds);
            var variance = perSecond.Sum(count => (count - rate) * (count - rate)) / Seconds;
            (variance / rate).ShouldBeInRange(0.4, 1.9);
        }, iter: 20);

    [Fact]
    public void The_same_seed_gives_the_same_times() =>
        ArrivalTimes.Of(Arrivals.Poisson, 10, 7).Take(100).ShouldBe(ArrivalTimes.Of(Arrivals.Poisson, 10, 7).Take(100));

    [Fact]
    public void Without_a_rate_nothing_arrives() =>
        ArrivalTimes.Of(Arrivals.Poisson, 0, seed: 1).ShouldBeEmpty();
}
