using RedGreen.Sandbox.Time;

namespace RedGreen.Sandbox.Tests;

public class VirtualTimeTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    [Fact]
    public void Waiting_an_hour_takes_no_time()
    {
        var time = new VirtualTime(Start);
        time.RunUntil(Task.Delay(TimeSpan.FromHours(1), time), TimeSpan.FromDays(1));
        time.GetUtcNow().ShouldBe(Start.AddHours(1));
    }

    [Fact]
    public void Timers_due_together_fire_in_the_order_of_their_creation()
    {
        var time = new VirtualTime(Start);
        var fired = new List<int>();
        for (var i = 0; i < 5; i++)
            time.CreateTimer(n => fired.Add((int)n!), i, TimeSpan.FromSeconds(1), Timeout.InfiniteTimeSpan);
        time.Advance(TimeSpan.FromSeconds(1));
        fired.ShouldBe([0, 1, 2, 3, 4]);
    }

    [Fact]
    public void A_periodic_timer_fires_until_it_is_disposed()
    {
        var time = new VirtualTime(Start);
        var count = 0;
        ITimer? timer = null;
        timer = time.CreateTimer(_ => { if (++count == 3) timer!.Dispose(); }, null, TimeSpan.Zero, TimeSpan.FromSeconds(10));
        time.Advance(TimeSpan.FromMinutes(5));
        count.ShouldBe(3);
        time.GetUtcNow().ShouldBe(Start.AddMinutes(5));
    }

    [Fact]
    public void A_task_that_nothing_will_complete_is_an_error_not_a_hang() =>
        Should.Throw<InvalidOperationException>(() => new VirtualTime(Start).RunUntil(new TaskCompletionSource().Task, TimeSpan.FromDays(1)));
}
