using System.Net;
using Amazon.Runtime;
using RedGreen.Sandbox.Time;

namespace RedGreen.Aws.Tests;

public class CallBudgetTests
{
    private static readonly TimeSpan Long = TimeSpan.FromHours(1);

    private readonly VirtualTime _time = new(DateTimeOffset.UnixEpoch);

    [Fact]
    public void No_span_of_time_holds_more_calls_than_the_bucket_and_what_flows_into_it_meanwhile() =>
        Gen.Select(Gen.Int[1, 30], Gen.Int[1, 40], Gen.Int[1, 120]).Sample((burst, perSecond, calls) =>
        {
            var time = new VirtualTime(DateTimeOffset.UnixEpoch);
            var made = Spend(new CallBudget(time, burst, perSecond), time, calls);
            // Timers go by whole milliseconds.
            for (var first = 0; first < calls; first++)
                for (var last = first; last < calls; last++)
                    (last - first + 1).ShouldBeLessThanOrEqualTo((int)(burst + (perSecond * ((made[last] - made[first]).TotalSeconds + 0.001)) + 1e-9));
        });

    [Fact]
    public void The_burst_goes_at_once_and_the_rest_as_fast_as_the_rate()
    {
        var made = Spend(new CallBudget(_time, burst: 50, perSecond: 16), _time, 82);
        made.Count(at => at == DateTimeOffset.UnixEpoch).ShouldBe(50);
        made[^1].ShouldBe(DateTimeOffset.UnixEpoch.AddSeconds(2));
    }

    [Fact]
    public void A_bucket_that_nobody_uses_fills_up_and_no_further()
    {
        var budget = new CallBudget(_time, burst: 5, perSecond: 1);
        Spend(budget, _time, 5);
        _time.Advance(TimeSpan.FromDays(1));
        Spend(budget, _time, 6)[^1].ShouldBe(DateTimeOffset.UnixEpoch.AddDays(1).AddSeconds(1));
    }

    [Fact]
    public async Task A_throttled_call_is_made_again_later_and_more_slowly()
    {
        var budget = new CallBudget(_time, burst: 10, perSecond: 10);
        var times = new List<DateTimeOffset>();
        var answer = budget.SpendAsync(
            () =>
            {
                times.Add(_time.GetUtcNow());
                return times.Count < 4 ? throw new AmazonServiceException("Rate exceeded") { StatusCode = HttpStatusCode.BadRequest, ErrorCode = "ThrottlingException" } : Task.FromResult("yes");
            },
            TestContext.Current.CancellationToken);
        _time.RunUntil(answer, Long);
        (await answer).ShouldBe("yes");
        times.Zip(times.Skip(1), (one, next) => next - one).ShouldAllBe(gap => gap >= TimeSpan.FromMilliseconds(200));
    }

    [Fact]
    public void After_throttling_the_rate_comes_back()
    {
        var budget = new CallBudget(_time, burst: 1, perSecond: 10);
        var refused = false;
        var answer = budget.SpendAsync(
            () =>
            {
                (var first, refused) = (!refused, true);
                return first ? throw new AmazonServiceException("Rate exceeded") { StatusCode = HttpStatusCode.TooManyRequests } : Task.FromResult(1);
            },
            TestContext.Current.CancellationToken);
        _time.RunUntil(answer, Long);
        Spend(budget, _time, 50);
        var made = Spend(budget, _time, 11);
        (made[^1] - made[0]).ShouldBe(TimeSpan.FromSeconds(1), TimeSpan.FromMilliseconds(2));
    }

    [Fact]
    public void Any_other_error_is_the_callers() =>
        Should.Throw<InvalidOperationException>(() => new CallBudget(_time, 1, 1).SpendAsync<int>(() => throw new InvalidOperationException("no"), TestContext.Current.CancellationToken).GetAwaiter().GetResult());

    [Fact]
    public async Task Waiting_ends_when_it_is_cancelled()
    {
        using var stop = new CancellationTokenSource();
        var budget = new CallBudget(_time, burst: 1, perSecond: 1);
        Spend(budget, _time, 1);
        var waiting = budget.SpendAsync(() => Task.FromResult(1), stop.Token);
        await stop.CancelAsync();
        await Should.ThrowAsync<OperationCanceledException>(() => waiting);
    }

    private static List<DateTimeOffset> Spend(CallBudget budget, VirtualTime time, int calls)
    {
        var made = new List<DateTimeOffset>();
        var all = Task.WhenAll(Enumerable.Range(0, calls).Select(_ => budget.SpendAsync(
            () =>
            {
                made.Add(time.GetUtcNow());
                return Task.FromResult(true);
            },
            CancellationToken.None)));
        time.RunUntil(all, Long);
        return made;
    }
}
