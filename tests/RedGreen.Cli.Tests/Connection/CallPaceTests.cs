using RedGreen.Aws.Survey;
using RedGreen.Sandbox.Time;

namespace RedGreen.Cli.Tests.Connection;

public class CallPaceTests
{
    [Fact]
    public void Calls_go_as_a_burst_and_then_no_faster_than_the_bucket_refills()
    {
        var time = new VirtualTime(new DateTimeOffset(2026, 1, 1, 0, 0, 0, TimeSpan.Zero));
        var pace = new CallPace(burst: 20, perSecond: 5, time);
        var begun = time.GetUtcNow();
        var calls = new List<double>();
        var all = Task.WhenAll(Enumerable.Range(0, 220).Select(_ => pace.RunAsync(
            () =>
            {
                calls.Add((time.GetUtcNow() - begun).TotalSeconds);
                return Task.FromResult(0);
            },
            TestContext.Current.CancellationToken)));
        time.RunUntil(all, TimeSpan.FromMinutes(5));

        calls.Count.ShouldBe(220);
        calls.Count(at => at == 0).ShouldBe(20);
        // A cluster of 200 services: less than a minute, and in no second more than the bucket allows.
        calls.Max().ShouldBe(40, 0.5);
        for (var second = 1; second < calls.Max(); second++)
            calls.Count(at => at > second && at <= second + 1).ShouldBeLessThanOrEqualTo(6);
    }
}
