using RedGreen.Health;
using RedGreen.Health.Judging;

namespace RedGreen.Tests.Health.Judging;

public class HistoryTests
{
    [Fact]
    public void It_is_what_was_measured()
    {
        // Rates 1%, 0.5%, 2%: median 1%. Percentiles 0.2, 0.3, 0.8 s: median 0.3. Slow 4%, 5%, 9%: median 5%.
        var history = History.Of([Minute(100, 1, 0.2, 4), null, Minute(200, 1, 0.3, 10), Minute(100, 2, 0.8, 9)]);
        history.Minutes.ShouldBe(3);
        history.Requests.ShouldBe(400);
        history.RequestsPerMinute.ShouldBe(400 / 3.0, 1e-12);
        history.FailureRate.ShouldBe(0.01, 1e-15);
        history.SlowSeconds.ShouldBe(0.3);
        history.SlowRate!.Value.ShouldBe(0.05, 1e-15);
    }

    [Fact]
    public void Counted_slow_requests_belong_to_the_limit_they_were_counted_with() =>
        History.Of([Minute(100, 1, 0.2, 4)], slowSeconds: 0.25).SlowSeconds.ShouldBe(0.25);

    [Fact]
    public void Nothing_measured_is_nothing_known()
    {
        History.Of([]).ShouldBe(History.Unknown);
        History.Of([null, null]).ShouldBe(History.Unknown);
        History.Unknown.RequestsPerMinute.ShouldBe(0);
    }

    [Fact]
    public void Without_response_times_nothing_is_slow()
    {
        var history = History.Of([new SideWindow(100, 1, null)]);
        history.SlowSeconds.ShouldBeNull();
        history.SlowRate.ShouldBeNull();
    }

    private static SideWindow Minute(long requests, long failures, double p95, long slow) => new(requests, failures, null) { P95Seconds = p95, Slow = slow };
}
