using RedGreen.Sandbox.CloudWatch.Metrics;
using RedGreen.Sandbox.CloudWatch.Traffic;

namespace RedGreen.Sandbox.Tests.CloudWatch;

public class ResponseTimeTests
{
    [Fact]
    public void Percentiles_of_response_times_are_within_one_percent() =>
        Gen.Double[0.0001, 60].List[1, 200].Sample(seconds =>
        {
            var datum = Bucketed(seconds);
            seconds.Sort();
            foreach (var percent in new[] { 0, 50, 95, 99.9, 100 })
            {
                var exact = seconds[Math.Max(0, (int)Math.Ceiling(seconds.Count * percent / 100 * (1 - 1e-12)) - 1)];
                Statistic.Parse(FormattableString.Invariant($"p{percent}"))!.Of(datum)!.Value.ShouldBe(exact, exact * 0.01);
            }
        });

    [Fact]
    public void Sum_average_and_extremes_of_response_times_are_exact() =>
        Gen.Double[0.0001, 60].List[1, 50].Sample(seconds =>
        {
            var datum = Bucketed(seconds);
            datum.SampleCount.ShouldBe(seconds.Count);
            datum.Sum.ShouldBe(seconds.Sum(), 1e-9);
            datum.Minimum.ShouldBe(seconds.Min());
            datum.Maximum.ShouldBe(seconds.Max());
        });

    [Fact]
    public void Slow_requests_are_counted_above_a_limit()
    {
        var monitoring = new Monitoring();
        monitoring.Serve(Monitoring.Green, milliseconds: 50, count: 95);
        monitoring.Serve(Monitoring.Green, milliseconds: 700, count: 5);
        monitoring.Time.Advance(TimeSpan.FromMinutes(2));

        monitoring.Read("TargetResponseTime", "TC(0.3:)", Monitoring.Green).ShouldBe("0: 5");
        monitoring.Read("TargetResponseTime", "PR(:0.3)", Monitoring.Green).ShouldBe("0: 95");
        monitoring.Read("TargetResponseTime", "Average", Monitoring.Green).ShouldBe("0: 0.0825");
        monitoring.Read("TargetResponseTime", "TC(2:)", Monitoring.Green).ShouldBe("0: 0");
    }

    [Fact]
    public void A_response_that_took_no_time_or_a_day_is_counted_too()
    {
        var datum = Bucketed([0, 86_400]);
        datum.SampleCount.ShouldBe(2);
        datum.Minimum.ShouldBe(0);
        datum.Maximum.ShouldBe(86_400);
    }

    [Fact]
    public void What_was_taken_does_not_count_again()
    {
        var buckets = new LatencyBuckets();
        buckets.Add(0.2, 3);
        buckets.Take()!.SampleCount.ShouldBe(3);
        buckets.Take().ShouldBeNull();
        buckets.Add(0.2, 1);
        buckets.Take()!.SampleCount.ShouldBe(1);
    }

    private static Datum Bucketed(IEnumerable<double> seconds)
    {
        var buckets = new LatencyBuckets();
        foreach (var value in seconds)
            buckets.Add(value, 1);
        return buckets.Take()!;
    }
}
